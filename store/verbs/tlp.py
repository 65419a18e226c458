"""The verb about handling marks: tlp, and what is marked how."""

from __future__ import annotations

from scenarios.tlp import Tlp, tlp
from seeds.refusal import Ambiguous, Unknown
from store import marking, names
from store.connection import Connection
from store.layout import table_of
from store.marking import Marked
from store.shelf import Shelf


class TlpVerbs(Shelf):
    """What can be done about how far things may be passed on."""

    def tlp(self, name: str, mark: str) -> Marked:
        """Mark an article, an item or a scenario; `none` takes its own mark back.

        Nobody but who marked it first may lower it; the journal keeps who did.

        Raises:
            Unknown, Ambiguous: the name.
            Invalid: it is no mark of TLP 2.0.
            Refusal: it was removed.
        """
        new = tlp(mark)
        with self.deed("tlp") as deed:
            id = names.still(deed.connection, markable(deed.connection, name))
            known = marking.marked(deed.connection, id)
            if new is not known.own:
                nothing = "" if id[0] == "a" else None
                deed.set(id, {"tlp": new.value if new else nothing})
        return self.marked(id)

    def marked(self, name: str) -> Marked:
        """How an article, an item or a scenario is marked.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            return marking.marked(connection, markable(connection, name))

    def thing_called(self, id: str) -> str:
        """What people call an article, an item or a scenario: its title, or its handle."""
        with self.reading() as connection:
            name = "title" if id[0] == "a" else "handle"
            sql = f"SELECT {name} FROM {table_of(id)} WHERE id = ?"
            row = connection.exec_driver_sql(sql, (id,)).first()
            return str(row[0] if row and row[0] else names.short(id))

    def banner(self, *ids: str) -> Tlp | None:
        """The highest mark of what a page about some things shows, by their ids; of everything
        where none is named."""
        highest = self.highest_mark()
        if not ids or highest is None:
            return highest
        with self.reading() as connection:
            shown = [one for id in ids for one in marking.shown_with(connection, id)]
            return marking.of_all(connection, shown)


def markable(connection: Connection, name: str) -> str:
    """The id of an item, a scenario or, where neither has the name, of an article.

    Raises:
        Unknown, Ambiguous: none or several fit.
    """
    found: list[str] = []
    near: list[str] = []
    for look in (names.item, names.scenario):
        try:
            found.append(look(connection, name))
        except Unknown as unknown:
            near += unknown.candidates[:3]
    if len(found) == 2:
        shown = tuple(f"{table_of(id)}  {names.short(id)}" for id in found)
        raise Ambiguous(f"{name!r} fits {len(found)} things", candidates=shown)
    if found:
        return found[0]
    try:
        return names.article(connection, name)
    except Unknown as unknown:
        raise Unknown(
            f"nothing is called {name!r}",
            candidates=(*near, *unknown.candidates[:3]),
            attempt="signposts list",
        ) from None
