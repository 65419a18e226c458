"""The record of a case file: each prediction that counts beside its outcome, and what is left out.

The rule book. Counted are predictions and scenarios past their deadline with an outcome that is
yes or no; never triggers, which are conditions. Each person has one row an event: what stood when
the outcome came. An author counts when what he wrote was published before the outcome, in his own
voice or endorsed; an analyst when his forecast was recorded before it. `scenarios.outcome` says
which events count, `scenarios.voices` whose a prediction is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from scenarios.by_subject import Subject, subjects
from scenarios.case_file import CaseFile
from scenarios.forecast import Forecast
from scenarios.foresight import Foresight
from scenarios.outcome import Outcome, Reason, outcome
from scenarios.vocabulary import Basis, Expectation, Stance
from scenarios.voices import Said, Silence, Voice, names_of, said, voices
from scenarios.works import work_of
from seeds.article import Article

_AHEAD = Foresight.PROSPECTIVE


class Role(StrEnum):
    """Who foretold it: somebody who is read, or somebody who reads."""

    SOURCE = "source"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person's prediction of one event, and whether the event occurred.

    `probability` is that of the event in positive form; None where the words give none, which
    `silence` explains. `since` is when it was published or made, `work` what it is resampled by.
    `whole` says that all predictions of its article are tagged.
    """

    subject: str
    forecaster: str
    role: Role
    probability: float | None
    silence: Silence | None
    expects: Expectation | None
    occurred: bool
    basis: Basis | None
    words: str
    since: date
    deadline: date
    foresight: Foresight
    work: str
    outlet: str = ""
    language: str = ""
    scenarios: tuple[str, ...] = ()
    analyst: str = ""
    conditional: bool = False
    imputed_timeframe: bool = False
    second_hand: bool = False
    whole: bool = False

    @property
    def came_true(self) -> bool | None:
        """Whether what was expected is what happened; None where both were as probable."""
        if self.expects is None:
            return None
        return self.occurred == (self.expects is Expectation.OCCUR)


@dataclass(frozen=True, slots=True)
class Omission:
    """A prediction that does not count, and why; nobody's where the name is empty."""

    subject: str
    forecaster: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Record:
    """What counts, and what does not."""

    rows: tuple[Row, ...]
    omitted: tuple[Omission, ...]

    @property
    def reasons(self) -> Counter[Reason]:
        """How many are left out for each reason."""
        return Counter(one.reason for one in self.omitted)


def record(
    case_file: CaseFile,
    today: date,
    *,
    whole: frozenset[str] = frozenset(),
    withdrawn: Mapping[str, datetime] | None = None,
) -> Record:
    """The record as of a day, in the order of the case file.

    `whole` are the articles all of whose predictions are tagged. `withdrawn` says when which
    forecast was: one that was withdrawn after the outcome still counts; one of which that is
    not known does not.
    """
    ledger = _Ledger(
        today,
        {a.id: a for a in case_file.articles},
        names_of(case_file.sources),
        whole,
        withdrawn or {},
    )
    found = [one for subject in subjects(case_file) for one in ledger.of(subject)]
    return Record(
        tuple(one for one in found if isinstance(one, Row)),
        tuple(one for one in found if isinstance(one, Omission)),
    )


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the rows of every subject are made with."""

    today: date
    articles: Mapping[str, Article]
    names: Mapping[str, str]
    whole: frozenset[str]
    withdrawn: Mapping[str, datetime]

    def of(self, subject: Subject) -> Iterator[Row | Omission]:
        came = outcome(subject.findings, subject.criteria, self.today)
        heard = list(voices(subject.mentions, self.articles, self.names))
        for stance in heard:
            if not isinstance(stance, Voice):
                ironic = stance is Stance.IRONIC
                yield Omission(subject.id, "", Reason.NOT_OWN if ironic else Reason.NOBODY)
        spoken = [voice for voice in heard if isinstance(voice, Voice)]
        forecasts: dict[str, list[Forecast]] = {}
        for one in subject.forecasts:
            forecasts.setdefault(self._forecaster(one), []).append(one)
        for who in dict.fromkeys([*(v.speaker for v in spoken), *forecasts]):
            mine = [voice for voice in spoken if voice.speaker == who]
            made = forecasts.get(who, [])
            if isinstance(came, Reason):
                yield Omission(subject.id, who, came)
            elif mine or not all(_own(one) for one in made):
                yield self._source(subject, came, who, mine, made)
            else:
                yield self._analyst(subject, came, who, made)

    def _forecaster(self, forecast: Forecast) -> str:
        return self.names.get(forecast.forecaster.casefold(), forecast.forecaster)

    def _source(
        self,
        subject: Subject,
        came: Outcome,
        who: str,
        spoken: Sequence[Voice],
        made: Sequence[Forecast],
    ) -> Row | Omission:
        """The last that a source said before the outcome, with the figure set down for it."""
        days = [(day, voice) for voice in spoken if (day := _published(voice))]
        before = [(day, voice) for day, voice in days if day < came.first]
        figure = self._figure(came, made)
        if spoken and not before:
            return Omission(subject.id, who, Reason.LATE if days else Reason.UNDATED)
        if not before:
            return self._only_figure(subject, came, who, figure)
        day, voice = _last_work(before)
        mention, about = voice.mention, voice.article.metadata
        words, seen = said(mention.wording, mention.expects), _seen(mention.recorded, came)
        expects: Expectation | None = mention.expects
        if figure and (words.probability is None or _seen(figure.recorded, came) is _AHEAD):
            words, expects = _figured(figure), _leaning(figure.probability)
            seen = seen if seen is not _AHEAD else _seen(figure.recorded, came)
        return replace(
            self._row(subject, came, who, words),
            expects=expects,
            since=day,
            foresight=seen,
            work=voice.work,
            outlet=about.outlet,
            language=about.language.split("-")[0],
            analyst=mention.analyst,
            second_hand=voice.second_hand,
            whole=voice.article.id in self.whole,
        )

    def _figure(self, came: Outcome, made: Sequence[Forecast]) -> Forecast | None:
        """The last figure that an analyst set down for a source; one from before the outcome, if
        there is any: nobody is to improve it afterwards."""
        held = [one for one in made if self._stood(one, came)]
        ahead = [one for one in held if _seen(one.recorded, came) is _AHEAD]
        in_time = sorted(ahead or held, key=lambda one: one.since or date.min)
        return in_time[-1] if in_time else None

    def _only_figure(
        self, subject: Subject, came: Outcome, who: str, last: Forecast | None
    ) -> Row | Omission:
        """The figure of a source whose words are not at hand; it counts from its own day."""
        if last is None:
            return Omission(subject.id, who, Reason.WITHDRAWN)
        if last.since is None or last.since >= came.first:
            return Omission(subject.id, who, Reason.LATE if last.since else Reason.UNDATED)
        return replace(
            self._row(subject, came, who, _figured(last)),
            since=last.since,
            foresight=_seen(last.recorded, came),
            analyst=last.analyst,
        )

    def _analyst(
        self, subject: Subject, came: Outcome, who: str, made: Sequence[Forecast]
    ) -> Row | Omission:
        held = [one for one in made if self._stood(one, came)]
        if not held:
            return Omission(subject.id, who, Reason.WITHDRAWN)
        ahead = [one for one in held if _seen(one.recorded, came) is _AHEAD]
        if not ahead:
            return Omission(subject.id, who, Reason.LATE)
        last = ahead[-1]
        return replace(
            self._row(subject, came, who, _figured(last)),
            role=Role.ANALYST,
            since=last.recorded.date() if last.recorded else came.first,
            analyst=who,
        )

    def _row(self, subject: Subject, came: Outcome, who: str, words: Said) -> Row:
        first = next((a for m in subject.mentions if (a := self.articles.get(m.article))), None)
        return Row(
            subject=subject.id,
            forecaster=who,
            role=Role.SOURCE,
            probability=words.probability,
            silence=words.silence,
            expects=_leaning(words.probability),
            occurred=came.occurred,
            basis=words.basis,
            words=words.words,
            since=came.first,
            deadline=came.deadline,
            foresight=_AHEAD,
            work=work_of(first, self.articles) if first else subject.id,
            scenarios=subject.scenarios,
            conditional=subject.conditional,
            imputed_timeframe=came.imputed,
        )

    def _stood(self, forecast: Forecast, came: Outcome) -> bool:
        if not forecast.withdrawn:
            return True
        when = self.withdrawn.get(forecast.id)
        return when is not None and when.date() > came.last


def _own(forecast: Forecast) -> bool:
    """Whether an analyst made it in his own name."""
    return forecast.forecaster == forecast.analyst


def _leaning(probability: float | None) -> Expectation | None:
    if probability is None or probability == 0.5:
        return None
    return Expectation.OCCUR if probability > 0.5 else Expectation.NOT_OCCUR


def _published(voice: Voice) -> date | None:
    """The last day on which it can have been published."""
    published = voice.article.metadata.published
    return published.latest if published else None


def _last_work(spoken: Sequence[tuple[date, Voice]]) -> tuple[date, Voice]:
    """The last of the works, by its first edition, and its voice that is nearest to the author."""
    days: dict[str, date] = {}
    for day, voice in spoken:
        days[voice.work] = min(day, days.get(voice.work, day))
    day, work = max((day, work) for work, day in days.items())
    return day, min((voice for _, voice in spoken if voice.work == work), key=_second_best)


def _second_best(voice: Voice) -> tuple[bool, bool, str]:
    """Sorts the author's own words before a translator's, and words before none."""
    return voice.second_hand, not voice.mention.wording, voice.mention.id


def _figured(forecast: Forecast) -> Said:
    return Said(forecast.probability, None, forecast.basis, forecast.words)


def _seen(recorded: datetime | None, came: Outcome) -> Foresight:
    """Whether it was recorded before the outcome: nobody could pick what came true then."""
    if recorded is None or recorded.date() > came.last:
        return Foresight.RETROSPECTIVE
    return Foresight.PROSPECTIVE if recorded.date() < came.first else Foresight.UNCLEAR
