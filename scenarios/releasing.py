"""What of a case file may go to somebody: without what is marked higher, and nothing dangling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scenarios.case_file import CaseFile, names_called
from scenarios.item import Item
from scenarios.tlp import Tlp, exceeds, highest
from seeds.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How much was left out. `hanging` counts those of the items and scenarios that are marked
    no higher, but are one event with what is, or hang on it."""

    most: Tlp
    scenarios: int = 0
    articles: int = 0
    items: int = 0
    mentions: int = 0
    hanging: int = 0

    @property
    def told(self) -> str:
        """The same, for whoever asked for a limit; that nothing was, too."""
        return self.words or f"nothing is marked above {self.most.words}"

    @property
    def words(self) -> str:
        """`3 items with 4 mentions`; empty where nothing was left out."""
        mentions = f" with {_many(self.mentions, 'mention')}" if self.mentions else ""
        parts = (
            (self.scenarios, _many(self.scenarios, "scenario")),
            (self.articles, _many(self.articles, "article")),
            (self.items, _many(self.items, "item") + mentions),
        )
        said = ", ".join(words for many, words in parts if many)
        if not said:
            return ""
        more = f", {self.hanging} of them for hanging on what is" if self.hanging else ""
        return f"left out, marked above {self.most.words}: {said}{more}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def within(case_file: CaseFile, marks: Mapping[str, Tlp], most: Tlp) -> tuple[CaseFile, LeftOut]:
    """The part of a case file that may go where at most `most` may, and what was left out.

    `marks` are those that count, by id, also of things that the file only names. An item that
    hangs on one that is left out would say something else without it, and is left out too.
    """
    above = {id for id, mark in marks.items() if exceeds(mark, most)}
    out = _with_hanging(case_file, above)
    annotations = tuple(
        a for a in case_file.annotations if a.item not in out and a.article not in out
    )
    kept = replace(
        case_file,
        scenarios=tuple(s for s in case_file.scenarios if s.id not in out),
        articles=_closed([a for a in case_file.articles if a.id not in out]),
        items=tuple(i for i in case_file.items if i.id not in out),
        memberships=tuple(m for m in case_file.memberships if not {m.item, m.scenario} & out),
        annotations=annotations,
        criteria=tuple(c for c in case_file.criteria if c.subject not in out),
        forecasts=tuple(f for f in case_file.forecasts if f.subject not in out),
        findings=tuple(f for f in case_file.findings if f.subject not in out),
    )
    if out:
        called = names_called(kept)
        kept = replace(kept, sources=tuple(s for s in case_file.sources if called & set(s.names)))
    own = {thing.id for thing in (*case_file.items, *case_file.scenarios)}
    return kept, LeftOut(
        most=most,
        scenarios=len(case_file.scenarios) - len(kept.scenarios),
        articles=len(case_file.articles) - len(kept.articles),
        items=len(case_file.items) - len(kept.items),
        mentions=len(case_file.annotations) - len(annotations),
        hanging=len(own & out - above),
    )


def marked(case_file: CaseFile, marks: Mapping[str, Tlp]) -> CaseFile:
    """The case file with every mark that counts: where what it comes from is not in the file, an
    article that is evidence for example, it becomes the thing's own."""
    known = {a.id: Tlp(a.metadata.tlp) for a in case_file.articles if a.metadata.tlp}
    carried: dict[str, Tlp | None] = {}

    def carry(id: str, mark: Tlp | None) -> None:
        carried[id] = highest((carried.get(id), mark))

    for mention in case_file.annotations:
        carry(mention.item, known.get(mention.article))
    for finding in case_file.findings:
        for piece in finding.evidence:
            carry(finding.subject, known.get(piece.article))
    for item in case_file.items:
        carry(item.face, highest((item.tlp, carried.get(item.id))))
    return replace(
        case_file,
        items=tuple(
            i if carried.get(i.face) is marks.get(i.id) else replace(i, tlp=marks.get(i.id))
            for i in case_file.items
        ),
        scenarios=tuple(
            s
            if highest((s.tlp, carried.get(s.id))) is marks.get(s.id)
            else replace(s, tlp=marks.get(s.id))
            for s in case_file.scenarios
        ),
    )


def _with_hanging(case_file: CaseFile, above: set[str]) -> set[str]:
    """What is above, and what of the file names it in such a way that it cannot do without."""
    names = {item.id: _needed(item) for item in case_file.items}
    for version in case_file.criteria:
        if version.timeframe.hangs_on:
            names.setdefault(version.subject, set()).add(version.timeframe.hangs_on)
    out = set(above)
    while new := {id for id, needed in names.items() if id not in out and needed & out}:
        out |= new
    return out


def _needed(item: Item) -> set[str]:
    """What an item names: the one that stands for the event, and those of its condition."""
    holds = item.conditions
    named = {item.same_as, *((holds.triggers_of, *holds.of, *holds.unless) if holds else ())}
    return named - {""}


def _closed(articles: list[Article]) -> tuple[Article, ...]:
    """Articles that name none but one another; those of one work stay so."""
    known = {article.id for article in articles}
    first: dict[str, str] = {}
    made: list[Article] = []
    for article in articles:
        work = article.work or article.id
        if work not in known:
            work = first.setdefault(work, article.id)
        about = article.metadata
        if about.digest_of and about.digest_of not in known:
            about = replace(about, digest_of="")
        made.append(replace(article, work=work, metadata=about))
    return tuple(made)
