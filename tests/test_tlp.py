"""Handling marks: what is marked how, what goes out, and what nobody can lower by accident."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color_triplet import ColorTriplet

from scenarios.case_file import CaseFile, in_order
from scenarios.finding import Evidence
from scenarios.formats import scenario_file
from scenarios.releasing import within
from scenarios.tlp import Tlp, exceeds, highest, tlp
from scenarios.vocabulary import Kind
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store.desk import Desk
from tests.app import Visit, visit
from tests.desks import at, clock, desk, empty, opened, page, store, tagged
from tests.orlik import orlik
from tests.scripts import ARTICLE, TAG, ran, written
from tests.shell import Shell
from tests.strategies import case_files
from tui.handling import COLOURS
from tui.report.page import TEMPLATES
from tui.widgets.contrast import LEAST, ratio
from tui.words import describe

__all__ = ["clock", "desk", "empty", "store"]


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("amber", Tlp.AMBER),
        ("TLP:AMBER+STRICT", Tlp.AMBER_STRICT),
        ("tlp: Amber strict", Tlp.AMBER_STRICT),
        ("amber-strict", Tlp.AMBER_STRICT),
        ("Red", Tlp.RED),
        ("none", None),
        ("", None),
    ],
)
def test_a_mark_is_read_in_any_case_and_with_its_prefix(words: str, mark: Tlp | None) -> None:
    assert tlp(words) is mark


@pytest.mark.parametrize(("words", "near"), [("gren", "green"), ("white", "clear"), ("8", "amber")])
def test_what_is_no_mark_is_refused_with_the_nearest(words: str, near: str) -> None:
    with pytest.raises(Invalid) as refused:
        tlp(words)
    assert refused.value.attempt == near


def red(desk: Desk) -> str:
    """Another article, marked RED, that speaks of the item `tolls`."""
    text = "Secret: the tolls go up."
    article = page(text, title="Cable")
    desk.add(article)
    desk.tag(article.id, at("the tolls go up", text), Kind.TRIGGER, item="tolls")
    desk.tlp("Cable", "red")
    return article.id


def test_an_item_has_the_highest_of_its_own_and_of_the_articles_that_speak_of_it(
    desk: Desk,
) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    assert desk.marked("tolls").counts is None
    assert desk.tlp("tolls", "green").counts is Tlp.GREEN
    cable = red(desk)
    found = desk.marked("tolls")
    assert (found.own, found.counts, found.by) == (Tlp.GREEN, Tlp.RED, cable)


def test_items_that_are_one_event_share_the_highest_mark(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    other = tagged(desk, "Tolls", handle="fees")
    desk.tlp("fees", "red")
    desk.same("tolls", other.item)
    assert desk.marked("tolls").counts is Tlp.RED


def test_a_tag_that_is_linked_brings_the_mark_of_its_item(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    other = tagged(desk, "Tolls", handle="fees")
    desk.tlp("fees", "red")
    desk.link(other.id, "tolls")
    assert desk.marked("tolls").own is Tlp.RED


def test_evidence_from_a_marked_article_marks_what_was_found(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    secret = page("Nothing to see.", title="Cable")
    desk.add(secret)
    desk.tlp("Cable", "amber")
    desk.mark(
        "tolls", "observed", occurred_on=When("2026-03"), evidence=[Evidence(article=secret.id)]
    )
    assert desk.banner(desk.scenario("orlik").id) is Tlp.AMBER
    written_down = desk.release("orlik", most=None)[0]
    assert secret.id not in {article.id for article in written_down.articles}
    assert [item.tlp for item in written_down.items] == [Tlp.AMBER]


def test_a_mark_is_undone_and_stands_in_the_history(desk: Desk) -> None:
    desk.add_scenario("bridge")
    desk.tlp("bridge", "amber+strict")
    [deed] = desk.history(most=1)
    said = describe(deed, desk.called([deed]))
    assert said == "marked the scenario bridge TLP:AMBER+STRICT"
    desk.undo()
    assert desk.highest_mark() is None


def test_an_export_leaves_out_what_is_above_and_says_how_much(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    tagged(desk, "The night train", handle="train", scenario="orlik")
    desk.condition("train", ["tolls"])
    tagged(desk, "Soldiers", handle="army", scenario="orlik")
    cable = red(desk)
    found, left = desk.release("orlik", most=Tlp.AMBER, texts=True)
    assert left is not None
    assert (left.items, left.articles, left.hanging) == (2, 1, 1)
    said = scenario_file.write(found).decode()
    assert "handle: army" in said
    assert not [words for words in ("handle: tolls", "handle: train", cable) if words in said]


def test_a_scenario_that_is_marked_higher_is_not_exported(desk: Desk) -> None:
    desk.add_scenario("bridge")
    desk.tlp("bridge", "red")
    with pytest.raises(Refusal, match="bridge is TLP:RED") as refused:
        desk.release("bridge", most=Tlp.GREEN)
    assert "--max red" in refused.value.attempt


def test_an_import_raises_a_mark_and_never_lowers_one(desk: Desk, tmp_path: Path) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    desk.tlp("tolls", "green")
    green = desk.case_file("orlik", texts=True)
    with opened(tmp_path / "other.db", desk.clock, create=True) as other:
        other.import_case(green)
        assert other.marked("tolls").own is Tlp.GREEN
    desk.tlp("tolls", "red")
    desk.import_case(green)
    assert desk.marked("tolls").own is Tlp.RED


def ids_of(held: CaseFile) -> list[str]:
    """What can be marked."""
    items, articles = [i.id for i in held.items], [a.id for a in held.articles]
    return [*items, *articles, *(s.id for s in held.scenarios)]


def dangling(case_file: CaseFile) -> set[str]:
    """What a case file names and does not hold, of what it could."""
    items = {item.id for item in case_file.items}
    subjects = items | {scenario.id for scenario in case_file.scenarios}
    articles = {article.id for article in case_file.articles}
    named = {one.subject for one in case_file.criteria} | {a.item for a in case_file.annotations}
    named |= {one.subject for one in case_file.forecasts}
    named |= {one.subject for one in case_file.findings}
    named |= {id for m in case_file.memberships for id in (m.item, m.scenario)}
    named |= {item.same_as for item in case_file.items} - {""}
    return (named - subjects) | ({a.article for a in case_file.annotations} - articles)


@settings(max_examples=10)
@given(case_files(), st.sampled_from(Tlp), st.lists(st.none() | st.sampled_from(Tlp), min_size=1))
def test_nothing_dangles_and_nothing_above_is_left(
    held: CaseFile, most: Tlp, drawn: list[Tlp | None]
) -> None:
    held = in_order(held)
    pairs = zip(ids_of(held), cycle(drawn), strict=False)
    marks = {id: mark for id, mark in pairs if mark is not None}
    before = dangling(held)
    kept, left = within(held, marks, most)
    assert dangling(kept) <= before
    assert not exceeds(highest(marks.get(id) for id in ids_of(kept)), most)
    assert len(kept.items) + left.items == len(held.items)


def test_every_mark_can_be_read_on_its_ground_and_the_page_has_the_same_colours() -> None:
    style = (TEMPLATES / "report.css").read_text("utf-8")
    for mark, colour in COLOURS.items():
        assert ratio(ColorTriplet(*bytes.fromhex(colour[1:])), ColorTriplet(0, 0, 0)) >= LEAST
        name = f".tlp.{mark.name.lower()}" if mark is not Tlp.CLEAR else ".tlp"
        names = [line.partition(" {")[0].split(", ") for line in style.splitlines()]
        lines = [x for x, of in zip(style.splitlines(), names, strict=True) if name in of]
        assert f" color: {colour};" in lines[0]


# Through the doors.


def test_a_session_marks_and_its_recording_does_the_same(empty: Desk, tmp_path: Path) -> None:
    marks = "- tlp: orlik\n  level: TLP:Amber\n- tlp: bridge\n  level: green\n"
    more = "- tlp: tolls\n  level: red\n- tlp: tolls\n  level: amber+strict\n"
    report = ran(empty, written(tmp_path, ARTICLE + TAG + marks + more))
    assert report.refused is None, str(report.refused)
    kept = empty.case_file(texts=True)
    assert [item.tlp for item in kept.items] == [Tlp.AMBER_STRICT]
    assert [article.metadata.tlp for article in kept.articles] == ["green"]
    assert [scenario.tlp for scenario in kept.scenarios] == [Tlp.AMBER]


def test_a_history_retold_marks_the_same_things(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    for name, mark in (("orlik", "amber"), ("guards the bridge", "green"), ("war", "red")):
        shell.does("tlp", name, mark)
    shell.does("edit war --statement X")
    shell.does("history --as-session -o again.yaml")
    shell.write("who-guards-the-bridge.md", (shell.folder / "bridge.md").read_bytes())
    shell.does("run again.yaml --db again.db")
    assert shell.does("show war --json --db again.db").form["tlp"] == "red"
    assert shell.does("show orlik --json --db again.db").form["tlp"] == "amber"
    assert shell.does("show tolls-doubled --json --db again.db").form["tlp_counts"] == "green"


def test_what_a_command_shows_begins_with_the_highest_mark_of_it(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    assert "TLP" not in shell.does("board orlik").out + shell.does("list").out
    shell.does("tlp war red")
    shell.does("scenario add rival")
    shell.does("scenario edit orlik --prior 10%")
    for words in (
        *("board orlik", "board orlik --page", "odds orlik", "matrix rival orlik"),
        *("list", "list --kind prediction", "show orlik", "show war"),
    ):
        assert shell.does(words).out.startswith("TLP:RED "), words
    assert "TLP" not in shell.does("list --kind claim").out


def test_the_command_says_what_marks_a_thing_and_warns_of_a_lower_mark(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("tlp", "guards the bridge", "AMBER")
    shown = shell.does("tlp war")
    assert shown.out.startswith("war  TLP:AMBER  (from ")
    lowered = shell.does("tlp", "guards the bridge", "green")
    assert "lowered from TLP:AMBER" in lowered.err
    assert shell("tlp war ambr").status == 2
    assert shell("tlp nobody amber").status == 1


def test_export_and_report_with_a_limit_say_what_they_leave_out(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("tlp war red")
    exported = shell.does("export orlik --max amber")
    assert "left out, marked above TLP:AMBER: 1 item with 1 mention" in exported.err
    assert "handle: war" not in exported.out
    assert "tlp: red" in shell.does("export orlik").out
    reported = shell.does("report orlik --format md")
    assert reported.out.startswith("**TLP:RED**")
    assert reported.out.rstrip().splitlines()[-1].startswith("**TLP:RED**")
    limited = shell.does("report orlik --format md --max green")
    assert "TLP" not in limited.out
    assert "### There will be no war" not in limited.out
    assert limited.err == exported.err.replace("AMBER", "GREEN")
    step = "- export: orlik\n  to: {0}.yaml\n  max: {0}\n"
    written(shell.folder, step.format("amber") + step.format("red"), name="out")
    said = shell.does("run out.yaml").err.splitlines()
    assert said[0] == "amber.yaml: " + exported.err.strip()
    assert said[1] == "red.yaml: nothing is marked above TLP:RED"
    article = shell.does("report --article bridge --format md --max green").out
    assert "There will be no war over it. **" not in article


def test_a_blind_store_holds_nothing_that_is_marked_above_the_limit(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("tlp war red")
    made = shell.does("blind bridge --for bm --items --max amber -o bm.db")
    assert "left out, marked above TLP:AMBER: 1 item" in made.err
    assert "war" not in shell.does("list --kind prediction --db bm.db").out
    shell.does("tlp", "guards the bridge", "red")
    refused = shell("blind bridge --for bm --max amber -o other.db")
    assert (refused.status, "is TLP:RED" in refused.err) == (1, True)
    assert not (shell.folder / "other.db").exists()


def test_lists_and_boards_as_json_have_the_mark_of_each_line(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("tlp war amber")
    marks = {one["handle"]: one["mark"] for one in shell.does("list --scenario orlik --json").form}
    assert (marks["war"], marks["tolls-doubled"]) == ("amber", None)
    board = shell.does("board orlik --json").form
    assert {one["handle"]: one["mark"] for one in board["predictions"]}["war"] == "amber"
    assert board["mark"] == "amber"
    assert shell.does("list --json").form[0]["mark"] is None


def test_a_score_bears_the_highest_mark_of_what_it_counts(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("scenario add other")
    shell.does("tlp war red")
    assert shell.does("score").out.startswith("TLP:RED")
    assert shell.does("score --scenario orlik").out.startswith("TLP:RED")
    assert "TLP" not in shell.does("score --scenario other").out
    assert shell.does("score --json").form["mark"] == "red"
    beside = "TLP:RED: for those who were told, and nobody else\nsimulated"
    assert beside in shell.does("score --csv").err
    assert beside in shell.does("matrix orlik other --csv").err
    moved = shell.does("board orlik --since 2026-01-01 --json").form
    assert (moved["mark"], moved["simulated"]) == ("red", True)


def test_the_app_bears_the_highest_mark_above_every_screen(tmp_path: Path) -> None:
    store = tmp_path / "signposts.db"
    orlik(store)

    async def act(v: Visit) -> None:
        assert "TLP" not in v.shown()
        await v.press("b", "escape")
        v.desk.tlp("orlik", "amber")
        v.desk.tlp("tolls-doubled", "red")
        await v.press("b")
        assert "TLP:RED  for those who were told, and nobody else" in v.shown().splitlines()[0]
        await v.press("u")
        await v.rest()
        assert v.shown().splitlines()[0].split()[0] == "TLP:AMBER"

    visit(store, act)
