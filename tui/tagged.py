"""A tag with all that hangs on it, as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.criteria import Criteria

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from scenarios.forecast import Forecast
    from scenarios.item import Item
    from store.desk import Desk
    from store.lines import ItemLine, Mention


@dataclass(frozen=True, slots=True)
class Tag:
    """Everything that the details show of one annotation and its item."""

    annotation: Annotation
    item: Item
    line: ItemLine
    criteria: Criteria
    forecasts: tuple[Forecast, ...]
    elsewhere: tuple[str, ...]

    @property
    def speaker(self) -> str:
        """Who said it; nothing where that is not known."""
        return self.annotation.attribution[0] if self.annotation.attribution else ""


def look_up(desk: Desk, mention: Mention) -> Tag:
    """A tag with all that hangs on it, as it is now."""
    item = mention.item
    versions = desk.criteria_of(item.id)
    line = desk.item(item.id)
    others = (id for id in line.articles if id != mention.annotation.article)
    lines = desk.article_lines([desk.row_of(id) for id in others])  # without reading their texts
    return Tag(
        annotation=mention.annotation,
        item=item,
        line=line,
        criteria=versions[-1] if versions else Criteria(subject=item.id),
        forecasts=tuple(f for f in desk.forecasts_of(item.id) if not f.withdrawn),
        elsewhere=tuple(line.title for line in lines if line),
    )
