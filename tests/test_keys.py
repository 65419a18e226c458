"""The table of keys: complete, without clashes, and what the screens really bind."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen

import tui.screens
from tui import keys
from tui.app import SignpostsApp
from tui.keys import Key
from tui.other_words import OTHER_WORDS
from tui.replaying import ReplayApp
from tui.screens.opening import ArticlePane
from tui.screens.room import Room
from tui.widgets.choice import Choice
from tui.widgets.finding_form import FindingForm
from tui.widgets.form import Form
from tui.widgets.search_line import SearchLine
from tui.widgets.table import Table


def bound() -> list[type[DOMNode]]:
    """Every screen, small ones too, that binds keys of its own."""
    for module in pkgutil.iter_modules(tui.screens.__path__):
        importlib.import_module(f"tui.screens.{module.name}")
    found: list[type[DOMNode]] = []
    classes: list[type[DOMNode]] = [Room, ModalScreen]
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        if one.__module__.startswith("tui.") and one.__dict__.get("BINDINGS"):
            found.append(one)
    return sorted(set(found), key=lambda one: one.__name__)


def rows_of(screen: type[DOMNode]) -> list[Key]:
    """The rows of the table that a screen binds itself."""
    known = {key.id: key for key in keys.KEYS}
    named = (binding.id for binding in Binding.make_bindings(screen.BINDINGS))
    return [known[name] for name in dict.fromkeys(named) if name in known]


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


@pytest.mark.parametrize("screen", bound(), ids=lambda one: one.__name__)
def test_a_screen_binds_nothing_but_rows_of_the_table(screen: type[DOMNode]) -> None:
    known = {key.id for key in keys.KEYS}
    made = list(Binding.make_bindings(screen.BINDINGS))
    assert [binding.key for binding in made if binding.id not in known] == []
    assert [binding.key for binding in made if binding.priority] == []  # it would overtake


@pytest.mark.parametrize("screen", bound(), ids=lambda one: one.__name__)
def test_every_key_of_a_screen_has_its_action(screen: type[DOMNode]) -> None:
    for key in rows_of(screen):
        assert hasattr(screen, f"action_{key.action.partition('(')[0]}"), key.name


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("text", ArticlePane),
        ("list", Table),
        ("form", Form),
        ("choice", Choice),
        ("finding", FindingForm),
        ("find", SearchLine),
        ("everywhere", SignpostsApp),
        ("watch", ReplayApp),
    ],
)
def test_every_key_of_a_widget_has_its_action(place: str, owner: type[DOMNode]) -> None:
    for key in keys.of(place):
        assert hasattr(owner, f"action_{key.action.partition('(')[0]}"), key.name


def test_every_row_of_the_table_is_bound_somewhere() -> None:
    widgets = {"text", "list", "form", "choice", "ticks", "finding", "find", "everywhere", "watch"}
    bound_rows = {key.id for screen in bound() for key in rows_of(screen)}
    assert [k.id for k in keys.KEYS if k.place not in widgets and k.id not in bound_rows] == []


def test_no_two_rows_have_the_same_id() -> None:
    ids = [key.id for key in keys.KEYS]
    assert sorted(set(ids)) == sorted(ids)


def test_where_characters_are_typed_none_is_a_key() -> None:
    table = (Key("prompt", "save", "ctrl+s", "saves"), Key("prompt", "leave", "q,ä", "leaves"))
    assert keys.clashes(table) == [
        "prompt: q is typed there, and leave",
        "prompt: ä is typed there, and leave",
    ]


@pytest.mark.parametrize(
    ("key", "typed"),
    [("a", True), ("slash", True), ("space", True), ("tab", False), ("up", False), ("f2", False)],
)
def test_what_writes_a_character_is_known(key: str, typed: bool) -> None:
    assert keys.is_typed(key) is typed


def test_other_words_are_of_rows_that_there_are() -> None:
    assert set(OTHER_WORDS) <= {key.name for key in keys.KEYS}


def test_other_keys_are_taken_by_name_and_their_clashes_are_told() -> None:
    table = keys.remapped({"tag-trigger": "x"})
    assert keys.clashes(table) == ["reading: x is tag-trigger and untag"]
    assert keys.keymap(table) == {"reading.tag-trigger": "x"}
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


def test_a_row_of_one_place_counts_more_than_the_name_that_several_share() -> None:
    rows = {key.id: key.keys for key in keys.remapped({"back": "f3", "board.back": "f4"})}
    assert (rows["board.back"], rows["history.back"]) == ("f4", "f3")
