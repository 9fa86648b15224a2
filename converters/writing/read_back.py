r"""Reads a page as Markdown would, in a fraction of the time: only what the writer writes.

Whatever means something to Markdown either belongs to one of the forms below, or makes the page
one that only Markdown itself can read. Each form is narrower than what Markdown takes for it, so
that a fault of the writer leaves the forms and does not fit them by chance:

- a block is a heading of one line, or lines of which each begins with an element, or the site's
  own words;
- no sign stands bare in the text: the writer escapes it, `\*` or `&lt;`;
- elements and links close in the block where they open, in order, and links hold no links;
- an attribute list stands behind a link, at the end of a heading or on the last line of a block.

That both read alike is a law of the tests, over pages and over damaged pages.
"""

from __future__ import annotations

import re

SIGNS = r"\x00-\x1f\x7f-\x9f\\`*_{}\[\]#!<>&"
"""What is no plain text: what Markdown reads as a sign, and control characters."""

QUOTED = r'"(?:[^"\x00-\x1f\x7f-\x9f\\`*_{}\[\]<>&]|%s)*+"'
"""A value in which Markdown reads no sign, but for what stands in place of `%s`."""

IN_ELEMENT = QUOTED % r"&(?:amp|lt|gt|quot|\#x27);"
IN_LIST = QUOTED % r"\\[*_\[\]]|&(?!\#|[0-9A-Za-z]+;)"

NAME = r"[0-9A-Za-z][0-9A-Za-z.()-]*+"
LIST = rf"(?:[ ][.\#]{NAME}|[ ](?!class=)[a-z-]++=(?:{NAME}|{IN_LIST}))++[ ]"
"""The inside of an attribute list: names, classes, and values of all attributes but `class`."""

ELEMENTS = "abbr|a|span|strong|sup|em|s"
"""Elements that the writer uses for parts of a line; Markdown takes none of them for a block."""

TOKEN = re.compile(
    rf"""
      (?P<text>    [^{SIGNS}]++ | (?<![ ][ ])\n(?=<[a-z]) )
    | (?P<escape>  \\[*_{{}}\[\]\#!] )
    | (?P<entity>  &(?:lt|gt|amp|\#92|\#96); )
    | (?P<start>   <(?P<opened>{ELEMENTS})(?:[ ][a-z-]++(?:={IN_ELEMENT})?)*+> )
    | (?P<end>     </(?P<closed>{ELEMENTS})> )
    | (?P<line>    <br> )
    | (?P<link>    \[ )
    | (?P<target>  \]\([\w./\#-]++\)(?:\{{(?P<list>{LIST})\}})? )
    | (?P<unknown> . )
    """,
    re.VERBOSE | re.DOTALL,
)

HEADING = re.compile(rf"\#{{1,6}} (?P<text>\S[^\n]*?)(?: \{{(?P<list>{LIST})\}})?")
BLOCK_LIST = re.compile(rf"{LIST}(?=\}}\Z)")

ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&#92;": "\\", "&#96;": "`"}

ADDED = "added"
"""The class of what the site says itself."""

LINK = "["

_Open = tuple[str, bool]
"""What is open: an element's name or `LINK`, and whether what is inside is unseen."""

_CLASS = re.compile(' class="([^"]*)"')


class _Unknown(Exception):
    """Something stands on the page that only Markdown can read."""


def read_back(markdown: str) -> str | None:
    """The text of a page without what the site added; None where only Markdown can tell it."""
    try:
        blocks = markdown.removesuffix("\n").split("\n\n")
        return "".join(part for block in blocks for part in _block(block))
    except _Unknown:
        return None


def _block(block: str) -> list[str]:
    text, classes = _heading(block) if block.startswith("#") else _parted(block)
    added = f".{ADDED}" in classes
    own_words = added and text[:1].isascii() and text[:1].isalpha()
    if not (block.startswith(("#", "<")) or own_words):
        raise _Unknown
    parts = _inside(text)
    return [] if added else parts


def _heading(block: str) -> tuple[str, list[str]]:
    match = HEADING.fullmatch(block)
    if match is None:
        raise _Unknown
    return match["text"], (match["list"] or "").split(" ")


def _parted(block: str) -> tuple[str, list[str]]:
    """A block's text, and what stands in the attribute list on its last line."""
    text, sign, rest = block.rpartition("\n{:")
    if not sign:
        return block, []
    attributes = BLOCK_LIST.match(rest)
    if attributes is None or text.endswith("  "):
        raise _Unknown
    return text, attributes.group().split(" ")


def _inside(text: str) -> list[str]:
    """The released parts of a block's text."""
    parts: list[str] = []
    around: list[_Open] = [("", False)]
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("text", "escape", "entity"):
            if not around[-1][1]:
                parts.append(_shown(match))
        elif kind in ("start", "link"):
            around.append(_opened(match, around))
        elif kind in ("end", "target"):
            _close(match, around.pop())
        elif kind != "line":
            raise _Unknown
    if len(around) != 1:
        raise _Unknown
    return parts


def _shown(match: re.Match[str]) -> str:
    token = match.group()
    if match.lastgroup == "text":
        return token
    return token[1] if match.lastgroup == "escape" else ENTITIES[token]


def _opened(match: re.Match[str], around: list[_Open]) -> _Open:
    unseen = around[-1][1]
    if match.lastgroup == "start":
        return match["opened"], unseen or _is_added(match.group())
    if any(name == LINK for name, _ in around):
        raise _Unknown
    return LINK, unseen


def _is_added(element: str) -> bool:
    if ADDED not in element:
        return False
    classes = _CLASS.findall(element)
    if len(classes) != 1:
        raise _Unknown
    return ADDED in classes[0].split()


def _close(match: re.Match[str], opened: _Open) -> None:
    """An element or link ends: that which was opened last, and no link is added as a whole."""
    added = f".{ADDED}" in (match["list"] or "").split(" ")
    if opened[0] != (match["closed"] or LINK) or added:
        raise _Unknown
