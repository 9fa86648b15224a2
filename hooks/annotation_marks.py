"""MkDocs events `on_page_content` and `on_page_context`: annotations in the text of their document.

They run when a page is HTML and its records are in their sections. What is added are marks around
released words, links and notes of class `added`: the released text stays what it was. Only pages
that have annotations are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from converters.reading import read
from converters.writing.inline import KEPT_MARKS
from hooks.annotating.annotated_text import Passage, with_annotations
from hooks.annotating.annotation_addresses import contributor_url, tag_url
from hooks.annotating.annotation_items import ListedAnnotation
from hooks.annotating.annotations import CollectedAnnotation, annotations_of
from hooks.annotating.document_list import document_list
from hooks.annotating.shown_text import shown_passages
from hooks.wording import sentence_case, written_date

SHOWN = "annotations_shown"
"""Where a page's metadata keep what the template needs."""


class Linked(Protocol):
    """Makes an address from this page of one below the site."""

    def __call__(self, url: str) -> str:
        """For instance `../annotations/tags/mirs.html`."""


@dataclass(frozen=True)
class LetteredAnnotation:
    """An annotation on its document's page."""

    letter: str
    """`a`, `b` … in the order of the text: footnotes have numbers."""

    annotation: CollectedAnnotation
    is_marked: bool
    """Whether its passage is marked in the text; otherwise it is listed below it."""

    @property
    def in_list(self) -> ListedAnnotation:
        """The same as a list shows it."""
        return ListedAnnotation(self.annotation)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Marks the passages of a document that has annotations; other pages stay as they are."""
    annotations = annotations_of(config.extra["annotations"], page.meta.get("document", ""))
    if not annotations:
        return html
    docs = Path(config.docs_dir)
    html, shown = with_marks(
        html,
        annotations,
        *_released(docs, annotations[0]),
        link=partial(get_relative_url, other=page.url),
    )
    page.meta[SHOWN] = shown
    return html


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Hands the template of a document its annotations, for the list below the text."""
    context["annotations"] = page.meta.get(SHOWN, ())  # type: ignore[typeddict-unknown-key]
    return context


def with_marks(
    html: str,
    annotations: Sequence[CollectedAnnotation],
    text: str,
    dropped: Sequence[tuple[int, int]],
    link: Linked,
) -> tuple[str, tuple[LetteredAnnotation, ...]]:
    """The page with the passages that have a place marked, and all its annotations.

    `text` is the decoded source and `dropped` what of it no page shows. Where the page does not
    show the characters of a passage at its place, nothing is marked.
    """
    parts = [[(part.start, part.end) for part in one.parts] for one in annotations]
    shown = shown_passages(text, dropped, parts)
    lettered = [
        LetteredAnnotation(letter(number), one, bool(ranges))
        for number, (one, ranges) in enumerate(zip(annotations, shown.ranges, strict=True))
    ]
    passages = [
        _passage(one, ranges, link)
        for one, ranges in zip(lettered, shown.ranges, strict=True)
        if ranges
    ]
    marked = with_annotations(html, passages, shown.characters, shown.lines) if passages else html
    if marked is None:
        unmarked = (LetteredAnnotation(one.letter, one.annotation, False) for one in lettered)
        return html, tuple(unmarked)
    return marked, tuple(lettered)


def letter(number: int) -> str:
    """Counted from 0: `a` to `z`, then `aa`, `ab` and so on."""
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + last)


def _released(docs: Path, one: CollectedAnnotation) -> tuple[str, list[tuple[int, int]]]:
    """The decoded source of its document, and the ranges of it that no page shows."""
    path = one.document.source.path
    _, text, _ = read(path, (docs / "sources" / path).read_bytes())
    dropped = []
    for mark in document_list(docs / "documents" / f"{one.document.id}.json", "markup"):
        if mark["kind"] not in KEPT_MARKS:
            dropped += [(mark["start"], mark["inner_start"]), (mark["inner_end"], mark["end"])]
    return text, dropped


def _passage(one: LetteredAnnotation, ranges: tuple[tuple[int, int], ...], link: Linked) -> Passage:
    annotation = one.annotation
    id = escape(annotation.anchor_id)
    name = f"Annotation {one.letter}, {annotation.motivation}"
    back = f"annotated-{escape(annotation.id)}"
    return Passage(
        ranges,
        key=escape(annotation.id),
        classes=escape(annotation.motivation),
        note_id=id,
        link=f'<a class="added to-annotation {annotation.motivation}" id="{back}" href="#{id}"'
        f' aria-label="{name}">{one.letter}</a>',
        note=f'<aside class="added annotation {annotation.motivation}" id="{id}" role="note"'
        f' aria-label="{name}" data-annotation="{escape(annotation.id)}">'
        f'<p class="annotation-head"><a class="annotation-back" href="#{back}"'
        f' aria-label="{one.letter}, back to the passage">{one.letter}</a>'
        f" {head(annotation, link)}</p>"
        f'<div class="annotation-text">{annotation.html}</div>'
        f"{_differences(annotation)}{_tags(annotation, link)}</aside>\n",
    )


def head(annotation: CollectedAnnotation, link: Linked) -> str:
    """Why, by whom and when it was written."""
    creator = escape(annotation.creator)
    return (
        f"<b>{sentence_case(annotation.motivation)}</b>"
        f' <a href="{escape(link(contributor_url(annotation.creator)))}">{creator}</a>'
        f' <time datetime="{escape(annotation.created)}">'
        f"{escape(written_date(annotation.created))}</time>"
    )


WHERE = {
    "quote": "",
    "before": " before the passage",
    "after": " behind the passage",
    "line": " as the line",
}
"""In which part of an annotation a difference is."""


def _differences(annotation: CollectedAnnotation) -> str:
    if annotation.state != "approximate":
        return ""
    items = "".join(
        f"<li>the text has {_said(one.released)}, the annotation {_said(one.quoted)}"
        f"{WHERE[one.where]}</li>"
        for one in annotation.differences
    )
    return (
        '<div class="annotation-differs"><p>Anchored approximately. What differs:</p>'
        f"<ul>{items}</ul></div>"
    )


def _said(words: str) -> str:
    return f"<q>{escape(words)}</q>" if words else "nothing"


def _tags(annotation: CollectedAnnotation, link: Linked) -> str:
    if not annotation.tags:
        return ""
    links = " · ".join(
        f'<a href="{escape(link(tag_url(tag)))}">{escape(tag)}</a>' for tag in annotation.tags
    )
    return f'<p class="annotation-tags"><span class="unseen">Tags: </span>{links}</p>'
