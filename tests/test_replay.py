"""Sessions: all or nothing, done once, and what they write."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scenarios.board import Board
from scenarios.formats import scenario_file
from scenarios.session import read_session
from scenarios.vocabulary import Status
from seeds.reading import read
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from store.replay import Outcome, Report, run

SESSIONS = Path(__file__).parent / "sessions"
LIBRARY = Path(__file__).parents[1] / "scenarios" / "library"
SHARED = Path(__file__).parents[1].parent / "shared"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
TEXT = "Who guards the bridge?\n\nThe army takes over the bridge. The tolls are doubled.\n"


def _desk(folder: Path, name: str = "store.db") -> Desk:
    return Desk.open(folder / name, analyst="ak", clock=lambda: NOW, simulated=True)


def _run(desk: Desk, folder: Path, steps: str, *, check: bool = False) -> Report:
    (folder / "bridge.txt").write_text(TEXT)
    source = f"signposts: session/1\nname: trial\nsteps:\n{steps}"
    return run(desk, read_session(source.encode(), "trial.yaml"), folder, check=check)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return _desk(tmp_path)


@pytest.fixture(scope="module")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Report, Path]:
    folder = tmp_path_factory.mktemp("main-job")
    desk = _desk(folder)
    session = read_session((SESSIONS / "main-job.yaml").read_bytes(), "main-job.yaml")
    return desk, run(desk, session, folder), folder


def _board(desk: Desk) -> Board:
    return desk.board("crisis")


def test_the_main_job_gives_eight_triggers_with_two_mentions_each(
    main_job: tuple[Desk, Report, Path],
) -> None:
    triggers = _board(main_job[0]).triggers
    assert [line.mentions for line in triggers] == [2] * 8


def test_two_editions_of_one_work_count_as_one_source(
    main_job: tuple[Desk, Report, Path],
) -> None:
    assert {line.works for line in _board(main_job[0]).triggers} == {1}


def test_two_reports_of_one_agency_are_one_origin(main_job: tuple[Desk, Report, Path]) -> None:
    [line] = [x for x in _board(main_job[0]).triggers if x.item.handle == "csto-freeze"]
    assert (len(line.evidence), line.origins) == (3, 1)


def test_what_was_expected_not_to_occur_came_true_when_it_did_not(
    main_job: tuple[Desk, Report, Path],
) -> None:
    [line] = [x for x in _board(main_job[0]).predictions if x.item.handle == "no-crisis"]
    assert (line.status, line.came_true) == (Status.DID_NOT_OCCUR, True)


def test_the_main_job_writes_a_file_that_restores_the_scenario(
    main_job: tuple[Desk, Report, Path], tmp_path: Path
) -> None:
    written = (main_job[2] / "crisis.yaml").read_bytes()
    empty = _desk(tmp_path, "empty.db")
    empty.import_case(scenario_file.read(written, "crisis.yaml"))
    assert scenario_file.write(empty.case_file("crisis")) == written


def test_the_main_job_leaves_a_healthy_store(main_job: tuple[Desk, Report, Path]) -> None:
    assert examine(main_job[0]) == []


def test_the_main_job_run_twice_changes_nothing(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    session = read_session((SESSIONS / "main-job.yaml").read_bytes(), "main-job.yaml")
    run(desk, session, tmp_path)
    before = desk.case_file(texts=True)
    again = run(desk, session, tmp_path)
    assert (again.changed, desk.case_file(texts=True)) == (0, before)


def test_the_shipped_session_gives_the_shipped_scenario(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "real.db", analyst="signposts", clock=lambda: NOW)
    shipped = LIBRARY / "first-reading.yaml"
    run(desk, read_session(shipped.read_bytes(), shipped.name), LIBRARY)
    written = scenario_file.write(desk.case_file("russia-kazakhstan"))
    assert written == (LIBRARY / "russia-kazakhstan.yaml").read_bytes()


def test_a_refused_step_leaves_the_store_as_it_was(desk: Desk, tmp_path: Path) -> None:
    before = desk.case_file()
    with pytest.raises(Refusal):
        _run(desk, tmp_path, "- add: bridge.txt\n- scenario: orlik\n- untag: nothing\n")
    assert desk.case_file() == before


def test_a_refused_step_writes_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        _run(
            desk,
            tmp_path,
            "- scenario: orlik\n- export: orlik\n  to: o.yaml\n- undo: 9\n- redo: 1\n- untag: x\n",
        )
    assert sorted(p.name for p in tmp_path.glob("*.yaml*")) == []


def test_a_refusal_says_where_the_step_stands(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        _run(desk, tmp_path, "- scenario: orlik\n- untag: nothing\n")
    assert caught.value.where == "trial.yaml:5:10"


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        ("{scenario: orlik, triggers: 2}", "triggers: expected 2, found 1"),
        ("{scenario: orlik, observed: 1}", "observed: expected 1, found 0"),
        ("{item: t-1, status: observed}", "status: expected observed, found open"),
        ("{item: t-1, statement: Rain}", "statement: expected 'Rain', found 'Army'"),
        ("{article: bridge, claims: 3}", "claims: expected 3, found 0"),
        ("{articles: 7}", "articles: expected 7, found 1"),
    ],
)
def test_an_expectation_that_does_not_hold_says_what_does(
    desk: Desk, tmp_path: Path, expectation: str, said: str
) -> None:
    steps = (
        "- add: bridge.txt\n  as: bridge\n- scenario: orlik\n"
        "- tag: trigger\n  article: bridge\n  quote: The army takes over the bridge.\n"
        f"  statement: Army\n  scenario: orlik\n- expect: {expectation}\n"
    )
    with pytest.raises(Refusal) as caught:
        _run(desk, tmp_path, steps)
    assert caught.value.what == said


def test_checking_changes_nothing_and_says_what_would_change(desk: Desk, tmp_path: Path) -> None:
    before = desk.case_file()
    report = _run(desk, tmp_path, "- add: bridge.txt\n- scenario: orlik\n", check=True)
    assert (report.changed, desk.case_file()) == (2, before)


def test_checking_writes_no_file(desk: Desk, tmp_path: Path) -> None:
    steps = "- scenario: orlik\n- export: orlik\n  to: orlik.yaml\n"
    report = _run(desk, tmp_path, steps, check=True)
    assert ([p.name for p in report.files], (tmp_path / "orlik.yaml").exists()) == (
        ["orlik.yaml"],
        False,
    )


def test_a_step_that_was_undone_by_hand_is_done_again(desk: Desk, tmp_path: Path) -> None:
    steps = "- add: bridge.txt\n- scenario: orlik\n"
    _run(desk, tmp_path, steps)
    desk.undo()
    report = _run(desk, tmp_path, steps)
    assert [ran.outcome for ran in report.steps] == [Outcome.UNCHANGED, Outcome.CHANGED]


def test_a_step_that_the_session_itself_undid_is_not_done_again(desk: Desk, tmp_path: Path) -> None:
    steps = "- scenario: orlik\n- scenario: kestrel\n- undo: 1\n"
    _run(desk, tmp_path, steps)
    report = _run(desk, tmp_path, steps)
    assert (report.changed, [s.handle for s in desk.scenarios()]) == (0, ["orlik"])


def test_what_is_expected_between_steps_holds_in_the_first_run_only(
    desk: Desk, tmp_path: Path
) -> None:
    steps = (
        "- add: bridge.txt\n- expect: {articles: 1}\n- scenario: orlik\n"
        "- expect: {scenario: orlik, triggers: 0}\n"
    )
    _run(desk, tmp_path, steps)
    report = _run(desk, tmp_path, steps)
    assert [ran.outcome for ran in report.steps] == [
        Outcome.UNCHANGED,
        Outcome.DONE_BEFORE,
        Outcome.DONE_BEFORE,
        Outcome.UNCHANGED,
    ]


def test_a_name_given_in_an_earlier_run_still_serves(desk: Desk, tmp_path: Path) -> None:
    steps = (
        "- add: bridge.txt\n  as: bridge\n"
        "- tag: trigger\n  article: bridge\n  quote: The army takes over the bridge.\n  as: army\n"
    )
    _run(desk, tmp_path, steps)
    _run(desk, tmp_path, steps + "- edit: army\n  statement: The army came\n")
    assert desk.item("t-1").statement == "The army came"


def test_a_step_says_who_and_when(desk: Desk, tmp_path: Path) -> None:
    _run(desk, tmp_path, "- scenario: orlik\n  analyst: bb\n  at: 2026-05-01\n")
    [made] = desk.scenarios()
    assert (made.analyst, made.at) == ("bb", datetime(2026, 5, 1, tzinfo=UTC))


def test_a_real_store_keeps_its_own_clock_whatever_a_step_asserts(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "real.db", analyst="ak", clock=lambda: NOW)
    _run(desk, tmp_path, "- scenario: orlik\n  at: 2020-01-01\n")
    assert desk.scenarios()[0].recorded == NOW


def test_a_whole_run_can_be_undone_and_redone(desk: Desk, tmp_path: Path) -> None:
    _run(desk, tmp_path, "- add: bridge.txt\n- scenario: orlik\n- scenario: kestrel\n")
    deeds = [done.id for done in desk.history() if done.run]
    desk.undo(*deeds)
    assert (desk.articles(), desk.scenarios()) == ([], [])
    desk.redo(*deeds)
    assert (len(desk.articles()), len(desk.scenarios())) == (1, 2)


def test_a_file_that_cannot_be_read_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"there is no file absent\.txt"):
        _run(desk, tmp_path, "- add: absent.txt\n")


def test_a_file_that_cannot_be_written_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.case_file()
    steps = "- scenario: orlik\n- export: orlik\n  to: absent/orlik.yaml\n"
    with pytest.raises(Refusal, match="there is no folder absent"):
        _run(desk, tmp_path, steps)
    assert desk.case_file() == before


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real articles are not here")
def test_the_main_job_runs_on_the_real_articles(tmp_path: Path) -> None:
    folder = tmp_path / "repository" / "tests" / "sessions"
    folder.mkdir(parents=True)
    (tmp_path / "shared").symlink_to(SHARED)
    shutil.copy(SESSIONS / "real-articles.yaml", folder)
    desk = _desk(tmp_path)
    session = read_session((folder / "real-articles.yaml").read_bytes(), "real-articles.yaml")
    run(desk, session, folder, allow=[tmp_path / "shared"])
    triggers = desk.board("russia-kazakhstan").triggers
    assert [(line.mentions, line.works) for line in triggers] == [(2, 1)] * 8
    assert examine(desk) == []


def test_a_digest_and_what_it_retells_are_one_work(desk: Desk, tmp_path: Path) -> None:
    original = read("bridge.txt", TEXT.encode())
    header = f"---\ntitle: In short\ndigest_of: {original.id}\n---\n"
    desk.add(read("short.txt", f"{header}The army has the bridge.\n".encode()))
    desk.add(original)
    assert len(desk.editions(original.id)) == 2
