"""The page on a long article: what stands around one's place first, and then the whole.

To make 1 MB safe and to wrap it takes longer than all the rest that comes before the first screen.
So the blocks that are there are wrapped alone, at the offsets that they have in the whole, with
blank rows for the others. When that is painted, the whole is wrapped in a thread, and laid out so
that nothing on the screen moves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from seeds.anchor import Span
from seeds.article import Block
from seeds.display import safe
from tui.widgets.folds import Folds
from tui.widgets.placing import PlacedPage
from tui.widgets.wrapping import Rows, wrap

_PATIENCE = 0.5
"""Seconds in which a text comes to the screen, if it has a place there at all."""

_BESIDE = 12
"""Code points before a block in which its own number may stand."""


class CompletingPage(PlacedPage):
    """A page that may hold a part of its article."""

    partly = False
    """Whether only a part of the article is there."""

    _painted: asyncio.Event
    """Set when the part has come to the screen."""

    def _set_text(
        self, text: str, blocks: Sequence[Block], cursor: Span | None, lanes: int, partly: bool
    ) -> None:
        """Shows another article, or a part of it, from its beginning and without tags."""
        self.partly, self._painted = partly, asyncio.Event()
        shown = _displayed_partly(text, blocks) if partly else _displayed(text)
        self._show_text(shown, blocks, cursor, lanes)

    async def _complete(self, text: str, blocks: Sequence[Block]) -> None:
        """Shows the whole of an article that was shown in part; what one reads stays there."""
        sheet = self._sheet
        with suppress(TimeoutError):  # the part first: a thread would take from its time
            await asyncio.wait_for(self._painted.wait(), _PATIENCE)
        folds = await asyncio.to_thread(self._foresee, text, blocks)
        if sheet is self._sheet:  # else another one is shown by now
            folds.open_as(self._folds)
            self._blocks, self._folds, self.partly, self._stale = blocks, folds, False, True
            sheet.text = _displayed(text)
            self._lay_out(keep=True)

    def _foresee(self, text: str, blocks: Sequence[Block]) -> Folds:
        """Makes what takes long of an article, so that it is known when it is laid out."""
        folds, measure = Folds(blocks), self._sheet.columns.measure
        folds.open_as(self._folds)
        wrap(_displayed(text), blocks, measure, self._spacing, folds.folded)
        return folds

    def _lay_out(self, keep: bool = False) -> None:
        super()._lay_out(keep)
        if self.partly and self._width:
            self.call_after_refresh(self._painted.set)

    def _rows(self, measure: int) -> Rows:
        if not self.partly:
            return super()._rows(measure)
        shown, folded = self._sheet.text, self._folds.folded
        return Rows(shown, self._blocks, measure, self._spacing, folded, partly=True)


@lru_cache(2)
def _displayed(text: str) -> str:
    """A text as it is shown; of a long one that is opened again, as it was made before."""
    return safe(text).replace("\n", " ")


def _displayed_partly(text: str, blocks: Sequence[Block]) -> str:
    """The same where some blocks stand; around them are spaces."""
    if not blocks:
        return " " * len(text)
    start, end = max(0, blocks[0].span.start - _BESIDE), blocks[-1].span.end
    part = safe(text[start:end]).replace("\n", " ")
    return " " * start + part + " " * (len(text) - end)
