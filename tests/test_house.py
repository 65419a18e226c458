"""The house: imports run one way, start-up stays small, and the wheel holds four packages."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("tui", "store", "scenarios", "seeds")
COUNTING = {"numpy", "krippendorff"}
"""What `scenarios` may import in the rooms that count."""


def _imported(file: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def _loaded_by(statement: str) -> set[str]:
    """The top-level packages that a fresh interpreter has after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("file", sorted((ROOT / "scenarios").rglob("*.py")), ids=lambda p: p.name)
def test_scenarios_stands_on_the_standard_library_and_seeds(file: Path) -> None:
    allowed = sys.stdlib_module_names | COUNTING | {"scenarios", "seeds"}
    assert _imported(file) <= allowed


@pytest.mark.parametrize(
    "file",
    sorted(p for name in PACKAGES for p in (ROOT / name).rglob("__init__.py")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_an_init_is_a_docstring_and_nothing_else(file: Path) -> None:
    [only] = ast.parse(file.read_text("utf-8")).body
    assert isinstance(only, ast.Expr)


@pytest.mark.parametrize(
    "file",
    sorted(p for name in PACKAGES for p in (ROOT / name).rglob("*.py")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_room_is_crowded(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400


def test_the_rules_load_no_database_and_no_screen() -> None:
    loaded = _loaded_by("import scenarios.board, scenarios.formats.scenario_file")
    assert not loaded & {"sqlalchemy", "sqlmodel", "textual", "rich", "click"}


def test_the_command_line_loads_nothing_heavy_before_a_verb_needs_it() -> None:
    loaded = _loaded_by("import tui.cli")
    assert not loaded & {"sqlalchemy", "sqlmodel", "textual", "rich", "yaml", "babel"}


def test_the_wheel_holds_the_four_packages_and_what_ships(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name.split("/")[0]}
    assert tops == set(PACKAGES)
    assert sum(name.startswith("seeds/corpus/") for name in names) >= 5
    assert "scenarios/library/first-reading.yaml" in names
    assert "scenarios/formats/scenario-1.schema.json" in names
    assert "tui/theme.tcss" in names
