"""The sheet of an item: its statement, its name and its criteria are written where one reads."""

from __future__ import annotations

from pathlib import Path

from tests.app import Visit, visit
from tests.orlik import opened, orlik
from tui.screens.item_detail import ItemScreen


def test_an_item_is_named_and_gets_criteria_from_its_own_sheet(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        await v.press("b", "enter")
        item = opened(v, ItemScreen).item
        await v.press("e")
        await v.write("Tolls for lorries are twice what they were")
        await v.press("enter")
        await v.write("lorry-tolls")
        await v.press("ctrl+s")
        await v.press("c")
        await v.write("the tariff that hangs at the bridge")
        await v.press("ctrl+s")
        line = v.desk.item(item)
        assert (line.statement[:5], line.handle) == ("Tolls", "lorry-tolls")
        assert v.desk.criteria_of(item)[-1].threshold == "the tariff that hangs at the bridge"
        shown = v.shown()
        assert "lorry-tolls" in shown.splitlines()[0]
        assert "Tolls for lorries are twice" in shown
        assert "the tariff that hangs" in shown

    visit(path, act, size=(80, 24))


def test_a_handle_that_another_item_has_is_refused_beside_its_field(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        await v.press("b", "enter")
        item = opened(v, ItemScreen).item
        taken = next(h for h in ("army-guard", "night-train") if h != v.desk.item(item).handle)
        await v.press("e", "enter")
        await v.write(taken)
        await v.press("ctrl+s")
        assert f"the handle {taken} is taken" in v.shown()
        assert v.desk.item(item).handle != taken

    visit(path, act, size=(80, 24))
