#!/usr/bin/env sh
# Puts the Stripe secrets into the vault: the key, and the signing secret of a webhook endpoint that it registers with Stripe.
# What is in the vault already stays. Needs az (signed in) and curl; no secret ever stands on a command line.
#   VAULT_NAME, API_URL, APP_NAME, AZURE_RESOURCE_GROUP   outputs of the deployment
#   STRIPE_SECRET_KEY   asked for when it is not set
#   SECRET_EXPIRES      expiry date for new secrets, such as 2027-12-31T00:00:00Z; an alert comes 30 days before
set -eu

: "${VAULT_NAME:?}" "${API_URL:?}" "${APP_NAME:?}" "${AZURE_RESOURCE_GROUP:?}"
stripe="${STRIPE_API_BASE:-https://api.stripe.com}"

# The version that the Stripe.net of this project speaks. Other versions are read as well; a fixed one keeps surprises away.
api_version=2026-07-29.dahlia

# src/Core/Events/EventTypes.cs
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

keep() {
  # shellcheck disable=SC2086
  az keyvault secret set --vault-name "$VAULT_NAME" --name "$1" --file /dev/stdin --encoding utf-8 --output none ${SECRET_EXPIRES:+--expires "$SECRET_EXPIRES"}
}

# A role that was just assigned takes some minutes to be known everywhere.
tries=0
until names="$(secret_names 2> /dev/null)"; do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || { echo "The vault $VAULT_NAME cannot be read: is AZURE_PRINCIPAL_ID yours?" >&2; exit 1; }
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

  printf '%s' "$STRIPE_SECRET_KEY" | keep stripe-secret-key
  echo "Kept the Stripe key."
fi

if ! echo "$names" | grep -q '^stripe-webhook-secret-'; then
  key="$(az keyvault secret show --vault-name "$VAULT_NAME" --name stripe-secret-key --query value --output tsv)"
  set --
  for event in $events; do
    set -- "$@" --data-urlencode "enabled_events[]=$event"
  done

  endpoint="$(printf 'user = "%s:"\n' "$key" | curl --silent --show-error --fail --config - "$stripe/v1/webhook_endpoints" \
    --data-urlencode "url=$API_URL/api/webhooks/stripe" --data-urlencode "api_version=$api_version" "$@")" || {
    echo "Stripe did not register the endpoint. Register it by hand as docs/deploy.md says, or give the key the right to write webhook endpoints." >&2
    exit 1
  }

  secret="$(printf '%s' "$endpoint" | sed -n 's/.*"secret": *"\(whsec_[^"]*\)".*/\1/p')"
  [ -n "$secret" ] || { echo "Stripe answered without a signing secret." >&2; exit 1; }
  printf '%s' "$secret" | keep stripe-webhook-secret-0
  echo "Registered $API_URL/api/webhooks/stripe with Stripe and kept its signing secret."
fi

# References are looked up again only once a day, unless one asks.
az rest --method post --output none --url "$(az functionapp show --resource-group "$AZURE_RESOURCE_GROUP" --name "$APP_NAME" --query id --output tsv)/config/configreferences/appsettings/refresh?api-version=2022-03-01"
