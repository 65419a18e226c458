"""Which work an article is an edition of: two editions of one work are one source, not two."""

from __future__ import annotations

from collections.abc import Mapping

from seeds.article import Article


def work_of(article: Article, articles: Mapping[str, Article]) -> str:
    """The id of the article that stands for the work; a digest is one of what it retells."""
    first = articles.get(article.work, article)
    original = first.metadata.digest_of or article.metadata.digest_of
    if not original:
        return article.work or article.id
    return articles[original].work if original in articles else original


def is_second_hand(article: Article, articles: Mapping[str, Article]) -> bool:
    """Whether its words are not the author's own: a translation or a digest."""
    about = article.metadata
    if about.translators or about.digest_of:
        return True
    original = articles.get(article.work, article)
    return bool(about.language and original.metadata.language) and (
        about.language.split("-")[0] != original.metadata.language.split("-")[0]
    )
