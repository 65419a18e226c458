"""Evidence as a person types it: on one line a URL or words, and after a bar where it is from."""

from __future__ import annotations

import re
from dataclasses import replace

from scenarios.finding import Evidence
from scenarios.vocabulary import Credibility, Support
from seeds.refusal import Invalid

_URL = re.compile(r"https?://[^\s|]*", re.IGNORECASE)
_ARTICLE = re.compile(r"a:[0-9a-f]{4,64}(?!\S)")
_SHORT = 10  # as much of an article's id as is shown elsewhere


_AGAINST = re.compile(r"\s*against:\s*", re.IGNORECASE)
_CREDIBILITY = re.compile(r"\|\s*([1-6])\s*$")


def evidence(line: str) -> Evidence:
    """What `https://example.org/notice | Orlik Gazette` or `the ministry's count` says.

    A URL comes first, or the id of an article, or its beginning (`a:4f1c09d2`); words may follow,
    of an article those of the passage. The source stands after the last bar, and after one
    more the credibility, 1 to 6. What begins with `against:` contradicts.

    Raises:
        Invalid: the line says nothing, or begins with a URL that cannot be one.
    """
    against = _AGAINST.match(line)
    if against:
        return replace(evidence(line[against.end() :]), role=Support.CONTRADICTS)
    rated = _CREDIBILITY.search(line)
    if rated and "|" in line[: rated.start()]:
        return replace(evidence(line[: rated.start()]), credibility=Credibility(int(rated[1])))
    said, bar, source = line.rpartition("|")
    if not bar:
        said, source = line, ""
    words = " ".join(said.split())
    url = ""
    match = _URL.match(words)
    if match:
        url, words = match[0], words[match.end() :].strip()
        if not url.split("://", 1)[1].strip("/"):
            raise Invalid(f"{url} is no address", attempt="https://example.org/notice")
    article = _ARTICLE.match(words)
    if article:
        found = Evidence(article=article[0], words=words[article.end() :].strip())
        return replace(found, source=" ".join(source.split()))
    if not url and not words:
        raise Invalid("evidence without words or address", attempt="https://… | source")
    return Evidence(url=url, words=words, source=" ".join(source.split()))


def evidence_lines(text: str) -> tuple[Evidence, ...]:
    """Evidence line by line; empty lines say nothing.

    Raises:
        Invalid: see `evidence`; `where` is the line.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(evidence(line))
            except Invalid as error:
                raise Invalid(error.what, where=f"line {number}", attempt=error.attempt) from None
    return tuple(found)


def written(one: Evidence) -> str:
    """The line that says it."""
    said = " ".join(part for part in (one.url, one.article[:_SHORT], one.words) if part)
    return f"{said} | {one.source}" if one.source else said
