"""The verb that copies a tag to another edition of its work, and where it is meant to go."""

from __future__ import annotations

from scenarios.annotation import Annotation
from seeds.anchor import Span
from seeds.refusal import Refusal
from store import archive, names, standing
from store.connection import Connection
from store.verbs.tags import TagVerbs, cited


class EditionVerbs(TagVerbs):
    """What can be done with a tag in other editions."""

    def mirror(self, annotation: str, article: str, span: Span) -> Annotation:
        """Tag a passage of another edition as a mention of what an annotation mentions.

        Who says it and how is the same; the word of probability only where it stands there too.
        This analyst's mention of that item on that passage is found, not doubled.

        Raises:
            Unknown, Ambiguous: the annotation or article.
            Refusal: it is no other edition of the same work; its text is not here; another tag
                of that kind stands exactly there.
        """
        with self.deed("mirror") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            page = self.page(connection, article)
            _refuse_others(connection, mention, page.id)
            item = standing.item(connection, mention.item)
            held = self.held(connection, page.id, span, item.kind)
            if held and held.item == item.id:
                return held
            if held:
                raise Refusal(
                    f"another {item.kind.value} is tagged exactly there",
                    where=names.short(held.id),
                    attempt=f"signposts link {names.short(held.id)} {item.handle}",
                )
            anchor = cited(page, span)
            said = mention.wording.casefold() in (anchor.quote or "").casefold()
            return deed.make(
                Annotation(
                    article=page.id,
                    item=item.id,
                    anchor=anchor,
                    attribution=mention.attribution,
                    stance=mention.stance,
                    expects=mention.expects,
                    wording=mention.wording if said else "",
                )
            )

    def counterpart(self, annotation: str, article: str) -> Span:
        """The passage of another edition that most likely says what an annotation stands on.

        Raises:
            Unknown, Ambiguous: the annotation or article.
            Refusal: it is no other edition of the same work; a text is not here.
        """
        from seeds.parallel import counterpart

        with self.reading() as connection:
            mention = standing.annotation(connection, annotation)
            id = names.article(connection, article)
            _refuse_others(connection, mention, id)
            both = archive.articles(connection, "t.id IN (?, ?)", (id, mention.article), texts=True)
        by_id = {one.id: one for one in both}
        span = mention.anchor.span
        found = counterpart(by_id[mention.article], span, by_id[id]) if span else None
        if found is None:
            raise Refusal(
                "the same passage cannot be found",
                where=names.short(id),
                attempt="--quote with its words there",
            )
        return found


def _refuse_others(connection: Connection, mention: Annotation, article: str) -> None:
    """Refuse an article that is no other edition of the work that an annotation stands in."""
    if article == mention.article:
        raise Refusal(
            "the tag stands in that article itself",
            where=names.short(article),
            attempt="another edition of its work",
        )
    row = connection.exec_driver_sql(
        "SELECT 1 FROM article a, article b WHERE a.id = ? AND b.id = ? AND a.work = b.work",
        (mention.article, article),
    ).first()
    if row is None:
        raise Refusal(
            "that is no other edition of the same work",
            where=names.short(article),
            attempt=f"signposts same-work {names.short(mention.article)} {names.short(article)}",
        )
