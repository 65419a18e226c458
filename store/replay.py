"""Running sessions on a desk: all of it, or nothing, or what was done before a step that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from scenarios.case_file import CaseFile
from scenarios.script import Session, step_keys
from scenarios.script import Step as Line
from seeds.article import sha256
from seeds.mistakes import Mistakes, Unmet
from seeds.refusal import Refusal
from store.allowed import Allowed
from store.bench import Step
from store.checking import check as check_session
from store.checking import in_order
from store.desk import Desk
from store.journal import Via
from store.made import Made
from store.outgoing import Outgoing, holds, is_copy
from store.stage import Reporter, Stage
from store.steps import perform, remember

_LOOKING = ("export", "report", "report-article", "expect", "backup")
"""Verbs that look at the state where they stand, which is past where a later step was done."""


class Outcome(StrEnum):
    """What became of a step."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DONE_BEFORE = "done before"
    BLANK = "left blank"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Ran:
    """A step, what became of it, in how many seconds, and why it failed."""

    step: Line
    outcome: Outcome
    seconds: float = 0.0
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: its steps in order, and the files that it changed or would have changed.

    `refused` is why it did not come to its end; `kept` says that what was done before is in the
    store nevertheless. `before` and `after` are what the store held, where that was asked for.
    `notes` say what is not in the files.
    """

    steps: tuple[Ran, ...]
    files: tuple[Path, ...] = ()
    refused: Refusal | None = None
    kept: bool = False
    before: CaseFile | None = None
    after: CaseFile | None = None
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> int:
        """How many steps changed the store."""
        return self.many(Outcome.CHANGED)

    def many(self, outcome: Outcome) -> int:
        """How many steps came to this."""
        return sum(ran.outcome is outcome for ran in self.steps)


def run(
    desk: Desk, session: Session, folder: Path, *, check: bool = False, allow: Iterable[Path] = ()
) -> Report:
    """Run a session; paths in it are relative to `folder`. With `check` nothing is kept.

    Raises:
        Refusal: it did not come to its end; `report` says how far it came.
    """
    found = report(desk, [(session, folder)], check=check, allow=allow)
    if found.refused:
        raise found.refused
    return found


def report(
    desk: Desk,
    sessions: Sequence[tuple[Session, Path]],
    *,
    check: bool = False,
    compare: bool = False,
    allow: Iterable[Path] = (),
    mistakes: Mistakes | None = None,
    told: Callable[[Ran], None] | None = None,
    reporter: Reporter | None = None,
) -> Report:
    """Run sessions, each in its folder, in one transaction; what is refused is in the report.

    Every session is checked before any step is done; `mistakes` are those that were found when
    they were read. A step whose deed stands already is not done again. A step that fails rolls
    all of it back, unless its session `keeps` what was done before, its files too. Files are
    written beside their places before the store is changed, and renamed into them after. `told`
    hears of each step as it is done; `reporter` makes what steps report.
    """
    running = _Running(desk, sessions, tuple(allow), told or (lambda ran: None))
    running.reporter = reporter
    running.mistakes = mistakes or Mistakes()
    held: list[CaseFile] = []
    try:
        with _through_sessions(desk), desk.together(keep=not check):
            if compare:
                held.append(desk.case_file())
            running.check(write=not check)
            running.do()
            if running.refused and not running.keeps:
                raise _RollBackError
            if compare:
                held.append(desk.case_file())
            if running.keeps or not running.refused:
                running.gather(write=not check)
        running.outgoing.rename()
    except _RollBackError:
        pass
    except Refusal as refusal:
        running.refused, running.keeps = refusal, False
    finally:
        running.outgoing.give_up()
    before, after = held if len(held) == 2 else (None, None)
    kept = running.refused is not None and running.keeps and not check
    steps = (*running.ran, *(Ran(line, Outcome.SKIPPED) for line in running.left()))
    notes = tuple(words for part in running.parts for words in part.stage.notes)
    return Report(steps, tuple(running.files), running.refused, kept, before, after, notes)


def one_by_one(
    desk: Desk, session: Session, folder: Path, *, allow: Iterable[Path] = ()
) -> Iterator[Ran]:
    """Run a session at the pace of whoever asks for the next step, each in its own transaction.

    The first step is done when the first one is asked for; files are written at the end. What was
    done stays, whether or not the end is reached.

    Raises:
        Refusal: the session has a mistake, or a step was refused, which is told first.
    """
    running = _Running(desk, [(session, folder)], tuple(allow), lambda ran: None)
    running.check(write=True)
    try:
        for part in running.parts:
            part.apart = True
        steps = running.each()
        while ran := _next(desk, steps):
            yield ran
        if running.refused:
            raise running.refused
        running.gather(write=True)
        running.outgoing.rename()
    finally:
        running.outgoing.give_up()


def _next(desk: Desk, steps: Iterator[Ran]) -> Ran | None:
    with _through_sessions(desk):
        return next(steps, None)


class _RollBackError(Exception):
    """A step failed, and nothing is to be kept."""


@dataclass(slots=True)
class _Part:
    """A session on its stage: its steps with what their deeds say of themselves, and what was
    made by those that were done in an earlier run. `apart` says that no step undoes another."""

    session: Session
    stage: Stage
    steps: list[Step]
    before: list[tuple[str, ...] | None] = field(default_factory=list)
    apart: bool = False

    def made(self, n: int, past: int) -> tuple[str, ...] | None:
        """What a step made in an earlier run; None where it is to be done."""
        line = self.session.steps[n]
        if line.verb == "add":  # it finds what is there
            return None
        if line.verb in _LOOKING and n < past:
            return ()
        made = self.before[n]
        if made is None and self.stage.joins:  # what was joined may have brought its deed
            made = self.stage.desk.done_by(self.steps[n].key)
        return made

    @property
    def past(self) -> int:
        """One more than the place of the last step that was done in an earlier run."""
        return max((n for n, made in enumerate(self.before, 1) if made is not None), default=0)


@dataclass(slots=True)
class _Running:
    """A run under way."""

    desk: Desk
    sessions: Sequence[tuple[Session, Path]]
    allow: tuple[Path, ...]
    told: Callable[[Ran], None]
    mistakes: Mistakes = field(default_factory=Mistakes)
    reporter: Reporter | None = None
    outgoing: Outgoing = field(default_factory=Outgoing)
    parts: list[_Part] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    refused: Refusal | None = None
    unmet: list[Refusal] = field(default_factory=list)
    keeps: bool = False

    def left(self) -> list[Line]:
        """The steps that nothing became of."""
        lines = [line for session, _ in self.sessions for line in session.steps]
        return lines[len(self.ran) :]

    def check(self, *, write: bool) -> None:
        """Refuse what cannot be right, of any session; then copy what they want copied."""
        made = Made()
        for session, folder in self.sessions:
            part = self._part(session, folder)
            self.parts.append(part)
            past = part.past
            numbers = enumerate(session.steps)
            done = {line.number for n, line in numbers if part.made(n, past) is not None}
            check_session(self.desk, session, part.stage.allowed, made, done, self.mistakes)
        in_order(self.mistakes)
        self.mistakes.refuse()
        copies = {place: name for part in self.parts for place, name in _copies(part).items()}
        new = {place: name for place, name in copies.items() if not is_copy(self.desk, place)}
        if write:
            self.outgoing.copy(self.desk, new)
        self.files += new.values()

    def _part(self, session: Session, folder: Path) -> _Part:
        own = (folder / Path(session.file).name, *(folder / path for path in session.included))
        spared = (Path(session.file), *own, self.desk.path)
        steps = list(_steps(self.desk, session))
        allowed = Allowed.under(folder, self.allow, spared)
        stage = Stage(self.desk, allowed, reporter=self.reporter)
        made = self.desk.done_among([step.key for step in steps])
        before = [made.get(step.key) for step in steps]
        return _Part(session, stage, steps, before)

    def do(self) -> None:
        """Do the steps, as far as they go."""
        for ran in self.each():
            self.told(ran)

    def each(self) -> Iterator[Ran]:
        """Do step after step, as far as the first that fails.

        Expectations that stand right behind one that fails are held against the store, too.
        """
        for part in self.parts:
            past = part.past
            for n, line in enumerate(part.session.steps):
                if self.unmet and line.verb != "expect":
                    return
                ran = _run_step(part, n, part.made(n, past))
                self.ran.append(ran)
                yield ran
                if ran.refusal:
                    self._refuse(ran.refusal, part)
                    if line.verb != "expect":
                        return
            if self.unmet:
                return

    def _refuse(self, refusal: Refusal, part: _Part) -> None:
        """What an expectation finds is told with what those right behind it find."""
        self.unmet.append(refusal)
        self.refused = refusal if len(self.unmet) == 1 else Unmet(self.unmet)
        self.keeps = part.session.keeps

    def gather(self, *, write: bool) -> None:
        """Make the files ready that are new, or have new content."""
        exports = [new for part in self.parts for new in _changed(part)]
        self.files += [shown for _, shown, _ in exports]
        if write:
            self.outgoing.write({place: content for place, _, content in exports})


def _steps(desk: Desk, session: Session) -> Iterator[Step]:
    """What the deeds of each step say of themselves."""
    digest = sha256(f"{session.name} {desk.author} {desk.clock().isoformat()}")
    run = f"{session.name} {digest[:16]}"
    for line, key in zip(session.steps, step_keys(session, desk.analyst), strict=True):
        yield Step(run=run, key=key, analyst=line.analyst or line.origin.analyst, at=line.at)


def _copies(part: _Part) -> Mapping[Path, Path]:
    """Where copies of the store are to be, and what to call them."""
    return {
        part.stage.allowed.to_write(line.origin.folder / str(line.argument)): _shown(part, line)
        for n, line in enumerate(part.session.steps)
        if line.verb == "backup" and n >= part.past
    }


def _shown(part: _Part, line: Line) -> Path:
    return Path(part.session.file).parent / line.origin.folder / str(line.argument)


def _changed(part: _Part) -> Iterator[tuple[Path, Path, bytes]]:
    """Files that are new or have new content: the place, what to call it, the content."""
    for place, (said, content) in part.stage.exports.items():
        if not holds(place, content):
            yield place, Path(part.session.file).parent / said, content


def _run_step(part: _Part, n: int, made: tuple[str, ...] | None) -> Ran:
    """Do a step, unless `made` says what it made in an earlier run."""
    line, stage, begun = part.session.steps[n], part.stage, perf_counter()
    if line.blank:
        return Ran(line, Outcome.BLANK)
    stage.folder = line.origin.folder
    refusal = None
    if "as" in line.values:
        stage.keys[str(line.values["as"])] = part.steps[n].key
    try:
        if made is not None:
            remember(stage, line, made)
            outcome = Outcome.DONE_BEFORE
        else:
            outcome = _done(part, line, part.steps[n])
    except Refusal as error:
        outcome, refusal = Outcome.FAILED, line.placed(error)
    return Ran(line, outcome, perf_counter() - begun, refusal)


def _done(part: _Part, line: Line, step: Step) -> Outcome:
    stage = part.stage
    before = len(stage.desk.deeds_done) + stage.joins
    with stage.desk.step(step):
        if part.session.keeps or part.apart:
            with stage.desk.attempt():
                perform(stage, line)
        else:
            perform(stage, line)
    changed = len(stage.desk.deeds_done) + stage.joins > before
    return Outcome.CHANGED if changed else Outcome.UNCHANGED


@contextmanager
def _through_sessions(desk: Desk) -> Iterator[None]:
    before, desk.via = desk.via, Via.SESSION
    try:
        yield
    finally:
        desk.via = before
