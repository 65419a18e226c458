"""Rows that wait to be written together: nobody who looks sees that they waited."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.connection import Connection
from store.desk import Desk
from store.engine import driver

_WRITE = "INSERT INTO head (id, clock) VALUES (?, ?)"
_LOOKS = (
    "SELECT count(*) FROM head",
    "SELECT count(*) FROM item t, head",
    'SELECT count(*) FROM "head"',
    "SELECT count(*) FROM main.head",
    "SELECT count(*) FROM item t JOIN head h ON h.id = t.id OR 1",
    "WITH x AS (SELECT * FROM head) SELECT count(*) FROM x",
)


def _connection(raw: object) -> Connection:
    found = Connection(raw)
    found.exec_driver_sql("CREATE TABLE head (id TEXT, clock INTEGER)")
    found.exec_driver_sql("CREATE TABLE local (n INTEGER)")
    found.exec_driver_sql("INSERT INTO local VALUES (0)")
    found.exec_driver_sql("CREATE TABLE item (id TEXT, head TEXT)")
    found.exec_driver_sql("INSERT INTO item VALUES ('i', '')")
    return found


@pytest.mark.parametrize("look", _LOOKS)
def test_a_row_that_waits_is_there_for_whoever_looks(look: str) -> None:
    with closing(driver().connect(":memory:", isolation_level=None)) as raw:
        connection = _connection(raw)
        connection.later(_WRITE, [("a", 1)])
        assert connection.exec_driver_sql(look).scalar_one() == 1


def test_a_row_waits_while_others_look_elsewhere() -> None:
    with closing(driver().connect(":memory:", isolation_level=None)) as raw:
        connection = _connection(raw)
        connection.later(_WRITE, [("a", 1)])
        connection.exec_driver_sql("SELECT t.head FROM item t WHERE t.head = 'head'").all()
        assert raw.execute("SELECT count(*) FROM head").fetchone() == (0,)


_ACTS = st.lists(
    st.sampled_from(("later", "now", "look", "savepoint", "roll back", "clear", "last")),
    max_size=30,
)


@settings(max_examples=80)
@given(_ACTS)
def test_whatever_is_done_between_the_rows_are_those_that_are_written_at_once(
    acts: list[str],
) -> None:
    with (
        closing(driver().connect(":memory:", isolation_level=None)) as one,
        closing(driver().connect(":memory:", isolation_level=None)) as two,
    ):
        waiting, written = _connection(one), _connection(two)
        for connection in (waiting, written):
            connection.exec_driver_sql("BEGIN")
            connection.exec_driver_sql("SAVEPOINT s")
        for n, act in enumerate(acts):
            _do(act, n, waiting, waits=True)
            _do(act, n, written, waits=False)
        waiting.commit()
        written.commit()
        rows = "SELECT id, clock FROM head UNION ALL SELECT 'local', n FROM local ORDER BY 1, 2"
        assert one.execute(rows).fetchall() == two.execute(rows).fetchall()


def _do(act: str, n: int, connection: Connection, *, waits: bool) -> None:
    match act:
        case "later" if waits:
            connection.later(_WRITE, [(str(n), n)])
        case "later" | "now":
            connection.exec_driver_sql(_WRITE, (str(n), n))
        case "last" if waits:
            connection.later_at_last("UPDATE local SET n = ?", (n,))
        case "last":
            connection.exec_driver_sql("UPDATE local SET n = ?", (n,))
        case "look":
            connection.exec_driver_sql("SELECT * FROM head").all()
        case "savepoint":
            connection.exec_driver_sql("SAVEPOINT s")
        case "roll back":
            connection.exec_driver_sql("ROLLBACK TO s")
        case _:
            connection.exec_driver_sql("DELETE FROM head")


def test_in_one_transaction_a_deed_is_undone_that_was_done_a_moment_before(desk: Desk) -> None:
    with desk.together():
        desk.add_scenario("karsk", title="Drought")
        desk.undo()
        desk.redo()
        desk.add_scenario("tolma", title="Opening")
    assert [done.verb for done in desk.history()][:4] == ["scenario", "redo", "undo", "scenario"]
