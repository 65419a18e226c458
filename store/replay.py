"""Running a session on a desk: all of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scenarios.session import Session, step_keys
from scenarios.session import Step as Line
from seeds.article import sha256
from seeds.refusal import Refusal
from store.bench import Step
from store.desk import Desk
from store.journal import Via
from store.steps import Stage, perform, remember

_LOOKING = ("export", "expect")
"""Verbs that look at the state where they stand, which is past where a later step was done."""


class Outcome(StrEnum):
    """What became of a step."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DONE_BEFORE = "done before"


@dataclass(frozen=True, slots=True)
class Ran:
    """A step, and what became of it."""

    step: Line
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: its steps in order, and the files that it changed or would have changed."""

    steps: tuple[Ran, ...]
    files: tuple[Path, ...]

    @property
    def changed(self) -> int:
        """How many steps changed the store."""
        return sum(ran.outcome is Outcome.CHANGED for ran in self.steps)


def run(desk: Desk, session: Session, folder: Path, *, check: bool = False) -> Report:
    """Run a session; paths in it are relative to `folder`. With `check` nothing is kept.

    A step whose deed stands already is not done again. Files are written beside their places
    before the store is changed, and renamed into them after.

    Raises:
        Refusal: a step was refused; the store is as it was and no file is written.
    """
    stage = Stage(desk, folder)
    steps: list[Ran] = []
    partial: list[tuple[Path, Path]] = []
    try:
        with _through_sessions(desk), desk.together(keep=not check):
            keyed = list(zip(session.steps, _steps(desk, session), strict=True))
            before = [desk.done_by(step.key) for _, step in keyed]
            for n, (line, step) in enumerate(keyed):
                past = line.verb in _LOOKING and any(made is not None for made in before[n:])
                made = () if past else before[n]
                if made is None and stage.joins:  # what was joined may have brought its deed
                    made = desk.done_by(step.key)
                steps.append(Ran(line, _run_step(stage, session, line, step, made)))
            changed = {p: new for p, new in stage.exports.items() if not _holds(p, new)}
            if not check:
                partial = _written(changed)
        for temporary, target in partial:
            temporary.replace(target)
    except BaseException:
        for temporary, _ in partial:
            temporary.unlink(missing_ok=True)
        raise
    return Report(tuple(steps), tuple(changed))


def _steps(desk: Desk, session: Session) -> Iterator[Step]:
    """What the deeds of each step say of themselves."""
    run = "r:" + sha256(f"{session.name} {desk.author} {desk.clock().isoformat()}")[:16]
    for line, key in zip(session.steps, step_keys(session, desk.analyst), strict=True):
        analyst = line.analyst or session.analyst
        yield Step(run=run, key=key, analyst=analyst, at=line.at)


def _run_step(
    stage: Stage, session: Session, line: Line, step: Step, made: tuple[str, ...] | None
) -> Outcome:
    """Do a step, unless `made` says what it made in an earlier run; `add` finds what is there."""
    try:
        if made is not None and line.verb != "add":
            remember(stage, line, made)
            return Outcome.DONE_BEFORE
        before = len(stage.desk.deeds_done) + stage.joins
        with stage.desk.step(step):
            perform(stage, line)
    except Refusal as refusal:
        raise session.placed(refusal, line) from None
    changed = len(stage.desk.deeds_done) + stage.joins > before
    return Outcome.CHANGED if changed else Outcome.UNCHANGED


@contextmanager
def _through_sessions(desk: Desk) -> Iterator[None]:
    before, desk.via = desk.via, Via.SESSION
    try:
        yield
    finally:
        desk.via = before


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _written(exports: dict[Path, bytes]) -> list[tuple[Path, Path]]:
    """Each file whole on disk under another name beside its place."""
    done: list[tuple[Path, Path]] = []
    try:
        for target, content in exports.items():
            temporary = target.with_name(f".{target.name}.{os.getpid()}.partial")
            done.append((temporary, target))
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        for temporary, _ in done:
            temporary.unlink(missing_ok=True)
        raise Refusal(f"{done[-1][1]} cannot be written: {error.strerror}") from None
    return done
