"""A report of 1,000 predictions with an outcome each, against reading what it tells.

The floor is the case file itself, with the texts, as `export --text` reads it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import in_turns, report
from scenarios.criteria import Timeframe
from scenarios.evidence_line import evidence
from scenarios.vocabulary import Kind, TimeframeStatus
from seeds.anchor import Span
from seeds.reading import read
from seeds.when import When
from store.desk import Desk
from tui.report import writing

PREDICTIONS = 1_000
ARTICLES = 20
SPEAKERS = 10
WORDS = ("likely", "probably", "almost certainly", "60 %", "90 %")


def main() -> None:
    """Print the seconds for the page and for the reading alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.db"
        moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
        with Desk.open(path, analyst="bench", clock=lambda: moment) as desk:
            _fill(desk)
            ours, floor = in_turns(
                lambda: writing.scenario(desk, "bridge"),
                lambda: desk.case_file("bridge", texts=True),
                rounds=3,
            )
            size = len(writing.scenario(desk, "bridge"))
    report(f"report of {PREDICTIONS:,}, {size / 1e6:.1f} MB", "s", ours, "its case file", floor)


def _fill(desk: Desk) -> None:
    """A scenario whose predictions are past their deadline, half of them true."""
    with desk.together():
        desk.add_scenario("bridge", title="Closure of the bridge")
        for n in range(ARTICLES):
            _article(desk, n, range(n, PREDICTIONS, ARTICLES))


def _article(desk: Desk, number: int, foretold: range) -> None:
    lines = [f"It is foretold that the bridge closes for the {n}. time." for n in foretold]
    text = (
        f"---\ntitle: Reading {number}\nauthors: [Speaker {number % SPEAKERS}]\n"
        f"published: 2025-01-{number % 28 + 1:02}\nlanguage: en\n---\n" + "\n\n".join(lines)
    )
    article = desk.add(read(f"{number}.txt", text.encode())).article
    assert article.text is not None
    for n, line in zip(foretold, lines, strict=True):
        start = article.text.index(line)
        handle, span = f"closed-{n}", Span(start, start + len(line))
        desk.tag(article.id, span, Kind.PREDICTION, handle=handle, scenario="bridge")
        desk.edit(handle, {"wording": WORDS[n % len(WORDS)]})
        by = Timeframe(by=When(f"2025-{n % 12 + 1:02}"), status=TimeframeStatus.EXPLICIT)
        desk.criteria(handle, threshold="no lorry for a night", timeframe=by)
        proof = [evidence(f"https://example.org/{n} | Orlik Gazette")]
        desk.mark(handle, "occurred" if n % 2 else "did-not-occur", evidence=proof)


if __name__ == "__main__":
    main()
