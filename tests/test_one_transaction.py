"""Within one transaction: what was just done is seen, and what was taken back is not."""

from __future__ import annotations

from contextlib import suppress

import pytest

from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import tagged


def test_what_was_just_tagged_is_found_by_a_search(desk: Desk) -> None:
    with desk.together():
        tagged(desk, "Tolls are doubled", handle="zollhaus")
        assert [hit.title for hit in desk.search("zollhaus")] == ["zollhaus"]
    assert [hit.title for hit in desk.search("zollhaus")] == ["zollhaus"]


def test_what_an_attempt_made_before_it_failed_is_not_found(desk: Desk) -> None:
    with desk.together():
        tagged(desk, "Tolls are doubled", handle="kept")
        with suppress(Refusal), desk.attempt():
            tagged(desk, "The night train", handle="zollhaus")
            raise Refusal("no")
    assert desk.search("zollhaus") == []
    assert len(desk.search("kept")) == 1
    assert examine(desk) == []


@pytest.mark.parametrize("author", ["Ada Brandl", "Bo Zhuravlev"])
def test_a_tag_has_the_author_that_was_just_set(desk: Desk, author: str) -> None:
    with desk.together():
        first = tagged(desk, "Tolls are doubled")
        desk.set(first.article, {"authors": (author,)})
        assert tagged(desk, "The night train").attribution == (author,)
