"""What is offered for articles that are known."""

from __future__ import annotations

import pytest

from scenarios.identity import derived
from scenarios.offers import LIBRARY, ORIGINALS, Offer, case_file, library, offered, read
from scenarios.vocabulary import Expectation, Stance
from seeds.anchor import Span
from seeds.article import Article, article_id
from seeds.refusal import Invalid

TEXT = "Astana will freeze its membership, and say so."
PAGE = Article(id=article_id(TEXT), text=TEXT)
HEAD = f"signposts: offers/1\narticles:\n- id: {PAGE.id}\n  annotations:\n"


def test_an_offer_is_a_place_an_item_and_how_it_is_spoken_of() -> None:
    source = (
        "  - span: [7, 33]\n    item: csto-freeze\n    attribution: [A, B]\n    stance: reported\n"
        "    expects: not-occur\n    wording: [7, 11]\n  - span: [0, 6]\n    item: x\n"
    )
    assert read((HEAD + source).encode(), "o.yaml")[PAGE.id] == (
        Offer(
            span=Span(7, 33),
            item="csto-freeze",
            attribution=("A", "B"),
            stance=Stance.REPORTED,
            expects=Expectation.NOT_OCCUR,
            wording=Span(7, 11),
        ),
        Offer(span=Span(0, 6), item="x"),
    )


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("  - span: [7]\n    item: x\n", "5:11"),
        ("  - span: [7, 3]\n    item: x\n", "5:11"),
        ("  - span: [7, x]\n    item: x\n", "5:15"),
        ("  - span: [7, 9]\n", "5:5"),
        ("  - span: [7, 9]\n    item: x\n    quote: no words of it\n", "7:5"),
        ("  - span: [7, 9]\n    item: x\n    stance: angry\n", "7:13"),
    ],
)
def test_a_mistake_is_told_with_its_place(source: str, where: str) -> None:
    with pytest.raises(Invalid) as caught:
        read((HEAD + source).encode(), "o.yaml")
    assert caught.value.where == f"o.yaml:{where}"


def test_an_article_has_an_id() -> None:
    with pytest.raises(Invalid):
        read(HEAD.replace(PAGE.id, "a:123").encode(), "o.yaml")


def test_the_offer_is_the_items_with_their_criteria_and_a_mention_each() -> None:
    whole = library()
    offer = Offer(span=Span(7, 33), item="csto-freeze", wording=Span(7, 11))
    found = case_file(whole, PAGE, [offer])
    assert [item.handle for item in found.items] == ["csto-freeze"]
    assert [s.handle for s in found.scenarios] == ["russia-kazakhstan"]
    assert len(found.memberships) == 1
    assert {c.subject for c in found.criteria} <= {found.items[0].id, found.scenarios[0].id}
    [mention] = found.annotations
    assert (mention.anchor.quote, mention.wording) == ("will freeze its membership", "will")
    assert mention.id == derived("annotation", PAGE.id, found.items[0].id, [7, 33])
    assert not found.articles
    assert not found.findings


def test_every_item_that_is_offered_is_in_the_library() -> None:
    from importlib.resources import files

    known = {item.handle for item in library().items}
    every = read((files("scenarios") / "library" / ORIGINALS).read_bytes(), ORIGINALS)
    assert len(every) == 5
    assert {offer.item for some in every.values() for offer in some} <= known


def test_the_library_makes_no_finding_about_real_events() -> None:
    found = library()
    assert LIBRARY.endswith(".yaml")
    assert not found.findings
    assert not found.forecasts
    assert not found.simulated


def test_nothing_is_offered_for_an_article_that_is_not_known() -> None:
    assert offered(PAGE.id) == ()
