"""What is offered for the real articles, taken on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.offers import editions, library
from seeds.reading import read
from tests.app import open_desk

ORIGINALS = Path(__file__).parents[1].parent / "shared" / "seeds"


def test_originals_of_digests_of_one_work_are_its_editions() -> None:
    whole = library()
    digests = {page.id: page for page in whole.articles}
    [pair] = {
        frozenset({page.metadata.digest_of, digests[page.work].metadata.digest_of})
        for page in whole.articles
        if page.work in digests and page.work != page.id
    }
    one, other = sorted(pair)
    assert editions(whole, one) == [other]
    assert editions(whole, other) == [one]
    alone = {page.metadata.digest_of for page in whole.articles} - pair
    assert [editions(whole, id) for id in alone] == [[]] * 3


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the real articles are not here")
def test_who_takes_what_is_offered_counts_the_two_editions_once(tmp_path: Path) -> None:
    with open_desk(tmp_path / "s.db") as desk:
        ids = [
            desk.add(read(file.name, file.read_bytes())).article.id
            for file in sorted(ORIGINALS.glob("*.txt"))
        ]
        ids = [id for id in ids if desk.may_be_offered(id)]
        taken = [desk.take_offer(id).made["annotation"] for id in ids]
        assert len(ids) == 5
        assert all(taken)
        assert len({desk.article(id).work for id in ids}) == 4
        [scenario] = desk.scenarios()
        board = desk.board(scenario.id)
        assert len(board.triggers) == 8
        assert {(one.mentions, one.works) for one in board.triggers} == {(2, 1)}
        desk.undo()
        desk.redo()
        assert len({desk.article(id).work for id in ids}) == 4
