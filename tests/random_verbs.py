"""Verbs of the desk on what is there, drawn by chance; most of what they ask for is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Timeframe
from scenarios.finding import Evidence, Finding
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import STATUSES, Direction, Expectation, Kind, Reliability, Stance, Status
from seeds.anchor import Span, cite
from seeds.article import article_id
from seeds.when import When
from store.desk import Desk
from tests.desks import START, TEXT, page
from tests.hostile import texts

PAGES = (
    TEXT,
    TEXT + " Later the ferry sailed.",
    "🚂 e\u0301 \x1b]52;c;aGk=\x07 \u202eright\u202c to \x00 left 🇰🇿" * 3,
    "a",
)
IDS = [article_id(text) for text in PAGES]
SCENARIOS = ["orlik", "sahel"]
Draw = Callable[[SearchStrategy[Any]], Any]
Act = Callable[[Desk, Draw], object]

short = texts.map(lambda words: words[:20])


def article(desk: Desk, draw: Draw) -> str:
    return str(draw(st.sampled_from(IDS)))


def item(desk: Desk, draw: Draw) -> str:
    """Mostly an item that stands, sometimes one that was withdrawn; `none` where there is none."""
    # By handle: ids differ from one run to the next, and what is drawn must not.
    standing = [i.id for i in desk.items()]
    every = [i.id for i in desk.case_file().items]
    return str(draw(st.sampled_from(standing * 4 + every))) if every else "none"


def mention(desk: Desk, draw: Draw) -> str:
    known = [a.id for a in desk.case_file().annotations]
    return str(draw(st.sampled_from(known))) if known else "none"


def span(draw: Draw, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def tag(desk: Desk, draw: Draw) -> object:
    n = draw(st.sampled_from([0, 0, 0, 1, 2, 3]))
    given: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {"statement": short, "again": st.booleans()},
            optional={
                "scenario": st.sampled_from(SCENARIOS),
                "handle": st.sampled_from([""] * 6 + ["tolls", "ferry", "t-7"]),
                "stance": st.sampled_from(Stance),
                "expects": st.sampled_from(Expectation),
                "attribution": st.lists(short, max_size=2),
                "labels": st.lists(short, max_size=2),
                "note": short,
                "wording": short,
            },
        )
    )
    return desk.tag(IDS[n], span(draw, PAGES[n]), draw(st.sampled_from(Kind)), **given)


def tag_item(desk: Desk, draw: Draw) -> object:
    of = item(desk, draw)
    kind = desk.item(of).kind
    n = draw(st.sampled_from([0, 0, 0, 1, 2, 3]))
    return desk.tag(IDS[n], span(draw, PAGES[n]), kind, item=of, again=True)


def add_item(desk: Desk, draw: Draw) -> object:
    handle = draw(st.sampled_from(["", "tolls", "alone"]))
    into = draw(st.sampled_from(["", *SCENARIOS]))
    kind = draw(st.sampled_from(Kind))
    return desk.add_item(kind, handle=handle, statement=draw(short), scenario=into)


def link(desk: Desk, draw: Draw) -> object:
    one = mention(desk, draw)
    kind = desk.item(desk.annotation(one).item).kind
    alike = [i.id for i in desk.items(kind=kind)]
    return desk.link(one, draw(st.sampled_from(alike)))


def unlink(desk: Desk, draw: Draw) -> object:
    mentions = desk.case_file().annotations
    shared = [a.id for a in mentions if sum(b.item == a.item for b in mentions) > 1]
    return desk.unlink(draw(st.sampled_from(shared)) if shared else "none")


def tag_list(desk: Desk, draw: Draw) -> object:
    n = draw(st.integers(0, len(PAGES) - 1))
    spans = [span(draw, PAGES[n]) for _ in range(draw(st.integers(1, 4)))]
    context = span(draw, PAGES[n]) if draw(st.booleans()) else None
    return desk.tag_list(IDS[n], spans, scenario=draw(st.sampled_from(SCENARIOS)), context=context)


def tag_all(desk: Desk, draw: Draw) -> object:
    n = draw(st.integers(0, len(PAGES) - 1))
    spans = [span(draw, PAGES[n]) for _ in range(draw(st.integers(0, 3)))]
    return desk.tag_all(IDS[n], spans, draw(st.sampled_from(Kind)), each=draw(st.booleans()))


def move(desk: Desk, draw: Draw) -> object:
    return desk.move(mention(desk, draw), span(draw, draw(st.sampled_from(PAGES[:2]))))


def mirror(desk: Desk, draw: Draw) -> object:
    return desk.mirror(mention(desk, draw), article(desk, draw), span(draw, TEXT))


def edit(desk: Desk, draw: Draw) -> None:
    changes = st.fixed_dictionaries(
        {},
        optional={
            "statement": short,
            "handle": st.sampled_from(["tolls", "ferry", "renamed"]),
            "labels": st.lists(short, max_size=2),
            "stance": st.sampled_from(Stance),
            "expects": st.sampled_from(Expectation),
            "attribution": st.lists(short, max_size=2),
        },
    )
    desk.edit(draw(st.sampled_from([mention, item]))(desk, draw), draw(changes))


def metadata(desk: Desk, draw: Draw) -> object:
    changes = st.fixed_dictionaries(
        {},
        optional={
            "title": short,
            "authors": st.lists(short, max_size=2),
            "published": st.sampled_from([None, When("2026"), When("2026-03-04")]),
        },
    )
    return desk.set(article(desk, draw), draw(changes))


def criteria(desk: Desk, draw: Draw) -> object:
    by = draw(st.sampled_from([None, When("2026-03"), When("2027")]))
    subject = draw(st.sampled_from([item(desk, draw), *SCENARIOS]))
    return desk.criteria(subject, threshold=draw(short), timeframe=Timeframe(by=by))


def mark(desk: Desk, draw: Draw) -> object:
    subject = draw(st.sampled_from([item(desk, draw), *SCENARIOS]))
    kind = None if subject in SCENARIOS else desk.item(subject).kind
    evidence = draw(st.lists(st.builds(Evidence, url=short, words=short), max_size=2))
    return desk.mark(
        subject,
        draw(st.sampled_from([s.value for s in STATUSES[kind]] + ["came-true", "not-true"])),
        evidence=evidence,
        reason=draw(short),
        occurred_on=draw(st.sampled_from([None, None, None, When("2026-02")])),
        corrects=draw(st.booleans()),
        beside=draw(st.sampled_from([False, False, True])),
    )


def scenario(desk: Desk, draw: Draw) -> object:
    handle = draw(st.sampled_from(SCENARIOS))
    match draw(st.sampled_from(["add", "add", "add", "edit", "remove"])):
        case "add":
            return desk.add_scenario(handle, title=draw(st.sampled_from(["", "Closure"])))
        case "edit":
            return desk.edit_scenario(handle, {"note": draw(short)})
        case _:
            return desk.remove_scenario(handle)


def place(desk: Desk, draw: Draw) -> object:
    of, into = item(desk, draw), draw(st.sampled_from(SCENARIOS))
    if draw(st.booleans()):
        return desk.take_out(of, into)
    direction = draw(st.sampled_from([None, *Direction]))
    return desk.put(of, into, direction=direction, weight=draw(st.sampled_from([None, 0, 2.5])))


def source(desk: Desk, draw: Draw) -> object:
    names = st.sampled_from(["Brandl", "T. Brandl", "Gazette"])
    rating = draw(st.sampled_from([None, *Reliability]))
    return desk.source(draw(names), aliases=draw(st.lists(names, max_size=2)), reliability=rating)


def theirs(desk: Desk, draw: Draw) -> object:
    """A colleague's file about the same article, which changes from one time to the next."""
    here = page() if draw(st.booleans()) else replace(page(), text=None, blocks=())
    at: dict[str, Any] = {"analyst": "bo", "at": START}
    handle = draw(st.sampled_from(["theirs", "tolls"]))
    made = Item(id=_id("i"), kind=Kind.TRIGGER, handle=handle, statement=draw(short), **at)
    stance = draw(st.sampled_from(Stance))
    place = cite(TEXT, draw(st.sampled_from([Span(0, 10), Span(5, 30)])))
    said = Annotation(id=_id("n"), article=here.id, item=made.id, anchor=place, stance=stance, **at)
    sees = draw(st.sampled_from([Status.EMERGING, Status.EMERGING, Status.CEASED]))
    found = Finding(id=_id("f"), subject=made.id, status=sees, withdrawn=draw(st.booleans()), **at)
    orlik = Scenario(id=_id("s"), handle="orlik-of-bo", title=draw(short), **at)
    within = Membership(scenario=orlik.id, item=made.id, weight=draw(st.sampled_from([1.0, 2.0])))
    return desk.import_case(
        CaseFile(
            scenarios=(orlik,),
            articles=(here,),
            items=(made,),
            memberships=draw(st.sampled_from([(), (within,)])),
            annotations=(said,),
            findings=(found,),
        )
    )


def _id(letter: str) -> str:
    return f"{letter}:{'b0' * 16}"


def own_export(desk: Desk, draw: Draw) -> object:
    return desk.import_case(desk.case_file(texts=draw(st.booleans())))


ACTS: dict[str, Act] = {
    "add": lambda desk, draw: desk.add(page(draw(st.sampled_from(PAGES)))),
    "set": metadata,
    "same-work": lambda desk, draw: desk.same_work(article(desk, draw), article(desk, draw)),
    "tag": tag,
    "tag an item": tag_item,
    "tag a list": tag_list,
    "add an item": add_item,
    "tag all": tag_all,
    "move": move,
    "split": lambda desk, draw: desk.split(mention(desk, draw), draw(st.integers(0, len(TEXT)))),
    "merge": lambda desk, draw: desk.merge(mention(desk, draw), mention(desk, draw)),
    "retag": lambda desk, draw: desk.retag(mention(desk, draw), draw(st.sampled_from(Kind))),
    "mirror": mirror,
    "edit": edit,
    "untag": lambda desk, draw: desk.untag(mention(desk, draw)),
    "link": link,
    "unlink": unlink,
    "same": lambda desk, draw: desk.same(item(desk, draw), item(desk, draw)),
    "part": lambda desk, draw: desk.part(item(desk, draw)),
    "scenario": scenario,
    "place": place,
    "criteria": criteria,
    "forecast": lambda desk, draw: desk.forecast(item(desk, draw), "40%", reason=draw(short)),
    "mark": mark,
    "snooze": lambda desk, draw: desk.snooze(
        item(desk, draw), desk.clock().date() + timedelta(days=draw(st.integers(0, 40)))
    ),
    "tlp": lambda desk, draw: desk.tlp(
        item(desk, draw), draw(st.sampled_from(("red", "green", "none")))
    ),
    "source": source,
    "import": own_export,
    "import theirs": theirs,
}
