"""The house: imports run one way, start-up stays small, and the wheel holds four packages."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.app import BRIDGE, shelve
from tui.straight import door_of

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
    return {name.split(".")[0] for name in _modules_after(statement)}


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
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


def _asked(file: Path) -> set[str]:
    """The modules that a file may take names from, also late, and also for types only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_rooms_ask_each_other_in_a_circle() -> None:
    files = [p for name in PACKAGES for p in (ROOT / name).rglob("*.py") if p.stem != "__init__"]
    rooms = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in files}
    asked = {name: _asked(file) & rooms.keys() - {name} for name, file in rooms.items()}
    assert list(TopologicalSorter(asked).static_order())


def test_the_rules_load_no_database_and_no_screen() -> None:
    loaded = _loaded_by("import scenarios.board, scenarios.formats.scenario_file")
    assert not loaded & {"sqlalchemy", "sqlmodel", "textual", "rich", "click"}


def test_the_rules_count_nothing_before_a_score_is_asked_for() -> None:
    loaded = _loaded_by("import scenarios.scorecard, scenarios.selection, scenarios.board")
    assert not loaded & COUNTING


def test_the_command_line_loads_nothing_heavy_before_a_verb_needs_it() -> None:
    loaded = _loaded_by("import tui.cli")
    assert not loaded & {"sqlalchemy", "sqlmodel", "textual", "rich", "yaml", "babel"}


@pytest.fixture(scope="module")
def old_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is there already, with an article in it."""
    path = tmp_path_factory.mktemp("house") / "signposts.db"
    shelve(path, [("bridge.md", BRIDGE)])  # whose title need not be made of its text
    return path


DATABASES = {"sqlalchemy", "sqlmodel", "pydantic"}


@pytest.mark.parametrize(
    "act",
    [
        "desk.items()",
        "desk.articles()",
        "desk.tag(desk.articles()[0].id, Span(0, 9), Kind.CLAIM)",
        "desk.undo()",
    ],
)
def test_what_is_done_in_an_old_store_loads_no_schema(old_store: Path, act: str) -> None:
    loaded = _loaded_by(
        "from datetime import datetime, UTC\n"
        "from pathlib import Path\n"
        "from scenarios.vocabulary import Kind\n"
        "from seeds.anchor import Span\n"
        "from store.desk import Desk\n"
        f"desk = Desk.open(Path({str(old_store)!r}), analyst='ak', "
        "clock=lambda: datetime.now(UTC), create=False)\n"
        f"{act}"
    )
    assert not loaded & DATABASES


def test_the_first_rows_of_the_library_need_no_verb(old_store: Path) -> None:
    loaded = _modules_after(
        "from datetime import datetime, UTC\n"
        "from pathlib import Path\n"
        "from tui.opening import Opening\n"
        f"opening = Opening(Path({str(old_store)!r}), analyst='ak', "
        "clock=lambda: datetime.now(UTC))\n"
        "shelf, shown = opening.wait()\n"
        "assert shown.lines[0].key"
    )
    assert not loaded & {"store.verbs.tags", "store.archive", "textual.app", "click", "yaml"}


def test_the_app_is_opened_without_click() -> None:
    loaded = _modules_after(
        "import tui.cli, tui.straight\nassert tui.straight.door_of(['--db', 'x.db'])"
    )
    assert not loaded & {"click", "rich", "textual", "store.desk"}


@pytest.mark.parametrize(
    "said",
    [
        ["list"],
        ["--db"],
        ["--db", ""],
        ["--db", "--help"],
        ["--db", "a.db", "--db", "b.db"],
        ["--db", "a.db", "list"],
        ["--db", "a.db", "--now", "2026-01-01"],
        ["--version"],
        ["--db=a.db"],
        ["--analyst", "\udc80"],
    ],
)
def test_any_other_command_line_is_left_to_click(said: list[str]) -> None:
    assert door_of(said) is None


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
