"""Full text: what finds what, where it stands in the original, and what hostile words do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.desk import Desk
from store.search import first_hit, hits, normal, places, rowid
from store.searches import excerpted
from tests.desks import TEXT, at, opened, page, tagged
from tests.hostile import HOSTILE, texts

GERMAN = (
    "Das Sanktionspaket trifft die Straße nach Überlingen. "
    "Der Präsident sagt: „Es ist groß.“ La città è chiusa, 50% teurer_heute."
)


@pytest.fixture
def shelf(empty: Desk) -> Desk:
    """A desk with a German article and an English one."""
    empty.add(page(GERMAN, "Sanktionen", language="de"))
    empty.add(page())
    return empty


def titles(desk: Desk, words: str) -> list[str]:
    return [hit.title for hit in desk.search(words)]


# What finds what.


@pytest.mark.parametrize(
    "words",
    [
        *("Straße", "strasse", "STRASSE", "straße"),
        *("uberlingen", "Überlingen", "u\u0308berlingen"),
        *("citta", "CITTÀ"),
        *("groß", "GROSS", "gross"),
        *("sanktionspaket", "sankt", "paket", "tionspak"),
        *("präsident sagt", "sagt präsident", "traße nach Ü"),
        *("50%", "teurer_heute", "Es ist groß"),
        *("sank\u00adtions", "stra\u200bße"),
    ],
)
def test_case_marks_and_compounds_do_not_hide_a_word(shelf: Desk, words: str) -> None:
    assert titles(shelf, words) == ["Sanktionen"]


@pytest.mark.parametrize("words", ["Straßenbahn", "paketpost", "%nktion%", "s_nktion"])
def test_what_does_not_stand_there_is_not_found(shelf: Desk, words: str) -> None:
    assert titles(shelf, words) == []


def test_signs_between_words_do_not_count(shelf: Desk) -> None:
    assert titles(shelf, "chiusa – 50 teurer") == ["Sanktionen"]


def test_all_the_words_must_be_there(shelf: Desk) -> None:
    assert titles(shelf, "tolls lorries") == ["Who guards the bridge?"]
    assert titles(shelf, "tolls sanktionspaket") == []


def test_whole_words_come_before_parts_of_words(empty: Desk) -> None:
    empty.add(page("The waterway is closed.", "A part"))
    empty.add(page("The way is closed.", "A word"))
    assert titles(empty, "way") == ["A word", "A part"]


def test_items_scenarios_notes_labels_and_authors_are_found(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="tolls", statement="Fees", note="see minutes", labels=["lorry"])
    for words in ("fees", "minutes", "lorry", "tolls"):
        assert "tolls" in titles(desk, words)
    assert titles(desk, "closure of the orlik") == ["orlik"]
    assert titles(desk, "brandl") == ["Who guards the bridge?"]


def test_a_hit_says_what_it_is_and_shows_the_place(shelf: Desk) -> None:
    tagged(shelf, "Tolls", Kind.CLAIM, statement="The toll is doubled", handle="tolls")
    by_noun = {hit.noun: hit for hit in shelf.search("doubled")}
    assert by_noun["claim"].excerpt == "The toll is doubled"
    assert "Tolls are doubled for lorries" in by_noun["article"].excerpt


def test_what_is_edited_is_found_by_its_new_words_only(desk: Desk) -> None:
    tagged(desk, "Soldiers", statement="Army guards")
    desk.edit("t-1", {"statement": "Troops guard"})
    assert (titles(desk, "troops"), titles(desk, "army")) == (["t-1"], [])
    desk.undo()
    assert (titles(desk, "troops"), titles(desk, "army")) == ([], ["t-1"])


def test_what_was_struck_is_not_found_until_it_is_back(desk: Desk) -> None:
    mention = tagged(desk, "Soldiers", statement="Army guards")
    desk.untag(mention.id)
    assert titles(desk, "army") == []
    desk.undo()
    assert titles(desk, "army") == ["t-1"]
    desk.remove_scenario("orlik")
    assert titles(desk, "closure") == []


def test_what_is_struck_does_not_crowd_out_what_stands(desk: Desk) -> None:
    for _ in range(5):
        desk.untag(tagged(desk, "Soldiers", statement="Army").id)
    tagged(desk, "Soldiers", statement="Army")
    assert len(desk.search("army", most=1)) == 1


def test_as_many_as_are_asked_for(empty: Desk) -> None:
    for n in range(5):
        empty.add(page(f"The way number {n}.", f"{n}"))
    assert len(empty.search("way", most=3)) == 3


def test_things_whose_ids_begin_alike_are_all_found() -> None:
    ids = [f"i:{n:032x}" for n in range(2_000)] + [f"n:{n:032x}" for n in range(2_000)]
    assert len({rowid(id) for id in ids}) == 4_000


# Hostile words.


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', '"a', "a OR", "NOT a", "a NEAR/2 b", "(a", "a)", "^a", "a*", "body:a", "-a"),
        *("{a}", "a:b", "+", "a AND", "\x00", "a\x00b", "%", "_", "!", "\\", "'", "; DROP TABLE x"),
        *("²", "…", "﷽", "\u200b", "\ud7ff", "\U0010ffff", " ", "", "¨", "\u0301"),
        *HOSTILE,
    ],
)
def test_no_words_break_the_search(shelf: Desk, words: str) -> None:
    assert isinstance(shelf.search(words), list)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | texts)
def test_whatever_is_typed_the_search_answers(shelf: Desk, words: str) -> None:
    assert isinstance(shelf.search(words), list)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts.filter(lambda text: any(c.isalnum() for c in normal(text))))
@example("before\x00after")
def test_an_article_is_found_by_all_of_its_text(empty: Desk, text: str) -> None:
    empty.add(page(text, "-"))
    assert page(text).id in [hit.id for hit in empty.search(text, most=1000)]


def test_text_after_a_nul_is_found(empty: Desk) -> None:
    empty.add(page("before\x00the kestrel", "Nul"))
    assert titles(empty, "kestrel") == ["Nul"]
    assert titles(empty, "estrel") == ["Nul"]


# Where it stands.


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Die Straße nach", "strasse", "Straße"),
        ("Die Straße nach", "stras", "Straß"),
        ("ÜBERLINGEN liegt", "überlingen", "ÜBERLINGEN"),
        ("die u\u0308berfahrt", "überfahrt", "u\u0308berfahrt"),
        ("die Brücke", "brücke", "Brücke"),
        ("caffe\u0301 nero", "caffe", "caffe\u0301"),
        ("Sank\u00adtions\u200bpaket da", "sanktionspaket", "Sank\u00adtions\u200bpaket"),
        ("eﬃcient", "ffi", "ﬃ"),
        ("🚂 the train", "TRAIN", "train"),
        ("a\x00b c", "b c", "b c"),
        ("İstanbul", "istanbul", "İstanbul"),
    ],
)
def test_a_hit_is_located_in_the_original(text: str, words: str, found: str) -> None:
    assert [span.of(text) for span in hits(text, words)] == [found]


def test_where_the_phrase_does_not_stand_each_word_is_located() -> None:
    text = "Tolls are doubled; the toll is paid."
    assert [span.of(text) for span in hits(text, "paid toll")] == ["Toll", "toll", "paid"]


def test_hits_are_as_many_as_are_asked_for() -> None:
    assert hits("a a a a", "a", most=2) == [Span(0, 1), Span(2, 3)]


@pytest.mark.parametrize("words", ["", " ", "\u0301", "\u200b"])
def test_words_that_are_none_stand_nowhere(words: str) -> None:
    assert hits("the train", words) == []


@given(texts, texts)
def test_every_hit_lies_in_the_text(text: str, words: str) -> None:
    for span in hits(text, words):
        assert span.end <= len(text)


@given(texts)
def test_to_normalise_twice_is_to_normalise_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(texts)
def test_the_text_is_found_in_itself(text: str) -> None:
    if normal(text).strip():
        assert hits(text, text)


def test_a_place_in_a_long_text_is_shown_with_a_little_around_it(empty: Desk) -> None:
    text = "word " * 2_000 + "kestrel " + "word " * 2_000
    empty.add(page(text, "Long"))
    [hit] = empty.search("kestrel")
    assert len(hit.excerpt) < 140
    assert "kestrel" in hit.excerpt


def test_search_works_after_a_restart(shelf: Desk, store: Path) -> None:
    shelf.close()
    with opened(store) as again:
        assert titles(again, "tolls") == ["Who guards the bridge?"]


# Places in one text.


def test_in_an_article_only_the_words_together_are_found() -> None:
    text = "Tolls are doubled; the toll is paid."
    assert places(text, "paid toll") == []
    assert [span.of(text) for span in places(text, "TOLL")] == ["Toll", "toll"]


def test_a_first_hit_far_into_a_text_is_found() -> None:
    text = "word " * 5_000 + "the kestrel " + "word " * 10
    span = first_hit(text, "kestrel")
    assert span is not None
    assert span.of(text) == "kestrel"


@given(texts, texts)
def test_the_first_hit_is_one_of_the_hits(text: str, words: str) -> None:
    found = list(hits(text, words))
    first = first_hit(text, words)
    assert first in found if found else first is None


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The toll. " + "Word " * 600 + "A toll on the bridge.", "toll bridge", "toll on the"),
        ("The toll. " + "Word " * 600 + "A bridge takes toll.", "toll bridge", "bridge takes"),
        ("Toll, bridge. " + "Word " * 600 + "Toll bridge.", "toll bridge", "Toll bridge"),
        ("Toll. " + "Word " * 600 + "A toll.", "toll nowhere", "Toll."),
        ("STRASSE. " + "Word " * 600 + "Die Maut der Straße", "Strasse Maut", "Maut der Straße"),
    ],
)
def test_a_first_hit_is_where_the_words_stand_together(text: str, words: str, shown: str) -> None:
    span = first_hit(text, words)
    assert span is not None
    assert text[span.start :].startswith(shown)


def test_an_excerpt_is_cut_between_words() -> None:
    text = "many long words before the kestrel and many long words after it"
    span = at("kestrel", text)
    assert excerpted(text, span, 12) == "… before the kestrel and many …"
    assert excerpted(text, span, 99) == text


@given(texts, st.data())
def test_an_excerpt_holds_its_place(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert " ".join(span.of(text).split()) in excerpted(text, span, 10)


def test_an_article_is_found_at_its_first_hit(shelf: Desk) -> None:
    [hit] = shelf.search("doubled")
    assert hit.place == at("doubled")
    [hit] = shelf.search("brandl")[:1]
    assert hit.place is None


def test_places_in_an_article_have_lines_and_offsets(shelf: Desk) -> None:
    [place] = shelf.find("Who guards", "tolls")
    assert (place.span, place.line, place.quote) == (at("Tolls"), 3, "Tolls")


# The outline.


def test_the_outline_says_what_is_tagged_and_looked_at(desk: Desk) -> None:
    tagged(desk, "Soldiers")
    [part] = desk.outline("Who guards")
    assert (part.claims, part.triggers, part.predictions, part.read) == (0, 1, 0, 0.0)
    half = len(TEXT) // 2
    desk.look(page().id, 0, Span(0, half))
    [part] = desk.outline("Who guards")
    assert part.read == half / len(TEXT)
