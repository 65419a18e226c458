"""Joining: what another store remembers is taken in, checked, once, and in either order alike."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.refusal import Ambiguous, Invalid, Refusal, Unavailable
from store import replay
from store.desk import Desk
from store.doctor import examine
from store.journal import canonical, entry_id
from store.layout import VERSION
from store.opening import backup
from tests.desks import START, TEXT, Clock, at, opened, page, sql, tagged
from tests.test_join_properties import held

UNGUARDED = tuple(f"DROP TRIGGER journal_is_not_{done}" for done in ("updated", "deleted"))


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
    [stored] = sql(desk.path, "SELECT stored FROM journal ORDER BY depth DESC LIMIT 1")[0]
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


def test_the_last_undo_or_redo_in_order_decides(desk: Desk, colleague: Desk) -> None:
    deed = next(d for d in desk.history() if d.verb == "scenario")
    colleague.undo(deed.id)
    desk.undo(deed.id)
    desk.redo(deed.id)  # deeper than the colleague's undo
    desk.join(colleague.path)
    colleague.join(desk.path)
    assert [s.handle for s in desk.scenarios()] == [s.handle for s in colleague.scenarios()]
    assert [s.handle for s in desk.scenarios()] == ["orlik"]


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


# What is refused.


def test_a_real_store_and_a_simulated_one_are_not_joined(desk: Desk, tmp_path: Path) -> None:
    with opened(tmp_path / "simulated.db", simulated=True) as simulated:
        for ours, theirs in ((desk, simulated), (simulated, desk)):
            before = held(ours)
            with pytest.raises(Refusal, match="simulated") as refused:
                ours.join(theirs.path)
            assert refused.value.status == 1
            assert held(ours) == before


def test_two_simulated_stores_are_joined(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", simulated=True) as ours:
        with opened(tmp_path / "b.db", Clock(START + timedelta(days=1)), simulated=True) as theirs:
            theirs.add_scenario("orlik")
        assert ours.join(tmp_path / "b.db").entries == 2
        assert ours.simulated


def test_a_store_is_not_joined_with_itself(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(desk.path)
    for path in (desk.path, link):
        with pytest.raises(Invalid, match="itself"):
            desk.join(path)


def forged(path: Path, facts: list[object], depth: int = 99, **said: object) -> None:
    """Append an entry that hashes, whatever it says."""
    [(parent, below)] = sql(path, "SELECT id, depth FROM journal ORDER BY depth DESC LIMIT 1")
    noon = "2026-03-09T12:00:00Z"
    entry = {
        "analyst": "x",
        "at": noon,
        "deed": "",
        "facts": facts,
        "format": 1,
        "key": "",
        "parents": [parent],
        "recorded": noon,
        "run": "",
        "verb": "edit",
        "via": "app",
        **said,
    }
    stored = canonical(entry)
    row = f"'{entry_id(stored)}', {below + 1 if depth == 99 else depth}, X'{stored.hex()}'"
    sql(path, f"INSERT INTO journal VALUES ({row})")


def no_file(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def rubbish(path: Path) -> None:
    path.write_bytes(b"this is no database, but it is long enough to look at\n" * 200)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE t (x)")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (no_file, "no store here"),
    "folder": (folder, "no store here"),
    "rubbish": (rubbish, "damaged, or no store"),
    "nothing": (nothing, "no Signposts store"),
    "foreign": (foreign, "no Signposts store"),
    "cut": (cut, "damaged"),
    "newer": (lambda p: sql(p, f"PRAGMA user_version = {VERSION + 1}"), "newer Signposts"),
    "changed": (
        lambda p: sql(
            p,
            *UNGUARDED,
            "UPDATE journal SET stored = CAST(replace(stored, 'ferry', 'fairy') AS BLOB)",
        ),
        "do not hash",
    ),
    "dropped": (
        lambda p: sql(p, *UNGUARDED, "DELETE FROM journal WHERE depth = 2"),
        "a parent is missing",
    ),
    "last": (
        lambda p: sql(p, *UNGUARDED, "DELETE FROM journal WHERE depth = 3"),
        "last entries are missing",
    ),
    "text": (lambda p: sql(p, "UPDATE text SET content = content || 'x'"), "to its name"),
    "text's name": (lambda p: sql(p, "INSERT INTO text VALUES ('x', NULL)"), "no name of a text"),
    "text's type": (lambda p: sql(p, "UPDATE text SET content = X'00'"), "to its name"),
    "no table": (lambda p: sql(p, "DROP TABLE text"), "no such table"),
    "depth": (lambda p: forged(p, [], depth=7), "does not follow from its parents"),
    "parents": (lambda p: forged(p, [], parents=[["x"]]), "unreadable"),
    "format": (lambda p: forged(p, [], format=2), "unreadable"),
    "analyst": (lambda p: forged(p, [], analyst=["x"]), "unreadable"),
    "facts": (lambda p: forged(p, ["id"]), "unreadable"),
    "an id": (lambda p: forged(p, [{"id": ["x"], "set": {}}]), "unreadable"),
    "set, never made": (lambda p: forged(p, [{"id": "i:0", "set": {}}]), "do not fit together"),
    "a letter": (lambda p: forged(p, [{"id": "?:0", "make": {}}]), "do not fit together"),
    "no fields": (lambda p: forged(p, [{"id": "i:0", "make": {}}]), "do not fit together"),
    "a kind": (
        lambda p: forged(p, [{"id": "i:0", "make": {"kind": "rumour", "handle": "x"}}]),
        "do not fit together",
    ),
    "a field's type": (
        lambda p: forged(p, [{"id": "i:0", "make": {"kind": "claim", "handle": {}}}]),
        "do not fit together",
    ),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_store_that_is_none_or_damaged_is_refused_and_changes_nothing(
    desk: Desk, worked: Desk, how: str
) -> None:
    harm, words = DAMAGE[how]
    worked.close()
    harm(worked.path)
    before = held(desk)
    with pytest.raises(Unavailable, match=words) as refused:
        desk.join(worked.path)
    assert refused.value.attempt
    assert str(worked.path) in refused.value.where
    assert held(desk) == before
    assert examine(desk) == []


# All or nothing.


def join_and_fail(desk: Desk, other: Desk) -> None:
    with desk.together():
        desk.join(other.path)
        desk.item("nothing")


def test_a_join_that_is_part_of_more_goes_with_it(desk: Desk, worked: Desk) -> None:
    before = held(desk)
    with pytest.raises(Refusal, match="nothing"):
        join_and_fail(desk, worked)
    assert held(desk) == before


def test_a_session_joins_and_goes_on_with_what_came(
    desk: Desk, worked: Desk, tmp_path: Path
) -> None:
    source = "signposts: session/1\nname: s\nsteps:\n- join: other.db\n- snooze: ferry\n  until: "
    session = read_session(f"{source}2099-01-01\n".encode(), "s.yaml")
    outcomes = [[r.outcome.value for r in replay.run(desk, session, tmp_path).steps] for _ in "ab"]
    assert outcomes == [["changed", "changed"], ["unchanged", "done before"]]


JOIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.desk import Desk

with Desk.open(Path(sys.argv[1]), analyst="ak", clock=lambda: datetime.now(UTC)) as desk:
    print("ready", flush=True)
    desk.join(Path(sys.argv[2]))
    print("done", flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_killed_in_the_middle_a_join_has_changed_nothing_or_all(
    desk: Desk, worked: Desk, tmp_path: Path, seed: int
) -> None:
    with worked.together():
        for n in range(300):
            worked.set(page().id, {"outlet": f"Gazette {n}"})
    worked.close()
    before = held(desk)
    desk.close()
    whole = opened(Path(shutil.copy(desk.path, tmp_path / "whole.db")))
    whole.join(worked.path)
    child = subprocess.Popen(
        [sys.executable, "-c", JOIN, str(desk.path), str(worked.path)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdout.readline() == b"ready\n"
    time.sleep(random.Random(seed).uniform(0, 0.15))
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=60)
    with opened(desk.path) as again:
        assert held(again) in (before, held(whole))
        assert examine(again) == []
    whole.close()
