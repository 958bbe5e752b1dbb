#!/usr/bin/env sh
# Uploads web/ to the static site, with a config.js for this deployment.
#   PAGES_STORAGE_NAME, API_URL   outputs of the deployment; without the first, the pages are hosted elsewhere
#   SIGN_IN_CLIENT_ID             the public client of the pages at the token issuer; without it nobody can sign in on them
#   AUTH_ISSUER                   the token issuer of the app
#   SIGN_IN_SCOPE                 default "openid profile"
#   SIGN_IN_PARAMETERS            more parameters of the authorization request, such as {"audience":"credits-api"}
#   SIGN_IN_CONNECTIONS           origins of issuer endpoints other than the issuer's own, such as ["https://graph.example"]
set -eu
cd "$(dirname "$0")/.."

if [ -z "${PAGES_STORAGE_NAME:-}" ]; then
  echo "The pages are hosted elsewhere."
  exit 0
fi

: "${API_URL:?}"
sign_in='{ kind: "development" }'
if [ -n "${SIGN_IN_CLIENT_ID:-}" ]; then
  nothing="{}"
  sign_in="{
    kind: \"oidc\",
    issuer: \"${AUTH_ISSUER:?}\",
    clientId: \"$SIGN_IN_CLIENT_ID\",
    scope: \"${SIGN_IN_SCOPE:-openid profile}\",
    parameters: ${SIGN_IN_PARAMETERS:-$nothing},
    connections: ${SIGN_IN_CONNECTIONS:-[]},
  }"
else
  echo "SIGN_IN_CLIENT_ID is not set: nobody can sign in on the pages." >&2
fi

copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
cp -R web/. "$copy"
rm -f "$copy/README.md"
cat > "$copy/config.js" << END
export const config = {
  apiBase: "$API_URL",
  signIn: $sign_in,
};
END

# A static site does not compress responses. Every browser accepts gzip.
find "$copy" -type f -exec sh -c 'for file; do gzip -9 -n -c "$file" > "$file.gz" && mv "$file.gz" "$file"; done' sh {} +

# upload <extension> <content type>: az does not guess the type of compressed files
upload() {
  # shellcheck disable=SC2016 # The container of a static site is called $web.
  az storage blob upload-batch --auth-mode login --account-name "$PAGES_STORAGE_NAME" --destination '$web' --source "$copy" --pattern "*.$1" \
    --content-type "$2; charset=utf-8" --content-encoding gzip --content-cache-control no-cache --overwrite --only-show-errors --output none
}

# The pages come last, when the files that they load are there.
upload md text/markdown
upload svg image/svg+xml
upload css text/css
upload js text/javascript
upload html text/html
echo "Uploaded the pages."
