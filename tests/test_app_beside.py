"""Two editions side by side, on a real store: what is marked, what follows, and going over."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.reading import read
from tests.app import BRIDGE, PONTE, Visit, open_desk, shelve, visit
from tests.orlik import orlik, passage
from tui.screens.menu import Menu
from tui.widgets.companion import Companion

WIDE, MIDDLE, NARROW = (170, 40), (120, 40), (80, 24)
POLICE = "The bridge at Orlik is guarded"
SOLDIERS = "soldiers take the place of the river police on the bridge"
SOLDATI = "i soldati sostituiscono la polizia fluviale sul ponte"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two editions with three triggers that both mention."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


def companion(v: Visit) -> Companion:
    """The other edition, which has to be there."""
    assert v.room.companion
    return v.room.companion


def marked(v: Visit) -> str:
    """The words that are marked in the other edition."""
    beside = companion(v)
    assert beside.article
    assert beside.article.text is not None
    mark = beside.pane._sheet.cursor
    return mark.of(beside.article.text) if mark else ""


def title(v: Visit) -> str:
    """The line above the other edition."""
    return str(companion(v).query_one("#edition").render())


# Beside


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_the_other_edition_stands_beside_the_text_and_goes_again(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        assert "Il ponte conteso" not in v.shown()
        await v.press("D")
        main, other = v.room.pane.region, companion(v).region
        if size == NARROW:
            assert (main.x, other.x) == (0, 0)
            assert main.bottom == other.y
        else:
            assert (main.y, main.right) == (other.y, other.x)
        assert abs(main.height - other.height) <= 1
        assert "Il ponte conteso" in v.shown()
        assert "Who guards the bridge?" in v.shown()
        assert v.app.focused is v.room.pane
        assert bool(v.room.query_one("#panel").display) is (size == WIDE)
        await v.press("D")
        assert v.room.companion is None
        assert not v.room.query(Companion)
        assert v.room.pane.region.width >= size[0] - 41

    visit(store, act, size=size, article="Who guards")


def test_an_article_of_which_there_is_one_edition_has_no_such_key(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    shelve(path)

    async def act(v: Visit) -> None:
        actions = {key.action for key in v.room.offers()}
        assert not actions & {"beside", "go_over"}
        await v.press("D")
        assert v.room.companion is None
        assert "no other edition" in v.notice

    visit(path, act, article="Who guards")


def test_of_several_editions_one_is_chosen_from_a_menu(store: Path) -> None:
    with open_desk(store) as desk:
        third = PONTE.replace("conteso", "disputato").replace("Il ponte di", "Quel ponte di")
        page = desk.add(read("terza.md", third.encode())).article
        desk.same_work(desk.article("Who guards").id, page.id)

    async def act(v: Visit) -> None:
        await v.press("D")
        assert isinstance(v.app.screen, Menu)
        shown = v.shown()
        assert "it · Il ponte conteso" in shown
        assert "it · Quel ponte disputato" in shown
        await v.press("escape")
        assert v.room.companion is None
        await v.press("D", "2")
        assert v.notice.startswith("D puts it away again")
        assert title(v).startswith("it · ")

    visit(store, act, size=WIDE, article="Who guards")


# Following


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Who guards the bridge?\n\n", "Il ponte conteso"),
        (POLICE, "Il ponte di Orlik è sorvegliato dalla polizia fluviale."),
        ("tolls are doubled", "il pedaggio per i camion raddoppia"),
        (SOLDIERS, SOLDATI),
        ("the night train", "il treno notturno è soppresso"),
    ],
)
def test_what_says_the_same_is_marked(store: Path, here: str, there: str) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        await v.go_to(here)
        assert marked(v) == there

    visit(store, act, size=WIDE, article="Who guards")


def test_what_the_other_edition_leaves_out_is_not_marked(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        assert "about here" not in title(v)
        await v.go_to("What to watch for")
        assert marked(v) == ""
        assert title(v).startswith("about here")

    visit(store, act, size=WIDE, article="Who guards")


def test_the_chosen_tag_is_the_chosen_one_on_both_sides(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        await v.go_to(SOLDIERS)
        twin = companion(v).pane.chosen
        [mention] = [m for m in v.desk.mentions(ponte(v)) if m.annotation.id == twin]
        assert mention.item.handle == "army-guard"
        await v.go_to("By the end of the year")
        assert companion(v).pane.chosen == ""

    visit(store, act, size=WIDE, article="Who guards")


def ponte(v: Visit) -> str:
    """The id of the Italian edition."""
    return v.desk.article("Il ponte").id


def long(words: str, first: int = 0) -> str:
    """An edition of a hundred paragraphs."""
    lines = [f"{words} {n}. " + "And more is said here, at some length. " * 3 for n in range(100)]
    return f"---\nlanguage: en\ntitle: {words}\n---\n" + "\n\n".join(lines) + "\n"


def test_both_texts_scroll_together_and_nothing_moves_without_need(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    one, other = shelve(path, [("one.md", long("Paragraph")), ("two.md", long("Section"))])
    with open_desk(path) as desk:
        desk.same_work(one.id, other.id)

    async def act(v: Visit) -> None:
        await v.press("D")
        pane, beside = v.room.pane, companion(v).pane
        await v.press("j", "j")
        assert (pane.scroll_y, beside.scroll_y) == (0, 0)
        for keys in (["pagedown"], ["G"], ["pageup", "K"], ["g"]):
            await v.press(*keys)
            here = pane.cursor_span
            assert here
            at = v.room.article.text or ""
            number = at[: here.end].rpartition("Paragraph ")[2].partition(".")[0]
            assert f"Section {number}." in marked_block(v)
            assert beside._sheet.cursor
            assert 0 <= beside.row_of(beside._sheet.cursor) < beside.size.height
        pane.scroll_to(y=120, animate=False)
        await v.rest()
        here, mark = pane.cursor_span, beside._sheet.cursor
        assert here
        assert mark
        assert beside.row_of(mark) == max(0, pane.row_of(here))

    visit(path, act, size=MIDDLE, article="Paragraph")


def marked_block(v: Visit) -> str:
    """The paragraph of the other edition in which something is marked."""
    beside = companion(v)
    assert beside.article
    mark = beside.pane._sheet.cursor
    assert mark
    [block] = [b for b in beside.article.blocks if b.span.overlaps(mark)]
    return block.span.of(beside.article.text or "")


def test_a_resize_keeps_both_and_the_mark_in_sight(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        await v.go_to(SOLDIERS)
        for size in (NARROW, WIDE, (60, 12), MIDDLE):
            await v.pilot.resize_terminal(*size)
            await v.rest()
            assert marked(v) == SOLDATI
            assert SOLDATI[:20] in v.shown()
            assert "soldiers take the" in v.shown()

    visit(store, act, size=WIDE, article="Who guards")


def test_on_a_narrow_screen_one_still_sees_where_one_is(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        assert v.room.pane.scroll_y == 0
        await v.press("D")
        await v.rest()
        window, here = v.room.pane.on_screen, v.room.pane.cursor_span
        assert window
        assert here
        assert window.start <= here.start
        assert here.end <= window.end

    visit(store, act, size=(80, 20), article="Who guards")


@pytest.mark.parametrize("size", [MIDDLE, NARROW])
def test_where_there_is_no_room_the_panel_stands_in_place_of_the_companion(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        await v.go_to(SOLDIERS)
        await v.press("tab")
        assert v.room.query_one("#panel").display
        assert not companion(v).display
        await v.press("escape")
        assert not v.room.query_one("#panel").display
        assert companion(v).display
        await v.press("enter")
        assert v.room.details.writing
        assert v.room.query_one("#panel").display

    visit(store, act, size=size, article="Who guards")


def test_width_and_spacing_are_those_of_the_text(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D", "minus", "L")
        pane, beside = v.room.pane, companion(v).pane
        assert (beside.measure, beside.spacing) == (pane.measure, pane.spacing)

    visit(store, act, size=(240, 40), article="Who guards")


# Tags


def test_tags_of_both_can_be_seen_and_an_undo_shows_on_both_sides(store: Path) -> None:
    with open_desk(store) as desk:
        page = desk.article("Il ponte").id
        desk.tag(page, passage(desk, page, "Il ponte di Orlik"), Kind.CLAIM)

    async def act(v: Visit) -> None:
        await v.press("D")
        assert "4 tags" in title(v)
        await v.press("u")
        assert "3 tags" in title(v)
        await v.press("ctrl+r")
        assert "4 tags" in title(v)

    visit(store, act, size=WIDE, article="Who guards")


def test_what_the_companion_says_is_not_taken_for_the_article(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to("By the end of the year")
        chosen, offered = v.room.chosen, [k.id for k in v.room.offers()]
        await v.press("D")
        companion(v).pane.scroll_to(y=5, animate=False)
        await v.rest()
        assert v.room.chosen == chosen
        assert [k.id for k in v.room.offers() if k.id in offered] == offered
        viewed = v.desk.seen(ponte(v))
        await v.pilot.pause(0.7)
        v.room.remember()
        assert v.desk.seen(ponte(v)) == viewed

    visit(store, act, size=WIDE, article="Who guards")


# Going over


def test_going_over_goes_on_at_the_same_place_and_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        await v.go_to(POLICE)
        await v.press("W")
        assert v.room.article.title == "Il ponte conteso"
        assert v.room.pane.cursor_span == words(v, "Il ponte di Orlik è", "fluviale.")
        assert marked(v).startswith(POLICE)
        assert "en" in title(v)
        assert v.app.focused is v.room.pane
        await v.press("W")
        assert v.room.article.title == "Who guards the bridge?"
        assert v.room.pane.cursor_span == words(v, POLICE, "police.")

    visit(store, act, size=WIDE, article="Who guards")


def words(v: Visit, first: str, last: str) -> Span:
    """From the first of `first` to the end of the next `last`, in the open article."""
    text = v.room.article.text
    assert text is not None
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


def test_going_over_from_a_tag_chooses_the_tag_of_the_same_item(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("W")
        assert v.room.article.title == "Il ponte conteso"
        assert v.room.companion is None
        assert v.room.mention
        assert v.room.mention.item.handle == "army-guard"
        await v.press("c")
        assert [m.item.kind for m in v.desk.mentions(ponte(v))].count(Kind.CLAIM) == 1

    visit(store, act, size=NARROW, article="Who guards")


def test_a_click_in_the_companion_goes_over_to_where_it_was_clicked(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("D")
        beside = companion(v).pane
        at = train(v)
        row = beside.row_of(Span(at, at + 5))
        await v.pilot.click(beside, offset=(beside._sheet.columns.text + 6, row))
        await v.rest()
        assert v.room.article.title == "Il ponte conteso"
        assert v.room.pane.cursor_span == words(v, "il treno", "soppresso.")
        assert companion(v).article == v.desk.article("Who guards")

    visit(store, act, size=WIDE, article="Who guards")


def train(v: Visit) -> int:
    """Where the night train stands in the Italian edition."""
    return (v.desk.article("Il ponte").text or "").index("il treno")


def test_a_forgotten_edition_cannot_stand_beside(store: Path) -> None:
    with open_desk(store) as desk:
        desk.forget(desk.article("Il ponte").id)

    async def act(v: Visit) -> None:
        await v.press("D")
        assert "not here" in v.notice
        assert v.room.companion is None

    visit(store, act, size=WIDE, article="Who guards")


def test_the_next_article_has_no_companion_of_the_last(store: Path) -> None:
    shelve(store, [("tolls.txt", "Tolls and tempers were high on the road to Orlik.\n")])

    async def act(v: Visit) -> None:
        await v.press("D")
        v.room.load(v.desk.article("Tolls").id)
        await v.rest()
        assert v.room.companion is None
        assert not v.room.query(Companion)
        assert "beside" not in {key.action for key in v.room.offers()}

    visit(store, act, size=WIDE, article="Who guards")


def test_the_invented_editions_are_what_these_tests_think() -> None:
    assert SOLDIERS in BRIDGE
    assert SOLDATI in PONTE
