"""MkDocs event `on_page_context`: runs for each page just before its template is rendered.

Titles are plain text, and the theme's templates take them for HTML.
"""

from __future__ import annotations

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,
) -> TemplateContext:
    """Hands the page its view, and of a document what it has to do with others."""
    if "title" in page.meta:
        page.meta["title"] = escape(str(page.meta["title"]), quote=False)
    views, id = config.extra["views"], page.meta.get("document")
    added = {
        "view": views.get(page.file.src_uri),
        "also_stands": config.extra["also_stands"].get(id, ()),
        "related": config.extra["related"].of(id, views),
    }
    return {**context, **added}  # type: ignore[typeddict-item]
