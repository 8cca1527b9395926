#!/usr/bin/env bash
# The packages as a person meets them: installed, started from the desktop's entry, a project opened by double-click,
# and removed again with nothing left but the person's work.
#   tests/package.sh DIR      where packaging/build put them
# Installs for real, so it wants root and apt; without them, or where Tumen is installed already, it says so and ends.
set -euo pipefail

packages=$(realpath "${1:?usage: tests/package.sh DIR}")
deb=$(ls "$packages"/tumen_*.deb)
tarball=$(ls "$packages"/tumen-*.tar.gz)
skip() { echo "skipped: $*"; exit 0; }
[ "$(id -u)" -eq 0 ] || skip "not root"
command -v apt-get >/dev/null || skip "no apt"
for tool in Xvfb openbox xdotool xprop gio xdg-open xdg-mime update-mime-database update-desktop-database; do
  command -v "$tool" >/dev/null || skip "$tool is absent"
done
[ "$(dpkg-query -W -f='${db:Status-Status}' tumen 2>/dev/null || true)" != installed ] || skip "tumen is installed here"

# shellcheck source=tests/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"
installed=''
export DEBIAN_FRONTEND=noninteractive
undo() {
  [ -z "${pid:-}" ] || kill "$pid" 2>/dev/null || true
  [ -z "$installed" ] || dpkg --purge tumen >/dev/null 2>&1 || true
}

# Every file that has the program's name, where packages and the desktop's databases put things.
traces() {
  find /usr /etc /opt /var/lib/dpkg/info -xdev -iname '*tumen*' -not -path '/usr/local/*' 2>/dev/null | sort
  grep -il tumen /usr/share/applications/mimeinfo.cache /usr/share/mime/packages/* /usr/share/mime/globs2 2>/dev/null || true
}

# --- installing ---------------------------------------------------------------------------------------------------

traces >"$work/before"
cp "$deb" "$work/tumen.deb" # apt's own user can't read everyone's folders
# What it depends on comes with it; a machine that has all of it needs no network.
installed=1
dpkg -i "$work/tumen.deb" >"$work/dpkg.log" 2>&1 ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends -f >>"$work/dpkg.log" 2>&1; } ||
  { cat "$work/dpkg.log"; fail "it does not install"; }
[ "$(dpkg-query -W -f='${db:Status-Status}' tumen)" = installed ] || fail "it is not installed"
dpkg -L tumen >"$work/files"
for file in /usr/bin/tumen /usr/share/man/man1/tumen-audit.1.gz /usr/share/bash-completion/completions/tumen \
  /usr/share/doc/tumen/copyright /usr/share/icons/hicolor/scalable/apps/tumen.svg; do
  grep -qx "$file" "$work/files" || fail "$file is not in the package"
done
for verb in $(tumen --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$'); do
  zcat /usr/share/man/man1/tumen.1.gz | tr -d '\\' | grep -q "tumen-$verb(1)" || fail "the man page does not name $verb"
  grep -q "$verb" /usr/share/bash-completion/completions/tumen || fail "bash does not complete $verb"
done
step "installed: $(wc -l <"$work/files") paths, $(stat -c %s /usr/bin/tumen) bytes of program"

# --- the screen ---------------------------------------------------------------------------------------------------

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP
export LC_ALL=C.UTF-8 HOME=$work/home LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR=$work/run
export XDG_DATA_HOME=$work/home/data XDG_CONFIG_HOME=$work/home/config XDG_CACHE_HOME=$work/home/cache
start_screen 1280 800

# window TITLE: its window is there; sets $window and $pid.
# (Not by `search --name`, which reads the old property, where a dash is not a dash.)
window() {
  for window in $(xdotool search --onlyvisible --class tumen 2>/dev/null); do
    if [ "$(xdotool getwindowname "$window" 2>/dev/null)" = "$1" ]; then
      pid=$(xdotool getwindowpid "$window")
      return
    fi
  done
  return 1
}
gone() { ! kill -0 "$pid" 2>/dev/null; }
close() {
  xdotool windowactivate --sync "$window" 2>/dev/null || true
  xdotool key --clearmodifiers ctrl+q
  await 20 "the window to close" gone
  pid=''
}

# --- a click in the desktop's menu --------------------------------------------------------------------------------

gio launch /usr/share/applications/tumen.desktop >"$work/launch.log" 2>&1 &
await 60 "a window from the desktop's entry" window "sample — Tumen"
[ "$(readlink "/proc/$pid/exe")" = /usr/bin/tumen ] || fail "another program answered"
xprop -id "$window" WM_CLASS | grep -q '"tumen"' || fail "the window's class is not that of the entry: $(xprop -id "$window" WM_CLASS)"
xprop -id "$window" -len 8 _NET_WM_ICON | grep -qv 'not found' || fail "the window has no icon"
step "started from the desktop's entry: “$(xdotool getwindowname "$window")”"
project=$XDG_DATA_HOME/tumen/sample.tumen
await 30 "the project on disk" test -s "$project"
sleep 1
close

# --- a double-click on a project ----------------------------------------------------------------------------------

own="$work/home/Kim's checks 한국.tumen"
cp "$project" "$own"
kind() { gio info -a standard::content-type "$1" | sed -n 's/.*content-type: //p'; }
[ "$(kind "$own")" = application/x-tumen-project ] || fail "its name does not tell what it is: $(kind "$own")"
cp "$project" "$work/home/without-an-ending"
[ "$(kind "$work/home/without-an-ending")" = application/x-tumen-project ] || fail "its content does not tell what it is"
[ "$(xdg-mime query default application/x-tumen-project)" = tumen.desktop ] || fail "projects are opened by another program"
# In a session that names no desktop xdg-open asks `file`, which knows SQLite and nothing of what is kept in it.
for opener in "gio open" "env XDG_CURRENT_DESKTOP=GNOME xdg-open"; do
  $opener "$own" >>"$work/open.log" 2>&1 &
  await 60 "the window of the project ($opener)" window "Kim's checks 한국 — Tumen"
  step "opened by $opener: “$(xdotool getwindowname "$window")”"
  sleep 1
  close
done

# --- removing -----------------------------------------------------------------------------------------------------

dpkg --purge tumen >"$work/purge.log" 2>&1 || { cat "$work/purge.log"; fail "it can't be removed"; }
installed=''
while read -r path; do
  [ -d "$path" ] || [ ! -e "$path" ] || fail "$path was left behind"
done <"$work/files"
traces >"$work/after"
diff "$work/before" "$work/after" || fail "something was left behind"
[ -s "$project" ] && [ -s "$own" ] || fail "the person's work went with the program"
step "removed: nothing is left but the projects"

# --- the tarball --------------------------------------------------------------------------------------------------

mkdir "$work/unpacked"
tar -xzf "$tarball" -C "$work/unpacked" --strip-components=1
"$work/unpacked/bin/tumen" --version >/dev/null || fail "the tarball's program does not start"
prefix=$work/prefix
"$work/unpacked/install" "$prefix" >/dev/null
[ "$("$prefix/bin/tumen" --version)" = "$("$work/unpacked/bin/tumen" --version)" ] || fail "install copied no program"
grep -qx "Exec=$prefix/bin/tumen %F" "$prefix/share/applications/tumen.desktop" || fail "the entry does not name the program"
[ -f "$prefix/share/mime/packages/tumen.xml" ] || fail "the type of projects is not installed"
"$work/unpacked/install" --remove "$prefix" >/dev/null
# The databases of types and programs are the desktop's.
left=$(find "$prefix" -iname '*tumen*' -type f)
[ -z "$left" ] || fail "the tarball's removal left $left"
step "the tarball installs and goes"
echo "package: passed"
