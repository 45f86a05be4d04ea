#!/usr/bin/env bash
# The guards of what changed, weakened one at a time: their tests must notice. Three minutes at most, of which
# starting and clearing away take a little.
set -euo pipefail
cd "$(dirname "$0")/../../.."
npx -y pnpm@10.34.9 mutate --changed --minutes 2.7
