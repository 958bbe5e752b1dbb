#!/usr/bin/env sh
# Compiles and lints the templates, where Bicep is installed.
set -eu
cd "$(dirname "$0")"

if command -v bicep > /dev/null; then
  bicep() { command bicep "$@"; }
  file=""
elif command -v az > /dev/null && az bicep version > /dev/null 2>&1; then
  bicep() { az bicep "$@"; }
  file="--file"
else
  echo "Bicep is not installed; tests/Infra.Tests still checks the templates."
  exit 0
fi

# build-params needs the one value that has no default.
export AUTH_ISSUER="${AUTH_ISSUER:-https://issuer.example}"
bicep build $file main.bicep --stdout > /dev/null
bicep lint $file main.bicep
bicep build-params $file main.bicepparam --stdout > /dev/null
echo "The templates compile."
