"""Where evidence began: one origin or two, the author's own word, what a source is worth."""

from __future__ import annotations

from datetime import date

from scenarios.finding import Evidence, Finding
from scenarios.provenance import Provenance, reliability
from scenarios.source import Rating, Source
from scenarios.vocabulary import Reliability, Status, Support
from seeds.when import When
from store.desk import Desk
from tests.desks import page, tagged
from tests.shell import Shell

AGENCY = Source(name="Orlik News Agency", aliases=("ONA",))


def test_two_reports_of_an_agency_under_two_names_are_one_origin() -> None:
    reports = [
        Evidence(url="https://a.example/1", origin="ONA"),
        Evidence(url="https://b.example/2", origin="Orlik News Agency"),
        Evidence(words="a witness", role=Support.CONTRADICTS),
    ]
    assert Provenance.of([AGENCY], ()).origins(reports) == 1


def test_two_editions_of_a_work_are_one_origin(desk: Desk) -> None:
    desk.add(page("Chi sorveglia il ponte?", "Chi sorveglia il ponte?"))
    other = page("Chi sorveglia il ponte?").id
    both = [Evidence(article=page().id), Evidence(article=other)]
    assert Provenance.of((), desk.case_file().articles).origins(both) == 2
    desk.same_work(page().id, other)
    assert Provenance.of((), desk.case_file().articles).origins(both) == 1


def test_a_source_is_worth_what_it_was_on_the_day_of_the_evidence() -> None:
    rated = (
        Rating(date(2026, 1, 1), Reliability.USUALLY),
        Rating(date(2026, 6, 1), Reliability.UNRELIABLE),
    )
    sources = [Source(name="Orlik Gazette", aliases=("Gazette",), ratings=rated)]
    finding = Finding(subject="i:1", status=Status.OBSERVED)
    may = Evidence(words="notice", source="gazette", published=When("2026-05-17"))
    assert reliability(may, finding, sources) is Reliability.USUALLY
    july = Evidence(words="notice", source="Orlik Gazette", seen=When("2026-07"))
    assert reliability(july, finding, sources) is Reliability.UNRELIABLE
    assert reliability(Evidence(words="notice", source="other"), finding, sources) is None


def test_the_authors_own_word_alone_is_no_independent_evidence(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    own = Evidence(words="he said so again", source="tomas brandl")
    made = desk.mark("tolls", "observed", evidence=[own, Evidence(article=page().id)])
    assert desk.only_own(made) == "the work itself, its author Tomas Brandl"
    again = desk.add(page("Once more: tolls are doubled.", title="Again")).article.id
    made = desk.mark("tolls", "observed", evidence=[Evidence(article=again)])
    assert desk.only_own(made) == "its author Tomas Brandl"
    other = Evidence(words="a notice", source="ministry")
    assert desk.only_own(desk.mark("tolls", "observed", evidence=[own, other])) == ""


def test_the_command_warns_and_shows_what_the_source_was_worth(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does('source "Orlik Gazette" --reliability C --since 2026-01-01')
    said = 'mark tolls-doubled observed --evidence "notice | Orlik Gazette" --seen 2026-05-18'
    assert "the only origin is its outlet Orlik Gazette" in shell.does(said).err
    assert "Orlik Gazette (C)" in shell.does("show tolls-doubled").out
