"""Sessions in a folder, run on a desk as a command would."""

from __future__ import annotations

from pathlib import Path, PurePath

from scenarios.session import read_with_mistakes
from seeds.refusal import Refusal
from store.allowed import Allowed
from store.desk import Desk
from store.replay import Outcome, Report, report
from tests.shell import BRIDGE

ARTICLE = "- add: bridge.md\n  as: bridge\n- scenario: orlik\n  title: Closure\n"
TAG = (
    "- tag: trigger\n  article: bridge\n  quote: tolls are doubled for lorries\n"
    "  handle: tolls\n  scenario: orlik\n"
)


def written(folder: Path, steps: str, *, name: str = "trial", head: str = "") -> Path:
    """A session file of some steps, with the article on the bridge beside it."""
    (folder / "bridge.md").write_text(BRIDGE)
    path = folder / f"{name}.yaml"
    path.write_text(f"signposts: session/1\nname: {name}\n{head}steps:\n{steps}")
    return path


def ran(desk: Desk, *paths: Path, allow: tuple[Path, ...] = (), **more: str | bool) -> Report:
    """What became of session files; `check` and `compare` as for `report`, the rest variables."""
    given = {key: value for key, value in more.items() if isinstance(value, str)}
    check, compare = bool(more.get("check")), bool(more.get("compare"))
    sessions, mistakes = [], None
    for path in paths:
        allowed = Allowed.under(path.parent, allow)

        def fetch(wanted: PurePath, allowed: Allowed = allowed) -> bytes:
            return allowed.to_read(wanted).read_bytes()

        session, found = read_with_mistakes(path.read_bytes(), path.name, fetch=fetch, given=given)
        sessions.append((session, path.parent))
        mistakes = found if mistakes is None else mistakes
    return report(desk, sessions, check=check, compare=compare, allow=allow, mistakes=mistakes)


def outcomes(found: Report) -> list[Outcome]:
    """What became of each step."""
    return [step.outcome for step in found.steps]


def refused(found: Report) -> Refusal:
    """Why it did not come to its end."""
    assert found.refused is not None
    return found.refused


def told(found: Report) -> list[str]:
    """What is wrong, each with its place."""
    return str(refused(found)).splitlines()
