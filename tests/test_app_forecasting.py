"""A forecast of the analyst's own, from the sheet of an item."""

from __future__ import annotations

from pathlib import Path

from scenarios.vocabulary import Confidence
from tests.app import Visit, visit
from tests.orlik import opened, orlik
from tui.screens.item_detail import ItemScreen
from tui.screens.prompt import Prompt


def test_likelihood_and_confidence_are_said_apart_and_a_mere_may_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        await v.press("b", "enter")
        handle = v.desk.item(opened(v, ItemScreen).item).handle
        await v.press("f")
        opened(v, Prompt)
        await v.type("may")
        await v.press("enter")
        await v.type("mod")
        await v.press("enter")
        await v.type("like it: 9 of 40")
        await v.press("ctrl+s")
        assert "says that it is possible, not how probable" in v.shown()
        await v.write("one chance in three")
        await v.press("ctrl+s")
        made = v.desk.forecasts_of(handle)[-1]
        assert (made.own, made.words) == (True, "one chance in three")
        assert made.confidence is Confidence.MODERATE
        assert made.reference
        assert (made.reference.occurred, made.reference.n) == (9, 40)
        assert "one chance in three, 33.33 %" in " ".join(v.shown().split())

    visit(path, act, size=(80, 24))
