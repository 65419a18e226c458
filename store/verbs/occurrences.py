"""The verb that tags a text wherever it stands in an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from scenarios.annotation import Annotation
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.refusal import Invalid
from store import standing
from store.verbs.tags import TagVerbs, Words, mentioned


class OccurrenceVerbs(TagVerbs):
    """What can be done with a text that stands in several places."""

    def tag_all(
        self,
        article: str,
        spans: Iterable[Span],
        kind: Kind,
        *,
        item: str = "",
        each: bool = False,
        scenario: str = "",
        **said: Unpack[Words],
    ) -> list[Annotation]:
        """Tag several passages in one deed: mentions of one item, or with `each`, of one each.

        Where this analyst has tagged some of them as that kind, those tags are found, and the
        others are mentions of the first one's item, unless an `item` is named.

        Raises:
            Unknown, Ambiguous: the article, item or scenario.
            Invalid: one handle or item for several items.
            Refusal: the text is not here; the handle is taken; the item is of another kind.
        """
        if each and (item or said.get("handle")):
            raise Invalid(
                "one handle or item for several items", attempt="the handle later, for each"
            )
        made: list[Annotation] = []
        with self.deed("tag") as deed:
            page = self.page(deed.connection, article)
            places = list(dict.fromkeys(spans))
            held = {span: self.held(deed.connection, page.id, span, kind) for span in places}
            found = next((one.item for one in held.values() if one), "")
            of = standing.item(deed.connection, item, kind).id if item else "" if each else found
            into = standing.scenario(deed.connection, scenario) if scenario else ""
            for span in places:
                there = held[span]
                own = there.item if there else of or self.made_item(deed, kind, said)
                of = "" if each else of or own
                if into:
                    standing.join(deed, own, into)
                made.append(there or deed.make(mentioned(page, span, own, said)))
        return made
