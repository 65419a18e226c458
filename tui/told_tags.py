"""Deeds in articles in words: what was corrected, tagged, moved, linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.listing import counted, listed
from tui.named import shortened
from tui.told import FACTS, Told

_HANDLE = 32
"""Code points of a handle that was given up, or taken."""


def _set(told: Told) -> str:
    names = [name for name in told.said("a") if name != "published_from"]
    words = ["date" if n == "published" else n.replace("_", " ") for n in names]
    return f"corrected {listed(words)} of {told.first_article()}"


def _same_work(told: Told) -> str:
    ids = [*told.touched("a"), str(told.said("a").get("work", ""))]
    named = [told.article(id) for id in dict.fromkeys(ids) if id in told.called.articles]
    return f"made editions of one work: {listed(named)}"


def _tag(told: Told) -> str:
    ids = told.touched("n")
    mentions = [told.called.annotations[id] for id in ids if id in told.called.annotations]
    if not mentions:
        return "tagged a passage"
    where = told.article(mentions[0].article)
    items = [told.called.items[m.item] for m in mentions if m.item in told.called.items]
    more = " and more" if len(told.done.facts) >= FACTS else ""
    if len({item.id for item in items}) > 1:
        return f"tagged {counted(len(items), items[0].kind.value)}{more} in {where}"
    if len(items) > 1:
        what = told.subject(items[0].id, kind=True)
        return f"tagged {what} {len(items)} times{more} in {where}"
    again = "" if told.touched("i", "make") else "another mention of "
    return f"tagged {again}{told.subject(mentions[0].item, kind=True)} in {where}"


def _add_item(told: Told) -> str:
    ids = told.touched("i", "make")
    return f"made {told.subject(ids[0], kind=True)}, without a passage" if ids else "made an item"


def _edit(told: Told) -> str:
    said = [*told.said("n"), *told.said("i")]
    names = ["what it hangs on" if name == "conditions" else name for name in said]
    if names == ["handle"]:
        return f"handle {_renamed(told)}"
    names = [f"handle {_renamed(told)}" if name == "handle" else name for name in names]
    ids = [i for n in told.touched("n") if (i := _item_of(told, n))] + told.touched("i")
    subject = told.subject(ids[0]) if ids else "an item"
    return f"edited {subject}: {listed(names)}"


def _renamed(told: Told) -> str:
    """What an item was called, and what it was called from then on."""
    old = told.called.before.get(told.done.id, "")
    new = shortened(str(told.said("i").get("handle", "")), _HANDLE)
    return f"{shortened(old, _HANDLE)} → {new}" if old else f"→ {new}"


def _item_of(told: Told, annotation: str) -> str:
    mention = told.called.annotations.get(annotation)
    return mention.item if mention else ""


def _untag(told: Told) -> str:
    return f"removed the tag {_mentioned(told)}"


def _mentioned(told: Told, how: str = "") -> str:
    for id in told.touched("n", how):
        mention = told.called.annotations.get(id)
        if mention:
            return f"{told.subject(mention.item)} in {told.article(mention.article)}"
    return "of a passage"


def _link(told: Told) -> str:
    item = str(told.said("n").get("item", ""))
    left = told.touched("i", "strike")
    mention = told.called.annotations.get(next(iter(told.touched("n")), ""))
    where = f" in {told.article(mention.article)}" if mention else ""
    what = told.subject(left[0]) if left else "a passage"
    return f"linked {what}{where} to {told.subject(item)}"


def _unlink(told: Told) -> str:
    return f"gave a passage an item of its own again: {_mentioned(told)}"


def _move(told: Told) -> str:
    return f"moved the ends of the tag {_mentioned(told)}"


def _retag(told: Told) -> str:
    kind = str(told.said("i").get("kind", "item"))
    mention = told.called.annotations.get(next(iter(told.touched("n")), ""))
    where = f" in {told.article(mention.article)}" if mention else ""
    made, left = (next(iter(told.touched("i", how)), "") for how in ("make", "strike"))
    return f"made {told.subject(left)} a {kind}{where}: {told.subject(made)}"


def _merge(told: Told) -> str:
    how = "set" if told.touched("n", "set") else ""
    return f"merged {'two tags into' if how else 'into the tag around it:'} {_mentioned(told, how)}"


def _split(told: Told) -> str:
    first, second = (next(iter(told.touched("n", how)), "") for how in ("set", "make"))
    rest = told.subject(_item_of(told, second))
    mention = told.called.annotations.get(first)
    where = f" in {told.article(mention.article)}" if mention else ""
    return f"split the tag {told.subject(_item_of(told, first))}{where}; its rest is {rest}"


def _annotate(told: Told) -> str:
    ids = (*told.touched("n", "make"), *told.touched("n"), "")
    mention = told.called.annotations.get(ids[0])
    where = f" of {told.article(mention.article)}" if mention else ""
    did = {"made": told.touched("n", "make"), "removed": told.touched("n", "strike")}
    many = ", ".join(f"{len(ids)} {how}" for how, ids in did.items() if ids)
    return f"edited the tags{where} as a text{': ' if many else ''}{many}"


def _mirror(told: Told) -> str:
    return f"copied the tag to another edition: {_mentioned(told)}"


TELLERS: Mapping[str, Callable[[Told], str]] = {
    "add": lambda told: f"added {told.first_article()}",
    "set": _set,
    "same-work": _same_work,
    "forget": lambda told: f"forgot the text of {told.first_article()}",
    "tag": _tag,
    "add-item": _add_item,
    "move": _move,
    "retag": _retag,
    "merge": _merge,
    "split": _split,
    "mirror": _mirror,
    "annotate": _annotate,
    "edit": _edit,
    "untag": _untag,
    "link": _link,
    "unlink": _unlink,
    "condition": _edit,
}
"""How a deed of each verb is told."""
