"""A stretch of the journal as a session: what is in it, what it calls things, what is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scenarios.finding import Evidence
from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.reading import read
from seeds.refusal import Refusal
from store.bench import Step
from store.desk import Desk
from store.opening import backup
from store.recording import Recording, record
from store.replay import run
from tests.desks import START, TEXT, Clock, at, opened, page, tagged
from tests.desks import clock as clock
from tests.desks import desk as desk
from tests.desks import empty as empty
from tests.desks import other as other
from tests.desks import store as store

SOLDIERS = "Soldiers take the place of the river police on the bridge."


def told(desk: Desk, *, after: int = 0, undone: bool = False) -> str:
    """The session of all deeds but the first ones."""
    return recording(desk, after=after, undone=undone).content.decode()


def recording(desk: Desk, *, after: int = 0, undone: bool = False) -> Recording:
    """The recording of all deeds but the first ones."""
    done = [one.id for one in desk.history(most=1000)][::-1]
    return record(desk, done[after:], "again", undone=undone)


def verbs(session: str) -> list[str]:
    """The verbs of a session, in order."""
    return [step.verb for step in read_session(session.encode(), "again.yaml").steps]


def again(text: str, folder: Path, *more: str) -> Desk:
    """A new store in which a session was run, with the texts beside it."""
    for n, content in enumerate(more):
        (folder / f"{n}.txt").write_text(content)
    made = opened(folder / "again.db", Clock(START + timedelta(days=900)), "zz")
    run(made, read_session(text.encode(), "again.yaml"), folder)
    return made


def before(desk: Desk) -> int:
    """How many deeds there are, so that a recording can begin after them."""
    return len(desk.history(most=1000))


def test_a_recording_is_written_as_a_person_would_write_it(desk: Desk) -> None:
    tagged(desk, SOLDIERS, handle="army", statement="The army guards it", scenario="orlik")
    desk.mark("army", "observed", evidence=[Evidence(url="https://example.org/notice")])
    assert (
        told(desk)
        == f"""\
# Recorded: 4 steps, 2026-03-09.
signposts: session/1
name: again
analyst: ak
steps:

# Who guards the bridge?, 2026-03-04
- add: who-guards-the-bridge.txt
  as: who-guards-the-bridge
  at: 2026-03-09T08:00:02Z
- scenario: orlik
  title: Closure of the Orlik bridge
  at: 2026-03-09T08:00:03Z
- tag: trigger
  article: who-guards-the-bridge
  quote: {SOLDIERS}
  statement: The army guards it
  handle: army
  scenario: orlik
  at: 2026-03-09T08:00:04Z
- mark: army
  status: observed
  evidence: https://example.org/notice
  at: 2026-03-09T08:00:05Z
"""
    )


def test_what_was_there_before_goes_by_its_title_and_handle(desk: Desk) -> None:
    tagged(desk, SOLDIERS, handle="army")
    begun = before(desk)
    tagged(desk, "no ferry", kind=Kind.PREDICTION)
    desk.put("army", "orlik")
    said = told(desk, after=begun)
    assert "article: Who guards the bridge?\n" in said
    assert "- put: army\n  scenario: orlik\n" in said


def test_an_article_whose_title_another_one_has_goes_by_its_id(desk: Desk) -> None:
    desk.add(page("Another text."))
    begun = before(desk)
    tagged(desk, SOLDIERS)
    assert f"article: {page().id[:10]}\n" in told(desk, after=begun)


def test_only_a_quote_that_stands_in_several_places_is_counted(desk: Desk) -> None:
    begun = before(desk)
    desk.tag(page().id, Span(TEXT.rindex("bridge"), TEXT.rindex("bridge") + 6), Kind.CLAIM)
    tagged(desk, "no ferry")
    said = told(desk, after=begun)
    assert "quote: bridge\n  occurrence: 2\n" in said
    assert "quote: no ferry\n  handle" in said


def test_a_passage_that_no_words_name_goes_by_its_offsets(desk: Desk, tmp_path: Path) -> None:
    made = desk.tag(page().id, at("\n\n"), Kind.CLAIM)
    assert "span: [22, 24]\n" in told(desk)
    with again(told(desk).replace("who-guards-the-bridge.txt", "0.txt"), tmp_path, TEXT) as new:
        assert new.annotation("c-1").anchor == made.anchor


def test_what_was_undone_is_left_out(desk: Desk) -> None:
    tagged(desk, SOLDIERS)
    desk.undo()
    tagged(desk, "no ferry")
    assert verbs(told(desk)) == ["add", "scenario", "tag"]


def test_what_was_undone_can_be_told_too(desk: Desk) -> None:
    tagged(desk, SOLDIERS)
    desk.undo()
    assert told(desk, undone=True).endswith("- undo: tag\n")


def test_what_was_undone_is_told_where_something_rests_on_it(desk: Desk) -> None:
    tagged(desk, SOLDIERS, handle="army")
    [tag] = [done for done in desk.history(most=1) if done.verb == "tag"]
    desk.mark("army", "observed")
    desk.undo(tag.id)
    assert verbs(told(desk)) == ["add", "scenario", "tag", "mark", "undo"]


def test_what_was_undone_and_redone_is_told_once(desk: Desk) -> None:
    tagged(desk, SOLDIERS)
    desk.undo()
    desk.redo()
    assert verbs(told(desk)) == ["add", "scenario", "tag"]


def test_what_was_recorded_later_is_not_told_though_it_undid_something(
    desk: Desk, clock: Clock
) -> None:
    tagged(desk, SOLDIERS)
    clock.turn_to("2026-05-17")
    desk.undo()
    done = [one.id for one in desk.history()]
    found = record(desk, done, "again", until=datetime(2026, 5, 1, tzinfo=UTC))
    assert verbs(found.content.decode()) == ["add", "scenario", "tag"]


def test_a_tag_is_named_where_its_item_has_another(desk: Desk) -> None:
    tagged(desk, SOLDIERS, handle="army")
    other = desk.tag(page().id, at("no ferry"), Kind.TRIGGER, item="army")
    desk.untag(other.id)
    assert "  item: army\n  as: army-tag\n" in told(desk)
    assert "- untag: army-tag\n" in told(desk)


def test_who_did_it_is_said_where_it_is_not_who_did_most(desk: Desk) -> None:
    with desk.step(Step(analyst="bo")):
        tagged(desk, SOLDIERS)
    assert "analyst: ak\nsteps" in told(desk)
    assert told(desk).count("  analyst: bo\n") == 1


def test_a_hostile_title_stays_in_its_comment(empty: Desk) -> None:
    empty.add(page(title="Peace\n- forget: everything\u2028- untag: x\x1b[2J"))
    said = told(empty)
    assert verbs(said) == ["add"]
    assert "\x1b" not in said


def test_a_snooze_can_be_done_again_when_its_day_is_over(desk: Desk, tmp_path: Path) -> None:
    tagged(desk, SOLDIERS, handle="army")
    desk.snooze("army", date(2026, 4, 1))
    session = told(desk).replace("who-guards-the-bridge.txt", "0.txt")
    with again(session, tmp_path, TEXT) as new:
        assert verbs(told(new)) == ["add", "scenario", "tag", "snooze"]


def test_what_an_article_without_text_holds_is_left_out_and_counted(desk: Desk) -> None:
    tagged(desk, SOLDIERS, handle="army")
    desk.mark("army", "observed")
    desk.forget(page().id)
    left = dict(recording(desk).left_out)
    assert left == {
        "add: an article whose text is not here": 1,
        "tag: an article that is not in the recording": 1,
        "mark: an item that is not in the recording": 1,
        "forget: an article that is not in the recording": 1,
    }


def test_what_two_analysts_called_alike_is_told_apart(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with desk.reading() as connection:
        backup(connection, other)
    tagged(desk, SOLDIERS)
    desk.add_scenario("ice")
    with opened(other, Clock(START + timedelta(days=1)), "bo") as theirs:
        theirs.add_scenario("ice", title="Drift ice")
        tagged(theirs, "no ferry")
        theirs.put("t-1", "ice")
        theirs.mark("t-1", "observed")
    desk.join(other)
    found = recording(desk)
    assert found.left_out == ()
    assert dict(found.renamed) == {"t-1": "t-1-bo", "ice": "ice-bo"}
    session = found.content.decode().replace("who-guards-the-bridge.txt", "0.txt")
    with again(session, tmp_path, TEXT) as new:
        assert [item.handle for item in new.items()] == ["t-1", "t-1-bo"]
        assert [f.subject for f in new.case_file().findings] == [new.item("t-1-bo").id]
        assert "put: t-1-bo\n  scenario: ice-bo" in told(new)


def test_a_copy_where_the_analyst_has_a_tag_already_is_told_as_a_second_one(
    desk: Desk, tmp_path: Path
) -> None:
    """The same work done twice apart, on two machines of one analyst."""
    edition = desk.add(
        read("two.txt", b"Once more.\n\nDie Maut verdoppelt sich. Mehr nicht.")
    ).article
    first = tagged(desk, SOLDIERS, handle="army")
    desk.same_work(page().id, edition.id)
    other = tmp_path / "other.db"
    with desk.reading() as connection:
        backup(connection, other)
    where = Span(12, 37)
    with opened(other, Clock(START + timedelta(days=1)), "ak") as theirs:
        theirs.mirror(first.id, edition.id, where)
    desk.mirror(first.id, edition.id, where)
    desk.join(other)
    assert "again: true" in told(desk)


def test_an_import_is_told_thing_by_thing(desk: Desk, tmp_path: Path) -> None:
    desk.add(read("0.txt", b"The tolls are doubled."))
    desk.tag(desk.article("The tolls").id, Span(0, 9), Kind.CLAIM, handle="tolls")
    desk.mark("tolls", "confirmed")
    with opened(tmp_path / "new.db", Clock(START + timedelta(days=3)), "bo") as new:
        new.import_case(desk.case_file(texts=True))
        assert sorted(verbs(told(new))) == ["add", "add", "mark", "scenario", "tag"]


def test_findings_that_differed_and_were_settled_are_told_one_after_the_other(
    desk: Desk, tmp_path: Path
) -> None:
    tagged(desk, "Tolls", handle="tolls")
    other = tmp_path / "other.db"
    with desk.reading() as connection:
        backup(connection, other)
    desk.mark("tolls", "observed")
    with opened(other, Clock(START + timedelta(days=1)), "bo") as theirs:
        theirs.mark("tolls", "not-observed")
    desk.join(other)
    desk.adopt("tolls", "bo")
    found = recording(desk)
    for name, added in found.articles.items():
        (tmp_path / name).write_text(added.text or "")
    with again(found.content.decode(), tmp_path) as replayed:
        assert replayed.item("tolls").status == desk.item("tolls").status
        assert len(replayed.findings_of("tolls")) == 3
        assert uncommented(told(replayed)) == uncommented(found.content.decode())


def uncommented(session: str) -> list[str]:
    """The lines that say something."""
    return [line for line in session.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("tags", [False, True])
def test_what_rests_on_an_item_of_a_blind_store_is_told(
    empty: Desk, tmp_path: Path, tags: bool
) -> None:
    empty.add(page())
    empty.add_scenario("orlik")
    tagged(empty, "Tolls", scenario="orlik", handle="tolls")
    empty.criteria("tolls", threshold="twice the price")
    (tmp_path / "bm.db").write_bytes(empty.blind(page().id, "bm", items=True)[0])
    with opened(tmp_path / "bm.db", Clock(START + timedelta(days=1)), "bm") as second:
        if tags:
            second.tag(page().id, at("Tolls"), Kind.TRIGGER, item="tolls")
        second.mark("tolls", "observed")
    for n in range(3):
        empty.edit_scenario("orlik", {"note": str(n)})
    empty.join(tmp_path / "bm.db")
    first = recording(empty)
    assert dict(first.left_out).keys() <= {"tag: who made the item, and when"}
    for name, added in first.articles.items():
        (tmp_path / name).write_text(added.text or "")
    with again(first.content.decode(), tmp_path) as replayed:
        assert uncommented(told(replayed)) == uncommented(first.content.decode())
        assert replayed.item("tolls").status == empty.item("tolls").status
        assert [c.threshold for c in replayed.criteria_of("tolls")] == ["twice the price"]
        assert [line.handle for line in replayed.items(scenario="orlik")] == ["tolls"]


def test_an_item_of_a_blind_store_that_nobody_tagged_is_in_the_recording(
    empty: Desk, tmp_path: Path
) -> None:
    empty.add(page())
    empty.add_scenario("orlik")
    tagged(empty, "Tolls", scenario="orlik", handle="tolls", statement="Tolls double")
    (tmp_path / "bm.db").write_bytes(empty.blind(page().id, "bm", items=True)[0])
    with opened(tmp_path / "cy.db", Clock(START + timedelta(days=1)), "cy") as third:
        third.join(tmp_path / "bm.db")
        third.mark("tolls", "observed")
        first = recording(third)
        before = third.case_file(texts=True)
    assert first.left_out == ()
    [(name, added)] = first.articles.items()
    (tmp_path / name).write_text(added.text or "")
    with again(first.content.decode(), tmp_path) as replayed:
        after = replayed.case_file(texts=True)
        assert [i.statement for i in after.items] == [i.statement for i in before.items]
        assert [f.status for f in after.findings] == [f.status for f in before.findings]
        assert len(after.memberships) == len(before.memberships) == 1


def test_what_an_imported_item_hangs_on_is_in_the_recording(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry", scenario="orlik")
    tagged(desk, "Tolls", handle="tolls", scenario="orlik")
    desk.condition("ferry", ["tolls"])
    other.import_case(desk.case_file(texts=True))
    first = recording(other)
    assert first.left_out == ()
    [(name, added)] = first.articles.items()
    (tmp_path / name).write_text(added.text or "")
    with again(first.content.decode(), tmp_path) as replayed:
        held = replayed.item_value("ferry").conditions
        assert held is not None
        assert held.of == (replayed.item("tolls").id,)


def test_a_finding_that_settles_a_disagreement_is_told_with_what_it_settles(
    desk: Desk, tmp_path: Path
) -> None:
    tagged(desk, "Tolls", handle="tolls")
    with desk.reading() as connection:
        backup(connection, tmp_path / "bo.db")
    desk.mark("tolls", "observed")
    with opened(tmp_path / "bo.db", Clock(START + timedelta(days=1)), "bo") as theirs:
        theirs.mark("tolls", "not-observed")
    desk.join(tmp_path / "bo.db")
    desk.mark("tolls", "emerging", settles=True)
    first = recording(desk)
    assert first.left_out == ()
    assert first.content.count(b"  beside: true\n") == 1
    [(name, added)] = first.articles.items()
    (tmp_path / name).write_text(added.text or "")
    with again(first.content.decode(), tmp_path) as replayed:
        [*apart, last] = replayed.findings_of("tolls")
        assert set(last.settles) == {one.id for one in apart}
        assert not any(one.named for one in apart)


@pytest.mark.parametrize("name", ["nothing", "later"])
def test_a_step_that_is_taken_back_comes_before(empty: Desk, tmp_path: Path, name: str) -> None:
    steps = f"- undo: {name}\n- scenario: orlik\n  as: later\n"
    session = f"signposts: session/1\nname: x\nsteps:\n{steps}"
    with pytest.raises(Refusal, match=f"no earlier step is called '{name}'"):
        run(empty, read_session(session.encode(), "x.yaml"), tmp_path)
