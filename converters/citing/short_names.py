"""Finds the names that stand for an authority because a full cite of the document gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from converters.citing.citation_forms import Cited, Found, How, outlets

WORD = re.compile(r"[^\W_]+(?:[’'.&/-]+[^\W_]+)*")

LONGEST_NAME = 40
"""Words."""

OTHER_ACT = re.compile(r"\s{1,3}of\s{1,3}\d{4}")
"""Behind the name of an act: another one of this name."""

BEHIND_TITLE = re.compile(r"\s{1,2}[-–—|]\s{1,2}(?P<outlet>[A-Z][\w.’'& ]{2,40})")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a full cite of the document declares or stands beside."""

    text: str
    cited: Cited
    how: How
    """`defined` by `[hereinafter …]`, or `short` for the name of a case, bill or story."""


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


def certain_names(names: Iterable[Name]) -> dict[str, Name]:
    """The names that stand for one authority alone, by their words."""
    of: dict[str, list[Name]] = {}
    for name in names:
        of.setdefault(" ".join(name.text.split()).casefold(), []).append(name)
    return {
        words: same[0]
        for words, same in of.items()
        if len({name.cited.authority for name in same}) == 1
    }


def find_names(text: str, names: Iterable[Name]) -> Iterator[Found]:
    """Where names of two and more words stand in a text, the longest first; in linear time."""
    root = _Node()
    for name in names:
        words = [word.group().casefold() for word in WORD.finditer(name.text)]
        if 2 <= len(words) <= LONGEST_NAME:
            node = root
            for word in words:
                node = node.after.setdefault(word, _Node())
            node.names.append(name)
    if root.after:
        yield from _walk(text, root)


def _walk(text: str, root: _Node) -> Iterator[Found]:
    words = list(WORD.finditer(text))
    last = 0
    for number, word in enumerate(words):
        node: _Node | None = root.after.get(word.group().casefold())
        found: Found | None = None
        for following in words[number + 1 : number + LONGEST_NAME] if node else ():
            node = node.after.get(following.group().casefold()) if node else None
            if node is None:
                break
            if node.names and word.start() >= last:
                found = _found(text, word.start(), following.end(), node.names[0]) or found
        if found:
            last = found.end
            yield found


def _found(text: str, start: int, end: int, name: Name) -> Found | None:
    there, declared = " ".join(text[start:end].split()), " ".join(name.text.split())
    if name.cited.kind == "news":
        if there.casefold() != declared.casefold().rstrip(".,"):
            return None
        behind = BEHIND_TITLE.match(text, end)
        outlet = behind["outlet"].rstrip(" .") if behind else ""
        if behind and outlet in outlets():
            end = behind.start("outlet") + len(outlet)
    elif there != declared.rstrip(".") or OTHER_ACT.match(text, end):
        return None
    return Found(start, end, name.cited, name.how)
