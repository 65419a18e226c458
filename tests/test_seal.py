"""Seals: what one covers cannot be changed, dropped, put in or reordered without being found."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.vocabulary import Kind
from seeds.refusal import Invalid, Refusal, Unavailable
from store.ancestry import held, parents_of
from store.desk import Desk
from store.elsewhere import reading_elsewhere
from store.sealing import HEADER, Seal, published, read_seals, sealed_file
from store.verifying import Checked, checked, verify
from tests.desks import START, Clock, joined, opened, page, sql, tagged
from tests.tampering import Kept, changed, dropped, fitted, inserted, kept, rewrite, swapped


def worked(desk: Desk) -> None:
    """Ten deeds, one of them undone."""
    desk.add(page())
    desk.add_scenario("orlik", title="Closure of the Orlik bridge")
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
    desk.forecast("ferry", "likely")
    desk.mark("tolls", "emerging")
    desk.undo()
    desk.mark("tolls", "observed")


def against(path: Path, seal: Seal) -> Checked:
    """What verifying says of one seal."""
    with reading_elsewhere(path) as connection:
        return checked(connection, held(connection), seal)


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


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Seal]:
    """A store of one line of deeds; the last but one is a seal."""
    path = tmp_path_factory.mktemp("sealed") / "orlik.db"
    with opened(path) as desk:
        worked(desk)
        seal = desk.seal()
        desk.mark("tolls", "ceased")
    return path, seal


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Seal]:
    """The same, where two analysts worked apart on copies, and joined them."""
    folder = tmp_path_factory.mktemp("forked")
    with opened(folder / "orlik.db") as desk:
        worked(desk)
        desk.close()
        shutil.copy(desk.path, folder / "copy.db")
        with opened(folder / "copy.db", Clock(START + timedelta(days=2)), "bo") as other:
            tagged(other, "night train", scenario="orlik", handle="train")
            other.mark("train", "observed")
            tagged(desk, "bridge", handle="bridge")
            joined(desk, other)
        desk.mark("train", "ceased")
        seal = desk.seal()
        desk.mark("tolls", "ceased")
    return desk.path, seal


def copied(path: Path) -> Path:
    """A copy, for one example."""
    target = path.with_name("tampered.db")
    for end in ("", "-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    shutil.copy(path, target)
    return target


def tampered(path: Path, entries: Sequence[Kept], *, fit: bool, everywhere: bool) -> Path:
    """A copy with other entries; with `fit` all hashes are made to fit, else ids stay."""
    target = copied(path)
    fitting = fitted(entries) if fit else list(entries)
    renamed = {o: n for (o, _), (n, _) in zip(entries, fitting, strict=True)} if everywhere else {}
    rewrite(target, fitting, renamed)
    return target


def depths(path: Path) -> dict[str, int]:
    return dict(sql(path, "SELECT substr(id, 1, 16), depth FROM journal"))


STORES = st.sampled_from(["sealed", "forked"])
PLACE = st.integers(0, 1_000)


@given(which=STORES, n=PLACE, at=st.integers(0, 5_000), byte=st.integers(0, 255), how=st.data())
def test_a_changed_byte_of_any_entry_is_found(
    sealed: tuple[Path, Seal],
    forked: tuple[Path, Seal],
    which: str,
    n: int,
    at: int,
    byte: int,
    how: st.DataObject,
) -> None:
    path, seal = sealed if which == "sealed" else forked
    n %= seal.entries + 1
    fit, everywhere = how.draw(st.booleans()), how.draw(st.booleans())
    entries = changed(kept(path), n, at, byte)
    found = against(tampered(path, entries, fit=fit, everywhere=everywhere), seal)
    assert found.unlike
    assert found.unlike.first == found.unlike.last
    if not fit:
        assert found.unlike.id == entries[n][0]
    elif parents_of(entries[n][1]) == parents_of(kept(path)[n][1]) and n < seal.entries:
        assert_near(path, found, n)


def assert_near(path: Path, found: Checked, n: int) -> None:
    """That the place is that of the nth entry from 0; others of the same depth may change order."""
    assert found.unlike
    ids = [id[:16] for id, _ in kept(path)]
    depth = depths(path)
    assert depth[ids[found.unlike.first - 1]] == depth[ids[n]]


@given(which=STORES, n=PLACE, everywhere=st.booleans())
def test_a_dropped_entry_is_found(
    sealed: tuple[Path, Seal], forked: tuple[Path, Seal], which: str, n: int, everywhere: bool
) -> None:
    path, seal = sealed if which == "sealed" else forked
    n = 1 + n % (seal.entries - 1)
    target = copied(path)
    rewrite(target, fitted(dropped(kept(path), n)))
    found = against(target, seal)
    assert not found.holds
    assert_near(path, found, n)


@given(which=STORES, n=PLACE)
def test_an_entry_that_was_put_in_is_found(
    sealed: tuple[Path, Seal], forked: tuple[Path, Seal], which: str, n: int
) -> None:
    path, seal = sealed if which == "sealed" else forked
    n %= seal.entries
    target = copied(path)
    rewrite(target, fitted(inserted(kept(path), n)))
    found = against(target, seal)
    assert found.unlike
    assert found.unlike.first <= seal.entries + 1


@given(n=PLACE)
def test_two_entries_in_another_order_are_found(sealed: tuple[Path, Seal], n: int) -> None:
    path, seal = sealed
    n = 1 + n % (seal.entries - 2)
    target = copied(path)
    rewrite(target, fitted(swapped(kept(path), n)))
    found = against(target, seal)
    assert found.unlike
    assert found.unlike.first == n + 1


@given(n=PLACE, depth=st.integers(-1, 40))
def test_an_entry_at_another_depth_is_found(sealed: tuple[Path, Seal], n: int, depth: int) -> None:
    path, seal = sealed
    n %= seal.entries + 1
    target = copied(path)
    id = kept(path)[n][0]
    if depth == n + 1:
        depth = 99
    sql(
        target,
        "PRAGMA synchronous=OFF",
        "DROP TRIGGER journal_is_not_updated",
        f"UPDATE journal SET depth = {depth} WHERE id = '{id}'",
    )
    assert not against(target, seal).holds


def test_the_marks_tell_where_the_change_is_if_all_else_fits(sealed: tuple[Path, Seal]) -> None:
    path, seal = sealed
    target = copied(path)
    entries = fitted(changed(kept(path), 4, 12, 65))
    rewrite(target, entries, folded=True)
    assert verify(target).holds
    found = against(target, read_seals(published(seal))[0])
    assert found.unlike
    assert (found.unlike.first, found.unlike.last) == (5, 5)
    assert found.unlike.now == (entries[4][0],)


def test_a_rewriter_who_forgets_what_was_appended_here_is_betrayed(
    sealed: tuple[Path, Seal],
) -> None:
    path, seal = sealed
    target = tampered(path, changed(kept(path), 4, 12, 65), fit=True, everywhere=False)
    bare = replace(seal, marks="", listed=())
    found = against(target, bare)
    assert found.unlike
    assert (found.unlike.first, found.unlike.id) == (5, kept(path)[4][0])


def test_a_journal_that_was_cut_off_is_found(sealed: tuple[Path, Seal]) -> None:
    path, seal = sealed
    target = copied(path)
    rewrite(target, kept(path)[:6])
    found = against(target, seal)
    assert found.unlike
    assert (found.unlike.first, found.unlike.what) == (7, "it is missing")


def test_the_seal_alone_that_is_missing_is_told(sealed: tuple[Path, Seal]) -> None:
    path, seal = sealed
    target = copied(path)
    rewrite(target, kept(path)[: seal.entries])
    found = against(target, seal)
    assert found.unlike
    assert (found.unlike.first, found.unlike.id) == (seal.entries + 1, seal.id)


def test_an_entry_put_in_beside_the_sealed_ones_is_counted(sealed: tuple[Path, Seal]) -> None:
    path, seal = sealed
    entries = kept(path)
    [new] = [one for one in inserted(entries, 3) if one[0] not in dict(entries)]
    target = copied(path)
    rewrite(target, [*entries, new])
    found = against(target, seal)
    assert found.holds
    assert found.beside == 1


# Damage.


@settings(max_examples=25)
@given(at=st.integers(0, 10**9), many=st.integers(1, 200), byte=st.integers(0, 255))
def test_a_damaged_file_is_told_about_and_left_as_it_is(
    sealed: tuple[Path, Seal], at: int, many: int, byte: int
) -> None:
    path, seal = sealed
    target = copied(path)
    content = bytearray(target.read_bytes())
    at = at % len(content)
    content[at : at + many] = bytes([byte]) * len(content[at : at + many])
    target.write_bytes(content)
    with suppress(Unavailable):
        verify(target, [seal])
    assert target.read_bytes() == bytes(content)


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
