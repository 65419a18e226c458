"""What the verbs of a session do that read or write a file: one function a verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scenarios.formats import scenario_file
from scenarios.tlp import tlp
from store.sealing import sealed_file
from store.stage import Stage

Values = Mapping[str, Any]


def _import(stage: Stage, values: Values) -> None:
    name = values["import"]
    content = stage.file(name)
    case_file = scenario_file.read(content, name)
    with scenario_file.placing(content, name):
        stage.desk.import_case(case_file)


def _join(stage: Stage, values: Values) -> None:
    stage.joins += stage.desk.join(stage.path(values["join"])).changed


def _export(stage: Stage, values: Values) -> None:
    texts, most = values.get("text", False), tlp(values.get("max", ""))
    found, left = stage.desk.release(values["export"], most=most, texts=texts)
    stage.write(values["to"], scenario_file.write(found))
    stage.note_left(values["to"], left)


def _report(stage: Stage, values: Values) -> None:
    stage.report("scenario", values["report"], values["to"], tlp(values.get("max", "")))


def _report_article(stage: Stage, values: Values) -> None:
    stage.report("article", values["report-article"], values["to"])


def _blind(stage: Stage, values: Values) -> None:
    """A store that is there is left as it is: somebody may have worked in it."""
    if stage.allowed.to_write(stage.folder / values["to"]).exists():
        return
    scenarios = [stage.named(values["scenario"])] if "scenario" in values else []
    content, left = stage.desk.blind(
        stage.named(values["blind"]),
        values["for"],
        scenarios=scenarios,
        items=values.get("items", False),
        most=tlp(values.get("max", "")),
    )
    stage.write(values["to"], content)
    stage.note_left(values["to"], left)


def _seal(stage: Stage, values: Values) -> None:
    stage.write(values["seal"], sealed_file(stage.desk.seal()).encode())


def _backup(stage: Stage, values: Values) -> None:
    """Nothing: what was there before the session is copied before its first step."""


FILES: dict[str, Callable[[Stage, Values], None]] = {
    "import": _import,
    "join": _join,
    "export": _export,
    "report": _report,
    "report-article": _report_article,
    "blind": _blind,
    "seal": _seal,
    "backup": _backup,
}
