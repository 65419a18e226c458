"""Writing in the details: words that were used before are offered, and what is saved is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import Visit, open_desk, visit
from tests.orlik import orlik
from tui.widgets.form import Editor

BRIDGE = "Who guards"
FORETOLD = "By the end of the year"
SIZES = [(120, 40), (80, 24)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which words have been used."""
    path = tmp_path / "orlik.db"
    orlik(path)
    with open_desk(path) as desk:
        desk.edit("army-guard", {"labels": ["military", "bridge"]})
        desk.edit("night-train", {"labels": ["bridge"]})
        mention = desk.annotations_of("night-train")[0].id
        desk.edit(mention, {"attribution": ["Tokayev", "T. Brandl"]})
        desk.add_scenario("winter", title="A hard winter")
    return path


async def write(v: Visit, field: str) -> Editor:
    """Opens a field of the prediction."""
    await v.go_to(FORETOLD)
    await v.press("enter")
    v.room.details.write(field)
    await v.rest()
    return v.room.query_one(Editor)


@pytest.mark.parametrize(
    ("field", "typed", "whole"),
    [
        ("attribution", "tok", "Tokayev"),
        ("attribution", "Tokayev > orl", "Tokayev > Orlik Post"),
        ("attribution", "Tokayev > brand", "Tokayev > T. Brandl"),
        ("labels", "brid", "bridge"),
        ("labels", "bridge, m", "bridge, military"),
        ("source", "tra", "traffic count"),
        ("scenarios", "orlik, w", "orlik, winter"),
        ("stance", "rep", "reported"),
        ("expects", "not", "not-occur"),
    ],
)
def test_a_word_that_was_used_before_is_taken_with_a_key(
    store: Path, field: str, typed: str, whole: str
) -> None:
    async def act(v: Visit) -> None:
        editor = await write(v, field)
        editor.load_text("")
        editor.insert(typed)
        await v.rest()
        assert whole.rpartition(" ")[2] in v.shown()
        assert "take" in v.footer
        await v.press("right")
        assert editor.text == whole
        await v.press("escape")
        assert not v.room.details.refused

    visit(store, act, article=BRIDGE)


def test_a_word_is_taken_with_the_key_of_the_shell_too(store: Path) -> None:
    async def act(v: Visit) -> None:
        editor = await write(v, "labels")
        await v.type("mil")
        await v.press("ctrl+e")
        assert editor.text == "military"

    visit(store, act, article=BRIDGE)


@pytest.mark.parametrize("size", SIZES)
def test_words_are_offered_before_one_is_begun_and_the_next_is_a_key_away(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        editor = await write(v, "labels")
        assert editor.found == ["bridge", "military"]
        assert not editor.offer
        assert "bridge  military" in v.shown()
        await v.press("ctrl+n", "ctrl+n")
        assert "[military]" in v.shown()
        await v.press("right")
        assert editor.text == "military"

    visit(store, act, article=BRIDGE, size=size)


def test_nothing_is_offered_in_the_middle_of_the_words(store: Path) -> None:
    async def act(v: Visit) -> None:
        editor = await write(v, "labels")
        await v.type("mil")
        await v.press("home")
        assert list(editor.found) == []
        await v.press("right")
        assert editor.text == "mil"
        await v.press("end")
        assert editor.offer == "military"

    visit(store, act, article=BRIDGE)


def test_what_is_offered_is_taken_by_tab_and_only_what_is_written_is_saved_by_enter(
    store: Path,
) -> None:
    async def act(v: Visit) -> None:
        editor = await write(v, "labels")
        await v.type("mil")
        assert "tab takes it, enter" in v.shown()
        assert "“mil”" in v.shown()
        await v.press("tab")
        assert (editor.text, v.room.details.writing) == ("military", "labels")
        assert "“mil”" not in v.shown()
        await v.write("mil")
        await v.press("enter")
        assert v.desk.item("closed-by-2027").labels == ("mil",)
        assert not v.notice, "the keys of the field are to be seen"

    visit(store, act, article=BRIDGE)


def test_a_field_that_is_passed_by_stays_as_it_was_though_more_is_offered(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.desk.edit("closed-by-2027", {"labels": ["mil"]})
        v.room.reload()
        await write(v, "labels")
        await v.press("tab")
        assert v.room.details.writing != "labels"
        assert v.desk.item("closed-by-2027").labels == ("mil",)

    visit(store, act, article=BRIDGE)


def test_what_is_not_offered_is_written_as_it_is(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "labels")
        await v.type("mil")
        await v.press("escape")
        assert v.desk.item("closed-by-2027").labels == ("mil",)

    visit(store, act, article=BRIDGE)


@pytest.mark.parametrize("size", SIZES)
def test_saved_is_said_beside_the_field(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        await write(v, "statement")
        await v.write("It is shut")
        await v.press("tab")
        await v.until(lambda: "It is shut  saved" in v.shown())
        await v.write("shut-by-2027")
        await v.press("tab")
        await v.until(lambda: "shut-by-2027  saved" in v.shown())
        assert "It is shut  saved" not in v.shown()

    visit(store, act, article=BRIDGE, size=size)


def test_what_was_not_changed_is_not_said_to_be_saved(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "statement")
        await v.press("tab", "tab")
        assert "  saved\n" not in v.room.details._before.render().plain
        assert len(v.desk.history()) == before

    with open_desk(store) as desk:
        before = len(desk.history())
    visit(store, act, article=BRIDGE)


def test_u_takes_back_what_was_written_in_a_field(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "statement")
        await v.write("The bridge is shut")
        await v.press("escape", "u")
        assert v.desk.item("closed-by-2027").statement == "The bridge is closed"
        assert "The bridge is closed" in v.shown()
        await v.press("ctrl+r")
        assert v.desk.item("closed-by-2027").statement == "The bridge is shut"

    visit(store, act, article=BRIDGE)


def test_what_is_refused_stands_at_its_field_while_one_reads_on(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "by")
        await v.write("soon")
        await v.press("escape")
        assert "! 'soon' is not a date" in v.shown()

    visit(store, act, article=BRIDGE)


def test_a_field_that_was_emptied_and_refused_does_not_vanish(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "handle")
        await v.press("ctrl+u", "escape")
        assert "! '' cannot be a handle" in v.shown()

    visit(store, act, article=BRIDGE)


def test_while_one_writes_the_footer_shows_its_keys_and_not_the_tags_here(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(FORETOLD)
        passage = v.room.pane.cursor_span
        assert passage
        for end in range(passage.start + 20, passage.start + 23):
            span = Span(passage.start, end)
            v.desk.tag(v.room.article.id, span, Kind.CLAIM, handle=f"no-{end}-of-many")
        v.room.reload()
        await v.press("enter")
        assert "4 here" not in v.footer
        assert "save" in v.footer
        await v.press("escape")
        assert v.footer.startswith("4 here")

    visit(store, act, article=BRIDGE, size=(80, 24))


def test_a_field_can_be_left_as_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "note")
        await v.type("no")
        await v.press("ctrl+l")
        assert not v.room.details.writing
        [last] = v.desk.history(most=1)
        assert "'note'" not in str(last.facts)

    visit(store, act, article=BRIDGE)


def test_enter_in_the_last_field_saves_it_and_goes_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "tlp")
        await v.type("amber")
        await v.press("enter")
        assert not v.room.details.writing
        assert "amber" in str(v.desk.history(most=1)[0].facts)

    visit(store, act, article=BRIDGE)


def test_what_one_judges_a_prediction_by_comes_first(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "statement")
        await v.press("enter")
        assert v.room.details.writing == "threshold"
        await v.press("enter")
        assert v.room.details.writing == "by"

    visit(store, act, article=BRIDGE)


def test_hostile_words_are_offered_as_they_can_be_shown(store: Path) -> None:
    with open_desk(store) as desk:
        desk.edit("army-guard", {"labels": ["evil\x1b]52;c;aGk=\x07", "[red]mark[/red]"]})

    async def act(v: Visit) -> None:
        editor = await write(v, "labels")
        assert all(one.isprintable() for one in editor.found)
        assert "[red]mark[/red]" in v.shown()

    visit(store, act, article=BRIDGE)


def test_on_a_narrow_screen_the_details_are_a_drawer_over_the_lower_third(store: Path) -> None:
    async def act(v: Visit) -> None:
        panel = v.room.query_one("#panel")
        assert v.room.has_class("-narrow")
        await write(v, "statement")
        assert panel.display
        assert panel.region.y >= 13
        assert v.room.query_one(Editor).region.bottom <= 23
        assert FORETOLD in v.shown(), "the passage stays in sight"

    visit(store, act, article=BRIDGE, size=(80, 24))


def test_a_single_word_gives_way_to_what_is_typed_and_a_sentence_goes_on(store: Path) -> None:
    async def act(v: Visit) -> None:
        await write(v, "handle")
        await v.type("shut-by-2027")
        await v.press("escape")
        v.room.details.write("statement")
        await v.rest()
        await v.type(" for good")
        await v.press("escape")
        line = v.desk.item("shut-by-2027")
        assert line.statement == "The bridge is closed for good"

    visit(store, act, article=BRIDGE)
