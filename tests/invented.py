"""The worked example: the record of an invented forecaster, made once and copied."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store.desk import Desk
from tui.commands.demo import fill_record

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
WHO = "Mara Lindqvist"


def invented(path: Path) -> None:
    """Writes it to a store."""
    path.write_bytes(_content())


def desk(path: Path) -> Desk:
    """A desk on it."""
    return Desk.open(path, analyst="ak", clock=lambda: NOW, simulated=True)


@cache
def _content() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with desk(path) as made:
            fill_record(made)
        return path.read_bytes()
