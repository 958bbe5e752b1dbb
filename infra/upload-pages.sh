#!/usr/bin/env sh
# Uploads web/ to the static site, with the address of the API in its config.js.
#   PAGES_STORAGE_NAME, API_URL   outputs of the deployment; without the first nothing is hosted here
set -eu
cd "$(dirname "$0")/.."

if [ -z "${PAGES_STORAGE_NAME:-}" ]; then
  echo "The pages are hosted elsewhere."
  exit 0
fi

: "${API_URL:?}"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
cp -R web/. "$copy"
rm -f "$copy/README.md"
sed "s|apiBase: \"\"|apiBase: \"$API_URL\"|" web/config.js > "$copy/config.js"
grep -q "apiBase: \"$API_URL\"" "$copy/config.js" || { echo "web/config.js has no apiBase to fill in." >&2; exit 1; }
az storage blob upload-batch --auth-mode login --account-name "$PAGES_STORAGE_NAME" --destination '$web' --source "$copy" --overwrite --only-show-errors --output none
echo "Uploaded the pages."
