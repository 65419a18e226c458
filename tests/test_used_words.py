"""Words that were used in a field before, the most used first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import open_desk
from tests.orlik import orlik


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("attribution", ["T. Brandl", "Orlik Post", "Tokayev"]),
        ("labels", ["bridge", "military"]),
        ("source", ["traffic count"]),
        ("wording", ["probably"]),
        ("scenarios", ["orlik"]),
        ("statement", []),
    ],
)
def test_what_was_written_in_a_field_is_known_for_the_next_time(
    tmp_path: Path, field: str, words: list[str]
) -> None:
    orlik(tmp_path / "orlik.db")
    with open_desk(tmp_path / "orlik.db") as desk:
        desk.edit("army-guard", {"labels": ["military", "bridge"]})
        desk.edit("night-train", {"labels": ["bridge"]})
        mention = desk.annotations_of("night-train")[0].id
        desk.edit(mention, {"attribution": ["Tokayev", "T. Brandl"]})
        assert desk.used(field) == words


def test_what_was_struck_is_not_offered(tmp_path: Path) -> None:
    orlik(tmp_path / "orlik.db")
    with open_desk(tmp_path / "orlik.db") as desk:
        desk.edit("army-guard", {"labels": ["military"]})
        desk.undo()
        assert desk.used("labels") == []
