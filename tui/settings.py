"""The settings: one TOML file, read into one value.

```toml
analyst = "ak"
db = "~/forecasts.db"       # relative to the folder of this file
languages = ["de", "it"]
width = 72                  # code points of a line of text in the reading room
spacing = "airy"            # or "compact", "usual"
theme = "nord"
preset = "vim"              # or "arrows": the keys to begin with

[keys]
tag-trigger = "t,f2"
review.next = "f5"          # only in the review
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from seeds.refusal import Invalid

FILE = "settings.toml"
NARROWEST, WIDEST = 20, 400
SPACINGS = ("compact", "usual", "airy")
"""What the spacing of running text is called; kept by its number, -1 for the app's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person has set; everything empty where nothing is.

    `db` is absolute. `languages` are what articles may be written in, `()` for all that are known.
    `width` is the measure of running text in cells, 0 for the app's own, `spacing` that of its
    rows (see `SPACINGS`). `keys` are key bindings by the names of actions, as in `next` or
    `review.next`, several with commas between them; `preset` is what they stand on. `said` is
    where it was read, for errors.
    """

    analyst: str = ""
    db: Path | None = None
    languages: tuple[str, ...] = ()
    width: int = 0
    spacing: int = -1
    theme: str = ""
    preset: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    said: tuple[str, Path] | None = field(default=None, compare=False, repr=False)

    def wrong(self, key: tuple[str, ...], what: str, attempt: str) -> Invalid:
        """The refusal of what stands under a key, with its line if it was read from a file."""
        if self.said is None:
            return Invalid(what, where="settings", attempt=attempt)
        from seeds.yaml_nodes import invalid_at
        from tui.toml_lines import line_of

        source, path = self.said
        return invalid_at(str(path), source, line_of(source, *key), 1, what, attempt)


def settings_file() -> Path:
    """Where the settings are kept on this platform."""
    from platformdirs import user_config_path

    return user_config_path("signposts", appauthor=False) / FILE


def usual_store() -> Path:
    """Where the store is when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("signposts", appauthor=False) / "signposts.db"


def read_settings(path: Path) -> Settings:
    """The settings in a file; none where there is no file.

    Raises:
        Invalid: it cannot be read, is not TOML, or has an unknown key or a wrong value.
    """
    try:
        source = path.read_bytes().decode()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise Invalid(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise Invalid("is not UTF-8", where=str(path), attempt="save it as UTF-8") from None
    return settings(source, path)


def settings(source: str, path: Path) -> Settings:
    """The settings that a TOML text says; `path` is for errors and relative paths.

    Raises:
        Invalid: see `read_settings`.
    """
    import tomllib

    try:
        said = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        _refuse_toml(str(error), source, path)
    read: dict[str, Any] = {}
    for name, value in said.items():
        if name not in _READERS:
            from seeds.yaml_document import did_you_mean

            nearest = did_you_mean(name, _READERS)
            _fail((name,), f"unknown key {name!r}", source, path, nearest)
        try:
            read[name] = _READERS[name](value)
        except ValueError as error:
            what, _, attempt = str(error).partition("; ")
            place = (name, *(error.inside if isinstance(error, _Within) else ()))
            _fail(place, f"{place[-1]} {what}", source, path, attempt)
    if "db" in read:
        read["db"] = (path.parent / read["db"].expanduser()).absolute()
    return Settings(**read, said=(source, path))


_PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")


def _refuse_toml(what: str, source: str, path: Path) -> NoReturn:
    place = _PLACE.search(what)
    words = _PLACE.sub("", what)
    lines = source.splitlines() or [""]
    line, column = (place[1], place[2]) if place and place[1] else (len(lines), len(lines[-1]) + 1)
    said = f"not TOML: {words[:1].lower()}{words[1:]}"
    _fail_at(int(line), int(column), said, source, path, 'key = "value"')


class _Within(ValueError):
    """What is wrong with something inside of a setting, and the names that lead there."""

    def __init__(self, what: str, inside: tuple[str, ...]) -> None:
        super().__init__(what)
        self.inside = inside


def _fail(place: tuple[str, ...], what: str, source: str, path: Path, attempt: str) -> NoReturn:
    raise Settings(said=(source, path)).wrong(place, what, attempt) from None


def _fail_at(line: int, column: int, what: str, source: str, path: Path, attempt: str) -> NoReturn:
    from seeds.yaml_nodes import invalid_at

    raise invalid_at(str(path), source, line, column, what, attempt) from None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError('is not a text; "…"')
    return value


def _path(value: object) -> Path:
    return Path(_text(value))


def _languages(value: object) -> tuple[str, ...]:
    from seeds.language import is_tag

    many = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and is_tag(one) for one in many):
        raise ValueError('are not language tags; ["de", "it"]')
    return tuple(many)


def _spacing(value: object) -> int:
    if value not in SPACINGS:
        raise ValueError(f'is none of {", ".join(SPACINGS)}; "usual"')
    return SPACINGS.index(str(value))


def _width(value: object) -> int:
    if type(value) is not int or not NARROWEST <= value <= WIDEST:
        raise ValueError(f"is not a whole number from {NARROWEST} to {WIDEST}; 72")
    return value


def _preset(value: object) -> str:
    from tui.presets import PRESETS

    if not isinstance(value, str) or value not in PRESETS:
        raise ValueError(f"is not a set of keys; {', '.join(PRESETS)}")
    return value


def _keys(value: object) -> dict[str, str]:
    """Keys by name; those of one place, in a table of its own, by place and name."""
    found: dict[str, str] = {}
    for name, said in value.items() if isinstance(value, dict) else [("", None)]:
        inner = said.items() if isinstance(said, dict) else [("", said)]
        for of, keys in inner:
            if not isinstance(value, dict) or isinstance(keys, dict):
                raise ValueError('are not names with keys; tag-trigger = "t"')
            if not isinstance(keys, str):
                inside = (name, of) if of else (name,)
                raise _Within(f'is not a text of keys; {inside[-1]} = "t,f2"', inside)
            found[f"{name}.{of}" if of else name] = keys
    return found


_READERS: dict[str, Callable[[object], object]] = {
    "analyst": _text,
    "db": _path,
    "languages": _languages,
    "width": _width,
    "spacing": _spacing,
    "theme": _text,
    "preset": _preset,
    "keys": _keys,
}
