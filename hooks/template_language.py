"""MkDocs event `on_env`: runs once, before the first template is compiled.

MkDocs' templates do not escape by themselves. Released text can hold anything, so ours do:
what is HTML already says `| safe`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from hooks import wording
from hooks.document.figures import exemption_color, exemption_label, exemption_page, exemption_title
from hooks.lists.record_types import type_in_words

FILTERS = (
    wording.written_date,
    wording.grouped,
    wording.counted,
    wording.counted_of,
    wording.sentence_case,
    wording.file_size,
    wording.address,
    wording.anchor,
    wording.folder,
    wording.host,
    wording.one_line,
    wording.unbroken,
    type_in_words,
)


def on_env(
    env: Environment,
    config: MkDocsConfig,
    files: Files,
) -> Environment:
    """Escaping in this project's templates, and the words of `hooks.wording` as filters."""
    folder = Path(config.theme.custom_dir or "")
    own = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    # A line that holds nothing but a tag of Jinja leaves no line behind.
    env.trim_blocks = env.lstrip_blocks = True
    env.autoescape = lambda name: name in own
    env.filters.update({words.__name__: words for words in FILTERS})
    exemptions = config.extra["collection"].vocabularies.exemptions
    for words in (exemption_label, exemption_title, exemption_page, exemption_color):
        env.globals[words.__name__] = partial(words, exemptions=exemptions)
    env.globals["fact_labels"] = wording.LABELS
    env.globals["marking_duty"] = wording.MARKING_DUTY
    return env
