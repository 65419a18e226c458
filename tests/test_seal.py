"""Seals: made, published, read back and verified, also in a damaged file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from seeds.refusal import Invalid, Refusal
from store.desk import Desk
from store.sealing import HEADER, Seal, published, read_seals, sealed_file
from store.verifying import verify
from tests.desks import joined, opened, sql
from tests.seals import against, worked
from tests.tampering import changed, kept, rewrite

# Making one.


def test_a_seal_covers_all_that_was_done(desk: Desk) -> None:
    seal = desk.seal()
    assert seal.entries == 3
    assert len(seal.listed) == 3
    assert seal.time == desk.history()[0].recorded
    assert against(desk.path, seal).holds


def test_a_second_seal_of_the_same_is_the_first_one(desk: Desk) -> None:
    assert desk.seal() == desk.seal()
    desk.add_scenario("sahel")
    assert desk.seal().entries == 5


def test_undo_passes_over_a_seal_and_takes_none(desk: Desk) -> None:
    seal = desk.seal()
    with pytest.raises(Refusal, match="seal cannot be undone"):
        desk.undo(seal.id)
    assert desk.undo()[0].verb == "scenario"
    desk.seal()
    assert desk.redo()[0].verb == "scenario"


def test_a_simulated_store_is_not_sealed(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "x.db", simulated=True) as desk,
        pytest.raises(Refusal, match="simulated"),
    ):
        desk.seal()


def test_a_damaged_journal_is_not_sealed(desk: Desk) -> None:
    rewrite(desk.path, changed(kept(desk.path), 1, 20, 65))
    with pytest.raises(Refusal, match="bytes do not hash"):
        desk.seal()


# What is published.


@pytest.mark.parametrize("written", [published, sealed_file])
def test_what_is_published_is_read_back_among_other_words(desk: Desk, written: object) -> None:
    seal = desk.seal()
    text = sealed_file(seal) if written is sealed_file else published(seal)
    [found] = read_seals(f"> Dear all, our seal:\n> {text.replace(' ', chr(10) + '> ')}\n> Yours")
    assert found.id == seal.id
    assert (found.store, found.entries, found.time) == (seal.store, seal.entries, seal.time)
    assert found.marks == seal.marks
    assert found.listed in ((), seal.listed)


def test_several_seals_are_read_from_one_text(desk: Desk) -> None:
    first = desk.seal()
    worked(desk)
    last = desk.seal()
    found = read_seals(sealed_file(first) + sealed_file(last))
    assert found == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "orlik",
        HEADER,
        f"{HEADER} store=a entries=3 seal=12 time=2026-01-01",
        f"{HEADER} store=a entries=0 seal={'0' * 64} time=2026-01-01",
        f"{HEADER} store=a entries=3 seal={'0' * 64} time=soon",
        f"{HEADER} store=a entries=3 seal={'0' * 64}",
        f"{HEADER} store=a store=b entries=3 seal={'0' * 64} time=2026-01-01",
        f"{HEADER} store=a entries=3 seal={'0' * 64} time=2026-01-01 {'0' * 16}",
        "0" * 63,
    ],
)
def test_what_is_no_whole_seal_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_seals(text)


# Verifying what is whole.


def test_what_was_done_since_is_counted(desk: Desk) -> None:
    seal = desk.seal()
    worked(desk)
    found = against(desk.path, seal)
    assert found.holds
    assert (found.since, found.beside) == (len(desk.history()) - 4, 0)


def test_what_came_from_another_file_is_counted_beside(desk: Desk, other: Desk) -> None:
    seal = desk.seal()
    other.add_scenario("sahel")
    joined(desk, other)
    found = against(desk.path, seal)
    assert found.holds
    assert found.beside == 2


def test_a_seal_holds_in_a_file_that_it_was_joined_into(desk: Desk, other: Desk) -> None:
    seal = desk.seal()
    other.add_scenario("sahel")
    joined(other, desk)
    other.add_scenario("kars")
    assert against(other.path, seal).holds
    assert verify(other.path, [other.seal()]).holds


def test_a_seal_by_its_id_alone_is_enough(desk: Desk) -> None:
    assert against(desk.path, Seal(id=desk.seal().id)).holds
    assert not against(desk.path, Seal(id="0" * 64)).holds


@pytest.mark.parametrize("name", ["store", "entries", "time", "marks"])
def test_lines_that_are_not_the_seals_are_found(desk: Desk, name: str) -> None:
    seal = desk.seal()
    assert seal.time
    others = {"store": "0", "entries": 7, "time": seal.time + timedelta(1), "marks": "AAA"}
    wrong = replace(seal, listed=(), **{name: others[name]})  # type: ignore[arg-type]
    assert name in against(desk.path, wrong).differs[0]


def test_an_entry_that_is_no_seal_is_told(desk: Desk) -> None:
    [says] = against(desk.path, Seal(id=desk.history()[0].id)).differs
    assert "is no seal" in says


def test_without_a_seal_those_in_the_journal_are_listed(desk: Desk) -> None:
    seal = desk.seal()
    worked(desk)
    found = verify(desk.path)
    assert found.holds
    assert [one.seal.id for one in found.standing] == [seal.id]


def test_a_row_that_does_not_follow_is_found(desk: Desk) -> None:
    seal = desk.seal()
    sql(desk.path, "UPDATE scenario SET handle = 'sahel'")
    found = verify(desk.path, [seal])
    assert found.checked[0].holds
    assert not found.holds


# Tampering.


# Damage.


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE journal",
        "DROP TABLE local",
        "DROP TABLE entry",
        "UPDATE item SET fields = '{'",
        "UPDATE text SET content = 'x'",
        "INSERT INTO journal VALUES ('x', 'deep', 'words')",
        "INSERT INTO journal VALUES (X'FF', 'deep', X'00')",
    ],
)
def test_damage_is_told_without_a_traceback(desk: Desk, statement: str) -> None:
    worked(desk)
    seal = desk.seal()
    desk.close()
    sql(desk.path, statement)
    assert not verify(desk.path, [seal]).holds
    assert not verify(desk.path, [Seal(id="0" * 64)]).holds
    assert not verify(desk.path).holds


def test_verifying_writes_nothing(desk: Desk) -> None:
    seal = desk.seal()
    desk.close()
    before = {p.name: p.read_bytes() for p in desk.path.parent.iterdir()}
    assert verify(desk.path, [seal]).holds
    assert {p.name: p.read_bytes() for p in desk.path.parent.iterdir()} == before
