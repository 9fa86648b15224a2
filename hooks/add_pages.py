"""MkDocs event `on_files`: runs before the navigation is built, so that the tabs find their pages.

A page of the index has no file: its Markdown is a few lines of front matter, which keeps its
passages away from Python-Markdown.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from hooks.site_pages import (
    View,
    generated_pages,
    pages_of_annotations,
    pages_of_repeated,
    views_of_written_pages,
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages, and keeps what their templates show for `fill_templates`."""
    collection = config.extra["collection"]
    views: dict[str, View] = dict(views_of_written_pages(collection))
    generated = (
        *generated_pages(collection),
        *pages_of_repeated(config.extra["repeated"]),
        *pages_of_annotations(config.extra["annotations"]),
    )
    for page in generated:
        if page.path in files.src_uris:
            raise PluginError(
                f"{page.path}: two pages have this path, one of them a list that the site makes; "
                "rename the source or the term that has the same name"
            )
        files.append(File.generated(config, page.path, content=page.markdown))
        views[page.path] = page.view
    config.extra["views"] = views
    return files
