"""Commands about articles: add, set, same-work, forget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui import output
from tui.command import verb
from tui.door import Door
from tui.errors import FAILED, one_line
from tui.options import as_json, changes, several, when

if TYPE_CHECKING:
    from seeds.article import Article
    from store.desk import Desk
    from store.verbs.articles import Added

SHIPPED = "corpus:"
"""What the name of an article that ships begins with."""


@verb("add", "signposts add notes/ who-guards-the-bridge.md\nsignposts add corpus:")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--offered", is_flag=True, help="Tag what is offered for an article that is known.")
@as_json
@click.pass_obj
def add(door: Door, paths: tuple[str, ...], offered: bool, as_json: bool) -> int:
    """Add articles: text and Markdown, files and whole folders.

    In a folder, .txt, .text, .md and .markdown are added in the order of their names, hidden
    files not; any other file is read as text where it is named. corpus: is all the articles that
    ship, corpus:NAME one of them. What cannot be read has a line of error each, and the rest is
    added.
    """
    done: list[tuple[Added, int]] = []
    failed = False
    with door.desk(create=True) as desk:
        for found in (one for name in paths for one in _articles(name, door)):
            if isinstance(found, Refusal):
                failed = True
                output.note(one_line(found))
                continue
            added = desk.add(found)
            many = desk.offered(added.article.id)
            if many and offered:
                desk.take_offer(added.article.id)
            done.append((added, many))
            if not as_json:
                _tell(added)
    if as_json:
        output.form([_form(added, many) for added, many in done])
    _tell_offers([many for _, many in done if many], taken=offered)
    return FAILED if failed else 0


def _articles(name: str, door: Door) -> Iterator[Article | Refusal]:
    """The articles that a name stands for, or what is wrong with each."""
    from seeds import corpus_files
    from seeds.reading import read
    from tui import bringing

    languages = door.settings.languages
    try:
        if name == SHIPPED:
            for ships in corpus_files.names():
                yield read(ships, corpus_files.content(ships))
        elif name.startswith(SHIPPED):
            ships = name.removeprefix(SHIPPED)
            yield read(ships, corpus_files.content(ships))
        else:
            for path in bringing.files(name):
                try:
                    yield bringing.read(path, languages)
                except Refusal as refusal:
                    yield refusal
    except Refusal as refusal:
        yield refusal
    except OSError as error:  # of a name that is too long, say
        yield Refusal(f"cannot be read: {error.strerror}", where=name)


def _tell(added: Added) -> None:
    from store.names import short

    already = "" if added.new else "  (already here)"
    output.line(f"{short(added.article.id)}  {safe_line(added.article.title)}{already}")


def _tell_offers(many: list[int], *, taken: bool) -> None:
    """Say how many tags are offered, or were taken; nothing where there are none."""
    if not many:
        return
    articles = "an article that is" if len(many) == 1 else f"{len(many)} articles that are"
    if taken:
        output.note(f"tagged {sum(many)} passages of {articles} known")
    else:
        output.note(f"{sum(many)} tags are offered for {articles} known")
        output.note("try: the same command with --offered")


def _form(added: Added, offered: int) -> dict[str, Any]:
    return {
        "id": added.article.id,
        "title": added.article.title,
        "new": added.new,
        "offered": offered,
    }


@verb("set", 'signposts set bridge --author "Tomas Brandl" --published 2026-03')
@click.argument("article")
@click.option("--title", help="The title.")
@click.option("--author", "authors", multiple=True, help="An author; repeat it for several.")
@click.option("--outlet", help="Who published it.")
@click.option(
    "--translator", "translators", multiple=True, help="A translator; repeat it for several."
)
@click.option("--published", help="A date, as precisely as it is known: 2026, 2026-03, 2026-03-04.")
@click.option("--language", help="A BCP 47 tag: de, or de-CH.")
@click.option("--url", help="Where it can be read.")
@click.option("--digest-of", metavar="ARTICLE", help="The article that it retells.")
@click.option("--coverage", help="Whether all its predictions are tagged: whole, or selection.")
@as_json
@click.pass_obj
def set_(
    door: Door,
    /,
    article: str,
    published: str | None,
    digest_of: str | None,
    as_json: bool,
    **said: Any,
) -> None:
    """Correct what is known about an article. An empty text clears a field."""
    from tui.showing import article_sheet

    said["authors"] = several(said["authors"])
    said["translators"] = several(said["translators"])
    _check_language(said["language"])
    new = changes(**said)
    if published is not None:
        new["published"] = when(published, "--published")
    with door.desk() as desk:
        if digest_of is not None:
            new["digest_of"] = _digested(desk, digest_of)
        if not new:
            raise Invalid("nothing to set", where="signposts set", attempt='--title "…"')
        changed = desk.set(article, new)
        editions = desk.editions(changed.id)
    if as_json:
        from tui.forms import article_page_form

        output.form(article_page_form(changed, editions, []))
    else:
        output.draw(article_sheet(changed, editions))


def _check_language(tag: str | None) -> None:
    from seeds.language import is_tag

    if tag and not is_tag(tag):
        raise Invalid(f"{tag!r} is no language tag", where="--language", attempt="de, or de-CH")


def _digested(desk: Desk, name: str) -> str:
    """The id of the article that is retold; it need not be here."""
    from scenarios.identity import is_id

    if not name or is_id(name, "article"):
        return name
    return desk.article(name).id


@verb("same-work", "signposts same-work korybko-de korybko-it")
@click.argument("first", metavar="ARTICLE")
@click.argument("others", metavar="EDITION...", nargs=-1, required=True)
@click.pass_obj
def same_work(door: Door, first: str, others: tuple[str, ...]) -> None:
    """Say that articles are editions of one work.

    Translations, reprints and digests are editions: what they say counts as said once.
    """
    from store.names import short

    with door.desk() as desk:
        work = desk.same_work(first, *others)
        editions = desk.editions(work)
        lines = [f"{short(id)}  {safe_line(desk.article(id).title)}" for id in editions]
    for line in lines:
        output.line(line)
    if len(editions) == 1:
        output.note("it is one article, under two names")


@verb("forget", "signposts forget bridge --yes")
@click.argument("article")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def forget(door: Door, article: str, yes: bool) -> int:
    """Empty the text and the quotes of an article, for ever.

    Statements, findings, places and hashes stay, and say "text not here". There is no undo.
    """
    from store.names import short

    with door.desk() as desk:
        found = desk.article(article)
        title = safe_line(found.title)
        if not yes and not output.asks():
            raise Refusal(
                "its text would be gone for ever, and there is nobody to ask",
                where=short(found.id),
                attempt="--yes",
            )
        if not yes and not click.confirm(f"Forget the text of {title} for ever?", err=True):
            output.note("nothing was changed")
            return FAILED
        desk.forget(found.id)
    output.line(f"{short(found.id)}  {title}  (text forgotten)")
    return 0
