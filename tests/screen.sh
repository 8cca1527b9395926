# A virtual screen with a window manager, and words for what is done on it. Sourced by the tests of the real program:
#   work=…            a folder of its own, made and taken away here
#   last_words FILE   what to show of when it fails; may be called again
#   undo              a function of the test's that is called before the screen goes
# shellcheck shell=bash

work=$(mktemp -d)
mkdir -p "$work/home" "$work/run"
chmod 700 "$work/run"
pids=() words=''

last_words() { words=$1; }
undo() { :; }

cleanup() {
  local code=$?
  undo
  # The screen goes last, or the window manager complains.
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ $code -eq 0 ]; then
    rm -rf "$work"
  else
    echo "FAILED; files in $work"
    [ ! -f "$words" ] || { echo "the program's last words:"; tail -n 20 "$words"; }
  fi
}
trap cleanup EXIT
trap 'exit 130' INT TERM

fail() { echo "FAILED: $*"; exit 1; }
step() { printf '  %s\n' "$*"; }

# await SECONDS WHAT COMMAND…: until the command succeeds.
await() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || fail "waited in vain for $what"
    sleep 0.1
  done
}

# start_screen WIDTH HEIGHT [OPTIONS of openbox…]
start_screen() {
  local width=$1 height=$2
  shift 2
  Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
  pids+=($!)
  await 20 "Xvfb" test -s "$work/display"
  DISPLAY=:$(tr -d '\n' <"$work/display")
  export DISPLAY
  HOME=$work/home openbox --sm-disable "$@" >"$work/openbox.log" 2>&1 &
  pids+=($!)
  await 20 "openbox" managed
}

managed() { xdotool get_num_desktops >/dev/null 2>&1; }
