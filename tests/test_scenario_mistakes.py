"""Scenario files that are wrong: each mistake with its place, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.case_file import CaseFile
from scenarios.formats.scenario_file import read, write
from seeds.refusal import Invalid
from seeds.strict_yaml import Several
from tests.scenario_mistakes import MISTAKES

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


def case(words: str) -> CaseFile:
    """The case file of a file that is given without its first line."""
    return read(f"signposts: scenario/1\n{words}".encode(), "sahel.yaml")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_try(mistake: str) -> None:
    words, place, what, attempt = MISTAKES[mistake]
    with pytest.raises(Invalid) as caught:
        case(words)
    error = caught.value
    assert error.where == f"sahel.yaml:{place}"
    assert what in error.what
    assert error.attempt == attempt
    shown = words.splitlines()[int(place.split(":")[0]) - 2]
    assert error.line.endswith(f"| {shown}")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "nothing in it"),
        (b"scenario: {handle: orlik}", "signposts is missing"),
        (b"signposts: session/1\nname: x\nsteps: []", "this is a session/1 file"),
        (b"signposts: scenario/2\nnovelty: 1", "scenario/2 is newer"),
        (b"signposts: hello", "unknown format 'hello'"),
        (b"- signposts: scenario/1", "a list where a mapping is expected"),
    ],
)
def test_what_is_no_scenario_file_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(Invalid, match=what):
        read(data, "sahel.yaml")


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(Several) as caught:
        case("triggers:\n- handle: a\n  weight: 1\n- handel: b\nclaims:\n- handle: c\n  at: never")
    assert [m.where for m in caught.value.mistakes] == [
        "sahel.yaml:4:3",
        "sahel.yaml:5:3",
        "sahel.yaml:8:7",
    ]


# Whatever the bytes are, there is an answer and no traceback.


def places_of_mistakes(data: bytes) -> list[str]:
    """Where a file is wrong; a file that is read is written and read again on the way."""
    try:
        case_file = read(data, "sahel.yaml")
    except Invalid as error:
        return [m.where for m in (error.mistakes if isinstance(error, Several) else (error,))]
    assert read(write(case_file), "again.yaml") == case_file
    return []


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A golden file with some bytes or lines changed, moved or taken away."""
    data = bytearray(golden(draw(st.sampled_from(("orlik.yaml", "handwritten.yaml")))))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data) - 1))
        until = at + draw(st.integers(0, 12))
        data[at:until] = draw(st.binary(max_size=3) | st.sampled_from(SIGNS))
    lines = bytes(data).splitlines(keepends=True)
    moved = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), moved)
    return b"".join(lines)


SIGNS = (b": ", b"- ", b"\n", b"  ", b"[", b"}", b"'", b'"', b"|", b"~", b"null", b"-1", b"1e999")


@settings(max_examples=80, deadline=None)
@given(broken())
def test_a_broken_file_is_read_or_refused_with_its_place(data: bytes) -> None:
    assert all(where.startswith("sahel.yaml:") for where in places_of_mistakes(data))


@st.composite
def misfits(draw: st.DrawFn) -> bytes:
    """A golden file with the value of some key put under another."""
    lines = golden("orlik.yaml").decode().splitlines()
    for _ in range(draw(st.integers(1, 3))):
        here, there = (draw(st.integers(1, len(lines) - 1)) for _ in range(2))
        key, sign, _ = lines[here].partition(": ")
        _, _, value = lines[there].partition(": ")
        lines[here] = key + sign + value
    return "\n".join(lines).encode()


@settings(max_examples=80, deadline=None)
@given(misfits())
def test_a_value_in_the_wrong_field_is_read_or_refused(data: bytes) -> None:
    assert all(where.startswith("sahel.yaml:") for where in places_of_mistakes(data))
