"""Walks and drives Tumen through AT-SPI, as a screen reader does. Started by tests/access.sh."""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM, LAUNCHER, LOG = sys.argv[1:4]
PROJECT = os.path.join(os.environ['XDG_DATA_HOME'], 'tumen', 'sample.tumen')

# What a person can act on: it must say what it is.
ACTIVE = {
    'button', 'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'list item', 'menu item',
    'check menu item', 'link', 'entry', 'text', 'page tab', 'slider', 'spin button', 'table row', 'tree item',
}


def step(words):
    print('  ' + words, flush=True)


def fail(words):
    sys.exit('FAILED: ' + words)


def settle(seconds=0.2):
    """Let what the program tells arrive: the library keeps a copy that only the main loop brings up to date."""
    context = GLib.MainContext.default()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        while context.iteration(False):
            pass
        time.sleep(0.02)


def awaited(what, look, seconds=30):
    """The first true answer of `look`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        settle()
        try:
            found = look()
        except GLib.Error:
            # The tree changed while it was walked.
            found = None
        if found:
            return found
    fail(f'waited in vain for {what}')


class Node:
    """One node of the tree, asked afresh each time."""

    def __init__(self, raw, depth):
        self.raw, self.depth = raw, depth
        self.role = raw.get_role_name()
        self.name = raw.get_name() or ''
        states = raw.get_state_set()
        self.states = {
            word for word in ('focusable', 'focused', 'selected', 'selectable', 'checked', 'checkable', 'modal',
                              'showing', 'visible', 'sensitive', 'pressed')
            if states.contains(getattr(Atspi.StateType, word.upper()))
        }

    def actions(self):
        raw = self.raw.get_action_iface()
        return [raw.get_action_name(at) for at in range(raw.get_n_actions())] if raw else []

    def press(self):
        raw = self.raw.get_action_iface()
        if not raw or raw.get_n_actions() == 0:
            fail(f'{self} has no action')
        if not raw.do_action(0):
            fail(f'{self}: the action was refused')

    def text(self):
        raw = self.raw.get_text_iface()
        return Atspi.Text.get_text(raw, 0, Atspi.Text.get_character_count(raw)) if raw else ''

    def value(self):
        raw = self.raw.get_value_iface()
        return raw.get_current_value() if raw else None

    def attributes(self):
        return self.raw.get_attributes() or {}

    def __str__(self):
        return f'{self.role} {self.name!r} [{" ".join(sorted(self.states - {"visible", "showing", "sensitive"}))}]'


def walk(raw, depth=0):
    if raw is None:
        return
    node = Node(raw, depth)
    yield node
    for at in range(raw.get_child_count()):
        yield from walk(raw.get_child_at_index(at), depth + 1)


def application():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for at in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(at)
        if found is not None and found.get_name() == os.path.basename(PROGRAM):
            return found
    return None


def window():
    app = application()
    if app is None:
        return None
    # Asked afresh each time: the library's copies lag behind the program.
    app.set_cache_mask(Atspi.Cache.NONE)
    app.clear_cache()
    for at in range(app.get_child_count()):
        found = app.get_child_at_index(at)
        if found is not None and found.get_role_name() in ('frame', 'window') and found.get_child_count():
            return found
    return None


def tree():
    return list(walk(window()))


def find(role, name, nodes=None):
    """The nodes of that role whose name is, or begins with, `name`."""
    roles = {role} if isinstance(role, str) else role
    return [node for node in (nodes or tree()) if node.role in roles and node.name.startswith(name)]


def one(role, name):
    return awaited(f'{role} {name!r}', lambda: find(role, name))[0]


def key(*keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '40', *keys], check=True)
    settle(0.4)


def nameless(nodes):
    """What can be acted on and does not say what it is."""
    found = []
    for node in nodes:
        if (node.role in ACTIVE or 'focusable' in node.states) and not node.name.strip():
            found.append(f'{node} depth {node.depth}')
    return found


def checked(nodes, where):
    bad = nameless(nodes)
    if bad:
        fail(f'{where}: {len(bad)} without a name:\n    ' + '\n    '.join(bad))
    step(f'{where}: {len(nodes)} nodes, everything that acts has a name')


def switch_on():
    """As a desktop does it when a screen reader is started."""
    subprocess.Popen([LAUNCHER, '--launch-immediately'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        done = subprocess.run(
            ['gdbus', 'call', '--session', '--dest', 'org.a11y.Bus', '--object-path', '/org/a11y/bus', '--method',
             'org.freedesktop.DBus.Properties.Set', 'org.a11y.Status', 'IsEnabled', '<true>'],
            capture_output=True, text=True)
        if done.returncode == 0:
            return
        time.sleep(0.1)
    fail(f'accessibility cannot be switched on: {done.stderr}')


def exported():
    out = os.path.join(os.environ['HOME'], 'out.ndjson')
    subprocess.run([PROGRAM, 'export', PROJECT, '--to', 'ndjson', '--out', out], check=True)
    with open(out, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main():
    switch_on()
    Atspi.init()
    with open(LOG, 'w', encoding='utf-8') as log:
        program = subprocess.Popen([PROGRAM], stdout=log, stderr=log)
    nodes = awaited('the window in the tree', lambda: window() and len(tree()) > 100 and tree())
    with open(os.environ.get('ACCESS_TREE') or os.devnull, 'w', encoding='utf-8') as out:
        for node in nodes:
            print('  ' * node.depth + str(node), node.actions(), file=out)
    program.terminate()


if __name__ == '__main__':
    main()
