"""What is done while nobody waits: the log goes into the file, tags are found by their item."""

from __future__ import annotations

import shutil
from pathlib import Path

from scenarios.vocabulary import Kind, Status
from store.desk import Desk
from store.lines import TagLine
from tests.desks import handles, opened, tagged
from tui.widgets.tag_list import Tags


def of_the_file_alone(store: Path) -> set[str]:
    """Handles that a copy of the file without its log has."""
    copy = store.with_name("copy.db")
    shutil.copy(store, copy)
    with opened(copy) as desk:
        return handles(desk)


def test_at_rest_what_was_tagged_is_brought_into_the_file_itself(desk: Desk, store: Path) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    desk.rest()
    assert of_the_file_alone(store) == {"tolls"}
    tagged(desk, "The night train", handle="train")
    desk.rest()
    assert of_the_file_alone(store) == {"tolls", "train"}


def test_the_log_stays_as_it_is_while_another_reads_it(desk: Desk, store: Path) -> None:
    with opened(store) as other, other.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM item").one()
        tagged(desk, "Tolls are doubled", handle="tolls")
        desk.rest()
        assert handles(desk) == {"tolls"}
    assert handles(desk) == {"tolls"}


def tag(id: str, item: str) -> TagLine:
    return TagLine(id, 0, 9, item, Kind.CLAIM, "c-1", "", Status.OPEN)


def test_tags_are_found_by_their_item_whatever_came_and_went() -> None:
    tags = Tags([tag("n:1", "i:1"), tag("n:2", "i:1"), tag("n:3", "i:2")])
    assert sorted(tags.of_items({"i:1"})) == ["n:1", "n:2"]
    tags.put(tag("n:2", "i:2"))  # linked to the other
    tags.put(tag("n:4", "i:1"))
    tags.drop("n:1")
    assert tags.of_items({"i:1"}) == ["n:4"]
    assert sorted(tags.of_items({"i:2", "i:9"})) == ["n:2", "n:3"]
