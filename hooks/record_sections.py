"""MkDocs event `on_page_content`: puts each record of a document into a section of its own.

It runs when a page is HTML and before its template, since Markdown knows no sections. The section
has what the heading says of its record, for styles and scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

HEADING = re.compile(r'<h2(?=[ ][^<>]*\bclass="added record")(?P<attributes>[^<>]*)>')
"""The heading before a record; released text cannot write one, since its `<` is escaped."""

ATTRIBUTE = re.compile(r' (?P<name>[\w-]+)="(?P<value>[^"]*)"')
END_OF_HEADING = "</h2>"
FACTS = re.compile(r'\s*<p class="added record-facts">.*?</p>', re.DOTALL)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Adds the sections of a document with several records; other pages stay as they are."""
    return with_record_sections(html)


def with_record_sections(html: str) -> str:
    """The same page with a section around each record; what stands before the first is in none."""
    headings = list(HEADING.finditer(html))
    if not headings:
        return html
    starts = [heading.start() for heading in headings]
    parts = [html[: starts[0]]]
    for heading, (start, end) in zip(headings, pairwise([*starts, len(html)]), strict=True):
        attributes = dict(ATTRIBUTE.findall(heading["attributes"]))
        parts.append(_section(attributes, html[start + len(heading[0]) : end]))
    return "".join(parts)


def _section(attributes: Mapping[str, str], content: str) -> str:
    """A record: `content` begins inside its heading. A copy of another message is folded."""
    of_section = {name: value for name, value in attributes.items() if name.startswith("data-")} | {
        "data-record": attributes.get("id", "")
    }
    opening = "".join(f' {name}="{value}"' for name, value in of_section.items())
    own = "".join(f' {name}="{attributes[name]}"' for name in attributes if name not in of_section)
    text = _folded(content, attributes["data-copy-of"]) if "data-copy-of" in attributes else content
    return f'<section class="record"{opening}>\n<h2{own}>{text}</section>\n'


def _folded(content: str, copy_of: str) -> str:
    """A copy's heading and facts, then its text, whole, behind a line that opens it."""
    end = content.find(END_OF_HEADING) + len(END_OF_HEADING)
    facts = FACTS.match(content, end)
    end = facts.end() if facts else end
    kind, _, number = copy_of.partition("-")
    where = f"as message {number}" if kind == "message" else "elsewhere in this document"
    words = f"The same {kind} stands in full {where}"
    return (
        f'{content[:end]}\n<details class="copy">\n<summary class="added">{words}</summary>'
        f"{content[end:]}</details>\n"
    )
