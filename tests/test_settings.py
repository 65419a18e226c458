"""The settings: one TOML file, one value."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.refusal import Invalid
from tui.settings import Settings, read_settings, settings
from tui.toml_lines import line_of

FILE = Path("/home/ak/signposts/settings.toml")


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_everything_can_be_set() -> None:
    source = """\
analyst = "ak"
db = "forecasts.db"
languages = ["de", "it"]
width = 72
spacing = "airy"
theme = "nord"
preset = "vim"
[keys]
tag-trigger = "t,f2"
review.next = "f5"
[keys.board]
undo = "f6"
"""
    assert settings(source, FILE) == Settings(
        analyst="ak",
        db=Path("/home/ak/signposts/forecasts.db"),
        languages=("de", "it"),
        width=72,
        spacing=2,
        theme="nord",
        preset="vim",
        keys={"tag-trigger": "t,f2", "review.next": "f5", "board.undo": "f6"},
    )


def test_the_store_may_be_named_from_home_or_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ak")
    assert settings('db = "~/x.db"', FILE).db == Path("/home/ak/x.db")
    assert settings('db = "/data/x.db"', FILE).db == Path("/data/x.db")


@pytest.mark.parametrize(
    ("source", "where", "attempt"),
    [
        ('\n\nanalist = "ak"', "3:1", "analyst"),
        ("analyst = 3", "1:1", '"…"'),
        ('analyst = "  "', "1:1", '"…"'),
        ("width = 7", "1:1", "72"),
        ("spacing = 2", "1:1", '"usual"'),
        ("width = true", "1:1", "72"),
        ('languages = ["german!"]', "1:1", '["de", "it"]'),
        ("\n[keys]\nx = 3", "3:1", 'x = "t,f2"'),
        ('[keys]\nx = "a"\n[keys.review]\nnext = ["n"]', "4:1", 'next = "t,f2"'),
        ("[keys.x.y]\nz = 'f2'", "1:1", 'tag-trigger = "t"'),
        ('width = 72\npreset = "emacs"', "2:1", "vim, arrows"),
        ("preset = 3", "1:1", "vim, arrows"),
        ("keys = 3", "1:1", 'tag-trigger = "t"'),
        ("analyst = ak", "1:11", 'key = "value"'),
        ('analyst = "a"\nanalyst = "b"', "2:14", 'key = "value"'),
    ],
)
def test_a_mistake_is_told_with_its_place(source: str, where: str, attempt: str) -> None:
    with pytest.raises(Invalid) as caught:
        settings(source, FILE)
    assert caught.value.where == f"{FILE}:{where}"
    assert caught.value.attempt == attempt
    assert caught.value.line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("keys", "undo"), 3),
        (("keys", "review", "next"), 5),
        (("keys", "board", "undo"), 7),
        (("keys", "nowhere"), 2),
        (("theme",), 1),
        (("width",), 1),
    ],
)
def test_the_line_of_a_key_is_found_where_it_stands(path: tuple[str, ...], line: int) -> None:
    source = """\
theme = "nord"
[keys]  # mine
"undo" = "f2"
undo-all = "f3"
review . next = "f4"
[ keys.board ]
undo = 'f5'
"""
    assert line_of(source, *path) == line


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(Invalid):
        read_settings(tmp_path / "settings.toml")
    (tmp_path / "latin.toml").write_bytes(b'analyst = "\xe9"')
    with pytest.raises(Invalid, match="UTF-8"):
        read_settings(tmp_path / "latin.toml")
