"""Takes out of a page what no reader sees: blanks between elements, quotation marks of attributes.

The full form of a name that a paragraph names again goes too; the page's script puts it back. Ten
thousand documents must fit into the 1 GB of a site on GitHub Pages, so each byte of a page counts
ten thousand times.
"""

from __future__ import annotations

import re
from collections.abc import Callable

BLANKS_MATTER = re.compile(
    r"<(script|style|pre|textarea)\b.*?</\1>"
    # The released text: some of its blocks show each blank. What the site says comes behind it.
    r'|<div class="document".*?(?:<footer class="after">|</article>)',
    re.DOTALL,
)
"""Elements whose blanks are part of what they say."""

LEAN_ALREADY = re.compile(r'<section class="annotated-document">.*?</section>', re.DOTALL)
"""Annotations of a list: each is made lean once and stands in four lists; none holds a section."""

SCRIPT = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>", re.DOTALL)
INDENT = re.compile(r"\s*\n\s*")
TAG = re.compile(r'<[a-zA-Z][^<>="]*="[^<>]*>')
QUOTED = re.compile(r'="([\w.:#/-]*[\w.:#-])"(?=[ >])', re.ASCII)
"""A value that needs no quotation marks (HTML, § 13.1.2.3).

One that ends in a slash keeps them: older parsers would take the slash for the tag's own.
"""

NAMED = re.compile(
    r"<(?:p|li|h[1-6])\b"
    r'|(?P<mention><a class=mention href=(?P<term>"[^"]*"|[^\s>]+))'
    r' title=(?P<name>"[^"]*"|[^\s>]+)(?=>)'
)
"""The start of a paragraph, or a name in it whose full form is in its title."""


def lean(page: str) -> str:
    """The same page in fewer bytes: every element, attribute and visible blank is what it was."""
    return _outside(LEAN_ALREADY, page, _lean)


def _lean(page: str) -> str:
    return _said_once(_outside(SCRIPT, _outside(BLANKS_MATTER, page, _unindented), _unquoted))


def _outside(kept: re.Pattern[str], page: str, change: Callable[[str], str]) -> str:
    """The page with the parts changed that stand between those that are kept."""
    parts, last = [], 0
    for match in kept.finditer(page):
        parts += [change(page[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*parts, change(page[last:])])


def _unindented(part: str) -> str:
    return INDENT.sub("\n", part)


def _unquoted(part: str) -> str:
    return TAG.sub(lambda tag: QUOTED.sub(r"=\1", tag[0]), part)


def _said_once(page: str) -> str:
    """The page with the full form of a name at its first place in each paragraph."""
    said: set[tuple[str, str]] = set()

    def once(match: re.Match[str]) -> str:
        if not match["mention"]:
            said.clear()
            return match[0]
        name = match["term"], match["name"]
        if name in said:
            return match["mention"]
        said.add(name)
        return match[0]

    return NAMED.sub(once, page)
