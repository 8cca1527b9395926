#!/usr/bin/env bash
# How well `tumen extract` reads and `tumen audit` checks the articles that several projects share, against figures
# annotated and findings expected by hand.
#   tests/on_shared.sh [PROGRAM]     PROGRAM: a built tumen; without it, cargo builds one
# The floors below are what may not be lost again: raise them as the engine gets better, never lower them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

shared=../shared
if [ ! -d "$shared/gold" ] || [ ! -d "$shared/seeds" ]; then
  echo "skipped: $shared is absent"
  exit 0
fi
if ! command -v python3 >/dev/null; then
  echo "skipped: python3 is absent, and the scorer is written in it"
  exit 0
fi
if [ $# -gt 0 ]; then tumen=("$1"); else tumen=(cargo run --quiet --); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check NAME GOLD ARTICLES MEASURE=FLOOR…
check() {
  local name=$1 gold=$2 articles=$3 line floor
  shift 3
  # Not a process substitution: it would hide that the program failed.
  "${tumen[@]}" extract "$articles" >"$work/$name.jsonl" || { echo "$name: tumen extract $articles failed"; failed=1; return; }
  python3 "$shared/gold/score_claims.py" "$gold" "$work/$name.jsonl" >"$work/$name.score" ||
    { cat "$work/$name.score"; echo "$name: the scorer refused the records"; failed=1; return; }
  line=$(tail -n 1 "$work/$name.score")
  echo "$name: $line"
  for floor in "$@"; do
    python3 - "$name" "$floor" "$line" <<'PY' || failed=1
import sys
name, floor, line = sys.argv[1:]
measure, least = floor.split('=')
got = dict(pair.split('=') for pair in line.split() if '=' in pair).get(measure)
if got is None: sys.exit(f'{name}: the scorer printed no {measure}')
if not float(got) >= float(least): sys.exit(f'{name}: {measure} is {got}, the floor is {least}')
PY
  done
}

check seeds "$shared/gold/gold_seeds.jsonl" "$shared/seeds" typed_f1=0.97 full=0.93
check dev "$shared/gold/gold_dev.jsonl" "$shared/gold/dev" typed_f1=0.96 full=0.85
# Our own forty articles: tests/press/README.md
check press-a tests/press/gold_a.jsonl tests/press/a typed_f1=0.95 full=0.79
check press-b tests/press/gold_b.jsonl tests/press/b typed_f1=0.92 full=0.79
check press-c tests/press/gold_c.jsonl tests/press/c typed_f1=0.93 full=0.82
check press-d tests/press/gold_d.jsonl tests/press/d typed_f1=0.94 full=0.71
check press-e tests/press/gold_e.jsonl tests/press/e typed_f1=0.92 full=0.76

# audit NAME EXPECTED ARTICLES: every expected finding, no trap, and nothing called inconsistent beside them
audit() {
  local name=$1 line
  "${tumen[@]}" audit "$3" >"$work/$name.findings" || { echo "$name: tumen audit $3 failed"; failed=1; return; }
  python3 "$shared/gold/score_findings.py" "$2" "$work/$name.findings" >"$work/$name.score"
  line=$(tail -n 1 "$work/$name.score")
  echo "$name: $line"
  case $line in
    recall=1.00*traps_hit=0*expected_share=1.00*) ;;
    *) cat "$work/$name.score"; failed=1 ;;
  esac
}

audit findings-seeds "$shared/gold/findings_seeds.csv" "$shared/seeds"
audit findings-dev "$shared/gold/findings_dev.csv" "$shared/gold/dev"
exit $failed
