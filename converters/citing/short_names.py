"""Finds the names that stand for an authority because a full cite of the document gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from converters.citing.citation_forms import Cited, Found, How, outlets

WORD = re.compile(r"[^\W_]+(?:[’'.&/-]+[^\W_]+)*")

OWNER = re.compile(r"[’']s\Z")
"""The end of a word that says whose something is; no part of a name."""

LONGEST_NAME = 40
"""Words."""

OTHER_ACT = re.compile(r"\s{1,3}of\s{1,3}\d{4}")
"""Behind the name of an act: another one of this name."""

STATES = re.compile(
    r"(?:^|[\s(])(?!(?:The|Under|A|An|By|And|Federal|U\.S\.|See)\s)(?:[A-Z][a-z]{2,}|D\.C\.)(?:[’']s)?\s\Z"
)
"""A capitalized word right before the name of a law: that of the state whose law it is."""

LONGER = re.compile(r"\s{1,3}(?:[A-Z]|(?:19|20)\d\d)")
"""Behind a declared name: the name of something else goes on, `Privacy Act Office`."""

OF_ANOTHER = re.compile(r"\s{1,3}(?:for|of|on|about|that|which|entitled|titled|update|dated)\b")
"""Behind `the PIA`: words that say which one, so that another may be meant."""

BEHIND_TITLE = re.compile(r"\s{1,2}[-–—|]\s{1,2}(?P<outlet>[A-Z][\w.’'& ]{2,40})")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a full cite of the document declares or stands beside."""

    text: str
    cited: Cited
    how: How
    """`defined` by the document, or `short` for the name of a case, bill or story."""

    after: int = 0
    """Where the document has declared it; before that it stands for nothing certain."""


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
            node, end = _step(node, following) if node else (None, 0)
            if node is None:
                break
            if node.names and word.start() >= last:
                found = _found(text, word.start(), end, node.names[0]) or found
        if found:
            last = found.end
            yield found


def _step(node: _Node, word: re.Match[str]) -> tuple[_Node | None, int]:
    """The node behind a word, and where its part of the name ends: `Act` in `the Act’s text`."""
    after = node.after.get(word.group().casefold())
    if after:
        return after, word.end()
    owner = OWNER.search(word.group())
    stem = word.group()[: owner.start()].casefold() if owner else ""
    return node.after.get(stem), word.end() - (len(owner.group()) if owner else 0)


def is_of_another(text: str, at: int) -> bool:
    """Whether the name of a law at an offset is that of a state's, `Illinois … Act`."""
    return bool(STATES.search(text[max(0, at - 20) : at]))


def _found(text: str, start: int, end: int, name: Name) -> Found | None:
    there, declared = " ".join(text[start:end].split()), " ".join(name.text.split())
    if name.cited.kind == "news":
        if there.casefold() != declared.casefold().rstrip(".,"):
            return None
        behind = BEHIND_TITLE.match(text, end)
        outlet = behind["outlet"].rstrip(" .") if behind else ""
        if behind and outlet in outlets():
            end = behind.start("outlet") + len(outlet)
    elif name.after:
        return _declared(text, start, end, name)
    elif there != declared.rstrip(".") or OTHER_ACT.match(text, end):
        return None
    return Found(start, end, name.cited, name.how)


def _declared(text: str, start: int, end: int, name: Name) -> Found | None:
    """A name where it stands for what the document declared it for, without its article."""
    there, declared = " ".join(text[start:end].split()), " ".join(name.text.split())
    alone = declared.startswith("the ")
    if there.removeprefix("The ").removeprefix("the ") != declared.removeprefix("the "):
        return None
    other = OF_ANOTHER.match(text, end) if alone else is_of_another(text, start)
    if start < name.after or other or OTHER_ACT.match(text, end) or LONGER.match(text, end):
        return None
    word = WORD.search(text, start + len("the")) if alone else None
    return Found(word.start() if word else start, end, name.cited, name.how)
