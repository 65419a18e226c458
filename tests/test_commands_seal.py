"""The commands seal and verify, and the session step seal, on a store that is not simulated."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from store.engine import driver
from tests.desks import Clock, joined, opened, page, sql, tagged
from tests.shell import Shell
from tests.tampering import changed, fitted, kept, rewrite

SESSION = """\
signposts: session/1
name: end-of-quarter
steps:
- scenario: sahel
- seal: quarter.seal
"""


@pytest.fixture
def real(shell: Shell) -> Shell:
    """A store with an article, a trigger that was observed and a prediction with a forecast."""
    with opened(shell.folder / "store.db", Clock()) as desk:
        desk.add(page())
        desk.add_scenario("orlik")
        tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
        tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
        desk.forecast("ferry", "likely")
        desk.mark("tolls", "observed")
    return shell


def tamper(shell: Shell, n: int = 5) -> None:
    """Change one entry from 0 and make all the rest fit."""
    path = shell.folder / "store.db"
    rewrite(path, fitted(changed(kept(path), n, 13, ord("x"))), folded=True)


def test_a_seal_is_printed_in_two_lines_and_holds(real: Shell) -> None:
    printed = real.bare("seal").out
    assert [len(line.split()) for line in printed.splitlines()] == [5, 1]
    ran = real.bare("verify", printed)
    assert ran.status == 0, ran.err
    assert "all 7 entries are here unchanged\n" in ran.out
    assert "fit together, and all rows follow from them" in ran.out


def test_the_words_of_a_seal_need_no_quotes(real: Shell) -> None:
    assert real.bare("verify", *real.bare("seal").out.split()).status == 0


def test_a_seal_is_read_from_a_file_from_standard_input_or_known_by_its_id(
    real: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = real.bare("seal", "-o", "orlik.seal").out
    assert real.bare("verify orlik.seal").status == 0
    assert real.bare("verify", real.bare("seal --json").form["seal"]).status == 0
    given = io.TextIOWrapper(io.BytesIO(printed.encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert real.bare("verify -").status == 0


def test_what_was_rewritten_so_that_all_fits_is_found_and_named(real: Shell) -> None:
    printed = real.bare("seal", "-o", "orlik.seal").out
    tamper(real)
    assert real.bare("verify").status == 0
    for seal in (printed, "orlik.seal"):
        ran = real.bare("verify", seal)
        assert ran.status == 1
        assert "not as it was sealed" in ran.out
        assert "first entry that is not as sealed: 6 of 7" in ran.out
        assert "forecast likely" in ran.out
        assert "try: " in ran.err


def test_json_says_the_same(real: Shell) -> None:
    sealed = real.bare("seal --json").form
    assert sealed["entries"] == 7
    lines = "\n".join(sealed["lines"])
    found = real.bare("verify", lines, "--json").form
    assert found["holds"]
    assert found["seals"][0]["first_unlike"] is None
    tamper(real)
    found = real.bare("verify", lines, "--json").form
    assert not found["holds"]
    assert found["wrong"] == []
    assert found["seals"][0]["first_unlike"]["first"] == 6


def test_without_a_seal_it_says_what_that_does_not_show(real: Shell) -> None:
    real.bare("seal")
    ran = real.bare("verify")
    assert ran.status == 0
    assert "8 entries fit together" in ran.out
    assert ", 7 entries" in ran.out
    assert "does not show that nobody rewrote" in ran.err
    assert real.bare("verify --json").form["seals"][0]["given"] is False


def test_damage_is_told(real: Shell) -> None:
    printed = real.bare("seal").out
    path = real.folder / "store.db"
    rewrite(path, changed(kept(path), 6, 13, ord("x")))
    ran = real.bare("verify", printed)
    assert ran.status == 1
    assert "7 of 7" in ran.out
    assert "its bytes do not hash to its id" in ran.out


def test_of_an_entry_that_is_missing_only_the_rows_still_tell(real: Shell) -> None:
    printed = real.bare("seal").out
    path = real.folder / "store.db"
    with closing(driver().connect(path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER journal_is_not_deleted")
        raw.execute("DELETE FROM journal WHERE id = ?", (kept(path)[3][0],))
    ran = real.bare("verify", printed)
    assert ran.status == 1
    assert "4 of 7" in ran.out
    assert "it is missing\n  the rows still tell of it: " in ran.out
    assert "now there" not in ran.out


def test_a_row_that_does_not_follow_is_told(real: Shell) -> None:
    printed = real.bare("seal").out
    sql(real.folder / "store.db", "UPDATE finding SET status = 'ceased'")
    ran = real.bare("verify", printed)
    assert ran.status == 1
    assert "are here unchanged" in ran.out
    assert "does not follow from the journal" in ran.out


def test_a_damaged_first_entry_gives_no_traceback(real: Shell) -> None:
    printed = real.bare("seal").out
    path = real.folder / "store.db"
    rewrite(path, changed(kept(path), 0, 0, 0))
    ran = real.bare("verify", printed)
    assert ran.status == 1
    assert "internal" not in ran.err
    assert "1 of 7" in ran.out


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("verify signposts-seal/1", 2),
        ("verify nothing.seal", 1),
        ("verify store.db", 2),
        ("verify c25c8a72ece6", 1),
        ("verify --db nowhere.db", 4),
        ("verify --db text.txt", 4),
        ("seal -o text.txt", 1),
        ("seal extra", 2),
    ],
)
def test_what_cannot_be_done_is_refused(real: Shell, line: str, status: int) -> None:
    real.write("text.txt", "words")
    ran = real.bare(line)
    assert ran.status == status
    assert ran.err.startswith("error: ")
    assert "internal" not in ran.err


def test_a_simulated_store_is_not_sealed(shell: Shell) -> None:
    shell.bridge()
    ran = shell("seal")
    assert ran.status == 1
    assert "a simulated store cannot be sealed" in ran.err
    assert shell("verify").status == 0


def test_a_file_that_cannot_be_written_to_is_read(real: Shell) -> None:
    printed = real.bare("seal").out
    (real.folder / "store.db").chmod(0o444)
    assert real.bare("verify", printed).status == 0


def test_history_tells_of_a_seal(real: Shell) -> None:
    real.bare("seal")
    assert "sealed the record: 7 entries" in real.bare("history").out


def test_a_session_seals_once_and_writes_the_seal(real: Shell) -> None:
    real.write("s.yaml", SESSION)
    assert real.bare("run s.yaml --check").status == 3
    assert not Path(real.folder / "quarter.seal").exists()
    assert real.bare("run s.yaml").status == 0
    assert real.bare("verify quarter.seal").status == 0
    sealed = (real.folder / "quarter.seal").read_bytes()
    assert real.bare("run s.yaml").status == 0
    assert (real.folder / "quarter.seal").read_bytes() == sealed


# What a finding or forecast is worth -------------------------------------------------------------


def rows(shell: Shell, name: str, label: str) -> list[str]:
    """What a label of the sheets of a thing says, from the first sheet to the last."""
    lines = shell.bare("show", name).out.splitlines()
    return [line.split(maxsplit=1)[1] for line in lines if line.startswith(f"{label} ")]


def test_show_tells_which_seal_a_finding_is_under(real: Shell) -> None:
    assert rows(real, "tolls", "sealed") == ["not yet"]
    real.bare("seal")
    real.bare("mark tolls ceased")
    first, last = rows(real, "tolls", "sealed")
    assert (first[-8:], last) == ("(1 of 1)", "not yet")
    real.bare("seal")
    assert [row[-8:] for row in rows(real, "tolls", "sealed")] == ["(1 of 2)", "(2 of 2)"]
    [first, last] = real.bare("show tolls --json").form["findings"]
    assert (first["sealed"]["number"], last["sealed"]["number"]) == (1, 2)


def test_a_finding_under_no_seal_yet_in_a_joined_store_is_not_taken_for_sealed(
    real: Shell,
) -> None:
    with opened(real.folder / "other.db", Clock(), "bo") as other:
        other.seal()
        with opened(real.folder / "store.db", Clock()) as desk:
            joined(desk, other)
    assert rows(real, "tolls", "sealed") == ["not yet"]


def test_show_tells_whether_a_forecast_was_there_before_the_outcome(real: Shell) -> None:
    assert rows(real, "ferry", "made") == []
    real.bare("mark ferry occurred --on 2026-05-02")
    real.bare("forecast ferry unlikely")
    before, after = rows(real, "ferry", "made")
    assert "prospective" in before
    assert "retrospective" in after
    forms = real.bare("show ferry --json").form["forecasts"]
    assert [one["foresight"] for one in forms] == ["prospective", "retrospective"]


def test_show_puts_what_was_asserted_beside_what_was_recorded(real: Shell) -> None:
    steps = "- mark: tolls\n  status: ceased\n  at: 2026-03-01T08:00:00Z\n"
    real.write("late.yaml", f"signposts: session/1\nname: late\nsteps:\n{steps}")
    assert real.bare("run late.yaml").status == 0
    [said] = rows(real, "tolls", "recorded")
    assert said.endswith("; asserted for 2026-03-01 08:00 UTC")


def test_a_simulated_store_says_nothing_of_seals(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("mark army-guard observed")
    assert "sealed" not in shell.does("show army-guard").out
