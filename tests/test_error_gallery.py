"""Every error message that the command line can write, as it is written.

After a change that is meant: `SIGNPOSTS_GOLDEN=write python -m pytest tests/test_error_gallery.py`,
and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.shell import BRIDGE, Shell, without_ids

GOLDEN = Path(__file__).parent / "golden" / "errors.txt"

USAGE = r"""
lst
list --kinds trigger
list --kind rumour
list orlik
list --status gone
tag
tag guards --kind claim
tag guards --kind claim --quote nobody --occurrence none
tag guards --kind claim --quote nobody --item police-guard --statement x
tag guards --kind claim --quote nobody --every --occurrence 1
tag guards --kind claim --quote nobody --each
tag guards --kind claim --quote nobody --every --each --handle x
move war
move war --quote war --span 1:2
move war --span 2:1
split war
retag war
retag war --kind rumour
merge war
mirror war --to guards
scenario
scenario make
scenario add
scenario edit orlik
scenario put war orlik --weight heavy
scenario put war orlik --fit +++
scenario put war orlik --given 60%
matrix
matrix orlik
matrix orlik --csv --json
odds orlik
source Gazette --reliability G
source Gazette --since 2026-01-01
source --alias Y
source " "
edit war
set guards
set guards --published soon
set guards --language german!
same-work guards
search ?
search war --regex
search (war --regex --in guards
criteria war --least 2
criteria war --component a --least 2
criteria war --component a --combination any --least 1
criteria war --by 2026-13-01
criteria war --by 2026-12/2026-03
forecast war 1.4
forecast war surely
forecast war might
forecast war 40% --since soon
forecast war 30% --basis verbal
forecast war likely --basis stated
forecast war
forecast war 40% --as-worded
forecast war --as-worded --since 2026-01-01
forecast war --as-worded
criteria war --hangs-on war
mark war
mark army-guard observed --on yesterday
mark army-guard observed --corrects --follows
mark army-guard observed --beside --settle
add-item trigger
board orlik --page --json
board orlik --since 2026-01 --since 2026-02
report orlik --to orlik.html
mark army-guard observed --evidence a --source b --source c
mark army-guard observed --evidence https://
mark army-guard observed --evidence a --credibility 7
snooze army-guard someday
snooze army-guard 2020
undo abcd --count 2
history --limit none
export orlik -o .
import
join
run
"""

ALONE = r"""
list --now soon
list --now 2026-01-01 --db real.db
list --simulate --db real.db
list --now 2026-01-01 --db missing.db
list --db missing.db
list --db text.db
list --db folder
scenario add x --db text.db/store.db
list --analyst " "
list --db
list --kind
--db
demo --db real.db
"""

NAMES = r"""
show nothing
search war --in nothing
show orlick
tag nothing --kind claim --quote x
tag guards --kind claim --quote "the bridge"
tag guards --kind claim --quote "the bridge" --occurrence 9
tag guards --kind trigger --quote "a night train was cancelled"
tag guards --kind trigger --quote "qwertz uiop"
tag guards --kind claim --quote nobody --scenario orlick
tag guards --kind claim --quote nobody --item army-guard
tag guards --kind claim --quote nobody --handle army-guard
tag guards --kind claim --quote nobody --handle "Army Guard"
tag guards --kind claim --quote peace --every
move nothing --quote war
move war --quote peace
move war --span 1:9999
move army-guard --quote "tolls are doubled for lorries"
split war --before "There"
split war --before peace
merge war army-guard
merge army-guard army-guard
mirror war --to guards --guess
edit nothing --note x
edit war --handle army-guard
untag nothing
link war army-guard
link war nothing
unlink war
board orlick
list --scenario orlick
scenario add orlik --title Other
scenario add "Orlik Bridge"
scenario edit orlik --handle toll
scenario remove nothing
scenario put nothing orlik
scenario put war nothing
scenario take-out war toll
source Gazette --alias Herald
mark nothing observed
mark army-guard occurred
mark war observed
mark police-guard observed
mark orlik observed
mark army-guard observed --on 2027-01-01
mark army-guard not-observed --on 2027-01-01
mark war did-not-occur --on 2026-05-17
undo abcd
redo
seal
verify nothing.seal
verify signposts-seal/1
verify "signposts-seal/1 store=a entries=3 seal=12 time=2026-01-01"
forget guards
set nothing --title x
set guards --digest-of nothing
same-work guards nothing
export nothing
export orlik -o nowhere/orlik.yaml
backup store.db
backup there.yaml
backup .
"""

FILES = r"""
add missing.txt
add empty.txt
add binary.txt
add picture.txt
add header.txt
add nothing
add corpus:missing.txt
add ""
import missing.yaml
import empty.yaml
import two-mistakes.yaml
import no-yaml.yaml
import twice.yaml
import foreign.yaml
join missing.db
join text.db
join folder
join real.db
join store.db
run missing.yaml
run scenario.yaml
run two-faults.yaml
run no-article.yaml
run wrong-quote.yaml
run expects.yaml
"""

SESSION = "signposts: session/1\nname: s\nsteps:\n"
SCENARIO = "signposts: scenario/1\nscenario:\n  handle: orlik\n"
CONTENT: dict[str, str | bytes] = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02",
    "picture.txt": b"\x89PNG\r\n",
    "header.txt": "---\ntitel: x\n---\nA text of some length, for once.\n",
    "nothing/picture.png": b"\x89PNG",
    "empty.yaml": "",
    "two-mistakes.yaml": SCENARIO + "triggers:\n- handle: A B\n- statement: x\n",
    "no-yaml.yaml": "signposts: scenario/1\nscenario: {handle: orlik\n",
    "twice.yaml": "signposts: scenario/1\nscenario:\n  handle: a\n  handle: b\n",
    "foreign.yaml": "title: something else\n",
    "there.yaml": "something\n",
    "scenario.yaml": SCENARIO,
    "two-faults.yaml": SESSION + "- tagg: trigger\n- mark: war\n  statuss: x\n",
    "no-article.yaml": SESSION + "- add: missing.md\n",
    "wrong-quote.yaml": SESSION
    + "- add: bridge.md\n  as: b\n- tag: claim\n  article: b\n  quote: nowhere in it\n",
    "expects.yaml": SESSION + "- expect: {scenario: orlik, triggers: 7}\n",
    "text.db": "this is no database, but a text that is long enough to look at\n" * 20,
    "folder/x.txt": "x",
    "bridge.md": BRIDGE,
}


@pytest.fixture
def store(shell: Shell) -> Shell:
    """With articles, tags, two scenarios and two sources."""
    shell.bridge()
    shell.tags()
    for line in ("scenario add toll", "source Gazette", "source Herald"):
        shell.does(line)
    shell.bare("scenario add toll --db real.db")
    for name, content in CONTENT.items():
        shell.write(name, content)
    return shell


def gallery(shell: Shell) -> str:
    """Each command with its exit status and what it writes on stderr."""
    parts = []
    for title, lines in {
        "Wrong usage": USAGE,
        "Names, quotes and dates": NAMES,
        "Files": FILES,
        "Stores, times and people": ALONE,
    }.items():
        parts.append(f"# {title}\n")
        for line in lines.strip().splitlines():
            ran = shell.bare(line) if lines is ALONE else shell(line)
            assert ran.status, line
            assert ran.out == "", line
            parts.append(f"$ signposts {line}\n{ran.err}[{ran.status}]\n")
    return without_ids("\n".join(parts))


def test_every_error_is_as_in_the_gallery(store: Shell) -> None:
    before = store.does("history --json").form
    written = gallery(store)
    if os.environ.get("SIGNPOSTS_GOLDEN") == "write":
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8")
    assert store.does("history --json").form == before


def test_every_error_says_what_and_what_to_try() -> None:
    entries = GOLDEN.read_text(encoding="utf-8").split("$ signposts ")[1:]
    for entry in entries:
        lines = entry.splitlines()
        assert lines[1].startswith("error: "), entry
        assert "internal" not in entry
        assert "Traceback" not in entry
        if "expected" in lines[1]:  # what is expected of a session, nobody but its author knows
            continue
        helped = any(x.startswith(("try: ", "  ")) for x in lines) or "; try: " in entry
        assert helped, entry
