"""What is tagged in an article as a file: edited, and taken back in one deed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scenarios.formats import annotations_file, annotations_schema
from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store.desk import Desk
from store.recording import record
from store.replay import run
from store.verbs.annotating import Annotated
from tests.desks import START, Clock, at, handles, opened, page, tagged
from tests.editors import faults

ARMY = "Soldiers take the place of the river police on the bridge."
NEW = "\n- kind: prediction\n  quote: there will be no ferry before winter\n  expects: not-occur\n"


@pytest.fixture
def tags(desk: Desk) -> Desk:
    """With a trigger in a scenario, and a claim."""
    tagged(desk, ARMY, handle="army", statement="The army comes", scenario="orlik")
    tagged(desk, "Tolls are doubled", Kind.CLAIM, handle="tolls")
    return desk


def _file(desk: Desk) -> str:
    return desk.annotations(page().id).decode()


def _take(desk: Desk, text: str) -> Annotated:
    return desk.annotate(page().id, text.encode(), "tags.yaml")


def _without(text: str, handle: str) -> str:
    head, *entries = text.split("\n- ")
    return "\n- ".join([head, *(entry for entry in entries if f"handle: {handle}\n" not in entry)])


def test_a_person_would_be_content_to_edit_the_file(tags: Desk) -> None:
    body = _file(tags).partition("annotations:\n")[2]
    ids = [mention.annotation.id[:10] for mention in tags.mentions(page().id)]
    assert body == (
        f"\n- id: {ids[0]}\n  analyst: ak\n  kind: trigger\n  handle: army\n"
        f"  statement: The army comes\n  quote: {ARMY}\n"
        "  attribution: [Tomas Brandl]\n  scenarios: [orlik]\n"
        f"\n- id: {ids[1]}\n  analyst: ak\n  kind: claim\n  handle: tolls\n"
        "  quote: Tolls are doubled\n  attribution: [Tomas Brandl]\n"
    )


def test_an_article_without_a_title_goes_by_its_first_words(tags: Desk) -> None:
    tags.set(page().id, {"title": ""})
    assert _file(tags).startswith("# [Who guards the bridge? Soldiers take the place")


def test_a_file_that_was_not_edited_changes_nothing(tags: Desk) -> None:
    before = len(tags.history())
    assert not _take(tags, _file(tags)).any
    assert len(tags.history()) == before


def test_all_edits_are_one_deed_that_one_undo_takes_back(tags: Desk) -> None:
    before = tags.case_file()
    text = _without(_file(tags), "tolls") + NEW
    text = text.replace("The army comes", "Soldiers come").replace("[orlik]", "[]")
    assert _take(tags, text) == Annotated(1, 1, 1)
    assert handles(tags) == {"army", "p-1"}
    assert tags.item("army").statement == "Soldiers come"
    assert tags.item("army").scenarios == ()
    assert tags.history()[0].verb == "annotate"
    tags.undo()
    assert tags.case_file() == before


def test_words_and_kind_of_a_tag_are_changed_where_they_stand(tags: Desk) -> None:
    text = _file(tags).replace(f"quote: {ARMY}", "quote: the river police on the bridge")
    _take(tags, text.replace("kind: claim", "kind: trigger"))
    found = [(m.item.kind, m.item.handle, m.annotation.anchor.quote) for m in tags.mentions("Who")]
    assert found == [
        (Kind.TRIGGER, "army", "the river police on the bridge"),
        (Kind.TRIGGER, "tolls", "Tolls are doubled"),
    ]


def test_a_new_entry_can_be_a_mention_of_an_item(tags: Desk) -> None:
    _take(tags, _file(tags) + "\n- item: army\n  quote: The night train is cancelled\n")
    assert tags.item("army").mentions == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: claim", "kind: clam", "unknown kind 'clam'"),
        ("quote: Tolls are doubled", "quote: Tolls are tripled", "does not stand in the text"),
        ("handle: tolls", "handle: army", "army"),
        ("scenarios: [orlik]", "scenarios: [nowhere]", "nowhere"),
        ("- id: n:", "- id: n:ffff", "no tag here is"),
        ("  handle: tolls", "  handle: tolls\n  status: observed", "unknown key 'status'"),
        ("article: a:", "article: a:0", "the file is of another article"),
        ("analyst: ak\n  kind: claim", "analyst: bo\n  kind: claim", "cannot be changed"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_changes_nothing(
    tags: Desk, old: str, new: str, said: str
) -> None:
    before, text = tags.history(), _file(tags)
    assert old in text
    with pytest.raises(Refusal, match=said) as refused:
        _take(tags, text.replace(old, new, 1) + NEW)
    assert refused.value.where.startswith("tags.yaml:")
    assert refused.value.line
    assert tags.history() == before


def test_what_others_changed_meanwhile_is_not_overwritten(tags: Desk) -> None:
    text = _file(tags)
    tags.edit("army", {"note": "seen by a colleague"})
    with pytest.raises(Refusal, match="changed since"):
        _take(tags, _without(text, "tolls"))
    assert handles(tags) == {"army", "tolls"}


def test_two_entries_of_one_item_do_not_contradict_each_other(tags: Desk) -> None:
    tags.tag(page().id, at("The night train"), Kind.TRIGGER, item="army")
    first, second = _file(tags).replace("The army comes", "One", 1), "Two"
    with pytest.raises(Refusal, match="another statement"):
        _take(tags, first.replace("The army comes", second))


def _recorded(tags: Desk, folder: Path) -> Desk:
    """A new store in which a recording of everything was run."""
    recording = record(tags, [done.id for done in tags.history()], "edits")
    assert recording.left_out == ()
    for name, article in recording.articles.items():
        assert article.text is not None
        (folder / name).write_text(f"---\ntitle: Who guards the bridge?\n---\n{article.text}")
    again = opened(folder / "again.db", Clock(START + timedelta(days=9)), "bo")
    run(again, read_session(recording.content, "edits.yaml"), folder)
    return again


def test_a_recording_tells_the_edits_one_by_one(tags: Desk, tmp_path: Path) -> None:
    text = _without(_file(tags), "tolls").replace("kind: trigger", "kind: claim") + NEW
    _take(tags, text)
    with _recorded(tags, tmp_path) as again:
        assert handles(again) == handles(tags)
        assert [m.item.kind for m in again.mentions("Who")] == [
            m.item.kind for m in tags.mentions("Who")
        ]


def test_two_items_can_change_their_handles_for_each_others(tags: Desk, tmp_path: Path) -> None:
    before = {item.handle: item.id for item in tags.items()}
    text = _file(tags).replace("handle: army", "handle: x").replace("handle: tolls", "handle: army")
    assert _take(tags, text.replace("handle: x", "handle: tolls")) == Annotated(0, 0, 2)
    after = {item.handle: item.id for item in tags.items()}
    assert after == {"army": before["tolls"], "tolls": before["army"]}
    with _recorded(tags, tmp_path) as again:
        assert [(i.handle, i.kind) for i in again.items()] == [
            (i.handle, i.kind) for i in tags.items()
        ]
    tags.undo()
    assert {item.handle: item.id for item in tags.items()} == before


def test_the_schema_for_editors_is_that_of_the_fields_and_accepts_what_is_written(
    tags: Desk,
) -> None:
    assert annotations_schema.made() == annotations_file.schema()
    text = _file(tags)
    assert not faults((text + NEW).encode(), annotations_file.schema())
    assert faults(text.replace("kind: claim", "kind: klaim").encode(), annotations_file.schema())
    assert faults((text + "\n- kind: claim\n").encode(), annotations_file.schema())
