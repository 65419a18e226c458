"""How fast the reading room is: the real app on a real store, beside a bare line-API pane.

Each runs in a pty of 120x40 that says it can do synchronized output, so that the end of each frame
is in the stream. Timed from the key to the end of the last frame that it causes without a pause;
the details, which follow when the cursor has stood still, are given time before the next key.
Milliseconds, median / 99th percentile; below that how many times the bare pane's median it is, the
processor time of a key with all that it causes (and how many times the bare pane's), and the bytes
that it makes the app write. On a busy machine the processor time is the figure to go by.
`opening` is from enter in the library to the first full screen, the first time and again; `held` is
the next sentence with the key held down, 30 a second. In the bare pane a page is a page, opening is
opening, a tag is one commit of a few rows, and every other key paints a row or two: see `bare`.
Last, where articles of 100 kB and of 1 MB were measured, how many times what it takes in the
smaller one each key takes in the larger.

    python -m benchmarks.reading [--all | --quick] [--keys 60] [--size N ...] [--tags N ...]

Without more it is 100 kB and 1 MB with none and 10,000 tags; with --all 10 kB, 5 MB and 1,000 tags
too."""

from __future__ import annotations

import argparse
import math
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from benchmarks.shelf import build
from benchmarks.terminal import Terminal

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
USUAL = (100_000, 1_000_000)
TAGS = (0, 1_000, 10_000)
USUAL_TAGS = (0, 10_000)

_ROOT = Path(__file__).parents[1]
_FIRST_WORDS = b"Jahresende"
_REST = 0.11
_OPENINGS = 5
_CELL = 16
_COLUMNS = (
    *("opening", "again", "next", "held", "page", "end", "grow", "drag", "tag", "undo"),
    *("next tag", "search", "MiB"),
)


@dataclass
class Times:
    """What a key took, each time it was pressed, and what it made the app do: milliseconds of
    processor time and bytes written, of all times together."""

    took: list[float] = field(default_factory=list)
    worked: float = 0.0
    bytes: int = 0

    @property
    def seen(self) -> list[float]:
        """Those that showed something."""
        return [time for time in self.took if not math.isnan(time)]

    @property
    def work(self) -> float:
        """Milliseconds of processor time a key."""
        return self.worked / len(self.took)

    @property
    def median(self) -> float:
        """Of those that showed something; NaN where none did."""
        return median(self.seen or [math.nan])

    def __str__(self) -> str:
        """Median and 99th percentile."""
        if len(self.seen) < 2:
            return f"{self.median:.0f}" if self.seen else "-"
        last = quantiles(self.seen, n=100, method="inclusive")[98]
        return f"{self.median:.1f} / {last:.1f}"


class Reader:
    """Whoever presses the keys."""

    def __init__(self, command: list[str], keys: int) -> None:
        self.terminal = Terminal(command, _ROOT)
        self.terminal.frame(waiting=20)
        self.terminal.rest(0.6)
        self._keys = keys
        self.times: dict[str, Times] = {}

    def open(self) -> None:
        """Opens the article several times; it stays open."""
        for n in range(_OPENINGS):
            times, before = self._of("again" if n else "opening"), self.terminal.worked
            times.took.append(self.terminal.press("\r", waiting=30, showing=_FIRST_WORDS))
            self.terminal.rest(0.8)
            times.worked += self.terminal.worked - before
            if n + 1 < _OPENINGS:
                self.terminal.press("q")
                self.terminal.rest(0.4)

    def press(self, name: str, key: str, before: str = "g", between: str = "") -> None:
        """Times a key; what is pressed before all, and between two, is not counted.

        Where it shows nothing it has come to an end, and begins again from the beginning.
        """
        self.prepare(before)
        for _ in range(self._keys):
            took = self._timed(name, lambda: self.terminal.press(key))
            if between or math.isnan(took):
                self.prepare(between or before)

    def hold(self, name: str, key: str) -> None:
        """Times a key that is held down: about 30 a second."""
        self.prepare("g")
        times, before = self._of(name), self.terminal.worked
        for _ in range(self._keys):
            times.took.append(self.terminal.press(key, waiting=0.3))
        self.terminal.rest(_REST)
        times.worked += self.terminal.worked - before

    def drag(self, name: str) -> None:
        """Times the steps of a drag over the page, to and fro."""
        self.prepare("g")
        self.terminal.point("press", 30, 10)
        for n in range(self._keys):
            at = (30 + n * 7 % 40, 10 + n % 17)
            self._timed(name, lambda at=at: self.terminal.point("move", *at))  # type: ignore[misc]
        self.terminal.point("release", 40, 12)  # elsewhere: at the same place it were a click
        self.prepare("\x1b")

    def _timed(self, name: str, act: Callable[[], float]) -> float:
        times, before, worked = self._of(name), self.terminal.written, self.terminal.worked
        took = act()
        times.took.append(took)
        self.terminal.rest(_REST)
        times.worked += self.terminal.worked - worked
        times.bytes += self.terminal.written - before
        return took

    def prepare(self, keys: str) -> None:
        """Presses keys that are not counted."""
        for key in keys:
            self.terminal.press(key, waiting=0.1)
        self.terminal.rest(_REST)

    def _of(self, name: str) -> Times:
        return self.times.setdefault(name, Times())


def read(reader: Reader, *, tagged: bool = True) -> dict[str, Times]:
    """Presses every key that is measured, one kind after the other; closes the app.

    Where nothing is `tagged` there is no next tag to go to, and no frame that would end.
    """
    try:
        reader.open()
        reader.press("next", "j")
        reader.hold("held", "j")
        reader.press("page", " ")
        reader.press("end", "G", between="g")
        reader.press("grow", "w", before="gv")
        reader.prepare("\x1b")
        reader.drag("drag")
        reader.press("tag", "t", before="gjj", between="j")
        reader.press("undo", "u", before="g")
        if tagged:
            reader.press("next tag", "n")
        reader.prepare("g/Maut\r")
        reader.terminal.rest(0.6)  # it is the way from place to place that is timed
        reader.press("search", "]", before="")
        reader.times["MiB"] = Times([reader.terminal.peak])
        return reader.times
    finally:
        reader.terminal.close()


Measured = dict[int, dict[str, Times]]
"""What each key took, by the number of tags."""


def measure(size: int, tags: Iterable[int], keys: int) -> Measured:
    """Prints the lines of one size: the bare pane, and the app with so many tags."""
    measured: Measured = {}
    bare = read(Reader([sys.executable, "-m", "benchmarks.bare", str(size)], keys))
    show(f"bare {size:,}", {name: str(times) for name, times in bare.items()})
    for many in tags:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.db"
            build(path, size, many)
            command = [str(Path(sys.executable).with_name("signposts")), "--db", str(path)]
            ours = read(Reader(command, keys), tagged=bool(many))
        said = {name: str(times) for name, times in ours.items()}
        show(f"{size:,} {many:,}", {"next tag": "nothing to do"} | said)
        times = {n: f"{t.median / bare[n].median:.1f} times" for n, t in ours.items()}
        show("", {name: words for name, words in times.items() if "nan" not in words})
        work = {n: (t.work, t.work / bare[n].work) for n, t in ours.items() if t.worked}
        show("", {n: f"{ms:.1f} ({times:.1f}) cpu" for n, (ms, times) in work.items()})
        show("", {n: f"{t.bytes / len(t.took):,.0f} bytes" for n, t in ours.items() if t.bytes})
        measured[many] = ours
    return measured


def compare(small: Measured, large: Measured) -> None:
    """Prints how many times what it takes in a small article each key takes in a large one."""
    for many in small:
        cells = {}
        for name, one in small[many].items():
            other = large[many][name]
            cells[name] = f"{other.median / one.median:.2f} times"
            if one.worked:
                cells[name] = f"{cells[name][:-6]} ({other.work / one.work:.2f})"
        show(f"1 MB / 100 kB {many:,}", cells)


def show(what: str, cells: dict[str, str]) -> None:
    """Prints a line of the table."""
    print(f"{what:<21}" + "".join(f"{cells.get(c, ''):>{_CELL}}" for c in _COLUMNS), flush=True)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only 1 MB, 10,000 tags, 40 keys")
    parser.add_argument("--all", action="store_true", help="articles of all sizes")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--size", type=int, nargs="*", default=USUAL)
    parser.add_argument("--tags", type=int, nargs="*")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no child is left behind
    show("size, tags", {name: name for name in _COLUMNS})
    if options.quick:
        measure(1_000_000, (10_000,), 40)
        return
    tags = options.tags or (TAGS if options.all else USUAL_TAGS)
    sizes = SIZES if options.all else options.size
    measured = {size: measure(size, tags, options.keys) for size in sizes}
    if set(USUAL) <= set(measured):
        compare(*(measured[size] for size in USUAL))


if __name__ == "__main__":
    main()
