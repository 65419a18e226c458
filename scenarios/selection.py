"""Which rows of a record a score is made of: what is reported apart is left out until asked for."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.foresight import Foresight
from scenarios.outcome import Reason
from scenarios.record import Omission, Record, Role, Row
from scenarios.vocabulary import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The switches. As they stand, what nobody disputes is counted.

    `imputed` are timeframes that an analyst set, not the author; `conditional` predictions that
    hang on something; `second_hand` the words of translations and digests; `bases` where
    probabilities may come from. `foresight` keeps one side of the outcome, None both. `whole`
    keeps articles alone all of whose predictions are tagged, which a ranking asks for.
    """

    imputed: bool = False
    conditional: bool = False
    second_hand: bool = True
    bases: frozenset[Basis] = frozenset({Basis.STATED, Basis.VERBAL})
    foresight: Foresight | None = None
    role: Role | None = None
    whole: bool = False


def selected(record: Record, wanted: Selection) -> Record:
    """The record that is left, with what the switches leave out among the omitted.

    Rows of another role are not left out of a score but of another one: they are dropped.
    """
    rows, omitted = [], list(record.omitted)
    for row in record.rows:
        if wanted.role not in (None, row.role):
            continue
        reason = _against(row, wanted)
        if reason:
            omitted.append(Omission(row.subject, row.forecaster, reason))
        else:
            rows.append(row)
    return Record(tuple(rows), tuple(omitted))


def _against(row: Row, wanted: Selection) -> Reason | None:
    """The first switch that leaves a row out."""
    if row.imputed_timeframe and not wanted.imputed:
        return Reason.IMPUTED_TIMEFRAME
    if row.conditional and not wanted.conditional:
        return Reason.CONDITIONAL
    if row.second_hand and not wanted.second_hand:
        return Reason.SECOND_HAND
    if row.basis and row.basis not in wanted.bases:
        return Reason.IMPUTED_BASIS
    if wanted.foresight and row.foresight is not wanted.foresight:
        return Reason.FORESIGHT
    if wanted.whole and row.role is Role.SOURCE and not row.whole:
        return Reason.SELECTION
    return None
