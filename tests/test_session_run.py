"""Running sessions: blanks, variables, included files, several at once, what a failure keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.refusal import Invalid
from store.desk import Desk
from store.replay import Outcome, one_by_one
from tests.scripts import ARTICLE, TAG, outcomes, ran, refused, told, written

BLANK = "- mark: tolls\n  status:\n  reason:\n"
OBSERVED = "- mark: tolls\n  status: observed\n  occurred_on: $(day)\n"
EXPORT = "- export: orlik\n  to: orlik.yaml\n"
FAILS = "- expect: {items: 99}\n"


# Blanks.


def test_a_status_left_blank_is_skipped_and_told(empty: Desk, tmp_path: Path) -> None:
    found = ran(empty, written(tmp_path, ARTICLE + TAG + BLANK))
    assert outcomes(found)[-1] is Outcome.BLANK
    assert empty.findings_of("tolls") == []


def test_a_blank_that_is_filled_in_later_is_done(empty: Desk, tmp_path: Path) -> None:
    ran(empty, written(tmp_path, ARTICLE + TAG + BLANK))
    filled = BLANK.replace("status:", "status: observed")
    found = ran(empty, written(tmp_path, ARTICLE + TAG + filled))
    assert outcomes(found)[2:] == [Outcome.DONE_BEFORE, Outcome.CHANGED]


# Lists.


def test_each_item_of_a_list_is_tagged_by_one_step(empty: Desk, tmp_path: Path) -> None:
    step = TAG.replace("  handle: tolls\n", "  list: true\n")
    found = ran(
        empty, written(tmp_path, ARTICLE + step + "- expect: {scenario: orlik, triggers: 3}\n")
    )
    assert outcomes(found)[2:] == [Outcome.CHANGED, Outcome.UNCHANGED]


# Variables.


def test_a_variable_has_its_default_or_what_is_given(empty: Desk, tmp_path: Path) -> None:
    head = "vars: {day: 2026-03-05}\n"
    path = written(tmp_path, ARTICLE + TAG + OBSERVED, head=head)
    ran(empty, path)
    ran(empty, path, day="2026-03-06")
    assert [str(f.occurred_on) for f in empty.findings_of("tolls")] == ["2026-03-05", "2026-03-06"]


def test_two_dollars_stand_for_the_text_itself(empty: Desk, tmp_path: Path) -> None:
    step = "- source: Gazette\n  note: costs $$(day), not $5 (day)\n"
    ran(empty, written(tmp_path, step, head="vars: {day: 1}\n"))
    assert empty.sources()[0].note == "costs $(day), not $5 (day)"


def test_where_none_is_declared_a_dollar_is_a_dollar(empty: Desk, tmp_path: Path) -> None:
    ran(empty, written(tmp_path, "- source: Gazette\n  note: costs $(day), $$(day)\n"))
    assert empty.sources()[0].note == "costs $(day), $$(day)"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("vars: {day: }\n", "trial.yaml:3:8: the variable day has no value"),
        ("vars: {dya: 1}\n", "trial.yaml:16:16: there is no variable 'day'"),
        ("vars: {d$: 1, day: 2026}\n", "trial.yaml:3:8: 'd$' is no name for a variable"),
    ],
)
def test_a_variable_without_a_value_is_a_mistake_with_its_place(
    empty: Desk, tmp_path: Path, head: str, said: str
) -> None:
    assert told(ran(empty, written(tmp_path, ARTICLE + TAG + OBSERVED, head=head))) == [said]


# Included files.


def test_paths_of_an_included_file_are_beside_it(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "common").mkdir()
    written(tmp_path / "common", ARTICLE, name="articles")
    path = written(tmp_path, "- include: common/articles.yaml\n" + TAG)
    (tmp_path / "bridge.md").unlink()
    assert outcomes(ran(empty, path)) == [Outcome.CHANGED] * 3


def test_what_two_sessions_include_is_done_once(empty: Desk, tmp_path: Path) -> None:
    written(tmp_path, ARTICLE + TAG, name="common")
    ran(empty, written(tmp_path, "- include: common.yaml\n", name="first"))
    again = "- include: common.yaml\n- snooze: tolls\n  until: 2030-01-01\n"
    found = ran(empty, written(tmp_path, again, name="second"))
    assert outcomes(found)[1:] == [Outcome.DONE_BEFORE, Outcome.DONE_BEFORE, Outcome.CHANGED]


def test_equal_steps_of_an_included_file_of_the_same_name_are_steps_of_their_own(
    empty: Desk, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    written(tmp_path / "other", "- undo: 1\n")
    steps = ARTICLE + "- scenario: kestrel\n- include: other/trial.yaml\n- undo: 1\n"
    assert outcomes(ran(empty, written(tmp_path, steps)))[3:] == [Outcome.CHANGED] * 2
    assert empty.scenarios() == []


def test_a_mistake_of_an_included_file_stands_in_that_file(empty: Desk, tmp_path: Path) -> None:
    written(tmp_path, "- tga: trigger\n", name="common")
    found = ran(empty, written(tmp_path, "- include: common.yaml\n- mark: war\n"))
    assert told(found) == [
        "common.yaml:4:3: unknown verb 'tga'",
        "trial.yaml:5:3: mark needs status",
    ]


def test_a_circle_of_files_is_refused_with_the_whole_chain(empty: Desk, tmp_path: Path) -> None:
    written(tmp_path, "- include: trial.yaml\n", name="middle")
    found = ran(empty, written(tmp_path, "- include: middle.yaml\n"))
    assert told(found) == [
        "middle.yaml:4:12: trial.yaml includes itself: trial.yaml → middle.yaml → trial.yaml"
    ]


# Several files, and failures.


def test_several_sessions_are_done_together_or_not_at_all(empty: Desk, tmp_path: Path) -> None:
    first = written(tmp_path, ARTICLE, name="first")
    found = ran(empty, first, written(tmp_path, TAG.replace("bridge", "guards") + FAILS))
    assert outcomes(found)[-2:] == [Outcome.CHANGED, Outcome.FAILED]
    assert (empty.articles(), empty.scenarios()) == ([], [])


def test_a_name_is_of_one_session_only(empty: Desk, tmp_path: Path) -> None:
    first = written(tmp_path, ARTICLE.replace("as: bridge", "as: text"), name="first")
    found = ran(empty, first, written(tmp_path, TAG.replace("article: bridge", "article: text")))
    assert "there is no article 'text'" in refused(found).what


def test_a_session_that_keeps_keeps_what_was_done_before(empty: Desk, tmp_path: Path) -> None:
    head = "on_error: keep\n"
    path = written(tmp_path, ARTICLE + EXPORT + FAILS + TAG, head=head)
    found = ran(empty, path)
    assert outcomes(found)[3:] == [Outcome.FAILED, Outcome.SKIPPED]
    assert (found.kept, len(empty.articles()), empty.items()) == (True, 1, [])
    assert b"handle: orlik" in (tmp_path / "orlik.yaml").read_bytes()


def test_a_quote_is_no_reason_to_begin_even_where_the_session_keeps(
    empty: Desk, tmp_path: Path
) -> None:
    path = written(tmp_path, ARTICLE + TAG.replace("tolls", "fees"), head="on_error: keep\n")
    assert (ran(empty, path).kept, empty.articles()) == (False, [])


def test_a_step_that_fails_halfway_keeps_nothing_of_itself(empty: Desk, tmp_path: Path) -> None:
    steps = "- scenario: x\n- add: bridge.md\n  offered: true\n"
    found = ran(empty, written(tmp_path, steps, head="on_error: keep\n"))
    assert found.kept
    assert ([s.handle for s in empty.scenarios()], empty.articles()) == (["x"], [])


# Step by step.


def test_a_session_can_be_run_at_the_pace_of_whoever_watches(desk: Desk, tmp_path: Path) -> None:
    from scenarios.session import read_session

    path = written(tmp_path, "- scenario: one\n- scenario: two\n")
    steps = one_by_one(desk, read_session(path.read_bytes(), path.name), tmp_path)
    assert next(steps).outcome is Outcome.CHANGED
    assert [s.handle for s in desk.scenarios()] == ["one", "orlik"]
    assert [step.outcome for step in steps] == [Outcome.CHANGED]
    assert [done.via for done in desk.history(most=2)] == ["session", "session"]


# Copies.


def test_a_backup_is_the_store_as_it_was_before_the_session(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "- scenario: kestrel\n- backup: before.db\n")
    ran(desk, path)
    with Desk.open(tmp_path / "before.db", analyst="ak", clock=desk.clock) as copy:
        assert [s.handle for s in copy.scenarios()] == ["orlik"]


def test_a_backup_before_what_was_done_is_not_made_again(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "- backup: before.db\n- scenario: kestrel\n")
    ran(desk, path)
    before = (tmp_path / "before.db").read_bytes()
    assert ran(desk, path).files == ()
    assert (tmp_path / "before.db").read_bytes() == before


def test_a_session_that_fails_leaves_no_backup(desk: Desk, tmp_path: Path) -> None:
    ran(desk, written(tmp_path, "- backup: before.db\n" + FAILS))
    assert [p.name for p in tmp_path.iterdir() if "before" in p.name] == []


def test_a_session_does_not_know_what_on_error_it_does_not_know(tmp_path: Path) -> None:
    from scenarios.session import read_session

    with pytest.raises(Invalid, match="unknown 'ignore'"):
        read_session(written(tmp_path, "", head="on_error: ignore\n").read_bytes(), "s.yaml")
