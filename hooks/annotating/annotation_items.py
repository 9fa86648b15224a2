"""An annotation as lists show it: its passage, its note, who wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from converters.annotations.model import Difference
from hooks.annotating.annotation_addresses import contributor_url, motivation_url, tag_url
from hooks.annotating.annotations import CollectedAnnotation
from hooks.lean_html import lean
from hooks.wording import listed, sentence_case, written_date


@dataclass(frozen=True)
class ListedAnnotation:
    """An annotation that several lists show."""

    annotation: CollectedAnnotation
    _written: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """By the way up to the site's first page, which is all that differs between the lists."""

    @property
    def where(self) -> str:
        """Its place in the text, or why it has none."""
        return where(self.annotation)

    def html_on(self, page: str) -> str:
        """It as a list on a page, such as `annotations/index.html`, shows it."""
        up = "../" * page.count("/")
        if up not in self._written:
            one = self.annotation
            passage = f'<a href="{up}{escape(one.url)}">{escape(one.quote)}</a>'
            # As lean as the page will be, so that this is looked at once and not in each list.
            self._written[up] = lean(_item(one, up, "", passage, one.html_on(page)))
        return self._written[up]

    @property
    def html_below(self) -> str:
        """It as the page of its own document shows it below the text."""
        one = self.annotation
        up = "../" * one.document.url.count("/")
        return _item(one, up, f' id="{escape(one.anchor_id)}"', escape(one.quote), one.html)


def _item(one: CollectedAnnotation, up: str, id: str, passage: str, note: str) -> str:
    unanchored = "" if one.is_placed else " unanchored"
    tags = "".join(f' · <a href="{up}{tag_url(tag)}">{escape(tag)}</a>' for tag in one.tags)
    return (
        f'<li class="annotation {escape(one.motivation)}{unanchored}"{id}>\n'
        f'<p class="annotation-head"><a href="{up}{motivation_url(one.motivation)}">'
        f"<b>{escape(sentence_case(one.motivation))}</b></a>"
        f' <a href="{up}{contributor_url(one.creator)}">{escape(one.creator)}</a>'
        f' <time datetime="{escape(one.created)}">{escape(written_date(one.created))}</time></p>\n'
        f"<blockquote>{passage}</blockquote>\n"
        f'<div class="annotation-text">{note}</div>\n'
        f"{_differences(one.differences if one.state == 'approximate' else ())}"
        f'<p class="annotation-tags">{escape(sentence_case(where(one)))}{tags}</p>\n</li>\n'
    )


def _differences(differences: tuple[Difference, ...]) -> str:
    if not differences:
        return ""
    items = (
        f"<li>The text has {_said(one.released)}, the annotation {_said(one.quoted)}.</li>"
        for one in differences
    )
    return f'<ul class="annotation-differs">{"".join(items)}</ul>\n'


def _said(words: str) -> str:
    return f"<q>{escape(words)}</q>" if words else "nothing"


def where(one: CollectedAnnotation) -> str:
    """The place of an annotation: "lines 12 to 14"; or why it has none."""
    if one.is_placed:
        place = f"lines {one.line} to {one.last_line}" if one.last_line > one.line else ""
        closely = ", anchored approximately" if one.state == "approximate" else ""
        return (place or f"line {one.line}") + closely
    if one.state == "ambiguous":
        lines = listed(map(str, one.candidate_lines))
        return f"the quote stands at several places, on lines {lines}"
    nearest = f"; line {one.candidate_lines[0]} is the nearest" if one.candidate_lines else ""
    return f"the quote is not in the released text{nearest}"
