#!/usr/bin/env bash
# Compares every stack with its snapshot in another commit, prints what a deploy does, and writes
# the same for a pull request to cache-diff.md. The exit code is that of the riskiest change: 0 in place,
# 2 disruptive or evicts data, 3 destroys data, 4 refused by the cloud, 1 when the comparison itself failed.
set -euo pipefail
cd "$(dirname "$0")/.."

snapshots=test/__snapshots__/team-cache-stack.test.ts.snap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Where the other commit has no snapshots yet, every stack is new.
git show "$1:./$snapshots" >"$work/base.snap" 2>/dev/null || : >"$work/base.snap"

npx cdktf synth >/dev/null
: >cache-diff.md
worst=0
for stack in cdktf.out/stacks/*; do
  code=0
  npx cdktf-cache-diff --format "markdown=$work/stack.md" "$work/base.snap" "$stack" || code=$?
  if [ "$code" = 1 ]; then
    exit 1
  fi
  cat "$work/stack.md" >>cache-diff.md
  worst=$((code > worst ? code : worst))
done
exit "$worst"
