#!/usr/bin/env sh
# Stores the Stripe secrets in the vault: the API key, and the signing secret of the webhook endpoint that this script registers with Stripe.
# Keeps secrets that are already there, so it can be run again, also after a failure. Requires az (signed in) and curl. Never passes a secret on
# a command line.
#   VAULT_NAME, API_URL, APP_NAME, AZURE_RESOURCE_GROUP   outputs of the deployment
#   STRIPE_SECRET_KEY   the API key; the script asks for it when it is not set
#   SECRET_EXPIRES      expiry date of new secrets, such as 2027-12-31T00:00:00Z; an alert fires 30 days before
set -eu

: "${VAULT_NAME:?}" "${API_URL:?}" "${APP_NAME:?}" "${AZURE_RESOURCE_GROUP:?}"
stripe="${STRIPE_API_BASE:-https://api.stripe.com}"

# The version of this project's Stripe.net. The code can read events of other versions too, but a fixed version does not change unannounced.
api_version=2026-10-28.endive

# The event types that the code handles.
events="
checkout.session.completed
checkout.session.async_payment_succeeded
checkout.session.async_payment_failed
checkout.session.expired
charge.refunded
charge.refund.updated
refund.created
refund.updated
refund.failed
charge.dispute.created
charge.dispute.updated
charge.dispute.funds_withdrawn
charge.dispute.funds_reinstated
charge.dispute.closed
payment_intent.payment_failed
"

secret_names() {
  az keyvault secret list --vault-name "$VAULT_NAME" --query '[].name' --output tsv
}

# store <name>: the value comes from standard input
store() {
  # shellcheck disable=SC2086
  az keyvault secret set --vault-name "$VAULT_NAME" --name "$1" --file /dev/stdin --encoding utf-8 --output none ${SECRET_EXPIRES:+--expires "$SECRET_EXPIRES"}
}

# call_stripe <curl arguments>
call_stripe() {
  printf 'user = "%s:"\n' "$key" | curl --silent --show-error --fail --config - "$@"
}

by_hand="Give the key the permission to write webhook endpoints, or register the endpoint by hand as docs/deploy.md describes."
fail() {
  echo "$1" >&2
  exit 1
}

# A new role assignment takes some minutes to take effect.
tries=0
until names="$(secret_names 2> /dev/null)"; do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || fail "Cannot read the vault $VAULT_NAME. Is AZURE_PRINCIPAL_ID your object id?"
  sleep 15
done

if ! echo "$names" | grep -qx stripe-secret-key; then
  if [ -z "${STRIPE_SECRET_KEY:-}" ]; then
    printf 'Stripe key (rk_... or sk_..., not shown): '
    stty -echo
    read -r STRIPE_SECRET_KEY
    stty echo
    echo
  fi

  printf '%s' "$STRIPE_SECRET_KEY" | store stripe-secret-key
  echo "Stored the Stripe key."
fi

if ! echo "$names" | grep -q '^stripe-webhook-secret-'; then
  key="$(az keyvault secret show --vault-name "$VAULT_NAME" --name stripe-secret-key --query value --output tsv)"
  address="$API_URL/api/webhooks/stripe"

  # Stripe shows a signing secret only once, when it creates the endpoint. An endpoint whose secret an interrupted run did not store is of no
  # use any more, and a second one for the same address would fail for ever: delete it and create a new one.
  endpoints="$(call_stripe "$stripe/v1/webhook_endpoints?limit=100")" || fail "Stripe did not list the webhook endpoints. $by_hand"
  ids="$(printf '%s' "$endpoints" | tr ',{}' '\n\n\n' | awk -F '"' -v address="$address" '$2 == "id" { id = $4 } $2 == "url" && $4 == address { print id }')"
  for id in $ids; do
    call_stripe --request DELETE "$stripe/v1/webhook_endpoints/$id" > /dev/null || fail "Stripe did not delete the endpoint $id. $by_hand"
    echo "Deleted the endpoint $id, whose signing secret was not stored."
  done

  set --
  for event in $events; do
    set -- "$@" --data-urlencode "enabled_events[]=$event"
  done

  endpoint="$(call_stripe "$stripe/v1/webhook_endpoints" --data-urlencode "url=$address" --data-urlencode "api_version=$api_version" "$@")" \
    || fail "Stripe did not register the endpoint. $by_hand"
  secret="$(printf '%s' "$endpoint" | sed -n 's/.*"secret": *"\(whsec_[^"]*\)".*/\1/p')"
  [ -n "$secret" ] || fail "Stripe's response has no signing secret."
  printf '%s' "$secret" | store stripe-webhook-secret-0
  echo "Registered $address with Stripe and stored its signing secret."
fi

# The app resolves its Key Vault references once a day; this makes it resolve them now.
az rest --method post --output none --url "$(az functionapp show --resource-group "$AZURE_RESOURCE_GROUP" --name "$APP_NAME" --query id --output tsv)/config/configreferences/appsettings/refresh?api-version=2022-03-01"
