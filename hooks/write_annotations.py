"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.annotating.annotation_files import annotation_files


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the annotations as JSON-LD: all in `downloads/`, those of a document beside it."""
    annotations = config.extra["annotations"]
    for path, content in annotation_files(annotations, config.site_name, config.site_url or ""):
        file = Path(config.site_dir) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="")
