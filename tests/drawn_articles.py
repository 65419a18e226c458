"""Strategies for articles and for anchors in them, hostile text included."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from scenarios.tlp import Tlp
from seeds.anchor import Anchor, Span, cite
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from tests.hostile import (
    ids,
    maybe,
    names,
    spans,
    texts,
    tuples_of,
    whens,
)


@st.composite
def anchors(draw: DrawFn, text: str | None = None) -> Anchor:
    """An anchor in `text`; in a text that is elsewhere, where there is none."""
    if text:
        cited = cite(text, draw(spans(len(text))))
        return draw(st.sampled_from((cited, Anchor(span=None, quote=cited.quote))))
    span = draw(spans(1_000))
    quote = draw(names)
    return draw(
        st.sampled_from(
            (
                Anchor(span=span, quote=None),
                Anchor(span=None, quote=quote, prefix=draw(texts), suffix=draw(texts)),
                Anchor(
                    span=Span(span.start, span.start + len(quote)),
                    quote=quote,
                    prefix=draw(texts),
                    suffix=draw(texts),
                ),
            )
        )
    )


marks: SearchStrategy[Tlp | None] = maybe(st.sampled_from(Tlp))


metadata: SearchStrategy[Metadata] = st.builds(
    Metadata,
    title=texts,
    authors=tuples_of(texts),
    outlet=texts,
    translators=tuples_of(texts),
    published=maybe(whens()),
    published_from=texts,
    language=st.sampled_from(("", "de", "it", "en", "zh-Hant")),
    url=texts,
    digest_of=st.just("") | ids("a"),
    tlp=st.sampled_from(("", *Tlp)).map(str),
)


@st.composite
def blocks(draw: DrawFn, length: int) -> tuple[Block, ...]:
    """Blocks of a text of so many code points, in order and apart."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return tuple(
        Block(draw(st.sampled_from(BlockKind)), Span(start, end), draw(st.integers(0, 6)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )


@st.composite
def articles(draw: DrawFn, with_text: bool | None = None) -> Article:
    """An article, whose text may have stayed at home; never an empty one."""
    text = draw(names)
    here = draw(st.booleans()) if with_text is None else with_text
    # What stayed at home is no text that a quote of the same file could be.
    id = article_id(text if here else f"{text}, which stayed at home")
    return Article(
        id=id,
        text=text if here else None,
        blocks=draw(blocks(len(text))) if here else (),
        metadata=draw(metadata),
        bytes_sha256=draw(st.just("") | ids("a").map(lambda id: id[2:])),
        work=draw(st.just(id) | ids("a")),
    )
