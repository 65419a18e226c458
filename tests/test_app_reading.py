"""The reading room under keys and mouse, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from scenarios.vocabulary import Expectation, Kind, Stance, Status, TimeframeStatus
from seeds.anchor import Span
from store.engine import begin, connect, connected
from tests.app import BRIDGE, Visit, open_desk, shelve, visit
from tests.room import chosen, quotes
from tui.screens.board import BoardScreen
from tui.screens.library import Library
from tui.screens.picker import Picker
from tui.screens.review import ReviewScreen
from tui.widgets.form import Editor
from tui.widgets.header import Header
from tui.widgets.tag_list import TagList

POLICE = "The bridge at Orlik is guarded"
CLOSED = "By the end of the year the bridge will probably be closed for weeks."
SOLDIERS = "soldiers take the place of the river police on the bridge;"
NARROW = (80, 24)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def here(v: Visit) -> list[str]:
    """The kinds of the tags that the text shows at the cursor."""
    return [tag.kind for tag in v.room.pane.tags_here]


def panel(v: Visit) -> bool:
    """Whether the panel is there."""
    return bool(v.room.query_one("#panel").display)


def header(v: Visit) -> str:
    """The first line."""
    return str(v.room.query_one(Header).render())


# Tagging


@pytest.mark.parametrize(("key", "letter"), [("c", "C"), ("t", "T"), ("p", "P")])
def test_a_key_tags_the_passage_at_once(store: Path, key: str, letter: str) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press(key)
        assert quotes(v) == {f"{letter} {key}-1": CLOSED}
        [mention] = v.desk.mentions(v.room.article.id)
        assert mention.annotation.attribution == ("T. Brandl",)
        assert v.notice == f"{key}-1 tagged"
        assert v.room.chosen == mention.annotation.id

    visit(store, act, article="Who guards")


def test_the_same_tag_twice_is_one(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p", "p")
        assert len(quotes(v)) == 1
        assert v.notice == "this is tagged already: p-1"

    visit(store, act, article="Who guards")


def test_a_selection_is_tagged_as_it_was_shaped(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("v", "b", "b", "o", "w", "w", "w", "w", "w", "w", "t")
        assert quotes(v) == {"T t-1": "the bridge will probably be closed for"}
        assert not v.room.pane.selecting

    visit(store, act, article="Who guards")


def test_counts_before_a_key_repeat_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("3", "j", "c")
        assert quotes(v) == {"C c-1": "What to watch for"}

    visit(store, act, article="Who guards")


def test_the_whole_list_is_tagged_in_one_act_with_its_introduction(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T")
        found = v.desk.mentions(v.room.article.id)
        assert [m.item.kind for m in found] == [Kind.TRIGGER] * 3
        contexts = {m.annotation.context.quote for m in found if m.annotation.context}
        assert contexts == {"These steps would announce the closure:"}
        assert v.notice == "t-1 to t-3 tagged"
        await v.press("u")
        assert quotes(v) == {}

    visit(store, act, article="Who guards")


def test_where_there_is_no_list_it_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        assert "whole list" not in v.footer
        await v.press("T")
        assert "there is no list here" in v.notice
        assert quotes(v) == {}

    visit(store, act, article="Who guards")


def test_the_only_scenario_is_the_current_one_until_a_person_chooses_none(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert v.room.scenario_handle == "orlik"
        await v.press("S", "down", "enter")
        assert "into no scenario" in v.notice

    async def later(v: Visit) -> None:
        assert v.room.scenario == ""

    with open_desk(store) as desk:
        desk.add_scenario("orlik")
    visit(store, act, article="Who guards")
    visit(store, later, article="Who guards")


def test_tags_go_into_the_scenario_that_was_made_with_shift_s(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("S")
        await v.type("Closure of the bridge")
        await v.press("enter")
        assert "S closure-of-the-bridge" in header(v)
        await v.go_to(SOLDIERS)
        await v.press("t")
        assert v.notice == "t-1 tagged into closure-of-the-bridge"
        assert [x.handle for x in v.desk.items(scenario="closure-of-the-bridge")] == ["t-1"]

    visit(store, act, article="Who guards")

    async def later(v: Visit) -> None:
        assert "S closure-of-the-bridge" in header(v), "the scenario is remembered"

    visit(store, later, article="Il ponte")


def test_x_removes_u_brings_back_and_redo_removes_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "x")
        assert quotes(v) == {}
        assert here(v) == []
        await v.press("u")
        assert list(quotes(v)) == ["T t-1"]
        assert here(v) == ["trigger"]
        assert "undone: " in v.notice
        await v.press("ctrl+r")
        assert quotes(v) == {}
        assert here(v) == []

    visit(store, act, article="Who guards")


def test_an_undo_shows_where_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "c", "g", "u")
        assert v.room.pane.cursor_passage == len(v.room.passages) - 1

    visit(store, act, article="Who guards")


@pytest.mark.parametrize("key", ["x", "equals_sign", "enter", "m"])
def test_without_a_tag_keys_for_tags_say_so(store: Path, key: str) -> None:
    async def act(v: Visit) -> None:
        await v.press(key)
        assert "there is no tag here" in v.notice

    visit(store, act, article="Who guards")


def test_among_overlapping_tags_one_is_chosen(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("c", "p")
        assert chosen(v) == "p-1"
        assert "2 here" in v.shown()
        await v.press("greater_than_sign")
        assert chosen(v) == "c-1"
        await v.press("x")
        assert list(quotes(v)) == ["P p-1"]

    visit(store, act, article="Who guards")


def test_n_goes_from_tag_to_tag(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "g", "n")
        assert chosen(v) == "t-1"
        await v.press("2", "n")
        assert chosen(v) == "t-3"
        await v.press("N")
        assert chosen(v) == "t-2"

    visit(store, act, article="Who guards")


# Details


async def tagged(v: Visit, key: str = "p", words: str = CLOSED) -> None:
    """Tags a passage and opens its details."""
    await v.go_to(words)
    await v.press(key, "enter")


def test_the_statement_is_written_and_saved_on_leaving_the_field(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("The bridge is closed for weeks")
        await v.press("tab")
        assert v.desk.item("p-1").statement == "The bridge is closed for weeks"
        await v.write("closed-by-2027")
        await v.press("escape")
        assert v.desk.item("closed-by-2027").statement == "The bridge is closed for weeks"
        assert v.room.pane.has_focus
        assert "closed-by-2027" in v.shown()

    visit(store, act, article="Who guards")


async def fill(v: Visit, field: str, words: str) -> None:
    """Writes into one field of the details and leaves it."""
    v.room.details.write(field)
    await v.rest()
    await v.write(words)
    await v.press("escape")


def test_every_field_of_a_prediction_is_one_verb_on_the_desk(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        v.desk.add_scenario("orlik")
        await v.press("p")
        for field, words in {
            "attribution": "Police > Orlik Post > T. Brandl",
            "stance": "rep",
            "expects": "not",
            "wording": "probably",
            "probability": "likely",
            "condition": "the police agree",
            "threshold": "no car on 14 days",
            "baseline": "open",
            "source": "ministry",
            "until": "by the end of the year",
            "by": "2026-12-31",
            "event": "the elections",
            "timeframe": "expl",
            "scenarios": "orlik",
            "labels": "bridge, traffic",
            "note": "ask Brandl",
        }.items():
            await fill(v, field, words)
        [mention] = v.desk.mentions(v.room.article.id)
        said, item = mention.annotation, mention.item
        assert said.attribution == ("Police", "Orlik Post", "T. Brandl")
        assert (said.stance, said.expects) == (Stance.REPORTED, Expectation.NOT_OCCUR)
        assert (item.condition, item.note) == ("the police agree", "ask Brandl")
        assert item.labels == ("bridge", "traffic")
        criteria = v.desk.criteria_of("p-1")[-1]
        assert (criteria.threshold, criteria.baseline) == ("no car on 14 days", "open")
        frame = criteria.timeframe
        assert (frame.words, str(frame.by)) == ("by the end of the year", "2026-12-31")
        assert (frame.event, frame.status) == ("the elections", TimeframeStatus.EXPLICIT)
        [forecast] = v.desk.forecasts_of("p-1")
        assert (forecast.forecaster, forecast.probability) == ("Police", 0.7)
        assert v.desk.item("p-1").scenarios == ("orlik",)

    visit(store, act, article="Who guards")


def test_a_date_alone_is_an_inferred_timeframe(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await fill(v, "by", "2026-12")
        frame = v.desk.criteria_of("p-1")[-1].timeframe
        assert frame.status is TimeframeStatus.INFERRED

    visit(store, act, article="Who guards")


@pytest.mark.parametrize(
    ("field", "wrong", "words"),
    [
        ("handle", "No Handle!", "cannot be a handle"),
        ("by", "soon", "is not a date"),
        ("probability", "könnte", "not how probable"),
        ("stance", "angry", "none of these"),
        ("scenarios", "nowhere", "there is no scenario"),
    ],
)
def test_wrong_input_is_marked_at_its_field_and_kept(
    store: Path, field: str, wrong: str, words: str
) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        deeds = len(v.desk.history())
        v.room.details.write(field)
        await v.rest()
        await v.write(wrong)
        await v.press("tab")
        assert v.room.details.writing == field, "one stays in the field"
        assert words in v.room.details.refused
        await v.press("escape", "j", "k", "enter")
        assert len(v.desk.history()) == deeds
        v.room.details.write(field)
        await v.rest()
        assert v.room.query_one(Editor).text == wrong, "what was written is still there"
        assert words in v.room.details.refused

    visit(store, act, article="Who guards")


def test_leaving_the_article_saves_the_field_that_is_open(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("Closed")
        await v.press("ctrl+q")

    visit(store, act, article="Who guards")
    with open_desk(store) as desk:
        assert desk.item("p-1").statement == "Closed"


def test_a_click_in_the_text_saves_the_field_that_is_open(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("Closed")
        await v.pilot.click(v.room.pane.__class__, offset=(20, 2))
        await v.rest()
        assert v.desk.item("p-1").statement == "Closed"
        assert not v.room.details.writing

    visit(store, act, article="Who guards")


def test_a_click_on_a_field_opens_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.pilot.click("#after", offset=(14, 1))
        await v.rest()
        assert v.room.details.writing == "attribution"

    visit(store, act, article="Who guards")


def test_the_details_follow_the_cursor(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t")
        v.desk.edit("t-1", {"statement": "The army takes over"})
        v.room.reload()
        await v.rest()
        assert "The army takes over" in v.shown()
        await v.press("g")
        assert "The army takes over" not in v.shown()

    visit(store, act, article="Who guards")


# Links


def test_a_tag_is_linked_to_the_likeliest_item_of_the_other_edition(store: Path) -> None:
    with open_desk(store) as desk:
        desk.same_work("Who guards", "Il ponte")

    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "q")
        await v.press("g", "enter")
        await v.go_to("i soldati")
        await v.press("T")
        await v.go_to("i soldati")
        await v.press("equals_sign")
        assert isinstance(v.app.screen, Picker)
        await v.press("enter")
        assert v.notice == "t-5 is t-2 now"
        assert v.desk.item("t-2").mentions == 2
        assert "also in" in v.shown()
        await v.press("u")
        assert v.desk.item("t-5").mentions == 1
        await v.press("ctrl+r", "equals_sign")
        await v.type("own again")
        await v.press("enter")
        assert v.desk.item("t-2").mentions == 1

    visit(store, act, article="Who guards")


def test_where_there_is_nothing_to_link_to_it_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c", "equals_sign")
        assert "no claim in another article yet" in v.shown()

    visit(store, act, article="Who guards")


# The place


def test_the_place_and_what_was_read_are_remembered(store: Path) -> None:
    async def act(v: Visit) -> None:
        for _ in range(60):  # what has stood still for a moment counts as read
            await v.pilot.pause(0.1)
            if "100 % read" in header(v):
                break
        await v.press("G", "q")
        assert isinstance(v.app.screen, Library)
        await v.press("G", "enter")
        assert v.room.pane.cursor_passage == len(v.room.passages) - 1
        assert "100 % read" in header(v)

    visit(store, act, article="Who guards")


def test_no_key_writes_where_one_is(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("j", "j")
        assert v.desk.place(v.room.article.id) == 0

    visit(store, act, article="Who guards")


def test_an_article_opens_at_a_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        article = v.desk.article("Who guards")
        assert article.text
        start = article.text.index(SOLDIERS)
        v.app.open_article(article.id, Span(start, start + 4))
        await v.rest()
        assert v.room.pane.cursor_span == Span(start, start + len(SOLDIERS))

    visit(store, act)


def test_a_forgotten_text_is_said_and_its_tags_stay(store: Path) -> None:
    with open_desk(store) as desk:
        desk.tag("Who guards", Span(2, 12), Kind.CLAIM, handle="kept")
        desk.forget("Who guards")

    async def act(v: Visit) -> None:
        assert "The text of this article is not here" in v.shown()
        assert "kept" in v.shown()
        await v.press("c")
        assert "text is not here" in v.notice

    visit(store, act, article="Who guards")


# The panel and the footer


def test_where_it_is_narrow_the_details_are_a_drawer(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        assert not panel(v)
        await v.press("tab")
        assert panel(v)
        assert v.room.query_one("#panel").size.height <= 9
        assert v.room.pane.on_screen
        await v.press("escape")
        assert not panel(v)
        await v.press("enter")
        await v.type("Closed")
        await v.press("escape", "escape")
        assert not panel(v)
        assert v.desk.item("p-1").statement == "Closed"

    visit(store, act, article="Who guards", size=NARROW)


def test_where_it_is_wide_the_panel_stands_beside_the_text(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert panel(v)
        await v.press("tab")
        assert not panel(v)
        await v.pilot.resize_terminal(*NARROW)
        await v.rest()
        assert v.room.has_class("-narrow")

    visit(store, act, article="Who guards")


def test_a_click_on_a_tag_of_the_list_goes_to_its_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "g")
        await v.pilot.click("#tags", offset=(6, 2))
        await v.rest()
        assert chosen(v) == "t-3"
        assert "T 3" in str(v.room.query_one(TagList).query_one("#counts").render())

    visit(store, act, article="Who guards")


def test_the_footer_shows_what_can_be_done_here(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert "remove" not in v.footer
        await v.press("c")
        await v.pilot.pause()
        v.room.say("")
        assert "x remove" in v.footer
        await v.press("v")
        assert "o other end" in v.footer
        await v.press("escape", "enter")
        v.room.say("")
        assert v.footer.startswith("enter next")

    visit(store, act, article="Who guards")


def test_where_the_panel_is_hidden_the_footer_names_all_tags_here(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c")
        await v.press("t")
        await v.press("p")
        v.room.say("")
        assert v.footer.startswith("3 here < >  ")
        assert all(handle in v.footer for handle in ("C c-1", "T t-1", "[P p-1]"))
        await v.press(">")
        assert "P p-1" in v.footer
        assert "[P p-1]" not in v.footer
        await v.press("tab")
        assert "here" not in v.footer
        await v.press("tab", "j")
        assert "here" not in v.footer

    visit(store, act, article="Who guards", size=(80, 24))


def test_a_click_on_the_footer_is_the_key(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.pilot.click("Footer", offset=(3, 0))
        await v.rest()
        assert list(quotes(v)) == ["C c-1"]

    visit(store, act, article="Who guards")


def test_escape_leaves_the_selection_then_the_article(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("v", "escape")
        assert not v.room.pane.selecting
        await v.press("escape")
        assert isinstance(v.app.screen, Library)

    visit(store, act, article="Who guards")


# What goes wrong


def test_a_locked_store_is_a_notice_and_nothing_is_lost(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.engine.BUSY_SECONDS", 0.1)

    async def act(v: Visit) -> None:
        engine = connect(store)
        with connected(engine) as other:
            begin(other)
            await v.press("c")
            assert "locked" in v.notice
            assert here(v) == []
        engine.dispose()
        await v.press("c")
        assert list(quotes(v)) == ["C c-1"]

    visit(store, act, article="Who guards")


def test_an_article_full_of_escapes_is_shown_harmlessly_and_tagged_rightly(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    evil = "Read \x1b]52;c;ZXZpbA==\x07 this [bold]now[/]\u202e at once, \x9b31m friend. The end."
    shelve(path, [("evil.txt", evil + "\n")])
    with open_desk(path) as desk:
        text = desk.article(desk.articles()[0].id).text
        assert text

    async def act(v: Visit) -> None:
        await v.press("enter", "c", "enter")
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(v.shown())
        assert "[bold]now[/]" in v.shown()
        [quote] = quotes(v).values()
        assert quote in text

    visit(path, act)


def test_kinds_are_told_apart_without_colour(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        await v.go_to(SOLDIERS)
        await v.press("t")
        shown = v.shown()
        assert any(row.startswith("▌") and " T" in row[:12] for row in shown.splitlines())
        styles: set[Style | None] = {
            segment.style
            for strip in v.room._compositor.render_strips()
            for segment in strip
            if "soldiers" in segment.text
        }
        assert any(style and style.underline for style in styles)

    visit(store, act, article="Who guards")


def test_the_articles_text_is_shown_in_full(store: Path) -> None:
    async def act(v: Visit) -> None:
        words = [w for line in BRIDGE.split("---\n")[2].splitlines() for w in line.split()]
        shown = " ".join(v.shown().split())
        assert all(word.strip("#-") in shown for word in words)

    visit(store, act, article="Who guards")


# Other screens


def test_m_opens_the_review_of_the_item_alone_and_what_was_found_shows(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "m")
        assert isinstance(v.app.screen, ReviewScreen)
        v.desk.mark("t-1", "observed")
        await v.press("q")
        assert v.room.mention
        assert v.room.mention.status is Status.OBSERVED
        assert "observed" in v.shown()

    visit(store, act, article="Who guards")


def test_shift_b_opens_the_board_of_the_current_scenario(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("B")
        assert "no scenario is chosen" in v.notice
        await v.press("S")
        await v.type("orlik")
        await v.press("enter", "B")
        assert isinstance(v.app.screen, BoardScreen)
        await v.press("q")
        assert v.room.scenario_handle == "orlik"

    visit(store, act, article="Who guards")


def test_a_claim_in_another_language_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    words = "Die 桥梁 ist alt 👩🏽\u200d🚀 und e\u0301 bleibt."
    shelve(path, [("wide.txt", words + " Mehr weiß niemand darüber zu sagen als das hier.\n")])

    async def act(v: Visit) -> None:
        await v.press("enter", "c")
        assert list(quotes(v).values()) == [words]

    visit(path, act)
