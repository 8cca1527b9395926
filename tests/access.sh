#!/usr/bin/env bash
# The program as a screen reader meets it: in a real window, asked and driven through the platform's interface (AT-SPI).
#   tests/access.sh PROGRAM
#   ACCESS_TREE=FILE keeps the tree that was walked.
set -euo pipefail

program=${1:?usage: tests/access.sh PROGRAM}
# The distribution's own Python: another one does not see the distribution's modules.
python=$(command -v /usr/bin/python3 || command -v python3) || { echo "skipped: python3 is absent"; exit 0; }
for tool in Xvfb openbox xdotool dbus-run-session gdbus; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is absent"; exit 0; }
done
"$python" - 2>/dev/null <<'PY' || { echo "skipped: python3-gi or gir1.2-atspi-2.0 is absent"; exit 0; }
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi
PY
launcher=''
for place in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
  [ ! -x "$place" ] || launcher=$place
done
[ -n "$launcher" ] || { echo "skipped: at-spi2-core is absent"; exit 0; }
[ -x "$program" ] || { echo "no program at $program"; exit 1; }
program=$(realpath "$program")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# shellcheck source=tests/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"
log=$work/program.log
last_words "$log"
start_screen 1600 1000

# A person's fresh machine with a session bus of its own, on which accessibility is switched on.
env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u AT_SPI_BUS_ADDRESS LIBGL_ALWAYS_SOFTWARE=1 \
  HOME="$work/home" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config" \
  XDG_CACHE_HOME="$work/home/cache" XDG_RUNTIME_DIR="$work/run" GSETTINGS_BACKEND=memory USER=Kim \
  ACCESS_TREE="${ACCESS_TREE:-}" \
  dbus-run-session -- "$python" "$here/access.py" "$program" "$launcher" "$log" || exit 1
echo "access: passed"
