#!/usr/bin/env sh
# Smoke test of a deployment. Changes nothing: checks that the API is healthy and rejects requests without a token and forged events.
#   API_URL     address of the API
#   PAGES_URL   address of the pages, if they are hosted here
set -eu

: "${API_URL:?}"
answer="$(mktemp)"
trap 'rm -f "$answer"' EXIT

# expect <name> <status> <text in the response> <curl arguments>
expect() {
  what="$1" status="$2" text="$3"
  shift 3
  got="$(curl --silent --max-time 30 --output "$answer" --write-out '%{http_code}' "$@")" || true
  if [ "$got" != "$status" ] || ! grep -qi "$text" "$answer"; then
    echo "FAILED: $what: expected $status with '$text', got $got: $(head -c 300 "$answer")" >&2
    exit 1
  fi

  echo "ok: $what"
}

# The first start takes some time, and new role assignments take some minutes to take effect.
tries=0
until [ "$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' "$API_URL/api/health")" = 200 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo "FAILED: $API_URL/api/health does not return 200; see Start-up failures in docs/runbook.md." >&2; exit 1; }
  sleep 10
done
echo "ok: the API is healthy"

expect "packs are on sale" 200 '"packs"' "$API_URL/api/credit-packs"
expect "reading a balance without a token is rejected" 401 'unauthorized' "$API_URL/api/credits/balance"

now="$(date +%s)"
event='{"id":"evt_smoke","object":"event","type":"checkout.session.completed","data":{"object":{}}}'
forged="$(printf '%s.%s' "$now" "$event" | openssl dgst -sha256 -hmac whsec_not_the_secret | sed 's/^.* //')"
expect "an event that is signed with another secret is rejected" 400 'invalid-signature' \
  --header 'Content-Type: application/json' --header "Stripe-Signature: t=$now,v1=$forged" --data-raw "$event" "$API_URL/api/webhooks/stripe"

if [ -n "${PAGES_URL:-}" ]; then
  expect "the page is hosted and knows the API" 200 "$API_URL" --compressed "$PAGES_URL/config.js"
  expect "the page may call the API" 200 "access-control-allow-origin: $PAGES_URL" --include --header "Origin: $PAGES_URL" "$API_URL/api/credit-packs"
fi
