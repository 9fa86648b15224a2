"""Whole pages: each text in tests/golden/pages is converted and compared with the page beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from converters.model import Facts
from converters.pipeline import convert_text
from tests.converters.examples import PROJECT, vocabularies

TEXTS = sorted((PROJECT / "tests" / "golden" / "pages").glob("*.txt"))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.stem))
def test_the_page_of_a_text_is_as_it_was(file: Path, golden: Callable[[str, str], None]) -> None:
    conversion = convert_text(
        file.stem, file.name, file.read_bytes(), Facts(title=file.stem), vocabularies()
    )
    golden(f"pages/{file.stem}.md", conversion.markdown)
