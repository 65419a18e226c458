"""The first line of every screen: where one is, and what one wants to know at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text

from scenarios.tlp import Tlp
from seeds.display import safe_line
from tui import handling
from tui.widgets.cells import cut
from tui.widgets.painted import Painted

_GAP = "   "


class Header(Painted):
    """Crumbs at the left, facts at the right; where it is narrow, the first facts give way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--here", "header--warning", "header--good"}

    DEFAULT_CSS = """
    Header {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
        & > .header--here { color: $text; text-style: bold; }
        & > .header--warning { color: $text-warning; text-style: bold; }
        & > .header--good { color: $text-success; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._crumbs: tuple[str, ...] = ("Signposts",)
        self._facts: tuple[str, ...] = ()
        self._saved = ""
        self._simulated = False
        self._mark: Tlp | None = None

    def mark(self, mark: Tlp | None) -> None:
        """Shows how far what is on the screen may be passed on, in a row of its own."""
        shown = mark if mark is not Tlp.CLEAR else None
        if shown is not self._mark:
            self._mark = shown
            self.styles.height = 2 if shown else 1
            self.changed(layout=True)

    def show(
        self,
        crumbs: Sequence[str] | None = None,
        facts: Sequence[str] | None = None,
        *,
        saved: str | None = None,
        simulated: bool | None = None,
    ) -> None:
        """Shows something else; what is not given stays. The least needed facts come first."""
        if crumbs is not None:
            self._crumbs = tuple(map(safe_line, crumbs))
        if facts is not None:
            self._facts = tuple(safe_line(fact) for fact in facts if fact)
        if saved is not None:
            self._saved = saved
        if simulated is not None:
            self._simulated = simulated
        self.changed()

    def lines(self, width: int) -> Sequence[Text]:
        """One line, as wide as the screen, under that of the handling mark where there is one."""
        banner = [handling.banner(self._mark, width)] if self._mark else []
        return [*banner, self._line(width)]

    def _line(self, width: int) -> Text:
        right = self._right(width)
        path = " › ".join(self._crumbs[:-1])
        path = f"{path} › " if path else ""
        room = width - right.cell_len - 1
        if cell_len(path) + cell_len(self._crumbs[-1]) > room:
            path = "› "
        line = Text(path, no_wrap=True, end="")
        line.append(
            cut(self._crumbs[-1], room - cell_len(path)),
            self.look("header--here"),
        )
        line.append(" " * max(1, width - line.cell_len - right.cell_len))
        return line.append_text(right)

    def _right(self, width: int) -> Text:
        """The facts that there is room for, the last ones before the first."""
        sign = Text(no_wrap=True, end="")
        if self._simulated:
            sign.append("SIMULATED", self.look("header--warning"))
        if then := getattr(self.app, "then", None):
            sign.append(_GAP if sign and then.banner else "")
            sign.append(then.banner, self.look("header--warning"))
        if self._saved:
            sign.append(_GAP if sign else "")
            sign.append(self._saved, self.look("header--good"))
        room = width - sign.cell_len - min(cell_len(self._crumbs[-1]) + 4, width * 2 // 5)
        shown: list[str] = []
        for fact in reversed(self._facts):
            room -= cell_len(fact) + len(_GAP)
            if room < 0:
                break
            shown.insert(0, fact)
        facts = Text(_GAP.join(shown), no_wrap=True, end="")
        if shown and sign:
            facts.append(_GAP)
        return facts.append_text(sign)
