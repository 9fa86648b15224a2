"""MkDocs event `on_post_page`: runs last for each page, when all templates and hooks are done."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from hooks.lean_html import lean


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Takes out what no reader sees."""
    return lean(output)
