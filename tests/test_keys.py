"""The table of keys: complete, without clashes, and what the screens really bind."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from textual.dom import DOMNode

import tui.screens
from tui import keys
from tui.keys import Key
from tui.screens.room import Room
from tui.widgets.form import Form
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.table import Table


def rooms() -> list[type[Room]]:
    """Every screen with keys of its own in the table."""
    for module in pkgutil.iter_modules(tui.screens.__path__):
        importlib.import_module(f"tui.screens.{module.name}")
    found: list[type[Room]] = []
    classes: list[type[Room]] = [Room]
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        if "BINDINGS" in one.__dict__:
            found.append(one)
    return sorted(set(found), key=lambda one: one.__name__)


def test_no_key_means_two_things_on_one_screen() -> None:
    assert keys.clashes() == []


def test_a_clash_is_found_however_the_key_is_called() -> None:
    table = (
        Key("library", "filter", "slash", "filters"),
        Key("library", "add", "a,/", "adds"),
        Key("reading", "tag", "a", "tags"),
    )
    assert keys.clashes(table) == ["library: / is filter and add"]


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: f"{key.place}-{key.name}")
def test_every_key_says_what_it_does(key: Key) -> None:
    assert key.place in keys.NAMES
    assert key.help
    assert len(key.help) <= 60
    assert len(key.footer) <= 14
    assert any(key.place in places for places in keys.SCREENS.values())


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.__name__)
def test_every_key_of_a_screen_has_its_action(room: type[Room]) -> None:
    owners: dict[str, type[DOMNode]] = {"text": ReadingPane, "list": Table, "form": Form}
    for key in keys.of(*room.PLACES):
        owner = owners.get(key.place, room)
        assert hasattr(owner, f"action_{key.action.partition('(')[0]}"), key.name


def test_other_keys_are_taken_by_name_and_their_clashes_are_told() -> None:
    table = keys.remapped({"tag-trigger": "x"})
    assert keys.clashes(table) == ["reading: x is tag-trigger and untag"]
    assert keys.clashes(keys.remapped({"tag-trigger": "f2"})) == []


@pytest.mark.parametrize(
    ("key", "shown"),
    [("slash", "/"), ("ctrl+p", "^p"), ("j", "j"), ("G", "G"), ("escape", "esc"), ("down", "↓")],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert keys.shown(key) == shown


def test_what_does_the_same_on_several_screens_has_one_name() -> None:
    undo = {key.keys for key in keys.KEYS if key.name == "undo"}
    assert undo == {"u"}
