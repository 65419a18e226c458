"""What is wrong in a session is told before its first step, all at once, each with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seeds.refusal import Invalid
from store.desk import Desk
from store.replay import Outcome
from tests.scripts import ARTICLE, TAG, outcomes, ran, refused, told, written

FILE = """\
signposts: scenario/1
scenario:
  handle: kestrel
triggers:
- handle: rain
  statement: It rains
"""


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("- mark: tols\n  status: observed\n", "15:9: there is no item or scenario 'tols'"),
        ("- untag: tols\n", "15:10: there is no tag 'tols'"),
        ("- export: orlk\n  to: o.yaml\n", "15:11: there is no scenario 'orlk'"),
        ("- same-work: [bridge, pont]\n", "15:14: there is no article 'pont'"),
        ("- expect: {item: tols, status: open}\n", "15:18: there is no item 'tols'"),
        ("- undo: tools\n", "15:9: no earlier step is called 'tools'"),
        ("- add: brige.md\n", "15:8: there is no file brige.md"),
        ("- add: corpus:nothing\n", "15:8: no article that ships is called 'nothing'"),
        ("- export: orlik\n  to: absent/o.yaml\n", "16:7: there is no folder absent"),
        ("- add: bridge.md\n  as: bridge\n  offered: true\n", "16:7: the name 'bridge' is given"),
        (
            TAG.replace("tolls are doubled for lorries", "There will be no war"),
            "18:11: the handle tolls is made in line 8",
        ),
        ("- scenario: orlik\n  title: Other\n", "15:13: the handle orlik is made in line 6"),
    ],
)
def test_a_mistake_is_found_before_the_first_step(
    empty: Desk, tmp_path: Path, steps: str, said: str
) -> None:
    found = ran(empty, written(tmp_path, ARTICLE + TAG + "- expect: {articles: 7}\n" * 2 + steps))
    assert isinstance(refused(found), Invalid)
    [one] = told(found)
    assert one.startswith(f"trial.yaml:{said}"), one
    assert set(outcomes(found)) == {Outcome.SKIPPED}


def test_mistakes_of_every_sort_are_told_at_once_in_the_order_of_the_file(
    empty: Desk, tmp_path: Path
) -> None:
    steps = (
        "- mark: war\n  status: observed\n- tga: trigger\n  handle: rain\n"
        "- mark: rain\n  status: observed\n- add: /etc/passwd\n- undo: 0\n"
    )
    assert [line.split(": ")[0] for line in told(ran(empty, written(tmp_path, steps)))] == [
        "trial.yaml:4:9",
        "trial.yaml:6:3",
        "trial.yaml:10:8",
        "trial.yaml:11:9",
    ]


def test_what_a_later_step_makes_is_told_with_its_line(empty: Desk, tmp_path: Path) -> None:
    steps = "- mark: tolls\n  status: observed\n"
    found = refused(ran(empty, written(tmp_path, ARTICLE + steps + TAG)))
    assert found.attempt == "tolls is made in line 10; that step before this one"


@pytest.mark.parametrize(
    "steps",
    [
        "- mark: tolls\n  status: observed\n",
        "- set: guards the bridge\n  outlet: Post\n",  # a part of the title in the file
        TAG + ARTICLE,  # the very same steps again
        "- undo: 1\n" + TAG.replace("lorries", "lorries;"),
        "- edit: tolls\n  handle: tolls-up\n- mark: tolls-up\n  status: observed\n",
        "- import: kestrel.yaml\n- put: rain\n  scenario: kestrel\n",
        "- export: orlik\n  to: out.yaml\n- import: out.yaml\n",
        "- tag: claim\n  article: bridge\n  quote: The river police\n- mark: c-1\n  status: open\n",
    ],
)
def test_what_an_earlier_step_makes_can_be_named(empty: Desk, tmp_path: Path, steps: str) -> None:
    (tmp_path / "kestrel.yaml").write_text(FILE)
    found = ran(empty, written(tmp_path, ARTICLE + TAG + steps))
    assert found.refused is None


def test_a_mistake_in_a_file_that_is_imported_stands_in_that_file(
    empty: Desk, tmp_path: Path
) -> None:
    (tmp_path / "kestrel.yaml").write_text(FILE.replace("statement", "statment"))
    [one] = told(ran(empty, written(tmp_path, "- import: kestrel.yaml\n")))
    assert one.startswith("kestrel.yaml:6:3: unknown key 'statment'")


def test_what_was_done_in_an_earlier_run_is_not_held_against_the_store_again(
    empty: Desk, tmp_path: Path
) -> None:
    path = written(tmp_path, ARTICLE + TAG + "- untag: tolls\n- import: kestrel.yaml\n")
    (tmp_path / "kestrel.yaml").write_text(FILE)
    ran(empty, path)
    (tmp_path / "kestrel.yaml").unlink()
    assert ran(empty, path).changed == 0


# Quotes.


def test_quotes_that_are_not_in_the_article_are_told_at_once_each_where_it_stands(
    empty: Desk, tmp_path: Path
) -> None:
    steps = (
        TAG.replace("lorries", "lories")
        + "- tag: claim\n  article: bridge\n  quote: the bridge\n"
        + "- tag: claim\n  article: bridge\n  quote: the bridge\n  occurrence: 9\n"
        + "- tag: claim\n  article: bridge\n  quote: night\n"
        + "  context: no words of it\n  every: true\n"
        + "- expect: {tagged: a lake, article: bridge}\n"
    )
    found = ran(empty, written(tmp_path, ARTICLE + steps))
    assert [line.split(": ", 1) for line in told(found)] == [
        ["trial.yaml:10:10", "“tolls are doubled for lories” does not stand in the text"],
        ["trial.yaml:15:10", "“the bridge” stands in 4 places"],
        ["trial.yaml:18:10", "“the bridge”: there is no occurrence 9"],
        ["trial.yaml:23:12", "“no words of it” does not stand in the text"],
        ["trial.yaml:25:20", "“a lake” does not stand in the text"],
    ]
    assert set(outcomes(found)) == {Outcome.SKIPPED}


def test_a_quote_of_an_article_in_the_store_is_held_against_it(empty: Desk, tmp_path: Path) -> None:
    ran(empty, written(tmp_path, ARTICLE + TAG))
    tag = "- tag: claim\n  article: guards the bridge\n  quote: a lake\n"
    moved = "- tag: claim\n  article: guards the bridge\n  quote: at night\n  as: night\n"
    moved += "- move: night\n  quote: at knight\n"
    found = told(ran(empty, written(tmp_path, tag + moved, name="second")))
    assert [line.split(": ")[0] for line in found] == ["second.yaml:6:10", "second.yaml:12:10"]


# What a session may read and write.


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("- add: ../out.md\n", "../out.md leads out of the session's folder"),
        ("- add: in/../../out.md\n", "in/../../out.md leads out of the session's folder"),
        ("- add: link.md\n", "link.md leads by a link out of the session's folder"),
        ("- add: folder/out.md\n", "folder/out.md leads by a link out of the session's folder"),
        ("- import: /etc/passwd\n", "/etc/passwd leads out of the session's folder"),
        ("- join: ../out.db\n", "../out.db leads out of the session's folder"),
        ("- backup: ../out.db\n", "../out.db leads out of the session's folder"),
        ("- seal: folder/x.seal\n", "folder/x.seal leads by a link out of the session's folder"),
        ("- include: ../out.yaml\n", "../out.yaml leads out of the session's folder"),
        ("- export: orlik\n  to: link.yaml\n", "link.yaml leads by a link out of the session's"),
        ("- export: orlik\n  to: trial.yaml\n", "trial.yaml is the session or the store itself"),
        ("- export: orlik\n  to: ./in/../trial.yaml\n", "is the session or the store itself"),
        ("- export: orlik\n  to: hard.yaml\n", "hard.yaml is the session or the store itself"),
        ("- backup: ../orlik.db\n", "../orlik.db is the session or the store itself"),
        ("- backup: ../orlik.db-wal\n", "is the session or the store itself"),
        ("- export: orlik\n  to: .git/config\n", ".git/config is hidden"),
        ("- export: orlik\n  to: in\n", "in is a folder"),
        ("- export: orlik\n  to: pipe\n", "pipe is no file"),
        ("- add: pipe\n", "pipe is no file"),
        ('- add: "a\\0b"\n', "cannot be a file"),
    ],
)
def test_a_session_stays_in_its_folder(desk: Desk, tmp_path: Path, step: str, what: str) -> None:
    folder = tmp_path / "theirs"
    for name in ("theirs", "theirs/in", "theirs/.git", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "out.md").write_text("A text of some length, for once.\n")
    (tmp_path / "elsewhere" / "out.md").write_text("A text of some length, for once.\n")
    (folder / "link.md").symlink_to(tmp_path / "out.md")
    (folder / "link.yaml").symlink_to(tmp_path / "out.yaml")
    (folder / "folder").symlink_to(tmp_path / "elsewhere")
    path = written(folder, step)
    (folder / "hard.yaml").hardlink_to(path)
    os.mkfifo(folder / "pipe")
    before = sorted(p.name for p in tmp_path.rglob("*"))
    found = refused(ran(desk, path))
    assert what in found.what
    assert found.where.startswith("trial.yaml:")
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("allowed", ["out", "out/deep", "out/deep/bridge.md"])
def test_what_is_allowed_besides_can_be_used(empty: Desk, tmp_path: Path, allowed: str) -> None:
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (tmp_path / "theirs").mkdir()
    path = written(tmp_path / "theirs", "- add: ../out/deep/bridge.md\n")
    (tmp_path / "theirs" / "bridge.md").rename(tmp_path / "out" / "deep" / "bridge.md")
    assert ran(empty, path, allow=(tmp_path / allowed,)).refused is None


def test_a_link_inside_the_folder_is_followed_and_not_replaced(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "real.yaml").touch()
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    ran(desk, written(tmp_path, "- export: orlik\n  to: link.yaml\n"))
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text().startswith("signposts: scenario/1")


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("- export: orlik\n  to: bridge.md\n", "bridge.md"),
        ("- export: orlik\n  to: other.yaml\n", "other.yaml"),
        ("- backup: bridge.md\n", "bridge.md"),
        ("- backup: colleague.db\n", "colleague.db"),
    ],
)
def test_a_file_of_another_kind_is_not_written_over(
    desk: Desk, other: Desk, tmp_path: Path, step: str, name: str
) -> None:
    other.add_scenario("theirs")
    other.path.rename(tmp_path / "colleague.db")
    written(tmp_path, "- scenario: x\n", name="other")
    path = written(tmp_path, step)
    before = (tmp_path / name).read_bytes()
    assert "is there" in refused(ran(desk, path)).what
    assert (tmp_path / name).read_bytes() == before
