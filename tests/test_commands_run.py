"""The command run: what it shows, its reports, and its exit status."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from scenarios.session import schema
from tests.scripts import ARTICLE, TAG, written
from tests.shell import Shell

FAILS = "- expect: {items: 99}\n"
BLANK = "- mark: tolls\n  status:\n"


@pytest.fixture
def session(shell: Shell) -> Shell:
    """With a session file and its article in a folder."""
    written(shell.folder, ARTICLE + TAG + BLANK)
    return shell


def test_the_schema_is_printed(shell: Shell) -> None:
    assert shell.does("run --schema").out == schema()


def test_steps_left_blank_are_counted(session: Shell) -> None:
    assert session.does("run trial.yaml").err == "4 steps, 3 changed the store, 1 left blank\n"


def test_the_difference_is_shown_item_by_item(session: Shell) -> None:
    ran = session("run trial.yaml --check --diff")
    assert ran.status == 3
    assert ran.out == (
        "+ article Who guards the bridge?\n"
        "+ scenario orlik “Closure”\n"
        "+ trigger tolls\n"
        "+   in scenario orlik\n"
        "+   tag in Who guards the bridge? “tolls are doubled for lorries”\n"
    )


def test_a_changed_field_is_shown_from_what_to_what(session: Shell) -> None:
    session.does("run trial.yaml")
    steps = "- edit: tolls\n  statement: Tolls are doubled\n- untag: tolls\n- undo: 1\n"
    written(session.folder, steps, name="edits")
    assert session.does("run edits.yaml --diff").out == (
        "~ trigger tolls “Tolls are doubled”\n~   statement: nothing → Tolls are doubled\n"
    )


def test_what_is_removed_is_shown(session: Shell) -> None:
    session.does("run trial.yaml")
    written(session.folder, "- untag: tolls\n", name="edits")
    [found] = session.does("run edits.yaml --diff --json").form["differences"]
    assert (found["change"], found["name"]) == ("removed", "tolls")


def test_a_report_tells_of_every_step(session: Shell) -> None:
    session.does("run trial.yaml --report json -o report.json")
    found = json.loads((session.folder / "report.json").read_text())
    assert [(s["line"], s["status"], s["message"]) for s in found["steps"]] == [
        (4, "changed", ""),
        (6, "changed", ""),
        (8, "changed", ""),
        (13, "skipped", "left blank"),
    ]
    assert all(step["seconds"] >= 0 for step in found["steps"])


def test_a_report_is_written_of_a_run_that_fails(session: Shell) -> None:
    written(session.folder, ARTICLE + FAILS + TAG)
    ran = session("run trial.yaml --report json -o report.json")
    assert (ran.status, ran.err.startswith("error: trial.yaml:8:3: items: ")) == (1, True)
    found = json.loads((session.folder / "report.json").read_text())
    assert [step["status"] for step in found["steps"]] == [
        "changed",
        "changed",
        "failed",
        "skipped",
    ]
    assert (found["failed"], found["kept"]) == (True, False)
    assert found["mistakes"][0]["what"] == "items: expected 99, found 0"


@pytest.mark.parametrize(
    ("steps", "status", "counts"),
    [
        (
            ARTICLE + TAG + BLANK,
            0,
            [{"tests": "4", "skipped": "1", "failures": "0", "errors": "0"}],
        ),
        (ARTICLE + FAILS, 1, [{"tests": "3", "skipped": "0", "failures": "1", "errors": "0"}]),
        (
            ARTICLE + "- mark: war\n- mark: war\n  status: open\n",
            2,
            [
                {"tests": "2", "skipped": "0", "failures": "0", "errors": "2"},
                {"tests": "3", "skipped": "3", "failures": "0", "errors": "0"},
            ],
        ),
    ],
)
def test_a_report_for_continuous_integration_is_junit(
    shell: Shell, steps: str, status: int, counts: list[dict[str, str]]
) -> None:
    written(shell.folder, steps)
    assert shell("run trial.yaml --report junit -o report.xml").status == status
    suites = ElementTree.parse(shell.folder / "report.xml").getroot()
    assert [{key: suite.attrib[key] for key in counts[0]} for suite in suites] == counts
    for suite in suites:
        assert len(suite.findall("testcase")) == int(suite.attrib["tests"])
        assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"])
        for case in suite:
            assert case.attrib["file"] == "trial.yaml"
            assert int(case.attrib["line"]) > 2


def test_hostile_words_are_harmless_in_a_report(shell: Shell) -> None:
    steps = '- expect: {items: 1, label: "\\e]52;c;x\\a</failure>\\u202e"}\n'
    written(shell.folder, steps)
    shell("run trial.yaml --report junit -o report.xml")
    written_bytes = (shell.folder / "report.xml").read_bytes()
    assert b"\x1b" not in written_bytes
    ElementTree.fromstring(written_bytes)


def test_a_failure_that_keeps_says_what_stays(shell: Shell) -> None:
    written(shell.folder, ARTICLE + FAILS, head="on_error: keep\n")
    ran = shell("run trial.yaml")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == (
        "trial.yaml:9: 2 steps before it changed the store, and stay done (on_error: keep)"
    )
    assert len(shell.does("list --json").form) == 1
    written(shell.folder, FAILS, head="on_error: keep\n", name="first-fails")
    nothing = shell("run first-fails.yaml").err.splitlines()[0]
    assert nothing == "first-fails.yaml:5: no step before it changed the store (on_error: keep)"


def test_several_sessions_are_run_as_one(session: Shell) -> None:
    written(session.folder, FAILS, name="second")
    assert session("run trial.yaml second.yaml").status == 1
    assert session("list --json").status == 4 or session.does("list --json").form == []
    written(session.folder, "- expect: {items: 1}\n", name="second")
    assert session.does("run trial.yaml second.yaml").err.startswith("5 steps, 3 changed")


def test_a_variable_is_given_on_the_command_line(shell: Shell) -> None:
    written(shell.folder, "- scenario: $(name)\n", head="vars: {name: }\n")
    shell.does("run trial.yaml --var name=orlik")
    assert [s["handle"] for s in shell.does("scenario list --json").form] == ["orlik"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("run", "error: signposts run: SESSION.yaml is missing"),
        ("run trial.yaml --var day", "error: --var: 'day' does not say which variable"),
        ("run trial.yaml --var day=1", "error: --var: the session has no variable 'day'"),
        ("run trial.yaml -o x.json", "error: signposts run: -o is for a report"),
        ("run trial.yaml --json --report junit", "error: signposts run: both --json and --report"),
    ],
)
def test_wrong_usage_is_told(session: Shell, words: str, said: str) -> None:
    ran = session(words)
    assert (ran.status, ran.err.startswith(said)) == (2, True)
    assert "\ntry: " in ran.err


def test_what_a_session_may_not_read_is_read_where_it_is_allowed(shell: Shell) -> None:
    (shell.folder / "theirs").mkdir()
    written(shell.folder / "theirs", "- add: ../bridge.md\n")
    (shell.folder / "theirs" / "bridge.md").rename(shell.folder / "bridge.md")
    ran = shell("run theirs/trial.yaml")
    assert (ran.status, ran.err.splitlines()[-1]) == (2, "try: --allow bridge.md")
    shell.does("run theirs/trial.yaml --allow bridge.md")


def test_bounds_that_are_expected_are_reported_in_words(session: Shell) -> None:
    steps = ARTICLE + TAG + "- expect: {scenario: orlik, triggers: {at-least: 3}}\n"
    written(session.folder, steps, name="bounds")
    ran = session("run bounds.yaml --report json")
    assert (ran.status, ran.form["steps"][-1]["status"]) == (1, "failed")
    assert "triggers: at-least 3" in ran.out
    assert "Limits(" not in ran.out
