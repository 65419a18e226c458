"""The board of a scenario under keys, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.formats import scenario_file
from scenarios.vocabulary import Kind, Status
from seeds.when import When
from tests.app import Visit, open_desk, visit
from tests.orlik import FORETOLD, TRIGGERS, opened, orlik, passage, paste
from tui.screens.board import BoardScreen
from tui.screens.item_detail import ItemScreen
from tui.screens.picker import Picker
from tui.screens.prompt import Prompt
from tui.screens.reading import ReadingRoom
from tui.screens.review import ReviewScreen
from tui.widgets.sections import Sections

SMALL, LARGE = (80, 24), (140, 45)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the scenario of the bridge."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


async def board(v: Visit) -> BoardScreen:
    """Opens the board from the library."""
    await v.press("b")
    return opened(v, BoardScreen)


def row(v: Visit, handle: str) -> str:
    """The line of an item as it is shown."""
    return next(line for line in v.shown().splitlines() if f" {handle} " in line)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_at_one_glance_how_many_triggers_were_observed(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        assert "1 of 3 triggers observed  █████▍░░░░░░░░░░  as of 21 Nov 2026" in v.shown()
        assert "Will the bridge be closed to traffic before 2027?" in v.shown()

    visit(store, act, size=size)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_footer_keeps_the_way_on_and_the_way_back(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        assert "q quit  enter open" in v.footer
        await board(v)
        assert "q back  enter open" in v.footer
        assert v.footer.rstrip().endswith("? help")

    visit(store, act, size=size)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_trigger_shows_status_day_and_origins(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        assert row(v, "tolls-doubled").split() == [
            *("▌", "T", "tolls-doubled", "observed", "2", "May", "2026", "2"),
            *row(v, "tolls-doubled").split()[8:],
        ]
        assert "Brandl, 4 Mar 2026" in row(v, "tolls-doubled")

    visit(store, act, size=size)


def test_a_word_of_probability_has_its_number_beside_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        assert "probably: 70 % (55-80 %)" in row(v, "closed-by-2027")
        assert "144 days over" in row(v, "closed-by-2027")

    visit(store, act, size=LARGE)


def test_a_prediction_that_was_found_shows_whether_it_came_true(store: Path) -> None:
    with open_desk(store) as desk:
        desk.mark("closed-by-2027", "did-not-occur")

    async def act(v: Visit) -> None:
        await board(v)
        assert "did not occur" in row(v, "closed-by-2027")
        assert "not true" in row(v, "closed-by-2027")

    visit(store, act, size=LARGE)


def test_where_it_is_narrow_the_handle_and_the_status_stay_whole(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        for handle, status in (("tolls-doubled", "observed"), ("closed-by-2027", "open")):
            assert handle in row(v, handle)
            assert status in row(v, handle)
        assert "statement" not in v.shown().splitlines()[4]

    visit(store, act, size=SMALL)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_an_item_that_is_only_a_number_shows_its_passage(
    store: Path, size: tuple[int, int]
) -> None:
    with open_desk(store) as desk:
        desk.edit("closed-by-2027", {"statement": "", "handle": "p-7"})

    async def act(v: Visit) -> None:
        await board(v)
        [line] = [line for line in v.shown().splitlines() if "p-7" in line]
        assert line.count("“By the end of") == 1
        assert " 30 Jun 2026" in line

    visit(store, act, size=size)


def test_criteria_that_were_changed_after_the_event_are_flagged(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.desk.mark("army-guard", "observed", occurred_on=When("2026-05-17"))
        for threshold in ("soldiers at either end", "soldiers on the road"):
            v.desk.criteria("army-guard", threshold=threshold)
        await board(v)
        assert "criteria of 1 changed after the event" in v.shown()
        while "The army takes over" not in "\n".join(v.shown().splitlines()[-6:]):
            await v.press("j")
        assert "criteria changed after the event" in "\n".join(v.shown().splitlines()[-6:])

    visit(store, act)


def test_the_cursor_passes_over_the_headings(store: Path) -> None:
    async def act(v: Visit) -> None:
        screen = await board(v)
        handles = []
        for _ in range(5):
            assert screen.line is not None
            handles.append(screen.line.item.handle)
            await v.press("j")
        assert handles == [*TRIGGERS, "closed-by-2027", "river-police"]
        await v.press("g")
        assert screen.line is not None
        assert screen.line.item.handle == "tolls-doubled"
        assert screen.query_one(Sections).scroll_offset.y == 0

    visit(store, act, size=SMALL)


def test_below_the_lines_stands_what_the_line_is_about(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("3", "j")
        assert "The bridge is closed" in v.shown()
        assert "no lorry on 14 days in a row · source: traffic count" in v.shown()

    visit(store, act, size=SMALL)


def test_enter_opens_all_that_is_known_about_the_item(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("enter")
        opened(v, ItemScreen)
        shown = v.shown()
        assert "“tolls are doubled for lorries”" in shown
        assert "“il pedaggio per i camion raddoppia”" in shown
        assert "https://example.org/tolls | Orlik Gazette" in shown
        assert "because the new tariff" in shown
        await v.press("q")
        opened(v, BoardScreen)

    visit(store, act)


def test_m_marks_the_item_and_the_board_shows_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("j", "m")
        opened(v, ReviewScreen)
        await v.press("1")
        await paste(v, "2026-05-17")
        await v.press("ctrl+s", "enter")
        opened(v, BoardScreen)
        assert "2 of 3 triggers observed" in v.shown()

    visit(store, act)


def test_v_marks_the_scenario_itself(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("v")
        opened(v, ReviewScreen)
        assert "S  orlik" in v.shown()
        await v.press("1", "ctrl+s", "q")
        opened(v, BoardScreen)

    visit(store, act)
    with open_desk(store) as desk:
        assert [f.status for f in desk.findings_of("orlik")] == [Status.OCCURRED]


def test_c_says_how_one_will_know_about_the_scenario_itself(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("c")
        await paste(v, "no lorry on 14 days", over=True)
        await v.press("tab", "tab")
        await paste(v, "tomorrow", over=True)
        await v.press("ctrl+s")
        assert "'tomorrow' is not a date" in v.shown()
        await paste(v, "2026-12-31", over=True)
        await v.press("ctrl+s")
        opened(v, BoardScreen)

    visit(store, act)
    with open_desk(store) as desk:
        last = desk.criteria_of("orlik")[-1]
        assert (last.threshold, last.timeframe.by) == ("no lorry on 14 days", When("2026-12-31"))


def test_o_opens_the_only_passage_at_once(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("3", "j", "o")
        opened(v, ReadingRoom)
        span = v.room.pane.cursor_span
        assert span is not None
        assert span == passage(v.desk, v.room.article.id, FORETOLD)

    visit(store, act)


def test_o_asks_which_of_several_passages(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("o")
        opened(v, Picker)
        await paste(v, "pedaggio")
        await v.press("enter")
        assert v.room.article.title == "Il ponte conteso"

    visit(store, act)


def test_another_scenario_can_be_chosen_or_made(store: Path) -> None:
    async def act(v: Visit) -> None:
        screen = await board(v)
        await v.press("S")
        await paste(v, "Ferry strike")
        await v.press("enter")
        assert v.desk.scenario(screen.scenario).handle == "ferry-strike"
        assert "Nothing is in this scenario yet." in v.shown()
        assert "mark" not in v.footer
        await v.press("S")
        await paste(v, "closure")
        await v.press("enter")
        assert "1 of 3 triggers observed" in v.shown()

    visit(store, act)


def test_x_writes_the_scenario_file(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"

    async def act(v: Visit) -> None:
        await board(v)
        await v.press("x")
        await paste(v, str(target), over=True)
        await v.press("enter")
        assert f"written to {target}" in v.notice
        assert target.read_bytes() == scenario_file.write(v.desk.case_file("orlik"))

    visit(store, act)


def test_a_file_that_is_there_is_replaced_at_the_second_enter(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"
    target.write_text("mine")

    async def act(v: Visit) -> None:
        await board(v)
        await v.press("x")
        await paste(v, str(target), over=True)
        await v.press("enter")
        assert "is there already; try: enter again, which replaces it" in unwrapped(v)
        assert target.read_text() == "mine"
        await v.press("enter")
        assert target.read_bytes().startswith(b"signposts: scenario/1")

    visit(store, act)


def test_a_file_that_cannot_be_written_is_said_beside_the_field(
    store: Path, tmp_path: Path
) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("x")
        await paste(v, str(tmp_path / "nowhere" / "out.yaml"), over=True)
        await v.press("enter")
        opened(v, Prompt)
        assert "cannot be written: No such file or directory" in unwrapped(v)

    visit(store, act, size=LARGE)


def unwrapped(v: Visit) -> str:
    """What is shown, without the frame and the ends of lines."""
    lines = (line.strip(" │") for line in v.shown().splitlines())
    return " ".join(line for line in lines if line)


def test_u_undoes_the_last_act_and_says_which(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("u")
        assert "undone: marked tolls-doubled observed, 2 May 2026" in v.notice
        assert "0 of 3 triggers observed" in v.shown()
        await v.press("ctrl+r")
        assert "1 of 3 triggers observed" in v.shown()

    visit(store, act)


def test_hostile_words_are_shown_not_obeyed(store: Path) -> None:
    hostile = "\x1b]52;c;aGk=\x07[bold red]\u202enot markup[/]\nnext"
    with open_desk(store) as desk:
        desk.edit("army-guard", {"statement": hostile})
        desk.edit_scenario("orlik", {"title": hostile, "question": hostile})
        found = passage(desk, desk.item("army-guard").articles[0], "Nobody is content")
        desk.tag(
            desk.item("army-guard").articles[0],
            found,
            Kind.CLAIM,
            scenario="orlik",
            attribution=[hostile],
        )

    async def act(v: Visit) -> None:
        await board(v)
        await v.press("j")
        shown = v.shown()
        assert "␛]52;c;aGk=␇[bold red]�not markup[/]⏎next" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        await v.press("enter")
        assert not {"\x1b", "\x07", "\u202e"} & set(v.shown())

    visit(store, act, size=LARGE)


def test_scenarios_are_made_edited_and_removed_and_undo_brings_them_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("s", "a")
        await paste(v, "Ferry strike")
        await v.press("ctrl+s")
        assert v.desk.scenario("ferry-strike").title == "Ferry strike"
        await v.press("e")
        await paste(v, "A strike on the ferries", over=True)
        await v.press("ctrl+s")
        assert v.desk.scenario("ferry-strike").title == "A strike on the ferries"
        await v.press("x")
        assert [s.handle for s in v.desk.scenarios()] == ["orlik"]
        await v.press("u")
        assert "A strike on the ferries" in v.shown()

    visit(store, act)


def test_a_handle_that_is_taken_is_refused_beside_its_field(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v)
        await v.press("s", "a")
        await paste(v, "Orlik")
        await v.press("ctrl+s")
        assert "the handle orlik is taken" in v.shown()
        assert len(v.desk.scenarios()) == 1

    visit(store, act)
