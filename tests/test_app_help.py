"""What `?` and the palette show: what can be done here and now, by what it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from tests.app import Visit, shelve, visit
from tui import keys, remembered
from tui.key import Key
from tui.key_sheet import ALWAYS, Line, group_of, grouped, likely
from tui.screens.help import Help
from tui.screens.library import Library
from tui.settings import Settings


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


async def sought(v: Visit, words: str) -> list[str]:
    """What the palette finds, the best first; it is left open."""
    await v.press("ctrl+p")
    await v.type(words)
    await v.pilot.pause(0.4)
    await v.rest()
    options = v.app.screen.query_one(OptionList).options
    return [str(option.prompt).splitlines()[0] for option in options]


# The sheet --------------------------------------------------------------------------------------


def test_opposites_share_a_line() -> None:
    rows = (
        Key("text", "next_tag", "n", "goes to the next tag"),
        Key("text", "previous_tag", "N", "goes to the previous tag"),
    )
    assert grouped(rows) == [Line("n N", "goes to the next tag; back", "moving")]


def test_groups_come_in_the_order_in_which_their_first_keys_do() -> None:
    rows = list(keys.of("reading", "text", "everywhere"))
    groups = list(dict.fromkeys(line.group for line in grouped(rows)))
    assert groups[0] == "tagging"
    assert groups[-1] == ALWAYS
    assert len(groups) == len({group_of(key) for key in rows})


def test_every_key_stands_in_the_sheet() -> None:
    rows = list(keys.of("reading", "text", "everywhere"))
    shown = " ".join(line.keys for line in grouped(rows)).split()
    alone = {one.rpartition("+")[2] or one for one in shown}
    assert [k.shown for k in rows if (k.shown.rpartition("+")[2] or k.shown) not in alone] == []


# Help -------------------------------------------------------------------------------------------


def test_help_shows_what_is_likely_first_and_fits_the_smallest_screen(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("enter", "question_mark")
        assert isinstance(v.app.screen, Help)
        lines = v.shown().splitlines()
        assert "What can be done here now" in lines[0]
        assert any("tags the passage as a claim" in line for line in lines)
        assert any("esc leave" in line for line in lines)
        first = next(n for n, line in enumerate(lines) if "as a claim" in line)
        assert first < 4

    visit(store, act, size=(80, 24))


def test_what_cannot_be_done_now_stands_apart(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "enter", "question_mark")
        shown = v.shown()
        now, _, later = shown.partition("Not now")
        assert "removes the tag" not in now
        assert "removes the tag" in later

    visit(store, act, size=(200, 60))


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
def test_help_is_left_as_one_would_expect(store: Path, key: str) -> None:
    async def act(v: Visit) -> None:
        await v.press("question_mark", "j", "space", "k", "pageup", key)
        assert isinstance(v.app.screen, Library)

    visit(store, act)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("", "adds articles from a file or folder"),
        ("h", "undoes the deed under the cursor"),
        ("r", "leaves; nothing is lost"),
        ("G enter O", ""),
    ],
)
def test_help_opens_over_every_screen_that_has_no_line_to_type_in(
    store: Path, way: str, said: str
) -> None:
    async def act(v: Visit) -> None:
        await v.press(*way.split())
        room = type(v.app.screen).__name__
        await v.press("question_mark")
        if isinstance(v.app.screen, Help):
            assert said in v.shown()
            await v.press("escape")
        assert type(v.app.screen).__name__ == room

    visit(store, act, size=(80, 24))


@pytest.mark.parametrize("places", [places for places in keys.SCREENS.values() if "list" in places])
def test_what_is_likely_fits_the_smallest_screen(places: tuple[str, ...]) -> None:
    assert len(grouped(likely(keys.of(*places)))) <= 22


# The palette ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("highlight", "tags the passage as a claim"),
        ("undo", "undoes the last act"),
        ("table of contents", "shows the parts of the article"),
        ("clipboard", "copies the passage or tag, and where it stands"),
        ("theme nord", "takes the theme nord"),
        ("high contrast", "takes the theme signposts-contrast-dark"),
        ("tutorial", "takes the tour"),
    ],
)
def test_an_act_is_found_by_what_people_call_it(store: Path, words: str, found: str) -> None:
    async def act(v: Visit) -> None:
        assert found in (await sought(v, words))[:6]

    visit(store, act, article="Who guards the bridge?")


def test_what_cannot_be_done_now_is_said_to_be_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert (await sought(v, "delete tag"))[0] == "removes the tag (not now)"
        await v.press("enter")
        assert "nothing here to do that with" in v.notice

    visit(store, act, article="Who guards the bridge?")


def test_what_works_elsewhere_says_where(store: Path) -> None:
    async def act(v: Visit) -> None:
        found = await sought(v, "delete tag")
        assert found[0] == "removes the tag (in the reading room)"
        await v.press("enter")
        assert v.notice == "that works in the reading room: x"

    visit(store, act)


def test_the_same_act_is_found_once(store: Path) -> None:
    async def act(v: Visit) -> None:
        found = await sought(v, "undoes the last act")
        assert found.count("undoes the last act") == 1
        assert not [one for one in found if one.startswith("undoes the last act (")]

    visit(store, act)


def test_at_first_it_offers_what_can_be_done_and_no_more(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("ctrl+p")
        await v.pilot.pause(0.3)
        assert isinstance(v.app.screen, CommandPalette)
        options = v.app.screen.query_one(OptionList).options
        said = [str(option.prompt).splitlines()[0] for option in options]
        assert "adds articles from a file or folder" in said
        assert "removes the tag" not in said

    visit(store, act)


def test_a_theme_that_was_chosen_is_there_again_the_next_time(store: Path) -> None:
    async def choose(v: Visit) -> None:
        await sought(v, "theme nord")
        await v.press("enter")
        assert v.app.theme == "nord"

    async def come_back(v: Visit) -> None:
        assert v.app.theme == "nord"

    visit(store, choose)
    assert remembered.read().theme == "nord"
    visit(store, come_back)


def test_width_and_spacing_that_were_chosen_are_there_again_the_next_time(store: Path) -> None:
    async def choose(v: Visit) -> None:
        await v.press("minus", "minus", "L")

    async def come_back(v: Visit) -> None:
        known = remembered.read()
        assert v.room.pane.measure == known.width
        assert v.room.pane.spacing == known.spacing

    visit(store, choose, article="Who guards the bridge?")
    known = remembered.read()
    assert known.width > 0
    assert known.spacing >= 0
    visit(store, come_back, article="Who guards the bridge?")


def test_what_the_settings_say_counts_more_than_what_is_remembered(store: Path) -> None:
    remembered.write(theme="nord", width=50)

    async def act(v: Visit) -> None:
        assert v.app.theme == "dracula"
        assert v.room.pane.measure == 60
        v.app.theme = "nord"
        await v.rest()

    said = Settings(theme="dracula", width=60)
    visit(store, act, article="Who guards the bridge?", settings=said)
    remembered.write(theme="gruvbox")
    visit(store, act, article="Who guards the bridge?", settings=said)
    assert remembered.read().theme == "gruvbox"


def test_the_record_as_of_a_day_is_found_by_these_words(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert (await sought(v, "as of"))[0].startswith("shows all as of a day")

    visit(store, act)
