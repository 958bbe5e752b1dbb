#!/usr/bin/env bash
# Installs what ./run and ./test need, so that both also work offline afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sudo apt-get update -q
sudo apt-get install -q -y --no-install-recommends chromium
npm install --no-save --no-audit --no-fund
dotnet restore CreditFunctions.sln
