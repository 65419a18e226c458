"""Sets of keys, and a person's own keys on top of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from seeds.refusal import Invalid
from tests.app import Visit, shelve, visit
from tests.shell import Shell
from tui import hands, keys
from tui.key_sheet import MOVING, SELECTING, group_of
from tui.presets import PRESETS
from tui.settings import Settings, settings

FILE = Path("/home/ak/signposts/settings.toml")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_rows_that_there_are_and_keys_that_there_are(preset: str) -> None:
    names = {key.name for key in keys.KEYS} | {key.id for key in keys.KEYS}
    assert set(PRESETS[preset]) <= names
    assert all(hands.is_key(key) for said in PRESETS[preset].values() for key in said.split(","))


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_with_no_preset_does_a_key_mean_two_things_on_one_screen(preset: str) -> None:
    assert keys.clashes(hands.table(Settings(preset=preset))) == []


def test_with_arrows_no_letter_is_needed_to_move_or_to_select() -> None:
    for key in hands.table(Settings(preset="arrows")):
        if group_of(key) in (MOVING, SELECTING) and key.place not in ("reading", "review"):
            plain = [one for one in keys.pressed(key) if not keys.is_typed(one)]
            assert plain or key.action in ("fold", "fold_all", "select_again", "copy"), key.id


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_with_every_preset_the_letters_of_the_kinds_tag(preset: str) -> None:
    rows = {key.id: keys.pressed(key) for key in hands.table(Settings(preset=preset))}
    for kind in ("claim", "trigger", "prediction"):
        assert kind[0] in rows[f"reading.tag-{kind}"]


def test_arrows_move_and_select_in_the_text(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("end", "enter", "ctrl+home", "down")
        first = v.room.pane.cursor_span
        assert first is not None
        assert first == v.room.passages[1]
        await v.press("shift+left")
        assert v.room.pane.selected_span is not None
        assert len(range(v.room.pane.selected_span.start, v.room.pane.selected_span.end)) == (
            first.end - first.start - 1
        )
        await v.press("ctrl+shift+left", "t")
        assert "tagged" in v.notice
        await v.press("ctrl+z")
        assert "undone" in v.notice
        await v.press("j")
        assert v.room.pane.cursor_span == first  # letters do not move

    visit(store, act, settings=Settings(preset="arrows"))


def test_with_vim_a_colon_opens_the_palette(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("colon")
        assert isinstance(v.app.screen, CommandPalette)

    visit(store, act, settings=Settings(preset="vim"))


def test_two_rows_may_change_their_keys(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "enter", "j", "t")
        assert v.notice.startswith("c-1 tagged")
        await v.press("j", "c")
        assert v.notice.startswith("t-1 tagged")

    visit(store, act, settings=Settings(keys={"tag-claim": "t", "tag-trigger": "c"}))


def test_footer_and_help_show_the_keys_that_a_person_has(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert "f5 add" in v.footer
        await v.press("f5")
        assert "library" not in str(v.app.screen)
        await v.press("escape", "question_mark")
        assert "f5" in v.shown()

    visit(store, act, settings=Settings(keys={"library.add": "f5"}))


def test_keys_of_a_person_go_on_top_of_a_preset() -> None:
    made = hands.table(Settings(preset="arrows", keys={"text.first": "f12"}))
    rows = {key.id: key.keys for key in made}
    assert (rows["text.first"], rows["text.last"]) == ("f12", "end,ctrl+end")


def test_a_name_may_stand_for_one_place_or_for_all() -> None:
    rows = {k.id: k.keys for k in hands.table(Settings(keys={"undo": "f5", "board.undo": "f6"}))}
    assert (rows["reading.undo"], rows["library.undo"], rows["board.undo"]) == ("f5", "f5", "f6")


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Ctrl+Z", "ctrl+z"), ("ctrl-z", "ctrl+z"), ("Shift+F10", "shift+f10"), ("escap", "escape")],
)
def test_a_key_that_is_written_in_another_way_is_known_again(said: str, meant: str) -> None:
    with pytest.raises(Invalid) as refused:
        hands.table(Settings(keys={"undo": said}))
    assert refused.value.attempt == meant


@pytest.mark.parametrize(
    ("name", "said", "read"),
    [
        ("picker.leave", "esc", "escape"),
        ("picker.page-down", "pgdn", "pagedown"),
        ("picker.next", "↓", "down"),
        ("library.board", "^t", "ctrl+t"),
        ("library.board", "ctrl+pgup", "ctrl+pageup"),
        ("library.board", " f2 , f3", "f2,f3"),
    ],
)
def test_keys_may_be_written_as_the_app_shows_them(name: str, said: str, read: str) -> None:
    rows = {key.id: key.keys for key in hands.table(Settings(keys={name: said}))}
    assert rows[name] == read


@pytest.mark.parametrize(
    ("source", "where", "what", "attempt"),
    [
        ('[keys]\nundoo = "f5"', "2:1", "no key does 'undoo'", "undo"),
        ('[keys]\nundo = "f99"', "2:1", "there is no key 'f99'", "f9"),
        ('[keys]\nundo = "ctrl+hyper+9"', "2:1", "terminals do not send hyper", "ctrl, alt, shift"),
        ('[keys]\nundo = "cmd+z"', "2:1", "terminals do not send cmd", "ctrl, alt, shift"),
        ('[keys]\nundo = "shift+a"', "2:1", "there is no key 'shift+a'", ""),
        ('[keys]\nundo = ""', "2:1", "there is no key ''", ""),
        ('[keys]\nundo = "ctrl+ctrl+a"', "2:1", "there is no key 'ctrl+ctrl+a'", ""),
        ('[keys]\nadd = "f5"\nundo = "x"', "3:1", "reading: x is untag and undo", ""),
        ('[keys.review]\nnxt = "f5"', "2:1", "no key does 'review.nxt'", "review.next"),
        (
            '[keys]\nfilter = "f5"\nadd = "f5"',
            "2:1",
            '; and line 3: add = "f5"',
            "another key: a, c, i",
        ),
        ('[keys]\nreview.next = "u"', "2:1", "review: u is next and undo", ""),
        ('[keys]\nnext = "x"', "2:1", "form: x is typed there, and next", ""),
        ('preset = "vim"\n[keys]\nuntag = "colon"', "3:1", "reading: : is", ""),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_its_line(
    source: str, where: str, what: str, attempt: str
) -> None:
    with pytest.raises(Invalid) as caught:
        hands.table(settings(source, FILE))
    assert caught.value.where == f"{FILE}:{where}"
    assert what in caught.value.what
    assert attempt in caught.value.attempt
    assert caught.value.line


@pytest.mark.parametrize(
    "name", ["t", "slash", "/", "?", "f24", "ctrl+shift+left", "space", "ä", "alt+pagedown"]
)
def test_a_key_of_the_keyboard_is_known(name: str) -> None:
    assert hands.is_key(name)


def test_every_name_that_the_settings_know_is_listed_with_its_keys(shell: Shell) -> None:
    listed = shell.does("keys --json").form
    assert [row["name"] for row in listed] == [key.id for key in keys.KEYS]
    assert shell.does("keys review next").out.split()[:5] == [
        *("name", "keys", "what", "it", "does"),
    ]


def test_words_narrow_the_list_of_keys_also_other_words_for_what_a_key_does(shell: Shell) -> None:
    names = [row["name"] for row in shell.does("keys revert --json").form]
    assert "reading.undo" in names
    assert "reading.tag-claim" not in names
    assert "no key does that" in shell.does("keys xyzzy").err
