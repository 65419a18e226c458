"""A scenario file read: from a strict document to a case file, or all its mistakes at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scenarios.annotation import Annotation
from scenarios.case_file import KINDS, CaseFile, in_order
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.formats import parts_reading as parts
from scenarios.formats.annotation_reading import annotation
from scenarios.formats.article_reading import Shelf
from scenarios.formats.fields import check_format, day, probability, texts, word
from scenarios.formats.judgement_reading import JUDGED, Judgements
from scenarios.formats.reading import AUTHORED, Reading
from scenarios.formats.references import References
from scenarios.item import Item, checked_handle
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.tlp import MARK, Tlp
from scenarios.vocabulary import Direction, Kind, Reliability, Role
from seeds.strict_yaml import Document, Fields, Mistakes, Node, Scalar, did_you_mean

FORMAT = "scenario/1"
TOP = (
    "signposts",
    "simulated",
    "scenario",
    "scenarios",
    "articles",
    "sources",
    *(kind.plural for kind in KINDS),
)
SCENARIO = ("handle", "title", "question", "note", "prior", "reference", "tlp", *AUTHORED, *JUDGED)
MOVES = ("direction", "weight", "role", "likelihood", "group", "fit")
SOURCE = ("name", "aliases", "ratings", "note", *AUTHORED)
RATING = ("since", "reliability")
ITEM = (
    "handle",
    "statement",
    "condition",
    "conditions",
    "labels",
    "note",
    "tlp",
    "withdrawn",
    "same_as",
    *MOVES,
    "scenarios",
    *AUTHORED,
    "annotations",
    *JUDGED,
)
MEMBERSHIP = ("scenario", *MOVES)


def case_file(document: Document) -> CaseFile:
    """The case file that a document holds, in order.

    Raises:
        Invalid: there is a mistake; Several where there are more.
    """
    return _read(document)[0]


def node_of(document: Document, id: str) -> Node | None:
    """Where a document that has no mistake says a thing: its quote, where it has one.

    None where no thing has the id; articles are not among them.
    """
    fields = _read(document)[1].things.get(id)
    return (fields.get("quote") or fields.node) if fields else None


def _read(document: Document) -> tuple[CaseFile, Reading]:
    check_format(document, FORMAT)
    top = document.mapping(document.root)
    mistakes = Mistakes()
    with mistakes:
        document.mapping(document.root, TOP)
    shelf = Shelf(document)
    for node in top.optional("articles", document.items, ()):
        with mistakes:
            shelf.enter(node)
    # What follows names articles; without them it would be full of false mistakes.
    mistakes.refuse()
    reading = Reading(document, shelf, mistakes)
    return _ScenarioFile(reading).read(top), reading


class _ScenarioFile:
    """What has been read of one file so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._document = reading.document
        self._scenarios: list[Scenario] = []
        self._items: list[Item] = []
        self._memberships: list[Membership] = []
        self._annotations: list[Annotation] = []
        self._criteria: list[Criteria] = []
        self._forecasts: list[Forecast] = []
        self._findings: list[Finding] = []
        self._handles: dict[str, Fields] = {}
        self._same: dict[int, Node] = {}
        self._conditions: dict[int, Node] = {}

    def read(self, top: Fields) -> CaseFile:
        mistakes = self._reading.mistakes
        articles = self._reading.shelf.articles(mistakes)
        with mistakes:
            for node in self._scenario_nodes(top):
                self._scenario(node)
        # What follows names scenarios, as it names articles.
        mistakes.refuse()
        self._handles.clear()
        sources: list[Source] = []
        for node in top.optional("sources", self._document.items, ()):
            with mistakes:
                sources.append(self._source(node))
        for key in top:
            for kind in KINDS:
                if key == kind.plural:
                    self._all_items(top, kind)
        self._join()
        self._refer()
        self._reading.check_elsewhere()
        simulated = False
        with mistakes:
            simulated = top.optional("simulated", self._document.flag, False)
        mistakes.refuse()
        return in_order(
            CaseFile(
                scenarios=tuple(self._scenarios),
                articles=articles,
                sources=tuple(sources),
                items=tuple(self._items),
                memberships=tuple(self._memberships),
                annotations=tuple(self._annotations),
                criteria=tuple(self._criteria),
                forecasts=tuple(self._forecasts),
                findings=tuple(self._findings),
                simulated=simulated,
            )
        )

    def _scenario_nodes(self, top: Fields) -> tuple[Node, ...]:
        if "scenario" in top and "scenarios" in top:
            what = "both scenario and scenarios"
            self._document.fail(top.key("scenarios"), what, attempt="scenarios: with all of them")
        one = top.get("scenario")
        return top.optional("scenarios", self._document.items, ()) if one is None else (one,)

    def _handle(self, fields: Fields) -> str:
        """A handle that nothing else of its sort has, unless both have ids of their own.

        Two things with one handle come from stores that were joined.
        """
        handle = self._document.parsed(fields["handle"], checked_handle)
        first = self._handles.setdefault(handle, fields)
        if first is not fields and not ("id" in first and "id" in fields):
            what = f"a second {handle!r}; the first is in line {first['handle'].line}"
            self._document.fail(fields["handle"], what, attempt=f"{handle[:60]}-2")
        return handle

    def _scenario(self, node: Node) -> None:
        text = self._document.text
        fields = self._document.mapping(node, SCENARIO)
        handle = self._handle(fields)
        made = Scenario(
            handle=handle,
            title=fields.optional("title", text, ""),
            question=fields.optional("question", text, ""),
            note=fields.optional("note", text, ""),
            prior=fields.optional("prior", lambda n: self._document.parsed(n, probability), None),
            reference=fields.optional(
                "reference", lambda n: parts.reference(self._document, n), None
            ),
            tlp=fields.optional("tlp", lambda n: word(self._document, n, Tlp, MARK), None),
            id=self._reading.id_of("scenario", fields, lambda: (handle,)),
            **self._reading.signature(fields),
        )
        self._scenarios.append(made)
        self._judged(fields, made.id, None)

    def _judged(self, fields: Fields, subject: str, kind: Kind | None) -> None:
        judged = Judgements(self._reading, subject, kind)
        judged.read(fields)
        self._criteria += judged.criteria
        self._forecasts += judged.forecasts
        self._findings += judged.findings

    def _source(self, node: Node) -> Source:
        document = self._document
        fields = document.mapping(node, SOURCE)
        name = document.text(fields["name"])
        return Source(
            name=name,
            aliases=fields.optional("aliases", lambda n: texts(document, n), ()),
            ratings=fields.each("ratings", self._rating),
            note=fields.optional("note", document.text, ""),
            id=self._reading.id_of("source", fields, lambda: (name,)),
            **self._reading.signature(fields),
        )

    def _rating(self, node: Node) -> Rating:
        fields = self._document.mapping(node, RATING)
        return Rating(
            since=self._document.parsed(fields["since"], day),
            reliability=word(self._document, fields["reliability"], Reliability, "reliability"),
        )

    def _all_items(self, top: Fields, kind: Kind) -> None:
        mistakes = self._reading.mistakes
        with mistakes:
            for node in top.optional(kind.plural, self._document.items, ()):
                with mistakes:
                    self._item(node, kind)

    def _item(self, node: Node, kind: Kind) -> None:
        document = self._document
        text = document.text
        fields = document.mapping(node, ITEM)
        handle = self._handle(fields)
        places = self._places(fields)
        among = self._named(places[0].scenario) if places else ""
        made = Item(
            kind=kind,
            handle=handle,
            statement=fields.optional("statement", text, ""),
            condition=fields.optional("condition", text, ""),
            conditions=fields.optional("conditions", lambda n: parts.conditions(document, n), None),
            labels=fields.optional("labels", lambda n: texts(document, n), ()),
            note=fields.optional("note", text, ""),
            tlp=fields.optional("tlp", lambda n: word(document, n, Tlp, MARK), None),
            withdrawn=fields.optional("withdrawn", document.flag, False),
            id=self._reading.id_of("item", fields, lambda: (among, kind.value, handle)),
            **self._reading.signature(fields),
        )
        if "same_as" in fields:
            self._same[len(self._items)] = fields["same_as"]
        if made.conditions:
            self._conditions[len(self._items)] = fields["conditions"]
        self._items.append(made)
        self._memberships += [replace(place, item=made.id) for place in places]
        for mention in fields.optional("annotations", document.items, ()):
            with self._reading.mistakes:
                self._annotations.append(annotation(self._reading, mention, made.id))
        self._judged(fields, made.id, kind)

    def _join(self) -> None:
        """Say of which item each other one is the same event, once all are read."""
        known = list(self._items)
        for n, node in self._same.items():
            with self._reading.mistakes:
                own = known[n]
                name = self._document.text(node)
                found = [i for i in known if name in (i.id, i.handle) and i.kind is own.kind]
                first = [i for i in found if i is not own and known.index(i) not in self._same]
                if len(first) != 1:
                    many = f"fits {len(first)}" if first else "is no other"
                    what = f"{name[:80]!r} {many} {own.kind} of this file that stands for an event"
                    self._document.fail(node, what, attempt="its id, or leave it out")
                self._items[n] = replace(own, same_as=first[0].id)

    def _refer(self) -> None:
        """Say by their ids which things conditions and timeframes name."""
        references = References(self._reading, self._items, self._scenarios)
        for n, node in self._conditions.items():
            with self._reading.mistakes:
                item = self._items[n]
                assert item.conditions is not None
                conditions = references.conditions(item.conditions, node)
                self._items[n] = replace(item, conditions=conditions)
        self._criteria = references.hanging(self._criteria)

    def _named(self, id: str) -> str:
        return next(s.handle for s in self._scenarios if s.id == id)

    def _places(self, fields: Fields) -> tuple[Membership, ...]:
        """The memberships of an item, their item still empty.

        In a file of one scenario an item belongs to it, with a direction and a weight of its own,
        unless `scenarios` says otherwise.
        """
        document = self._document
        if "scenarios" in fields:
            for key in MOVES:
                if key in fields:
                    what = f"{key} beside scenarios"
                    example = "scenarios: [{scenario: orlik, direction: away}]"
                    document.fail(fields.key(key), what, attempt=example)
            places = fields.each("scenarios", self._place)
            self._once_each(fields["scenarios"], places)
            return places
        if len(self._scenarios) == 1:
            with document.at(fields.node):
                moves = self._moves(fields)
                return (Membership(scenario=self._scenarios[0].id, item="", **moves),)
        for key in MOVES:
            if key in fields:
                what = f"{key}, but no scenario that it is meant for"
                document.fail(fields.key(key), what, attempt="scenarios: [{scenario: …}]")
        return ()

    def _once_each(self, node: Node, places: tuple[Membership, ...]) -> None:
        named = [place.scenario for place in places]
        for n, id in enumerate(named):
            if id in named[:n]:
                self._document.fail(node, f"the scenario {self._named(id)!r} twice")

    def _place(self, node: Node) -> Membership:
        if isinstance(node, Scalar):
            return Membership(scenario=self._scenario_id(node), item="")
        fields = self._document.mapping(node, MEMBERSHIP)
        id = self._scenario_id(fields["scenario"])
        with self._document.at(node):
            return Membership(scenario=id, item="", **self._moves(fields))

    def _moves(self, fields: Fields) -> dict[str, Any]:
        document = self._document
        weight = fields.optional("weight", document.number, 1.0)
        if not 0 <= weight <= 1000:
            document.fail(fields["weight"], f"weight {weight:g} is outside 0 to 1000", attempt="1")
        return {
            "direction": fields.optional(
                "direction", lambda n: word(document, n, Direction, "direction"), Direction.TOWARDS
            ),
            "weight": weight,
            "role": fields.optional("role", lambda n: word(document, n, Role, "role"), None),
            **fields.optional("likelihood", lambda n: parts.likelihood(document, n), {}),
            "group": fields.optional("group", document.text, ""),
            "fit": fields.optional("fit", lambda n: parts.count(document, n), 0),
        }

    def _scenario_id(self, node: Node) -> str:
        name = self._document.text(node)
        found = [s.id for s in self._scenarios if name in (s.handle, s.id)]
        if len(found) == 1:
            return found[0]
        handles = [s.handle for s in self._scenarios]
        if found:
            what, attempt = f"{name!r} fits {len(found)} scenarios", ", ".join(found)
        else:
            what = f"no scenario {name[:80]!r} in this file"
            attempt = did_you_mean(name, handles) or "scenario: {handle: …} at the top"
        raise self._document.invalid(node, what, attempt=attempt)
