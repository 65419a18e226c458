"""Joining: what another store remembers is taken in, checked, once, and in either order alike."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.refusal import Ambiguous
from store import joining, replay
from store.bench import Step
from store.desk import Desk
from store.doctor import examine
from store.opening import backup
from tests.desks import START, TEXT, Clock, at, opened, page, sql, tagged
from tests.test_join_properties import held
from tui.words import describe


def copy_of(desk: Desk, name: str, analyst: str = "bo") -> Desk:
    """A colleague's copy of a store, at which work goes on a day later."""
    path = desk.path.with_name(name)
    with desk.reading() as connection:
        backup(connection, path)
    return opened(path, Clock(START + timedelta(days=1)), analyst)


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """At a copy of the desk's store."""
    return copy_of(desk, "copy.db")


@pytest.fixture
def worked(other: Desk) -> Desk:
    """A colleague's own store with the same article and a tag."""
    other.add(page())
    tagged(other, "no ferry before winter", Kind.PREDICTION, handle="ferry")
    return other


# What is taken in.


def test_after_a_join_the_store_holds_what_both_held(desk: Desk, worked: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    desk.join(worked.path)
    assert {item.handle for item in desk.items()} == {"tolls", "ferry"}
    assert examine(desk) == []


def test_a_join_says_what_came_and_by_whom(desk: Desk, worked: Desk) -> None:
    joined = desk.join(worked.path)
    assert (joined.changed, joined.entries) == (True, 3)
    assert joined.deeds == Counter({"bo": 2})
    assert joined.made == Counter({"item": 1, "annotation": 1})


def test_a_join_adds_no_entry_of_its_own(desk: Desk, worked: Desk) -> None:
    both = {row[0] for d in (desk, worked) for row in sql(d.path, "SELECT id FROM journal")}
    desk.join(worked.path)
    assert {row[0] for row in sql(desk.path, "SELECT id FROM journal")} == both
    assert desk.deeds_done == [done.id for done in reversed(desk.history()) if done.analyst == "ak"]


def test_joined_again_nothing_changes(desk: Desk, worked: Desk) -> None:
    desk.join(worked.path)
    before = held(desk)
    assert not desk.join(worked.path).changed
    assert held(desk) == before


def test_in_either_order_all_rows_are_the_same(desk: Desk, worked: Desk) -> None:
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    desk.join(worked.path)
    worked.join(desk.path)
    assert held(desk) == held(worked)
    assert desk.case_file(texts=True) == worked.case_file(texts=True)


def test_what_two_copies_have_in_common_is_there_once(desk: Desk, colleague: Desk) -> None:
    tagged(colleague, "Tolls are doubled")
    assert desk.join(colleague.path).entries == 1


def test_the_next_deed_stands_behind_both_histories(desk: Desk, worked: Desk) -> None:
    ends = {desk.history()[0].id, worked.history()[0].id}
    desk.join(worked.path)
    desk.set(page().id, {"title": "After"})
    [stored] = sql(desk.path, "SELECT stored FROM journal ORDER BY clock DESC LIMIT 1")[0]
    assert set(json.loads(stored)["parents"]) == ends


def test_a_check_says_the_same_and_keeps_nothing(desk: Desk, worked: Desk) -> None:
    before = held(desk)
    tried = desk.join(worked.path, check=True)
    assert held(desk) == before
    assert desk.join(worked.path) == tried


def test_the_other_store_is_left_as_it_is(desk: Desk, worked: Desk) -> None:
    worked.close()
    folder = worked.path.parent
    before = worked.path.read_bytes(), {p.name for p in folder.glob("other*")}
    desk.join(worked.path)
    assert (worked.path.read_bytes(), {p.name for p in folder.glob("other*")}) == before


def test_a_store_that_is_in_use_is_joined_as_it_was_committed(desk: Desk, worked: Desk) -> None:
    with worked.together():
        tagged(worked, "Tolls are doubled")
        assert desk.join(worked.path).entries == 3


def test_a_store_may_have_any_name(desk: Desk, worked: Desk) -> None:
    worked.close()
    odd = worked.path.rename(worked.path.with_name("a ?#%41\udc80 é.db"))
    assert desk.join(odd).changed


def test_what_concerns_a_file_alone_stays_there(desk: Desk, worked: Desk) -> None:
    worked.look(page().id, 17)
    desk.join(worked.path)
    assert desk.place(page().id) == 0


def test_a_session_that_both_ran_made_one_item(desk: Desk, worked: Desk, tmp_path: Path) -> None:
    steps = (
        "- tag: claim\n  article: Who\n  quote: Tolls are doubled\n- mark: c-1\n  status: refuted"
    )
    source = f"signposts: session/1\nname: s\nanalyst: cy\nsteps:\n{steps}\n"
    for one in (desk, worked):
        replay.run(one, read_session(source.encode(), "s.yaml"), tmp_path)
    desk.join(worked.path)
    assert [item.handle for item in desk.items(kind=Kind.CLAIM)] == ["c-1"]
    assert len(desk.findings_of("c-1")) == 1


# What is undone.


def test_undo_takes_what_was_done_here_though_another_deed_is_later(
    desk: Desk, colleague: Desk
) -> None:
    own = tagged(desk, "Tolls are doubled")
    tagged(colleague, "no ferry before winter")
    tagged(colleague, "The night train is cancelled")
    desk.join(colleague.path)
    [undone] = desk.undo()
    assert own.item in {fact["id"] for fact in undone.facts}


def test_a_deed_that_the_other_undid_is_undone(desk: Desk, colleague: Desk) -> None:
    deed = next(d for d in desk.history() if d.verb == "scenario")
    colleague.undo(deed.id)
    desk.join(colleague.path)
    assert desk.scenarios() == []


def test_the_last_undo_or_redo_by_the_clock_decides(desk: Desk, colleague: Desk) -> None:
    deed = next(d for d in desk.history() if d.verb == "scenario")
    colleague.undo(deed.id)  # a day later than what is done at the desk
    desk.undo(deed.id)
    desk.redo(deed.id)
    desk.join(colleague.path)
    colleague.join(desk.path)
    assert [s.handle for s in desk.scenarios()] == [s.handle for s in colleague.scenarios()]
    assert desk.scenarios() == []


def test_few_entries_are_folded_into_many(desk: Desk, colleague: Desk) -> None:
    for n in range(40):
        desk.set(page().id, {"outlet": f"Gazette {n}"})
    one = tagged(colleague, "Tolls are doubled", scenario="orlik")
    colleague.undo()
    colleague.redo()
    colleague.untag(one.id)
    colleague.undo()
    colleague.set(page().id, {"title": "Theirs"})
    desk.join(colleague.path)
    assert examine(desk) == []
    colleague.join(desk.path)
    assert held(desk) == held(colleague)


# What was forgotten.


def test_what_was_forgotten_here_is_not_brought_back(desk: Desk, worked: Desk) -> None:
    desk.forget(page().id)
    desk.join(worked.path)
    assert desk.article(page().id).text is None
    assert [a.anchor.quote for a in desk.case_file(texts=True).annotations] == [None]
    assert examine(desk) == []


def test_what_the_other_forgot_is_forgotten_here(desk: Desk, colleague: Desk) -> None:
    quote = "The night train is cancelled"
    tagged(desk, quote)
    colleague.forget(page().id)
    desk.join(colleague.path)
    assert desk.article(page().id).text is None
    assert examine(desk) == []
    desk.close()
    assert quote.encode() not in desk.path.read_bytes()


def test_a_quote_that_another_article_shares_survives(desk: Desk, worked: Desk) -> None:
    tagged(desk, "Tolls are doubled")
    longer = page("Tolls are doubled, they say.", "Longer")
    worked.add(longer)
    worked.tag(longer.id, at("Tolls are doubled", longer.text or ""), Kind.CLAIM)
    desk.forget(page().id)
    desk.join(worked.path)
    quotes = {a.anchor.quote for a in desk.case_file(texts=True).annotations}
    assert "Tolls are doubled" in quotes


def test_a_text_brought_back_by_who_knew_is_there(desk: Desk, colleague: Desk) -> None:
    desk.forget(page().id)
    desk.add(page())
    colleague.join(desk.path)
    assert colleague.article(page().id).text == TEXT
    assert examine(colleague) == []


# Names.


def test_a_handle_that_two_things_have_is_refused_with_the_ids_of_both(
    desk: Desk, worked: Desk
) -> None:
    tagged(desk, "Tolls are doubled", handle="ferry", statement="A ferry for lorries")
    joined = desk.join(worked.path)
    assert joined.clashes == ("ferry",)
    with pytest.raises(Ambiguous) as refused:
        desk.edit("ferry", {"note": "x"})
    assert any("A ferry for lorries" in line for line in refused.value.candidates)
    ids = [line.split()[1] for line in refused.value.candidates]
    desk.edit(ids[0], {"handle": "ferry-2"})
    assert desk.item("ferry").id.startswith(ids[1])


def test_a_handle_that_clashed_before_is_not_told_again(desk: Desk, worked: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="ferry")
    desk.join(worked.path)
    worked.source("Gazette")
    assert desk.join(worked.path).clashes == ()


def test_of_a_run_with_a_join_undo_says_that_what_it_joined_stays(desk: Desk, worked: Desk) -> None:
    steps = "steps:\n- join: other.db\n- scenario: kestrel\n"
    head = "signposts: session/1\nname: with join\n"
    session = read_session((head + steps).encode(), "with-join.yaml")
    replay.run(desk, session, worked.path.parent)
    assert desk.staying("with join") == ("join other.db",)
    desk.undo(run="with join")
    assert [item.handle for item in desk.items()] == ["ferry"]


def test_after_a_join_a_run_is_one_line_of_the_history(desk: Desk) -> None:
    theirs = copy_of(desk, "copy.db")
    with desk.step(Step(run="reading 1234")):
        for n in range(4):
            desk.add_scenario(f"ours-{n}")
    for n in range(4):
        theirs.add_scenario(f"theirs-{n}")
    desk.join(theirs.path)
    rows = desk.deed_rows()
    runs = [{d.run for d in desk.deeds_at(rows.of(n)) if d} for n in range(len(rows))]
    assert runs.count({"reading 1234"}) == 1
    assert sorted(rows.numbers) == sorted(desk.deed_rows(most=99).numbers)
    assert len(rows.numbers) == len(rows) + 3


def test_of_two_stores_the_history_says_which_one_was_made(desk: Desk, worked: Desk) -> None:
    desk.join(worked.path)
    made = desk.history(said={"verb": "create"})
    told = [describe(one, desk.called(made)) for one in made]
    assert told == [f"made the store {one.id[:8]}" for one in made]


def test_a_long_history_is_taken_in_by_parts_and_gives_the_same(
    desk: Desk, colleague: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_TOGETHER", 2)
    for n in range(9):
        desk.add_scenario(f"ours-{n}")
    tagged(colleague, "no ferry before winter", handle="ferry")
    colleague.undo()
    colleague.add_scenario("theirs")
    colleague.undo(count=1)
    colleague.redo()
    desk.join(colleague.path)
    assert examine(desk) == []
    assert {"theirs", "ours-8"} <= {s.handle for s in desk.scenarios()}
    assert [item for item in desk.items() if item.handle == "ferry"] == []
