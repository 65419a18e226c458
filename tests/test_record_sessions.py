"""What is on the record as steps of a session: done, told back from the journal, done again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from scenarios.session import read_session
from scenarios.vocabulary import Role
from store.desk import Desk
from store.recording import record
from store.replay import run
from tests.desks import START, TEXT, Clock, opened

SESSION = f"""\
signposts: session/1
name: record
steps:
- add: bridge.txt
  as: bridge
- scenario: orlik
- tag: trigger
  article: bridge
  quote: Tolls are doubled
  handle: tolls
  scenario: orlik
- tag: prediction
  article: bridge
  quote: there will be no ferry before winter
  handle: ferry
- condition: ferry
  triggers_of: orlik
  least: 1
- condition: ferry
  of: [tolls]
- put: tolls
  scenario: orlik
  role: sign
  given: 0.8
  given_not: 1:3
  group: money
  fit: 4
- edit-scenario: orlik
  prior: 10%
  reference: {{class: bridges under threat, n: 40, occurred: 4}}
- criteria: tolls
  baseline: {{value: 2 kronen, period: a lorry, source: toll office}}
  components: {{of: [by day, by night], combination: all}}
  timeframe: {{words: before winter, by: 2026-11-30, hangs_on: ferry, status: inferred}}
- forecast: ferry
  probability: 40%
  reference: {{class: rivers in March, n: 40, occurred: 9}}
- mark: tolls
  status: emerging
  occurred_on: {START.date()}
  settled_on: {START.date()}
  components:
  - {{of: by day, holds: true}}
  - {{of: by night, holds: false}}
  evidence:
  - {{article: bridge, words: Tolls are doubled, role: contradicts}}
"""


def ran(session: bytes, folder: Path, name: str, clock: Clock) -> Desk:
    """A new store in which a session was run."""
    for file in ("bridge.txt", "who-guards-the-bridge.txt", "article.txt"):
        (folder / file).write_text(TEXT)
    made = opened(folder / f"{name}.db", clock)
    run(made, read_session(session, "session.yaml"), folder)
    return made


def test_a_session_says_all_of_the_record_and_the_journal_tells_it_back(tmp_path: Path) -> None:
    first = ran(SESSION.encode(), tmp_path, "first", Clock())
    [made] = first.findings_of("tolls")
    assert [(one.of, one.holds) for one in made.components] == [
        ("by day", True),
        ("by night", False),
    ]
    told = record(first, [one.id for one in first.history(most=99)][::-1], "again")
    assert told.left_out == ()
    second = ran(told.content, tmp_path, "second", Clock(START + timedelta(days=900)))
    for name in ("tolls", "ferry"):
        assert [one.counted for one in second.criteria_of(name)] == [
            one.counted for one in first.criteria_of(name)
        ]
        assert [one.reference for one in second.forecasts_of(name)] == [
            one.reference for one in first.forecasts_of(name)
        ]
    for store in (first, second):
        [place] = store.case_file("orlik").memberships
        assert (place.given, place.given_not, place.group, place.fit) == (0.8, 0.25, "money", 4)
        assert place.elicited == START.date()
        assert (store.scenario("orlik").prior, place.role) == (0.1, Role.SIGN)
    [again] = second.findings_of("tolls")
    assert (again.components, again.settled_on) == (made.components, made.settled_on)
    assert again.evidence == made.evidence
    assert [one.article for one in made.evidence] == [first.article("Who guards").id]
    assert second.item_value("ferry").conditions
    [version] = second.criteria_of("tolls")
    assert version.timeframe.hangs_on == second.item("ferry").id
