"""The journal: its bytes, its hashes, its order, and what it refuses."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.refusal import Invalid
from seeds.when import instant, iso
from store import journal
from store.ancestry import said_of
from store.desk import Desk
from store.journal import Draft, Via, canonical, entry_id, microseconds, parsed, stored_bytes
from tests.desks import Clock, DatabaseError, opened, page, sql, tagged
from tests.hostile import texts

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
DRAFT = Draft(
    verb="edit",
    analyst="B. Öspanova",
    at=NOON,
    recorded=NOON + timedelta(microseconds=250_000),
    via=Via.APP,
    facts=[
        {"id": "i:01", "set": {"statement": 'a "b"\\ \n\t\x1b é 🚂', "labels": ["z", "a"]}},
        {"id": "i:02", "strike": True},
    ],
    key="k1",
)
GOLDEN = (
    '{"analyst":"B. Öspanova","at":"2026-03-09T12:00:00Z","deed":"","facts":[{"id":"i:01",'
    '"set":{"labels":["z","a"],"statement":"a \\"b\\"\\\\ \\n\\t\\u001b é 🚂"}},'
    '{"id":"i:02","strike":true}],"format":1,"key":"k1","parents":["aa","bb"],'
    '"recorded":"2026-03-09T12:00:00.250000Z","run":"","verb":"edit","via":"app"}'
)

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def rows(path: Path) -> list[tuple[str, int, bytes]]:
    return sql(path, "SELECT id, clock, stored FROM journal ORDER BY clock, id")


# The bytes.


def test_an_entry_is_stored_byte_for_byte_as_documented() -> None:
    assert stored_bytes(DRAFT, ["aa", "bb"]) == GOLDEN.encode()


def test_the_id_of_an_entry_is_the_sha_256_of_its_bytes() -> None:
    assert entry_id(GOLDEN.encode()) == hashlib.sha256(GOLDEN.encode()).hexdigest()


def test_what_a_deed_stores_is_canonical_and_hashes_to_its_id(desk: Desk, store: Path) -> None:
    tagged(desk, "Tolls are doubled", statement="Tolls: “doubled” \x07 🚂")
    for id, _, stored in rows(store):
        assert entry_id(stored) == id
        assert canonical(json.loads(stored)) == stored


@settings(max_examples=60)
@given(st.datetimes(timezones=st.just(UTC)), st.lists(st.integers(0, 9), max_size=3))
def test_parents_and_time_are_found_in_the_bytes_as_they_were_written(
    recorded: datetime, parents: list[int]
) -> None:
    ids = tuple(f"{n:064x}" for n in parents)
    stored = stored_bytes(replace(DRAFT, recorded=recorded), ids)
    assert said_of(stored) == (ids, microseconds(recorded))


@pytest.mark.parametrize("wrong", ["2026-02-30T08:00:00Z", "2026-03-09T08:00:75Z", "soon"])
def test_bytes_with_a_time_that_there_is_not_do_not_say_when(wrong: str) -> None:
    stored = stored_bytes(DRAFT, ["a" * 64]).replace(iso(DRAFT.recorded).encode(), wrong.encode())
    assert said_of(stored) == (("a" * 64,), None)


@given(plain)
def test_canonical_bytes_can_be_read_and_written_again(value: object) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(texts)
def test_nothing_is_escaped_but_quotes_backslashes_and_controls(words: str) -> None:
    escapes = {'"': '\\"', "\\": "\\\\", **{c: f"\\u{ord(c):04x}" for c in map(chr, range(32))}}
    escapes |= {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    assert canonical(words).decode() == '"' + "".join(escapes.get(c, c) for c in words) + '"'


def test_a_number_that_is_no_number_has_no_bytes() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical([float("nan")])


def test_a_time_in_another_zone_is_stored_in_utc() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    draft = Draft(verb="set", analyst="ak", at=there, recorded=there, via=Via.COMMAND)
    assert json.loads(stored_bytes(draft, []))["at"] == "2026-03-09T12:00:00Z"


def test_an_entry_comes_back_from_its_bytes() -> None:
    entry = parsed("cc", 3, GOLDEN.encode())
    assert (entry.verb, entry.analyst, entry.at, entry.recorded) == (
        "edit",
        "B. Öspanova",
        DRAFT.at,
        DRAFT.recorded,
    )
    assert entry.facts == tuple(DRAFT.facts)
    assert entry.parents == ("aa", "bb")


def test_the_first_entry_of_a_deed_names_the_deed() -> None:
    assert parsed("cc", 3, GOLDEN.encode()).deed == "cc"


def test_bytes_of_another_format_are_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="format 2"):
        parsed("cc", 3, GOLDEN.replace('"format":1', '"format":2').encode())


# The order.


def test_an_entry_names_the_one_before_it_as_its_parent(desk: Desk, store: Path) -> None:
    chain = rows(store)
    assert [json.loads(stored)["parents"] for _, _, stored in chain] == [
        [],
        *([id] for id, _, _ in chain[:-1]),
    ]


def test_the_clock_of_an_entry_is_when_it_was_recorded(desk: Desk, store: Path) -> None:
    first = 1_773_043_200_000_000  # 2026-03-09T08:00:00Z
    assert [clock - first for _, clock, _ in rows(store)] == [1_000_000, 2_000_000, 3_000_000]


@pytest.mark.parametrize(
    ("recorded", "parents", "clock"),
    [
        ("1970-01-01T00:00:00.000007Z", [], 7),
        ("1970-01-01T00:00:00.000007Z", [3, 5], 7),
        ("1970-01-01T00:00:00.000007Z", [3, 7], 8),
        ("1970-01-01T00:00:00.000007Z", [99], 100),
        ("1969-12-31T23:59:59Z", [], -1_000_000),
        ("9999-12-31T23:59:59.999999Z", [4], 253_402_300_799_999_999),
    ],
)
def test_a_clock_is_the_time_or_one_behind_the_parents(
    recorded: str, parents: list[int], clock: int
) -> None:
    assert journal.clock_behind(journal.microseconds(instant(recorded)), parents) == clock


def test_after_a_join_the_next_entry_names_both_heads(desk: Desk, other: Desk) -> None:
    """Both files were made apart; a join is the union of their entries, folded again."""
    desk.join(other.path)
    with desk.reading() as connection:
        heads = [id for id, _ in journal.heads(connection)]
    assert len(heads) == 2
    tagged(desk, "Tolls are doubled")
    with desk.reading() as connection:
        [(id, _)] = journal.heads(connection)
        last = [e for e in journal.entries(connection) if e.id == id]
    assert list(last[0].parents) == heads


def test_a_clock_that_goes_back_does_not_change_the_order(store: Path) -> None:
    clock = Clock()
    with opened(store, clock) as desk:
        desk.add_scenario("orlik")
        clock.turn_to("2020-01-01")
        desk.edit_scenario("orlik", {"title": "Closure"})
        assert desk.scenario("orlik").title == "Closure"
        assert [d.verb for d in desk.history()] == ["scenario", "scenario", "create"]


def test_a_deed_of_many_facts_is_several_entries_and_one_deed(desk: Desk, store: Path) -> None:
    desk.add(page("x" * 400, "Many"))
    desk.tag_list("Many", [Span(n, n + 1) for n in range(150)], kind=Kind.CLAIM)
    entries = sql(store, "SELECT id, deed FROM entry WHERE verb = 'tag' ORDER BY clock")
    assert [deed for _, deed in entries] == [entries[0][0]] * 2


# What it refuses.


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET clock = 9",
        "UPDATE OR REPLACE journal SET id = 'x'",
        "DELETE FROM journal",
        "REPLACE INTO journal SELECT * FROM journal",
        "INSERT OR REPLACE INTO journal (id, clock, stored) SELECT id, 9, stored FROM journal",
        "INSERT OR REPLACE INTO journal (rowid, id, clock, stored) SELECT rowid, 'x', 9, stored "
        "FROM journal",
        "INSERT OR IGNORE INTO journal (id, clock, stored) SELECT id, 9, stored FROM journal",
        "INSERT INTO journal (id, clock, stored) SELECT id, 9, stored FROM journal WHERE true "
        "ON CONFLICT (id) DO UPDATE SET clock = 9",
    ],
)
def test_the_journal_is_append_only(desk: Desk, store: Path, statement: str) -> None:
    before = rows(store)
    with pytest.raises(DatabaseError, match="append-only"):
        sql(store, statement)
    assert rows(store) == before


def test_half_a_surrogate_pair_is_refused_and_nothing_is_written(desk: Desk, store: Path) -> None:
    before = rows(store)
    with pytest.raises(Invalid, match="is no character"):
        tagged(desk, "Tolls are doubled", statement="a\udcffb")
    assert rows(store) == before


def test_a_name_with_half_a_surrogate_pair_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="is no text"):
        desk.item("a\udcffb")


@pytest.mark.parametrize("analyst", ["", "  ", "a\x1bk", "a\udcffk"])
def test_an_analyst_has_a_name_that_can_be_seen(store: Path, analyst: str) -> None:
    with pytest.raises(Invalid, match="no name for an analyst"):
        opened(store, analyst=analyst)
