"""The pages of agencies and programs list just the documents that mention them, as read by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from converters.conversion import Folders, convert

ROOT = Path(__file__).parents[1]
LABELS = yaml.load((ROOT / "tests/labels/mentions.yml").read_text("utf-8"), yaml.BaseLoader)


def labelled() -> dict[tuple[str, str], set[str]]:
    """For each vocabulary and term, the documents that a reader finds it in."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, vocabularies in LABELS.items():
        for vocabulary, terms in vocabularies.items():
            for term in terms or {}:
                found[vocabulary, term].add(document)
    return found


def listed(page: Path) -> set[str]:
    """The documents whose passages a page shows."""
    soup = BeautifulSoup(page.read_bytes(), "html.parser")
    links = [str(link["href"]) for link in soup.select("main a[href*='documents/']")]
    return {link.split("documents/", 1)[1].split(".html")[0] for link in links if ".html#L" in link}


@pytest.mark.parametrize(("vocabulary", "term"), sorted(labelled()))
def test_a_page_lists_just_the_documents_that_mention_its_term(
    site: Path, vocabulary: str, term: str
) -> None:
    assert listed(site / vocabulary / f"{term}.html") == labelled()[vocabulary, term]


def test_no_other_page_lists_a_document(site: Path) -> None:
    for vocabulary in ("agencies", "programs"):
        for page in (site / vocabulary).glob("*.html"):
            if (vocabulary, page.stem) not in labelled() and page.stem != "index":
                assert listed(page) == set(), page


def test_the_request_of_the_public_interest_group_mentions_just_these_terms(
    converted: Path,
) -> None:
    data = json.loads((converted / "epic-foia-request-ice-2020.json").read_text("utf-8"))
    expected = LABELS["epic-foia-request-ice-2020"]
    for vocabulary in ("agencies", "programs"):
        mentions = [item for item in data["mentions"] if item["vocabulary"] == vocabulary]
        counts = Counter(item["term"] for item in mentions)
        assert counts == {term: int(count) for term, count in expected[vocabulary].items()}


def test_a_second_conversion_of_the_project_converts_nothing(
    project: Path, converted: Path
) -> None:
    docs = project / "docs"
    outcome = convert(Folders(docs / "sources", converted, docs / "vocabularies"))
    assert (outcome.converted, outcome.removed) == (0, 0)
    assert outcome.unchanged == len(LABELS)
