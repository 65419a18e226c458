"""Folding: what follows from the facts about a thing, and the rows that follow from the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scenarios.vocabulary import Direction, Kind, Status
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from store.folding import Folded, Said, fold
from store.journal import Draft, Entry, Fact, append
from store.refolding import fold_all
from tests.desks import opened, page, sql, tagged

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def said(*facts: Fact | tuple[Fact, bool]) -> list[Said]:
    """Facts about one thing, an entry each, in order; with `False` their deed was undone."""
    return [
        Said(fact, entry(clock), 0, standing)
        for clock, (fact, standing) in enumerate(
            ((f, True) if isinstance(f, dict) else f for f in facts), 1
        )
    ]


def entry(clock: int) -> Entry:
    name = f"e{clock}"
    return Entry(
        id=name,
        clock=clock,
        verb="edit",
        analyst="ak",
        at=NOON,
        recorded=NOON,
        via="app",
        facts=(),
        deed=name,
    )


def made(**fields: Any) -> Fact:
    return {"id": "i:1", "make": fields}


def set_to(**fields: Any) -> Fact:
    return {"id": "i:1", "set": fields}


STRUCK: Fact = {"id": "i:1", "strike": True}


def folded(*facts: Fact | tuple[Fact, bool]) -> Folded:
    return fold("i:1", said(*facts))


# One thing.


def test_a_thing_has_the_fields_that_it_was_made_with() -> None:
    assert folded(made(handle="a")).fields == {"handle": "a"}


def test_the_last_content_of_a_field_counts() -> None:
    assert folded(made(note="a"), set_to(note="b"), set_to(note="c")).fields["note"] == "c"


def test_a_field_can_be_set_to_nothing() -> None:
    assert folded(made(published="2026"), set_to(published=None)).fields == {"published": None}


def test_what_an_undone_deed_set_counts_for_nothing() -> None:
    assert folded(made(note="a"), (set_to(note="b"), False)).fields["note"] == "a"


def test_a_struck_thing_keeps_its_fields() -> None:
    thing = folded(made(note="a"), STRUCK)
    assert (thing.alive, thing.struck, thing.fields) == (False, True, {"note": "a"})


def test_when_striking_is_undone_the_thing_is_alive() -> None:
    assert folded(made(), (STRUCK, False)).alive


def test_a_thing_whose_making_was_undone_keeps_its_fields_for_history() -> None:
    thing = folded((made(note="a"), False), set_to(note="b"))
    assert (thing.alive, thing.struck, thing.fields) == (False, False, {"note": "b"})


def test_made_again_after_its_end_a_thing_is_made_anew() -> None:
    thing = folded(made(note="a", handle="x"), STRUCK, made(handle="y"))
    assert (thing.alive, thing.fields) == (True, {"handle": "y"})


def test_made_again_while_it_is_there_a_thing_only_takes_what_it_lacks() -> None:
    thing = folded(made(note="a"), set_to(note="b"), made(note="c", handle="x"))
    assert thing.fields == {"note": "b", "handle": "x"}


def test_a_thing_that_is_made_again_keeps_its_place_in_the_order() -> None:
    thing = folded((made(), False), made())
    assert thing.first
    assert thing.made
    assert (thing.first.id, thing.made.id) == ("e1", "e2")


def test_the_first_making_that_stands_says_who_made_it() -> None:
    thing = folded(made(), made())
    assert thing.made
    assert thing.made.id == "e1"


# All of them.


def worked(desk: Desk) -> None:
    """A bit of everything, so that every table has rows and some of them are struck."""
    tolls = tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    train = tagged(desk, "The night train is cancelled", scenario="orlik", handle="train")
    ferry = tagged(desk, "no ferry before winter", Kind.PREDICTION, handle="ferry")
    desk.criteria("ferry", threshold="none sails")
    desk.forecast("ferry", "likely")
    desk.mark("tolls", "observed", occurred_on=When("2026-02"))
    desk.mark("ferry", "not-true", reason="It sailed.")
    desk.snooze("train", NOON.date().replace(year=2027))
    desk.put("ferry", "orlik", direction=Direction.AWAY, weight=2)
    desk.source("Tomas Brandl", aliases=["T. Brandl"])
    desk.edit(tolls.id, {"statement": "Tolls double", "wording": "are"})
    desk.untag(ferry.id)
    desk.undo()
    desk.link(train.id, "tolls")
    desk.unlink(train.id)
    desk.take_out("ferry", "orlik")


def contents(path: Path) -> dict[str, list[Any]]:
    tables = [row[0] for row in sql(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {t: sorted(sql(path, f'SELECT * FROM "{t}"'), key=repr) for t in tables if "_" not in t}


def test_folding_anew_gives_the_same_rows(desk: Desk, store: Path) -> None:
    worked(desk)
    before, file = contents(store), desk.case_file(texts=True)
    with desk.together(), desk.reading() as connection:
        fold_all(connection)
    assert contents(store) == before
    assert desk.case_file(texts=True) == file


def test_what_is_said_again_after_a_thousand_entries_is_folded_whole(desk: Desk) -> None:
    tolls = tagged(desk, "Tolls are doubled", handle="tolls")
    said = Draft(verb="source", analyst="ak", at=NOON, recorded=NOON, via="app")
    with desk.together(), desk.reading() as connection:
        for n in range(1_100):
            append(
                connection, replace(said, facts=[{"id": f"o:{n:032}", "make": {"name": str(n)}}])
            )
    desk.edit(tolls.id, {"statement": "Tolls double"})
    with desk.together(), desk.reading() as connection:
        fold_all(connection)
    assert (desk.item("tolls").statement, len(desk.sources())) == ("Tolls double", 1_100)


def test_folding_does_not_read_what_the_old_tables_held(desk: Desk, store: Path) -> None:
    worked(desk)
    file = desk.case_file(texts=True)
    sql(store, "DELETE FROM membership", "UPDATE item SET fields = '{}'", "DROP TABLE forecast")
    with desk.together(), desk.reading() as connection:
        fold_all(connection)
    assert desk.case_file(texts=True) == file


def test_folding_drops_the_tables_of_an_older_layout(desk: Desk, store: Path) -> None:
    sql(store, "CREATE TABLE verdict (id TEXT, item TEXT REFERENCES item (id))")
    with desk.together(), desk.reading() as connection:
        fold_all(connection)
    assert sql(store, "SELECT name FROM sqlite_schema WHERE name = 'verdict'") == []


def test_two_files_that_were_joined_hold_what_both_held(desk: Desk, other: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    other.add(page())
    tagged(other, "no ferry before winter", Kind.PREDICTION, handle="ferry")
    desk.join(other.path)
    assert {i.handle for i in desk.items()} == {"tolls", "ferry"}
    assert examine(desk) == []


def test_joined_both_ways_two_files_hold_the_same(desk: Desk, other: Desk) -> None:
    other.add(page())
    other.set(page().id, {"outlet": "Gazette"})
    other.source("Gazette", aliases=["G."])
    desk.set(page().id, {"outlet": "Orlik Gazette"})
    desk.join(other.path)
    other.join(desk.path)
    assert desk.case_file(texts=True) == other.case_file(texts=True)


def test_an_article_that_both_added_keeps_what_one_corrected(desk: Desk, other: Desk) -> None:
    desk.set(page().id, {"outlet": "Gazette"})
    other.add_scenario("sahel")
    other.edit_scenario("sahel", {"title": "Sahel"})
    other.add(page())  # a day later than the correction
    desk.join(other.path)
    assert desk.article(page().id).metadata.outlet == "Gazette"


def test_after_a_join_a_finding_counts_by_the_order_of_the_journal(desk: Desk, other: Desk) -> None:
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    other.import_case(desk.case_file("orlik", texts=True))
    other.analyst = desk.analyst  # at another machine
    other.mark("tolls", "emerging")
    desk.mark("tolls", "observed")
    desk.mark("tolls", "ceased")
    desk.join(other.path)
    assert desk.item("tolls").status is Status.EMERGING  # a day later
    assert len(desk.findings_of("tolls")) == 3
    assert examine(desk) == []


def test_rows_survive_a_restart(desk: Desk, store: Path) -> None:
    worked(desk)
    file = desk.case_file(texts=True)
    desk.close()
    with opened(store) as again:
        assert again.case_file(texts=True) == file


@pytest.mark.parametrize("direction", list(Direction))
def test_put_again_a_membership_is_as_it_was_said_last(desk: Desk, direction: Direction) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    desk.put("tolls", "orlik", direction=Direction.AWAY, weight=3)
    desk.put("tolls", "orlik", direction=direction, weight=1)
    [place] = desk.case_file("orlik").memberships
    assert (place.direction, place.weight) == (direction, 1)


def test_taken_out_and_put_again_a_membership_forgets_its_weight(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    desk.put("tolls", "orlik", direction=Direction.AWAY, weight=3)
    desk.take_out("tolls", "orlik")
    desk.put("tolls", "orlik")
    [place] = desk.case_file("orlik").memberships
    assert (place.direction, place.weight) == (Direction.TOWARDS, 1)
