"""The front door of the command line: start-up, options of every command, statuses, pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.shell import NOW, Shell
from tui import verbs
from tui.command import Nouns, Verb
from tui.version import VERSION

ROOT = Path(__file__).parents[1]
HEAVY = {"textual", "sqlalchemy", "sqlmodel", "rich", "yaml", "babel", "platformdirs", "store"}
COMMANDS = sorted(verbs.PLACES)


def command(name: str) -> Verb | Nouns:
    found = verbs.signposts.get_command(verbs.signposts.make_context("signposts", [name]), name)
    assert isinstance(found, Verb | Nouns)
    return found


def every_verb() -> list[tuple[str, Verb]]:
    found: list[tuple[str, Verb]] = []
    for name in COMMANDS:
        one = command(name)
        inner = one.commands if isinstance(one, Nouns) else {"": one}
        found += [(f"{name} {k}".strip(), v) for k, v in inner.items() if isinstance(v, Verb)]
    return found


def process(folder: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    """The command line in a process of its own, with its store in a folder."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "SIGNPOSTS_DB": str(folder / "store.db"),
        "SIGNPOSTS_ANALYST": "ak",
        "PYTHONUTF8": "1",
        **more,
    }
    start = [sys.executable, "-c", "from tui.cli import main; main()", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        start, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=env, cwd=folder, text=True
    )


# Start-up ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h"], ["tag", "--help"]])
def test_version_and_help_load_neither_screen_nor_database(words: list[str]) -> None:
    code = f"import sys\nfrom tui.cli import run\nassert run({words}) == 0\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert not loaded & HEAVY


def test_the_version_alone_loads_not_even_click() -> None:
    code = (
        "import sys\nsys.argv = ['signposts', '--version']\n"
        "from tui.cli import main\nmain()\nprint(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    first, last = done.stdout.splitlines()
    assert first == f"signposts {VERSION}"
    assert "click" not in last.split()


@pytest.mark.parametrize("line", ["--version", "--version --db x.db"])
def test_the_version_is_printed(shell: Shell, line: str) -> None:
    assert shell.bare(line).out == f"signposts {VERSION}\n"


# Help -------------------------------------------------------------------------------------------


def test_help_names_every_command_with_a_line_that_is_not_cut(shell: Shell) -> None:
    shown = shell.bare("--help").out
    for name in COMMANDS:
        [line] = [x for x in shown.splitlines() if x.startswith(f"  {name} ")]
        assert line.endswith(".")
    assert max(map(len, shown.splitlines())) <= 80


def test_help_says_how_the_shell_completes(shell: Shell) -> None:
    assert "_SIGNPOSTS_COMPLETE=zsh_source" in shell.bare("--help").out


@pytest.mark.parametrize(("name", "one"), every_verb(), ids=lambda x: str(x)[:24])
def test_every_command_has_help_with_an_example(name: str, one: Verb) -> None:
    assert one.example.startswith(f"signposts {name}")
    assert one.help
    assert one.help.splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_shows_the_options_of_every_command_apart(
    shell: Shell, name: str
) -> None:
    shown = shell.bare(name, "--help").out
    own, _, common = shown.partition("Options of every command:")
    assert "--db PATH" in common
    assert "--db" not in own.partition("Options:")[2]


@pytest.mark.parametrize(
    "name", ["list", "show", "search", "due", "board", "history", "run", "doctor"]
)
def test_what_prints_data_prints_it_as_json_too(name: str) -> None:
    assert any("--json" in p.opts for p in command(name).params)


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_the_shell_can_complete_commands_and_words(tmp_path: Path, shell_name: str) -> None:
    how = {"_SIGNPOSTS_COMPLETE": f"{shell_name}_complete"}
    words = {"COMP_WORDS": "signposts list --kind ", "COMP_CWORD": "3"}
    out, _ = process(tmp_path, **how, **words).communicate(timeout=60)
    if shell_name != "fish":  # which hands over the word in another way
        assert "trigger" in out


# Options of every command -----------------------------------------------------------------------


def test_they_count_before_the_verb_and_after_it_and_the_last_one_wins(shell: Shell) -> None:
    shell.bridge()
    before = shell.bare("--db store.db --analyst mb list --json").form
    after = shell.bare("--db elsewhere.db list --json --db store.db").form
    assert before == after
    assert not (shell.folder / "elsewhere.db").exists()


def test_the_analyst_is_who_the_option_says(shell: Shell) -> None:
    shell.bridge()
    shell.does("scenario add toll --analyst mb")
    assert shell.does("history --limit 1 --json").form[0]["analyst"] == "mb"


def test_the_analyst_is_who_the_settings_say_where_nobody_else_does(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIGNPOSTS_ANALYST")
    from tui.settings import settings_file

    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('analyst = "cd"\n')
    shell.bridge()
    assert shell.does("history --limit 1 --json").form[0]["analyst"] == "cd"


def test_a_store_made_by_simulate_takes_its_time_from_now(shell: Shell) -> None:
    shell.bare(f"scenario add toll --simulate --now {NOW}")
    shell.bare("scenario add orlik --now 2027-01-01")
    times = [done["recorded"] for done in shell.bare("history --json").form]
    assert times == ["2027-01-01T00:00:00Z", NOW, NOW]


def test_a_real_store_takes_no_time_but_its_machines(shell: Shell) -> None:
    shell.bare("scenario add toll")
    assert shell.bare("list --now 2026-01-01").status == 2
    assert shell.bare("list --simulate").status == 2


def test_now_makes_no_store(shell: Shell) -> None:
    assert shell.bare("scenario add toll --now 2026-01-01").status == 2
    assert not (shell.folder / "store.db").exists()


def test_a_command_that_only_reads_makes_no_store(shell: Shell) -> None:
    assert shell.bare("list").status == 4
    assert not list(shell.folder.glob("store.db*"))


# Data and words ---------------------------------------------------------------------------------


def test_data_is_on_stdout_and_words_are_on_stderr(shell: Shell) -> None:
    shell.bridge()
    ran = shell("list --kind claim")
    assert (ran.status, ran.out, ran.err) == (0, "", "no items fit\n")
    assert shell("list --kind claim --json").form == []


def test_without_a_terminal_there_are_no_colours_and_what_is_no_list_has_80_columns(
    shell: Shell,
) -> None:
    shell.bridge()
    shell.tags()
    for line in ("list", "list --kind trigger", "board orlik", "due", "history", "show army-guard"):
        shown = shell.does(line).out
        assert "\x1b" not in shown
        if line.startswith(("board", "show")):
            assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("columns", [30, 60, 200])
def test_tables_fit_any_width(shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    shell.bridge()
    shell.tags()
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = shell.does("list --kind trigger").out
    assert max(map(len, shown.splitlines())) <= columns


def test_the_reader_of_a_pipe_may_leave_and_every_deed_is_done(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"This is the article of the number {number}.\n")
    names = [f"{number}.txt" for number in range(30)]
    with process(tmp_path, "add", *names, PYTHONUNBUFFERED="1") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0
    out, _ = process(tmp_path, "list", "--json").communicate(timeout=60)
    assert out.count('"id"') == 30


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_cannot_be_shown_is_an_error_of_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from tui.cli import run; raise SystemExit(run(['--help']))"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_terminal_of_another_encoding_is_shown_question_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Rückführung „dürfte“ – so heisst es – beginnen. Ақтау!\n")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    out, err = process(tmp_path, "add", "a.txt", **ascii_only).communicate(timeout=60)
    assert "R?ckf?hrung" in out
    assert err == ""
    out, _ = process(tmp_path, "list", "--json", **ascii_only).communicate(timeout=60)
    assert "R\\u00fcckf" in out


# What goes wrong --------------------------------------------------------------------------------


def test_ctrl_c_ends_with_130_and_without_a_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.yaml")
    running = process(tmp_path, "import", "never.yaml")
    writes = os.open(tmp_path / "never.yaml", os.O_WRONLY)  # waits until somebody reads
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    os.close(writes)
    assert (running.returncode, out, err.strip()) == (130, "", "interrupted")


def test_a_mistake_of_ours_is_one_line_with_what_to_do(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.bridge()
    monkeypatch.setattr("tui.tables.articles", lambda *_: 1 / 0)
    ran = shell("list")
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "error: internal error: ZeroDivisionError: division by zero",
        "try: SIGNPOSTS_DEBUG=1 with the same command, and report what it prints",
    ]
    monkeypatch.setenv("SIGNPOSTS_DEBUG", "1")
    assert "Traceback" in shell("list").err


def test_without_a_terminal_the_app_does_not_open(shell: Shell) -> None:
    ran = shell.bare()
    assert ran.status == 2
    assert "needs a terminal" in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_word_that_is_not_utf_8_is_refused_or_a_file(shell: Shell, name: str) -> None:
    shell.bridge()
    ran = shell(name, "\udcff\udcfe", "\udcff")
    assert ran.status in (1, 2)
    assert "internal" not in ran.err
    assert "\udcff" not in ran.err
