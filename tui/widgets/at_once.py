"""A widget of which a few rows change, and that says so to its screen at once.

Textual's way is by a message to the widget, which sends one to the screen, which sends one to
itself: with a key that changes three widgets these take as long as to paint the rows. And a widget
that is ready only after the others makes a frame of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from textual.dom import NoScreen
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    _Widget = Widget
else:
    _Widget = object  # Textual takes looks and styles from the first base that is a widget


class AtOnce(_Widget):
    """To be mixed into a widget; what is refreshed whole, or laid out anew, goes Textual's way.

    So does all on a screen without `paint_soon`.
    """

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paints some regions anew; nothing else of the widget is another than it was."""
        regions = self.asked_for(regions)
        paint_soon = self._paint_soon if regions and not (layout or recompose) else None
        if not repaint or paint_soon is None:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._set_dirty(*regions)
        paint_soon(self)
        return self

    def asked_for(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """What is painted when some regions are to be, or all of it where there are none.

        Who keeps what it has painted learns here what of that no longer holds.
        """
        return regions

    @property
    def _paint_soon(self) -> Callable[[Widget], None] | None:
        """How to tell the screen, if it is one that can be told."""
        try:
            return getattr(self.screen, "paint_soon", None) if self.is_mounted else None
        except NoScreen:  # it is being taken out
            return None
