"""Criteria, forecasts and findings of one item or scenario, read from a scenario file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenarios.criteria import Baseline, Criteria, Timeframe
from scenarios.finding import Evidence, Finding
from scenarios.forecast import Forecast
from scenarios.formats import parts_reading as parts
from scenarios.formats.fields import day, probability, word
from scenarios.formats.reading import AUTHORED, Reading
from scenarios.identity import is_id
from scenarios.plain import plain
from scenarios.vocabulary import (
    STATUSES,
    UNDATED,
    Basis,
    Confidence,
    Kind,
    Status,
)
from seeds.strict_yaml import Fields, Node
from seeds.when import When

JUDGED = ("criteria", "forecasts", "findings")
"""The keys under which an item or scenario keeps what is judged of it."""

CRITERIA = ("baseline", "threshold", "components", "source", "timeframe", *AUTHORED)
FORECAST = (
    "forecaster",
    "probability",
    "low",
    "high",
    "basis",
    "words",
    "scale",
    "since",
    "confidence",
    "reason",
    "reference",
    "withdrawn",
    *AUTHORED,
)
FINDING = (
    "status",
    "occurred_on",
    "settled_on",
    "components",
    "looked",
    "reason",
    "confidence",
    "criteria",
    "corrects",
    "follows",
    "settles",
    "withdrawn",
    *AUTHORED,
    "evidence",
)


class Judgements:
    """What is judged of one subject, whose kind says which statuses it can have."""

    def __init__(self, reading: Reading, subject: str, kind: Kind | None) -> None:
        self._reading = reading
        self._document = reading.document
        self._subject = subject
        self._kind = kind
        self.criteria: list[Criteria] = []
        self.forecasts: list[Forecast] = []
        self.findings: list[Finding] = []

    def read(self, fields: Fields) -> None:
        """Read all that stands under `JUDGED`; mistakes are gathered."""
        mistakes = self._reading.mistakes
        # A finding names criteria and earlier findings, so the first mistake ends this list.
        with mistakes:
            for node in self._list(fields, "criteria"):
                self.criteria.append(self._criteria(node))
            for node in self._list(fields, "findings"):
                self.findings.append(self._finding(node))
        with mistakes:
            for node in self._list(fields, "forecasts"):
                with mistakes:
                    self.forecasts.append(self._forecast(node))

    def _list(self, fields: Fields, key: str) -> tuple[Node, ...]:
        return fields.optional(key, self._document.items, ())

    def _criteria(self, node: Node) -> Criteria:
        text = self._document.text
        fields = self._document.mapping(node, CRITERIA)
        baseline = fields.optional(
            "baseline", lambda n: parts.baseline(self._document, n), Baseline("")
        )
        made = Criteria(
            subject=self._subject,
            baseline=baseline.value,
            baseline_period=baseline.period,
            baseline_source=baseline.source,
            threshold=fields.optional("threshold", text, ""),
            components=fields.optional(
                "components", lambda n: parts.components(self._document, n), None
            ),
            source=fields.optional("source", text, ""),
            timeframe=fields.optional(
                "timeframe", lambda n: parts.timeframe(self._document, n), Timeframe()
            ),
            **self._reading.signature(fields),
        )
        id = self._reading.id_of("criteria", fields, lambda: (self._subject, plain(made)))
        if made.timeframe.hangs_on:
            self._reading.hangs[id] = fields["timeframe"]
        return replace(made, id=id)

    def _forecast(self, node: Node) -> Forecast:
        document = self._document
        text = document.text
        fields = document.mapping(node, FORECAST)
        with document.at(node):
            made = Forecast(
                subject=self._subject,
                forecaster=text(fields["forecaster"]),
                probability=self._probability(fields["probability"]),
                low=fields.optional("low", self._probability, None),
                high=fields.optional("high", self._probability, None),
                basis=fields.optional(
                    "basis", lambda n: word(document, n, Basis, "basis"), Basis.STATED
                ),
                words=fields.optional("words", text, ""),
                scale=fields.optional("scale", text, ""),
                since=fields.optional("since", lambda n: document.parsed(n, day), None),
                confidence=fields.optional("confidence", self._confidence, None),
                reason=fields.optional("reason", text, ""),
                reference=fields.optional(
                    "reference", lambda n: parts.reference(document, n), None
                ),
                withdrawn=fields.optional("withdrawn", document.flag, False),
                **self._reading.signature(fields),
            )
        id = self._reading.id_of("forecast", fields, lambda: (self._subject, plain(made)))
        return replace(made, id=id)

    def _finding(self, node: Node) -> Finding:
        document = self._document
        text = document.text
        fields = document.mapping(node, FINDING)
        status = self._status(fields["status"])
        made = Finding(
            subject=self._subject,
            status=status,
            occurred_on=fields.optional("occurred_on", lambda n: self._occurred(n, status), None),
            settled_on=fields.optional("settled_on", self._when, None),
            components=fields.optional("components", lambda n: parts.found(document, n), ()),
            looked=fields.optional("looked", text, ""),
            evidence=fields.optional("evidence", self._evidence, ()),
            reason=fields.optional("reason", text, ""),
            confidence=fields.optional("confidence", self._confidence, None),
            criteria=fields.optional("criteria", self._version, ""),
            corrects=fields.optional("corrects", self._earlier, ""),
            follows=fields.optional("follows", self._earlier, ""),
            settles=fields.each("settles", self._earlier),
            withdrawn=fields.optional("withdrawn", document.flag, False),
            **self._reading.signature(fields),
        )
        id = self._reading.id_of("finding", fields, lambda: (self._subject, plain(made)))
        return replace(made, id=id)

    def _status(self, node: Node) -> Status:
        name = f"status of a {self._kind or 'scenario'}"
        return word(self._document, node, STATUSES[self._kind], name)

    def _occurred(self, node: Node, status: Status) -> When:
        if status in UNDATED:
            what = f"a day on which it occurred, while the status is {status}"
            self._document.fail(node, what, attempt="leave it out, or put it in looked")
        return self._when(node)

    def _version(self, node: Node) -> str:
        return self._known(node, "criteria", self.criteria)

    def _earlier(self, node: Node) -> str:
        return self._known(node, "finding", self.findings)

    def _known(self, node: Node, thing: str, earlier: Sequence[Criteria | Finding]) -> str:
        """What stands above; or, by its full id, under another item that is the same event."""
        id = self._document.text(node)
        if id not in [one.id for one in earlier]:
            what = f"{id[:80]!r} does not stand above, under the same {self._kind or 'scenario'}"
            attempt = ", ".join(one.id for one in earlier) or "leave it out"
            if not is_id(id, thing) or self._kind is None:
                self._document.fail(node, what, attempt=attempt)
            self._reading.elsewhere.append((node, id, what, attempt))
        return id

    def _evidence(self, node: Node) -> tuple[Evidence, ...]:
        return parts.evidence(self._document, node, self._reading.shelf.id_of)

    def _probability(self, node: Node) -> float:
        return self._document.parsed(node, probability)

    def _confidence(self, node: Node) -> Confidence:
        return word(self._document, node, Confidence, "confidence")

    def _when(self, node: Node) -> When:
        return self._document.parsed(node, When)
