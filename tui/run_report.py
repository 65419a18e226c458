"""What a run did, for machines: JSON, and JUnit XML as continuous integration reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from seeds.display import safe_line
from seeds.mistakes import each
from seeds.refusal import Refusal

if TYPE_CHECKING:
    from scenarios.script import Session, Step
    from store.replay import Ran, Report

_MOST = 60
"""Code points of what a step is about."""
_STATUSES = {
    "changed": "changed",
    "unchanged": "ok",
    "done before": "ok",
    "failed": "failed",
    "left blank": "skipped",
    "skipped": "skipped",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A run as it is told: the sessions that could be read, what became of them."""

    sessions: Sequence[Session]
    report: Report
    check: bool

    def form(self) -> dict[str, Any]:
        """The JSON form."""
        report = self.report
        return {
            "name": self.sessions[0].name if self.sessions else "",
            "sessions": [{"name": s.name, "file": s.file} for s in self.sessions],
            "check": self.check,
            "changed": report.changed,
            "failed": report.refused is not None,
            "kept": report.kept,
            "mistakes": [_mistake(one) for one in _mistakes(report.refused)],
            "steps": [_step(ran) for ran in report.steps],
            "files": [str(file) for file in report.files],
            "notes": list(report.notes),
        }

    def junit(self) -> bytes:
        """JUnit XML: a test suite for each session, a test case for each step.

        Mistakes of a file that keep it from being run are test cases with an error.
        """
        suites = ElementTree.Element("testsuites", name="signposts run")
        rest = list(self.report.steps)
        wrong = [] if any(ran.refusal for ran in rest) else _mistakes(self.report.refused)
        if wrong:
            suite = _suite(suites, "validation", tests=len(wrong), errors=len(wrong))
            for one in wrong:
                file, line = _place(one.where)
                case = _case(suite, safe_line(one.what), file)
                case.attrib |= line
                _add(case, "error", one)
        for session in self.sessions:
            own, rest = rest[: len(session.steps)], rest[len(session.steps) :]
            _session(suites, session.name, own)
        ElementTree.indent(suites)
        text = ElementTree.tostring(suites, encoding="unicode")
        return ("<?xml version='1.0' encoding='utf-8'?>\n" + text + "\n").encode("utf-8", "replace")


def about(step: Step) -> str:
    """What a step is about: its handle or quote, else what stands after the verb."""
    said = step.values.get("handle") or step.values.get("quote") or step.argument
    if isinstance(said, Mapping):
        said = tuple(f"{key}: {value}" for key, value in said.items())
    words = " ".join(
        str(said if not isinstance(said, tuple) else ", ".join(map(str, said))).split()
    )
    return words if len(words) <= _MOST else words[: _MOST - 1] + "…"


def message(ran: Ran) -> str:
    """What there is to say of a step."""
    if ran.refusal:
        return ran.refusal.what
    said = ran.outcome.value
    return said if said in ("done before", "left blank", "unchanged") else ""


def _step(ran: Ran) -> dict[str, Any]:
    return {
        "number": ran.step.number,
        "file": ran.step.origin.file,
        "line": ran.step.line,
        "verb": ran.step.verb,
        "about": about(ran.step),
        "outcome": ran.outcome.value,
        "status": _STATUSES[ran.outcome.value],
        "seconds": round(ran.seconds, 6),
        "message": message(ran),
    }


def _mistakes(refused: Refusal | None) -> list[Refusal]:
    return list(each(refused)) if refused else []


def _mistake(one: Refusal) -> dict[str, Any]:
    return {
        "where": one.where,
        "what": one.what,
        "line": one.line,
        "candidates": list(one.candidates),
        "try": one.attempt,
    }


def _session(suites: ElementTree.Element, name: str, steps: Sequence[Ran]) -> None:
    statuses = [_STATUSES[ran.outcome.value] for ran in steps]
    suite = _suite(
        suites,
        name,
        tests=len(steps),
        failures=statuses.count("failed"),
        skipped=statuses.count("skipped"),
        time=f"{sum(ran.seconds for ran in steps):.6f}",
    )
    for ran, status in zip(steps, statuses, strict=True):
        step = ran.step
        called = f"{step.number}: {step.verb} {about(step)}"
        case = _case(suite, safe_line(called), step.origin.file)
        case.attrib |= {"line": str(step.line), "time": f"{ran.seconds:.6f}"}
        if ran.refusal:
            _add(case, "failure", ran.refusal)
        elif status == "skipped":
            ElementTree.SubElement(case, "skipped", message=ran.outcome.value)


def _suite(suites: ElementTree.Element, name: str, **counts: int | str) -> ElementTree.Element:
    every = {"failures": "0", "errors": "0", "skipped": "0", "time": "0"}
    said = {key: str(value) for key, value in counts.items()}
    return ElementTree.SubElement(suites, "testsuite", {"name": safe_line(name), **every, **said})


def _case(suite: ElementTree.Element, name: str, file: str) -> ElementTree.Element:
    where = safe_line(file)
    return ElementTree.SubElement(suite, "testcase", name=name, classname=where, file=where)


def _place(where: str) -> tuple[str, dict[str, str]]:
    """The file of a mistake, and its line where it has one: readers of reports link to them."""
    file, _, rest = where.rpartition(":")
    name, _, line = file.rpartition(":")
    return (name, {"line": line}) if name and line.isdigit() and rest.isdigit() else (where, {})


def _add(case: ElementTree.Element, tag: str, refusal: Refusal) -> None:
    made = ElementTree.SubElement(case, tag, message=safe_line(refusal.what))
    made.text = "\n".join(map(safe_line, _lines(refusal)))


def _lines(refusal: Refusal) -> Iterator[str]:
    yield f"{refusal.where}: {refusal.what}" if refusal.where else refusal.what
    if refusal.line:
        yield refusal.line
    yield from refusal.candidates
    if refusal.attempt:
        yield f"try: {refusal.attempt}"
