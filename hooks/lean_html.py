"""Takes out of a page what no reader sees: blanks between elements, quotation marks of attributes.

Ten thousand documents must fit into the 1 GB of a site on GitHub Pages, so each byte of a page
counts ten thousand times.
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

SCRIPT = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>", re.DOTALL)
INDENT = re.compile(r"\s*\n\s*")
TAG = re.compile(r'<[a-zA-Z][^<>="]*="[^<>]*>')
QUOTED = re.compile(r'="([\w.:#/-]*[\w.:#-])"(?=[ >])', re.ASCII)
"""A value that needs no quotation marks (HTML, § 13.1.2.3).

One that ends in a slash keeps them: older parsers would take the slash for the tag's own.
"""


def lean(page: str) -> str:
    """The same page in fewer bytes: every element, attribute and visible blank is what it was."""
    return _outside(SCRIPT, _outside(BLANKS_MATTER, page, _unindented), _unquoted)


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
