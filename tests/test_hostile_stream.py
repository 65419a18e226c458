"""What a terminal is sent for an article full of hostile sequences, on every screen and list.

Two looks at the raw bytes. Every escape sequence must be of a form that Textual writes itself; and
none of the payloads is in them, nor any sign that deceives.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from scenarios.criteria import Timeframe
from scenarios.evidence_line import evidence
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.display import safe, safe_line
from seeds.reading import read
from seeds.when import When
from store.desk import Desk
from tests.app import open_desk
from tests.terminal import Terminal

PAYLOADS = (
    "\x1b[31;43mred",
    "\x1b[2J\x1b[H",
    "\x1b[3;7Hjumps",
    "\x1b[8mhidden",
    "\x1b[6n",
    "\x1b[?69h",
    "\x1b[21t",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP$q q\x1b\\",
    "\x1b_Gf=100;AAAA\x1b\\",
    "\x1b(0graphics",
    "\x1b#8",
    "\x1bc",
    "\x9b31mcsi",
    "\x9d0;osc\x9c",
    "\x90dcs\x9c",
    "\x85next",
    "nul\x00bell\x07back\x08\x08down\x0e\x0f",
    "return\rover",
    "\x7fdelete",
    "\u202egnp.exe\u202c",
    "\u2066isolate\u2069",
    "\u200fright\u200e",
    "zero\u200bwidth\ufeffmark\u2060",
    "line\u2028para\u2029",
    "[bold red]markup[/] [@click=app.bell]x[/]",
    "\U000e0041tag",
)
EVIL = " ".join(PAYLOADS)
SHORT = "\x1b[31;43mred\x9b5m\u202e\x1b]52;c;ZXZpbA==\x07\x00[bold]x[/]"
BIDI = "\u202egnp.exe\u202c"
TEXT = f"""\
# A heading {EVIL}

The Begin {EVIL} is here. Soldiers {SHORT} cross the bridge.

- tolls {SHORT} double;
- trains {SHORT} stop;

{"long " * 400} {EVIL}

The End {EVIL}.
"""
OTHER = f"""\
# Titolo {EVIL}

Inizio {EVIL} qui. I soldati {SHORT} passano il ponte.

- il pedaggio {SHORT} raddoppia;
- i treni {SHORT} tacciono;

Fine {EVIL}.
"""

_OWN = (
    r"\x1b\[[0-9;:]*m",  # looks
    r"\x1b\[[0-9]+;[0-9]+H",  # to a place
    r"\x1b\[\?[0-9]+[hl]",  # modes, on and off
    r"\x1b\[\?[0-9]+\$p",  # is there such a mode?
    r"\x1b\[>[0-9]+u|\x1b\[<u",  # how keys are told
    r"\x1b\[c",
    r"\x1b\]22;[a-z]*\x07",  # the shape of the pointer
    r"\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)",  # copied on request, looked at by itself
)
OWN = re.compile("|".join(_OWN))
SEQUENCE = re.compile(r"\x1b(?:\[[ -?]*[@-~]|[\]P_X^][^\x07\x1b]*(?:\x07|\x1b\\)?|.)", re.DOTALL)
DECEIVING = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
CLIPBOARD = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)")

ESCAPE, ENTER = "\x1b", "\r"
QUIT, ALL, PALETTE = "\x11", "\x06", "\x10"
PASTED = "\x1b[200~\u202egnp.exe\u202c zero\u200bwidth [bold]x[/] \x9b31m\u2028\x1b[201~"
SIZES = ((170, 30), (80, 24))


def stock(path: Path) -> None:
    """Everything that a person or a file can say, said in hostile words."""
    with open_desk(path) as desk:
        first = desk.add(read("evil.md", TEXT.replace("\0", "").encode())).article
        second = desk.add(read("male.md", OTHER.replace("\0", "").encode())).article
        for letter, id in (("A", first.id), ("B", second.id)):
            known = {
                "title": f"{letter} {EVIL}",
                "authors": (EVIL, SHORT),
                "outlet": EVIL,
                "url": EVIL,
                "published": When("2026-03-04"),
            }
            desk.set(id, known)
        desk.same_work(first.id, second.id)
        desk.add_scenario("orlik", title=EVIL, question=EVIL, note=EVIL)
        text = first.text or ""
        for n, words in enumerate(("The Begin", "Soldiers", "tolls")):
            tag(desk, first.id, text, words, [*Kind][n], f"evil-{n}")
        desk.set_local("scenario", "", desk.scenario("orlik").id)


def tag(desk: Desk, article: str, text: str, words: str, kind: Kind, handle: str) -> None:
    """A tag with all its details, a finding and criteria."""
    start = text.index(words)
    span = Span(start, start + len(words) + 60)
    desk.tag(article, span, kind, handle=handle, statement=EVIL, scenario="orlik")
    said = {"note": EVIL, "condition": EVIL, "labels": [SHORT], "attribution": [EVIL]}
    desk.edit(desk.mentions(article)[-1].annotation.id, said)
    if kind is not Kind.CLAIM:
        by = Timeframe(by=When("2026-06-30"))
        desk.criteria(handle, threshold=EVIL, source=EVIL, baseline=EVIL, timeframe=by)
    if kind is Kind.TRIGGER:
        lines = [evidence(f"{safe_line(SHORT)} {BIDI} | {BIDI}")]
        desk.mark(handle, "observed", occurred_on=When("2026-05-02"), evidence=lines, reason=EVIL)


LIBRARY = (
    ("e", "What is known"),
    ("\t\t\t", "What is known"),
    (ESCAPE, "-What is known"),
    ("/gnp", "2 of 2 articles"),
    (PASTED, "0 of 2"),
    (ESCAPE, "-of 2 articles"),
    ("a", "Add articles"),
    (PASTED + ENTER, "another path"),
    (ESCAPE, "-Add articles"),
    (PALETTE, "Search"),
    (PASTED, "No matches"),
    (ESCAPE, "-No matches"),
    ("?", "What can be done"),
    ("q", "-What can be done"),
    ("h", "History"),
    ("/" + PASTED, "No deed fits"),
    (ESCAPE, "-No deed fits"),
    ("q", "2 articles"),
    (ALL, "Search"),
    ("tolls", "tolls"),
    (ESCAPE, "2 articles"),
)
JUDGING = (
    ("b", "1 trigger observed"),
    (ENTER, "evil-"),
    ("jjjjjj    q", "1 trigger observed"),
    ("jj" + ENTER, "evil-"),
    ("    q", "1 trigger observed"),
    ("x", "Export to"),
    ("\x15" + PASTED + ENTER, "Export to"),
    (ESCAPE, "-Export to"),
    ("s", "Scenarios"),
    ("e", "Scenario orlik"),
    (ESCAPE, "-Scenario orlik"),
    ("q", "2 articles"),
    ("b", "1 trigger observed"),
    ("S", "type to narrow"),
    (ESCAPE, "-type to narrow"),
    ("q", "2 articles"),
    ("r", "evil-2"),
    (" ", "evil-2"),
    ("1", "evidence"),
    ("\t" + PASTED, "evidence"),
    (ESCAPE, "-evidence"),
    ("q", "2 articles"),
)
READING = (
    ("g" + ENTER, "The Begin"),
    ("jjjc", "tagged"),
    (ENTER, "in positive"),
    (PASTED + "\t\t\t\t\t\t", "how things stand"),
    (ESCAPE, "c claim"),
    ("=", "is a mention of"),
    (ESCAPE, "-is a mention of"),
    ("S", "type to narrow"),
    (ESCAPE, "-type to narrow"),
    ("a", "copies the passage"),
    (ESCAPE, "-copies the passage"),
    ("O", "esc leave"),
    (ESCAPE, "-esc leave"),
    ("/" + PASTED, "go there"),
    (ESCAPE, "-go there"),
    ("/red" + ENTER, "c claim"),
    ("]]y", "copied"),
    ("gjvwww*", "1 of 1 places"),
    (ESCAPE, "-1 of 1 places"),
    ("gD", "Titolo"),
    ("W", "Inizio"),
    ("W", "The Begin"),
    ("gnY", "take it"),
    ("q", "-take it"),
    ("x", "removed"),
    ("u", "undone"),
    (ALL + "red", "red"),
    (ESCAPE, "c claim"),
    ("q", "2 articles"),
)
"""What is typed, and what is to be seen then; after `-`, what is not to be seen any more."""


def stock_and_walk(folder: Path, size: tuple[int, int]) -> str:
    """What was written to a terminal on a walk over all screens."""
    stock(folder / "evil.db")
    with Terminal("--db", str(folder / "evil.db"), "--analyst", "ak", size=size) as t:
        t.see("Library", "2 articles", "1 due")
        for keys, words in (*LIBRARY, *JUDGING, *READING):
            gone = words.removeprefix("-") if words.startswith("-") else ""
            # A key that follows at once would be taken for a sequence that begins with the escape.
            blind = (gone not in t.shown()) if gone else (words in t.shown())
            assert keys != ESCAPE or not blind, f"{words} does not tell that escape was done"
            t.press(keys, "" if gone else words, without=gone)
        t.press(QUIT)
        assert t.end() == 0
        return t.output.decode()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_hostile_reaches_the_terminal_from_any_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stream = stock_and_walk(tmp_path, size)
    plain = SEQUENCE.sub("", stream)
    assert [one for one in SEQUENCE.findall(stream) if not OWN.fullmatch(one)] == []
    hostile = [one for one in PAYLOADS if re.search("[^ -~]", one)]
    assert [one for one in hostile if one in stream] == []
    assert set(DECEIVING.findall(plain)) == set()
    assert "[bold]x[/]" in plain, "it has been on the screen"
    copied = [base64.b64decode(one).decode() for one in CLIPBOARD.findall(stream)]
    assert copied, "a passage was copied on request"
    assert [words for words in copied if safe(words) != words or words == "evil"] == []
