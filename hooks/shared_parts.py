"""MkDocs events `on_nav` and `on_env`: run when all pages are known and before any is rendered.

The second comes after that of `template_language`. The navigation travels in `config.extra`, since
only the first is given it.

What is the same on every page and needs scripts anyway stands in one script, which puts it where a
page asks for it: on ten thousand pages it would take 100 MB.
"""

from __future__ import annotations

import json
import re

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from hooks.lean_html import lean

SCRIPT = "assets/scripts/parts-html.js"

TEMPLATES = {
    "palette": "partials/palette.html",
    "drawer": "parts/drawer.html",
    "tools": "parts/tools.html",
    "privateList": "parts/private_below.html",
}
"""What `assets/scripts/parts.js` calls each part, and the template it is made of."""

CHOSEN_COLORS = "partials/javascripts/palette.html"
"""The theme's script that sets the colors chosen on the device, before the first paint."""


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the navigation for the drawer."""
    config.extra["navigation"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Adds the script that holds the shared parts."""
    parts = {name: lean(_rendered(env, config, path)) for name, path in TEMPLATES.items()}
    colors = re.sub(r"</?script>", "", _rendered(env, config, CHOSEN_COLORS)).strip()
    content = f"const partsHtml={json.dumps(parts)};\nfunction setChosenColors(){{{colors}}}\n"
    files.append(File.generated(config, SCRIPT, content=content))
    return env


def _rendered(env: Environment, config: MkDocsConfig, path: str) -> str:
    """The part with addresses from the site's root on; `parts.js` makes them a page's own."""
    return env.get_template(path).render(
        config=config, nav=config.extra["navigation"], page=None, view=None, base_url=""
    )
