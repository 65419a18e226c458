"""What a seal covers cannot be changed, dropped, put in or reordered without being found."""

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

from seeds.refusal import Unavailable
from store.ancestry import held, parents_of
from store.elsewhere import reading_elsewhere
from store.sealing import Seal, published, read_seals
from store.verifying import Checked, verify
from tests.desks import START, Clock, joined, opened, sql, tagged
from tests.seals import against, worked
from tests.tampering import Kept, changed, dropped, fitted, inserted, kept, rewrite, swapped


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
    with reading_elsewhere(path) as connection:
        return {one.id: one.depth for one in held(connection).values()}


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
    ids = [id for id, _ in kept(path)]
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


@given(n=PLACE, clock=st.integers(-1, 40) | st.sampled_from([2**62, -(2**63)]))
def test_an_entry_at_another_clock_is_found(sealed: tuple[Path, Seal], n: int, clock: int) -> None:
    path, seal = sealed
    n %= seal.entries + 1
    target = copied(path)
    id = kept(path)[n][0]
    sql(
        target,
        "PRAGMA synchronous=OFF",
        "DROP TRIGGER journal_is_not_updated",
        f"UPDATE journal SET clock = {clock} WHERE id = '{id}'",
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
