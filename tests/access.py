"""Walks and drives Tumen through AT-SPI, as a screen reader does. Started by tests/access.sh."""

import json
import os
import subprocess
import sys
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# Newer names of the same calls are absent where this must run.
warnings.simplefilter('ignore', DeprecationWarning)

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


GONE = []


def walk(raw, depth=0):
    """The node and all below it; what goes away while it is asked is left out."""
    if raw is None:
        return
    try:
        node, count = Node(raw, depth), raw.get_child_count()
    except GLib.Error as gone:
        GONE.append(gone.message)
        return
    yield node
    for at in range(count):
        try:
            below = raw.get_child_at_index(at)
        except GLib.Error:
            continue
        yield from walk(below, depth + 1)


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
    """All nodes. One that its parent names and that does not answer is tolerated while things change, not at rest."""
    for _ in range(5):
        GONE.clear()
        nodes = list(walk(window()))
        if not GONE:
            return nodes
        settle(0.5)
    fail(f'nodes that do not answer: {GONE}')


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


def keep(nodes):
    """The tree as text, for a look at it."""
    place = os.environ.get('ACCESS_TREE')
    if place:
        with open(place, 'w', encoding='utf-8') as out:
            for node in nodes:
                print('  ' * node.depth + str(node), node.actions(), file=out)


def the_window_tells_all_of_itself():
    print('the window tells all of itself')
    nodes = awaited('the window in the tree', lambda: window() and len(tree()) > 100 and tree())
    keep(nodes)
    checked(nodes, 'the window')
    if not nodes[0].name.startswith('sample'):
        fail(f'the window is called {nodes[0].name!r}')
    regions = {node.name for node in nodes if node.role == 'landmark'}
    for name in ('Menus and filter', 'Articles', 'Chart', 'Lists', 'Reader', 'Claim', 'Progress'):
        if name not in regions:
            fail(f'no part of the window is called {name!r}; there are {sorted(regions)}')
    step('parts: ' + ', '.join(sorted(regions)))
    mark = find('toggle button', 'US$48 million, Jan–May 2017, RUS → PRK, suggested', nodes)
    if not mark:
        fail('the chart has no mark for US$48 million')
    step(f'a mark of the chart: {mark[0]}')
    rows = find('list item', 'Row ', nodes)
    if not all({'selectable', 'focusable'} <= row.states and row.actions() for row in rows):
        fail(f'rows cannot be chosen: {[str(row) for row in rows]}')
    row = rows[0].attributes()
    if (row.get('posinset'), row.get('setsize')) != ('1', '28'):
        fail(f'the first of 28 rows says {row}')
    step('the first row says that it is the first of 28')
    return nodes


def a_claim_takes_a_status():
    print('a claim takes a status')
    row = find('list item', 'Row 160,000 tons')[0]
    if 'selected' in row.states:
        fail('the row is selected before anybody chose it')
    row.press()
    awaited('the row to be selected', lambda: 'selected' in find('list item', 'Row 160,000 tons')[0].states)
    step(str(find('list item', 'Row 160,000 tons')[0]))
    paragraphs = [node for node in tree() if '160,000 tons' in node.text()]
    if not any(node.role == 'label' and len(node.text()) > 80 for node in paragraphs):
        fail('the paragraph of the figure has no text: ' + '; '.join(map(str, paragraphs)))
    words = next(node.text() for node in paragraphs if len(node.text()) > 80)
    step(f'its paragraph, through the Text interface: {words[:60]}… ({len(words)} characters)')
    if not find('link', '160,000 tons'):
        fail('the figure in the text is no link')
    if 'checked' in one('radio button', 'Confirmed').states:
        fail('Confirmed is set before anybody set it')
    one('radio button', 'Confirmed').press()
    row = awaited('the row to say it', lambda: [
        row for row in find('list item', 'Row 160,000 tons') if ', Confirmed, ' in row.name])[0]
    # The program went on to the next suggestion, as it does for all who review.
    awaited('the next one to be selected', lambda: 'selected' in find('list item', 'Row 1.2 million')[0].states)
    row.press()
    awaited('Confirmed to be checked', lambda: 'checked' in find('radio button', 'Confirmed')[0].states)
    row = find('list item', 'Row 160,000 tons')[0]
    if 'selected' not in row.states:
        fail(f'it is not selected: {row}')
    step(str(row))
    awaited('the mark of what is saved', lambda: find('label', '✓ saved'))
    awaited('the chart to say it', lambda: find('toggle button', '160,000 tons, Feb–Jun 2025, RUS → PRK, plan, Confirmed'))
    step('✓ saved')
    checked(tree(), 'with a claim')


# What can be pressed is called by what it opens or switches, and libraries differ in the words.
PRESSED = ('button', 'push button', 'toggle button', 'menu', 'menu item', 'check menu item')


def the_chart_is_a_table_too():
    print('the chart is a table too')
    one(PRESSED, 'options ▼').press()
    one(PRESSED, 'The same data as a table').press()
    rows = awaited('the table', lambda: find('list item', 'Plotted '))
    step(f'{len(rows)} rows in sight, such as {rows[0].name!r}')
    checked(tree(), 'the table')
    one('toggle button', 'table').press()
    awaited('the plots', lambda: not find('list item', 'Plotted '))


def a_dialog_keeps_readers_within_itself():
    print('a dialog keeps readers within itself')
    one('menu item', 'Tools').press()
    item = one('menu item', 'Preferences…')
    checked(tree(), 'a menu')
    item.press()
    dialog = one('dialog', 'Preferences')
    if 'modal' not in dialog.states:
        fail(f'{dialog} is not modal')
    nodes = tree()
    if find('list item', 'Row ', nodes):
        fail('what lies behind the dialog is read')
    checked(nodes, 'the dialog')
    one('push button', 'Close').press()
    awaited('the window', lambda: find('list item', 'Row '))


def what_is_told_without_going_there():
    print('what happens is told')
    said = []
    listener = Atspi.EventListener.new(lambda event: said.append(event.any_data))
    listener.register('object:announcement')
    settle(0.5)
    one('menu item', 'Edit').press()
    one('menu item', 'Copy claim as a citation').press()
    awaited('an announcement', lambda: any('citation' in str(words) for words in said))
    step(f'heard: {said}')
    listener.deregister('object:announcement')


def main():
    switch_on()
    Atspi.init()
    with open(LOG, 'w', encoding='utf-8') as log:
        program = subprocess.Popen([PROGRAM], stdout=log, stderr=log)
    try:
        the_window_tells_all_of_itself()
        a_claim_takes_a_status()
        the_chart_is_a_table_too()
        a_dialog_keeps_readers_within_itself()
        what_is_told_without_going_there()
        key('ctrl+q')
        if program.wait(15) != 0:
            fail(f'the program ended with {program.returncode}')
    finally:
        program.kill()
    rows = [row for row in exported() if row.get('status') == 'confirmed']
    if [row['quote'] for row in rows] != ['160,000 tons']:
        fail(f'the project on disk has {rows}')
    step(f'on disk: {rows[0]["quote"]}, {rows[0]["status"]}')


if __name__ == '__main__':
    main()
