"""The doctor: what is damaged is found and named, and what is whole is left in peace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from store.desk import Desk
from store.doctor import examine
from store.journal import entry_id
from tests.desks import opened, page, sql, tagged

UNGUARDED = (
    "DROP TRIGGER journal_is_not_updated",
    "DROP TRIGGER journal_is_not_deleted",
    "DROP TRIGGER journal_is_not_replaced",
)
GUARDED = {f"database: the trigger {line.split()[-1]} is missing" for line in UNGUARDED}


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk on which every table has rows."""
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
    desk.criteria("ferry", threshold="none sails")
    desk.forecast("ferry", "likely")
    desk.mark("tolls", "observed")
    desk.source("Tomas Brandl")
    desk.undo()
    return desk


def found(desk: Desk, *statements: str) -> list[str]:
    """What the doctor says after somebody changed the file past the desk."""
    sql(desk.path, *statements)
    return [line for line in examine(desk) if line not in GUARDED]


def test_in_a_whole_store_nothing_is_found(worked: Desk) -> None:
    assert examine(worked) == []


def test_in_a_new_store_nothing_is_found(empty: Desk) -> None:
    assert examine(empty) == []


# The journal.


def test_a_changed_byte_of_an_entry_is_found(worked: Desk) -> None:
    said = found(
        worked,
        *UNGUARDED,
        "UPDATE journal SET stored = CAST(replace(stored, 'observed', 'emerging') AS BLOB)",
    )
    [id] = [row[0] for row in sql(worked.path, "SELECT id FROM entry WHERE verb = 'mark'")]
    assert f"entry {id[:12]}: its bytes do not hash to its id" in said


def test_an_entry_that_is_missing_is_found_by_its_children(worked: Desk) -> None:
    [id] = [row[0] for row in sql(worked.path, "SELECT id FROM entry WHERE verb = 'mark'")]
    said = found(worked, *UNGUARDED, f"DELETE FROM journal WHERE id = '{id}'")
    assert any(f"parent {id[:12]} is missing" in line for line in said)
    assert f"entry {id[:12]}: the row does not follow from the journal" in said


def test_the_last_entry_is_missed_as_well(worked: Desk) -> None:
    last = worked.history()[0].id
    said = found(worked, *UNGUARDED, f"DELETE FROM journal WHERE id = '{last}'")
    assert f"head {last[:12]}: the row does not follow from the journal" in said


def test_an_entry_with_another_parent_is_found(worked: Desk) -> None:
    [(id, clock, stored)] = sql(
        worked.path, "SELECT id, clock, stored FROM journal ORDER BY clock DESC LIMIT 1"
    )
    said = json.loads(stored)
    first = worked.history()[-1].id
    forged = stored.replace(said["parents"][0].encode(), first.encode())
    quoted = forged.decode().replace("'", "''")
    lines = found(
        worked,
        *UNGUARDED,
        f"DELETE FROM journal WHERE id = '{id}'",
        f"INSERT INTO journal VALUES ('{entry_id(forged)}', {clock}, CAST('{quoted}' AS BLOB))",
    )
    assert f"head {entry_id(forged)[:12]}: the row is missing" in lines


def test_a_clock_that_was_turned_is_found(worked: Desk) -> None:
    last = worked.history()[0].id
    lines = found(worked, *UNGUARDED, f"UPDATE journal SET clock = clock + 1 WHERE id = '{last}'")
    [said] = [line for line in lines if line.startswith(f"entry {last[:12]}: clock")]
    assert said.endswith("does not follow from its time and its parents")


@pytest.mark.parametrize("stored", ["X'00'", "CAST('[]' AS BLOB)", "CAST('{}' AS BLOB)", "'text'"])
def test_an_entry_that_cannot_be_read_is_found(worked: Desk, stored: str) -> None:
    lines = found(worked, f"INSERT INTO journal VALUES ('{'0' * 64}', 99, {stored})")
    assert "entry 000000000000: its bytes do not hash to its id" in lines
    assert any("cannot be folded anew" in line for line in lines)


@pytest.mark.parametrize("stored", ["[]", "[" * 100_000 + "]" * 100_000])
def test_an_entry_whose_bytes_hash_but_say_nothing_is_found(worked: Desk, stored: str) -> None:
    lines = found(
        worked,
        f"INSERT INTO journal VALUES ('{entry_id(stored.encode())}', 99, CAST('{stored}' AS BLOB))",
    )
    assert any("unreadable" in line for line in lines)


def test_a_guard_that_was_dropped_is_found(worked: Desk) -> None:
    sql(worked.path, UNGUARDED[0])
    assert examine(worked) == ["database: the trigger journal_is_not_updated is missing"]


# Rows, texts, anchors.


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE item SET statement = 'x' WHERE handle = 'tolls'", "does not follow"),
        ("UPDATE finding SET status = 'ceased'", "does not follow"),
        ("UPDATE forecast SET fields = '{}'", "does not follow"),
        ("UPDATE membership SET standing = 0", "does not follow"),
        ("UPDATE article SET title = 'x'", "does not follow"),
        ("UPDATE entry SET standing = 1", "does not follow"),
        ("UPDATE entry SET analyst = 'bo'", "does not follow"),
        ("UPDATE criteria SET deadline = '2030-01-01'", "does not follow"),
        ("DELETE FROM finding", "the row is missing"),
        ("DELETE FROM touch WHERE thing LIKE 'i:%'", "the row is missing"),
        ("DELETE FROM source", "the row is missing"),
        ("INSERT INTO head VALUES ('x', 1)", "does not follow"),
        ("DELETE FROM search", "search: the index does not follow"),
        ("UPDATE search SET body = 'x'", "search: the index does not follow"),
        ("DROP TABLE search", "no such table: search"),
        ("DROP TABLE finding", "no such table"),
    ],
)
def test_a_row_that_does_not_follow_from_the_journal_is_found(
    worked: Desk, statement: str, line: str
) -> None:
    assert any(line in said for said in found(worked, statement))


def test_a_row_that_refers_to_nothing_is_found(worked: Desk) -> None:
    lines = found(worked, "PRAGMA foreign_keys = OFF", "DELETE FROM scenario")
    assert any("refers to a scenario that is not there" in line for line in lines)


def test_a_changed_text_is_found(worked: Desk) -> None:
    lines = found(worked, "UPDATE text SET content = replace(content, 'doubled', 'halved')")
    assert f"text {page().id[2:14]}: it does not hash to its name" in lines


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM text WHERE length(content) > 100", "UPDATE text SET content = NULL"],
)
def test_a_text_that_is_gone_though_nobody_forgot_it_is_found(worked: Desk, statement: str) -> None:
    line = f"article {page().id[:10]}: its text is gone, and nobody forgot it"
    assert line in found(worked, statement)


def test_a_quote_that_is_gone_is_found(worked: Desk) -> None:
    lines = found(worked, "DELETE FROM text WHERE content = 'Tolls are doubled'")
    assert any("its quote is gone while the text is here" in line for line in lines)


def test_an_anchor_that_points_elsewhere_is_found(worked: Desk) -> None:
    lines = found(
        worked,
        "UPDATE annotation SET fields = json_set(fields, '$.anchor.span.start', 3, "
        "'$.anchor.span.end', 20)",
    )
    assert any("its quote is not what stands at [3, 20)" in line for line in lines)


def test_an_anchor_that_ends_after_the_text_is_found(worked: Desk) -> None:
    lines = found(
        worked, "UPDATE annotation SET fields = json_set(fields, '$.anchor.span.end', 9999)"
    )
    assert any("it ends at 9999, the text at" in line for line in lines)


def test_a_damaged_page_is_found(worked: Desk, store: Path) -> None:
    worked.close()
    sql(store, "PRAGMA journal_mode = DELETE", "VACUUM")
    [(root,)] = sql(store, "SELECT rootpage FROM sqlite_schema WHERE name = 'finding'")
    [(size,)] = sql(store, "PRAGMA page_size")
    content = bytearray(store.read_bytes())
    content[(root - 1) * size : root * size] = b"\xff" * size
    store.write_bytes(content)
    with opened(store) as desk:
        assert any(line.startswith("database: ") for line in examine(desk))


def test_examining_changes_nothing(worked: Desk, store: Path) -> None:
    worked.close()
    before = store.read_bytes()
    with opened(store) as desk:
        examine(desk)
    assert store.read_bytes() == before
