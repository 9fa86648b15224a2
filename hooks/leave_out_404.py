"""MkDocs event `on_config`: runs before the theme's own pages are made.

A server shows 404.html at any wrong address, in any folder, so it can only name its styles with
the site's full address. Without one it would be a page without styles and with broken links.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leaves 404.html out of a site that does not know its address."""
    if not config.site_url:
        config.theme.static_templates.discard("404.html")
    return config
