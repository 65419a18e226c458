"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from seeds.refusal import Invalid

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk")
"""What is told apart, and whose month names are known, unless the settings say otherwise."""

_ENOUGH = 20_000
"""Code points that are looked at; more change nothing and cost time."""
_FEWEST_LETTERS = 12
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def is_tag(words: str) -> bool:
    """Whether these words have the form of a BCP 47 language tag, as `de` or `de-CH`."""
    return _TAG.fullmatch(words) is not None


def primary(tag: str) -> str:
    """The language of a tag without region and script: `de` for `de-CH`."""
    return tag.partition("-")[0].lower()


def language_of(text: str, languages: tuple[str, ...] = LANGUAGES) -> str:
    """The likeliest of these languages (ISO 639-1); empty where there are too few letters to tell.

    Raises:
        Invalid: a language is not one that can be told.
    """
    head = text[:_ENOUGH]
    if len(_LETTER.findall(head)) < _FEWEST_LETTERS:
        return ""
    code, _ = _identifier(languages).classify(head)
    return str(code)


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    from py3langid import langid  # about half a second, with its model

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    known = identifier.labels
    for language in languages:
        if language not in known:
            raise Invalid(
                f"no language {language!r} can be told from others",
                attempt="two letters, as de or it",
            )
    identifier.set_languages(languages)
    return identifier
