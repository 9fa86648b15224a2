"""Where the blocks of a page start, and what is open around them.

A page has some thousand tags, a note needs those of one paragraph: with the outline only these are
looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

CLASS = re.compile(r'\bclass="([^"]*)"')

CONTAINERS = frozenset("article blockquote details div section".split())
"""Elements between whose children a note may stand."""

NESTED = re.compile(
    r"<(?P<end>/?)(?P<name>article|blockquote|details|div|dl|figure|ol|pre|section|table|ul)\b"
    r'(?P<rest>[^<>"]*(?:"[^"]*"[^<>"]*)*)>'
)
"""The tags of elements that hold other blocks; our pages have attributes in double quotes only."""

PARAGRAPH = re.compile(r"<(?:p|h[1-6])[ >]")
"""Starts an element that holds no other block."""

UNSEEN = frozenset(("script", "style"))

NO_LINK_INSIDE = frozenset("a abbr code del em strong sup".split())
"""Elements that a link waits for: no link may be in another, nor take their looks."""

NO_LINK_IN_CLASS = frozenset(("redaction", "control"))


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open at a place of the page."""

    name: str
    unseen: bool
    """Whether its text is none of the released text."""

    is_container: bool
    keeps_links_out: bool


TOP = Element("", unseen=False, is_container=True, keeps_links_out=False)
"""What is around a page's first element."""


@lru_cache(maxsize=10_000)
def element(around: Element, name: str, classes: str) -> Element:
    """An element inside of another one."""
    own = frozenset(classes.split())
    return Element(
        name,
        unseen=around.unseen or "added" in own or name in UNSEEN,
        is_container=around.is_container and name in CONTAINERS,
        keeps_links_out=around.keeps_links_out
        or name in NO_LINK_INSIDE
        or bool(own & NO_LINK_IN_CLASS),
    )


def opened(stack: list[Element], name: str, attributes: str) -> None:
    """Puts the element of a start tag on a stack."""
    found = CLASS.search(attributes) if "class" in attributes else None
    stack.append(element(stack[-1], name, found[1] if found else ""))


def closed(stack: list[Element], name: str) -> None:
    """Takes the element of an end tag from a stack, with what was left open in it."""
    for position in range(len(stack) - 1, 0, -1):
        if stack[position].name == name:
            del stack[position:]
            return


@dataclass(frozen=True, slots=True)
class _State:
    """What is open behind a tag."""

    block: int
    """Where the list or table starts that the place is in; -1 between such."""

    behind: int
    """Offset behind the tag."""

    stack: tuple[Element, ...]


class Outline:
    """The blocks of a page."""

    def __init__(self, html: str) -> None:
        self._paragraphs = [match.start() for match in PARAGRAPH.finditer(html)]
        self._states = [_State(-1, 0, (TOP,))]
        stack = [TOP]
        for match in NESTED.finditer(html):
            if match["end"]:
                closed(stack, match["name"])
            else:
                opened(stack, match["name"], match["rest"])
            before = self._states[-1]
            block = before.block if before.block >= 0 else match.start()
            is_between = stack[-1].is_container
            self._states.append(_State(-1 if is_between else block, match.end(), tuple(stack)))
        self._behind = [state.behind for state in self._states]

    def block_at(self, offset: int) -> tuple[int, list[Element]]:
        """Where the paragraph, list or table starts that an offset is in, and what is around it."""
        state = self._states[bisect_right(self._behind, offset) - 1]
        if state.block >= 0:
            around = [one for one in state.stack if one.is_container]
            return state.block, around
        number = bisect_right(self._paragraphs, offset) - 1
        start = self._paragraphs[number] if number >= 0 else 0
        return max(start, state.behind), list(state.stack)
