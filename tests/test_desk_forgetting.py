"""Forgetting an article's text: its words are gone from the file, the work on it stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Anchor, Span
from seeds.refusal import Refusal, Unavailable
from store.desk import Desk
from store.doctor import examine
from tests.desks import at, opened, page

SECRET = "Kestrel informed Zurab at the old quay."
PAGE = page(f"{SECRET} The bridge is closed. {SECRET}", "A source speaks")


# Forgetting.


def in_the_file(store: Path, words: str) -> list[str]:
    """The files of the store that hold some words, folded or not."""
    return [
        file.name
        for file in sorted(store.parent.glob(store.name + "*"))
        for form in {words, words.casefold()}
        if form.encode() in file.read_bytes()
    ]


@pytest.fixture
def told(desk: Desk) -> Desk:
    """A desk with an article that has to be forgotten, and tags in it."""
    desk.add(PAGE)
    assert PAGE.text
    desk.tag(PAGE.id, at("Kestrel informed Zurab", PAGE.text), Kind.CLAIM, handle="informed")
    desk.tag_list(
        PAGE.id, [at("The bridge is closed", PAGE.text)], context=at("at the old quay", PAGE.text)
    )
    desk.mark("informed", "confirmed")
    return desk


def test_a_forgotten_text_is_gone_from_the_bytes_of_the_file(told: Desk, store: Path) -> None:
    assert in_the_file(store, "Kestrel")
    told.forget("A source speaks")
    for words in ("Kestrel", "Zurab", "old quay", "is closed"):
        assert in_the_file(store, words) == []
    assert examine(told) == []


def test_what_is_forgotten_in_a_transaction_is_gone_after_it(told: Desk, store: Path) -> None:
    with told.together():
        told.forget("A source speaks")
        told.edit("informed", {"note": "protected"})
    assert in_the_file(store, "Kestrel") == []


def test_while_somebody_reads_the_words_wait_for_the_next_opening(told: Desk, store: Path) -> None:
    with opened(store) as reader, reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM text").all()
        with (
            opened(store, busy_seconds=0.1) as writer,
            pytest.raises(Unavailable, match="the text is forgotten, but"),
        ):
            writer.forget("A source speaks")
        assert in_the_file(store, "Kestrel")
    with opened(store) as again:
        assert again.article(PAGE.id).text is None
        assert in_the_file(store, "Kestrel") == []


def test_of_a_forgotten_article_statements_spans_and_findings_stay(told: Desk) -> None:
    told.edit("informed", {"statement": "Somebody was informed"})
    told.forget("A source speaks")
    mention = told.mentions(PAGE.id)[0]
    assert mention.annotation.anchor == Anchor(span=Span(0, 22), quote=None)
    assert told.item("informed").statement == "Somebody was informed"
    assert len(told.findings_of("informed")) == 1


def test_a_forgotten_text_is_not_found_any_more(told: Desk) -> None:
    assert told.search("Kestrel")
    told.forget("A source speaks")
    assert told.search("Kestrel") == []
    assert told.search("kestr") == []


def test_the_title_of_a_forgotten_article_is_still_found(told: Desk) -> None:
    told.forget("A source speaks")
    assert [f.id for f in told.search("source speaks")] == [PAGE.id]


def test_a_quote_that_another_article_shares_survives(told: Desk) -> None:
    shared = "Elsewhere: The bridge is closed. So what."
    told.add(page(shared, "Elsewhere"))
    own = told.tag("Elsewhere", at("The bridge is closed", shared), Kind.TRIGGER)
    told.forget("A source speaks")
    assert told.annotation(own.id).anchor.quote == "The bridge is closed"
    assert examine(told) == []


def test_an_article_that_is_a_quote_of_the_forgotten_one_survives(told: Desk) -> None:
    told.add(page("Kestrel informed Zurab", "Short"))
    told.forget("A source speaks")
    assert told.article("Short").text == "Kestrel informed Zurab"


def test_the_quote_of_where_a_tag_stood_before_is_forgotten_too(told: Desk, store: Path) -> None:
    file = told.case_file(texts=True)
    [moved] = [a for a in file.annotations if a.item == told.item("informed").id]
    moved = replace(moved, anchor=Anchor(span=None, quote="The bridge is closed"))
    told.import_case(replace(file, annotations=(moved,)))
    told.forget("A source speaks")
    assert in_the_file(store, "Kestrel") == []


def test_forgetting_cannot_be_undone(told: Desk) -> None:
    told.forget("A source speaks")
    with pytest.raises(Refusal, match="forget cannot be undone"):
        told.undo()
    with pytest.raises(Refusal, match="forget cannot be undone"):
        told.undo(told.history()[0].id)


def test_a_deed_before_the_forgetting_can_be_undone_by_its_name(told: Desk) -> None:
    marked = told.history()[0].id
    told.forget("A source speaks")
    told.undo(marked)
    assert told.findings_of("informed")[0].withdrawn


def test_what_was_done_after_the_forgetting_can_be_undone(told: Desk) -> None:
    told.forget("A source speaks")
    told.edit("informed", {"note": "protected"})
    assert told.undo()[0].verb == "edit"


def test_an_article_whose_adding_was_undone_can_be_forgotten_by_its_id(
    empty: Desk, store: Path
) -> None:
    empty.add(PAGE)
    empty.undo()
    empty.forget(PAGE.id)
    assert in_the_file(store, "Kestrel") == []


def test_what_is_forgotten_cannot_be_forgotten_again(told: Desk) -> None:
    told.forget("A source speaks")
    with pytest.raises(Refusal, match="its text is not here"):
        told.forget("A source speaks")


def test_in_a_forgotten_article_nothing_can_be_tagged(told: Desk) -> None:
    told.forget("A source speaks")
    with pytest.raises(Refusal, match="text is not here"):
        told.tag(PAGE.id, Span(0, 4), Kind.CLAIM)


def test_what_another_process_forgot_is_not_tagged_from_memory(told: Desk, store: Path) -> None:
    with opened(store) as elsewhere:
        elsewhere.forget("A source speaks")
    with pytest.raises(Refusal, match="text is not here"):
        told.tag(PAGE.id, Span(0, 4), Kind.CLAIM)
    assert in_the_file(store, "Kestrel") == []


def test_added_again_a_forgotten_article_has_its_text_and_quotes(told: Desk) -> None:
    before = told.case_file(texts=True)
    told.forget("A source speaks")
    assert told.add(PAGE).new
    assert told.case_file(texts=True) == before
    assert told.search("Kestrel")
    assert examine(told) == []


def test_of_an_article_that_was_undone_and_forgotten_redone_tags_have_their_words(
    desk: Desk,
) -> None:
    article, text = desk.add(PAGE).article, PAGE.text or ""
    desk.tag(article.id, at("The bridge is closed", text), Kind.CLAIM, handle="closed")
    tagged = desk.history(most=1)[0].id
    desk.undo(count=2)
    desk.forget(article.id)
    desk.add(PAGE)
    desk.redo(tagged)
    assert desk.mentions(article.id)[0].annotation.anchor.quote == "The bridge is closed"
    assert examine(desk) == []


def test_before_and_after_forgetting_the_doctor_finds_nothing(told: Desk) -> None:
    assert examine(told) == []
    told.forget("A source speaks")
    assert examine(told) == []
    told.forget("Who guards")
    assert examine(told) == []
