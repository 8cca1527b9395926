#!/usr/bin/env bash
# The real release program in a real window under Xvfb, driven by mouse and keys.
#   tests/window.sh PROGRAM
#   WINDOW_SHOTS=DIR keeps the screenshots there; otherwise they stay only when the test fails.
set -euo pipefail

program=${1:?usage: tests/window.sh PROGRAM}
for tool in Xvfb openbox xdotool import convert python3; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is absent"; exit 0; }
done
[ -x "$program" ] || { echo "no program at $program"; exit 1; }
program=$(realpath "$program")

# shellcheck source=tests/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"
width=1600 height=1000
shots=${WINDOW_SHOTS:-$work/shots}
log=$work/program.log
mkdir -p "$shots"
app='' window=''
last_words "$log"
undo() { [ -z "$app" ] || kill "$app" 2>/dev/null || true; }

# --- the screen -------------------------------------------------------------------------------------------------

# Every window fills the screen, without a frame: window coordinates are screen coordinates. Dialogs keep their size.
cat >"$work/openbox.xml" <<'XML'
<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications>
    <application type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
  </applications>
</openbox_config>
XML

# --- the program ------------------------------------------------------------------------------------------------

# A person's fresh machine: own home, no session bus, no Wayland, no GPU.
surroundings=(
  env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS LIBGL_ALWAYS_SOFTWARE=1
  HOME="$work/home" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config"
  XDG_CACHE_HOME="$work/home/cache" XDG_RUNTIME_DIR="$work/run"
)
tumen() { "${surroundings[@]}" "$program" "$@"; }

# start ARGUMENTS…: until something is painted in its window.
start() {
  local began=$EPOCHREALTIME
  # Not through the function: $! must be the program, not a shell around it.
  "${surroundings[@]}" "$program" "$@" >>"$log" 2>&1 &
  app=$!
  await 30 "the window" find_window
  await 30 "a painted window" painted
  step "painted after $(python3 -c "print(f'{$EPOCHREALTIME - $began:.1f}')") s"
  xdotool windowactivate --sync "$window" 2>/dev/null || true
}

find_window() {
  kill -0 "$app" 2>/dev/null || fail "the program ended before its window was there"
  window=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | tail -n 1) || true
  # Not every toolkit says which process a window belongs to.
  [ -n "$window" ] || window=$(xdotool search --onlyvisible --class tumen 2>/dev/null | tail -n 1) || true
  [ -n "$window" ]
}

# More than a few colours: an unpainted or blank window has one or two.
painted() {
  import -window root "$work/probe.png" 2>/dev/null && [ "$(convert "$work/probe.png" -format %k info:)" -gt 16 ]
}

# stop: the way a person closes it; it must end by itself, and well.
stop() {
  local code=0
  key ctrl+q
  await 15 "the program to close on Ctrl+Q" gone
  wait "$app" || code=$?
  app='' window=''
  [ $code -eq 0 ] || fail "the program ended with exit code $code"
}

gone() { ! kill -0 "$app" 2>/dev/null; }

# --- hands and eyes ---------------------------------------------------------------------------------------------

# Real key and pointer events (XTEST), not events sent to a window, which many programs ignore.
key() { xdotool key --clearmodifiers --delay 40 "$@"; sleep 0.3; }
text() { xdotool type --delay 25 "$1"; sleep 0.3; }
click() { xdotool mousemove --sync "$1" "$2" 2>/dev/null || xdotool mousemove "$1" "$2"; sleep 0.1; xdotool click 1; sleep 0.3; }

# shot NAME: sets $shot.
shot() {
  shot=$shots/$1.png
  import -window root "$shot"
  step "screenshot $1"
}

# patch HEX X Y W H: the middle of the largest patch of that colour within the region of $shot, as "X Y";
# fails where no patch has 12 pixels. A few units per channel off still count, since drawing blends.
patch() {
  local hex=$1 x=$2 y=$3 w=$4 h=$5
  convert "$shot" -crop "${w}x${h}+${x}+${y}" +repage -alpha off \
    -fuzz 2% -fill black +opaque "$hex" -fuzz 0% -fill white +opaque black -depth 8 \
    -define connected-components:verbose=true -connected-components 4 null: |
    python3 -c '
import re, sys
left, top = map(int, sys.argv[1:])
# "  3: 20x110+400+90 410.0,145.0 2200 gray(255)", largest first; black is everything else
rows = re.findall(r"(\d+)x(\d+)\+(\d+)\+(\d+) \S+ (\d+) (?:s?rgba?\(255|gray\(255|white|#FFFFFF)", sys.stdin.read())
rows = [list(map(int, r)) for r in rows if int(r[4]) >= 12]
if not rows: sys.exit(1)
w, h, x, y, _ = max(rows, key=lambda r: r[4])
print(left + x + w // 2, top + y + h // 2)' "$x" "$y"
}

# click_bar HEX X Y W H: the bar of that colour in that part of the last screenshot.
click_bar() {
  local at
  at=$(patch "$@") || fail "nothing of colour $1 within $4x$5+$2+$3 of $shot"
  step "a bar of $1 at $at"
  # shellcheck disable=SC2086 # two numbers
  click $at
}

# settled FILE: there, and the same size and time for a second.
settled() {
  local before
  before=$(stat -c '%s %.Y' "$1" 2>/dev/null) || return 1
  sleep 1
  [ "$before" = "$(stat -c '%s %.Y' "$1" 2>/dev/null)" ]
}

written_since() { [ "$(stat -c %.Y "$1")" != "$2" ]; }

# --- what the program left on disk ------------------------------------------------------------------------------

export_to() { tumen export "$project" --to ndjson --out "$1" || fail "tumen export $project"; }

# count FILE FIELD VALUE
count() {
  python3 - "$@" <<'PY'
import json, sys
path, field, value = sys.argv[1:]
with open(path, encoding='utf-8') as lines:
    print(sum(json.loads(line).get(field) == value for line in lines if line.strip()))
PY
}

# --- scenarios --------------------------------------------------------------------------------------------------

project=$work/home/data/tumen/sample.tumen

a_decision_outlives_the_window() {
  echo "a decision outlives the window"
  start
  await 30 "the sample project on disk" settled "$project"
  shot 1-sample
  key j
  local before
  before=$(stat -c %.Y "$project")
  key 1
  await 10 "the decision on disk" written_since "$project" "$before"
  shot 2-confirmed
  stop
  export_to "$work/first.ndjson"
  local confirmed
  confirmed=$(count "$work/first.ndjson" status confirmed)
  [ "$confirmed" = 1 ] || fail "one claim was confirmed, the export has $confirmed"

  start
  await 30 "the project to come to rest" settled "$project"
  shot 3-again
  stop
  export_to "$work/second.ndjson"
  cmp "$work/first.ndjson" "$work/second.ndjson" || fail "opening and closing changed the project"
}

# The middle of the claims' plots, right of the axis' labels and left of the claim panel.
plots=(330 110 900 330)

a_bar_opens_its_sentence_and_takes_a_status() {
  echo "a bar opens its sentence and takes a status"
  rm -f "$project"
  start
  await 30 "the sample project on disk" settled "$project"
  # The second article's second figure is the US$48 million of 2017; the first key opens the article's first figure.
  key n
  key j j
  key 1
  shot 4-judged
  # Elsewhere, so that the click has something to do.
  key p
  key k k
  shot 5-elsewhere
  click_bar "#2F9E78" "${plots[@]}"
  shot 6-bar
  key 3
  await 30 "the decision on disk" settled "$project"
  stop
  export_to "$work/bar.ndjson"
  [ "$(count "$work/bar.ndjson" status single_source)" = 1 ] || fail "the clicked bar's claim was not judged"
  [ "$(count "$work/bar.ndjson" quote 'US$48 million')" = 1 ] || fail "the bar opened another claim"
}

start_screen "$width" "$height" --config-file "$work/openbox.xml"
a_decision_outlives_the_window
a_bar_opens_its_sentence_and_takes_a_status
echo "window: passed"
