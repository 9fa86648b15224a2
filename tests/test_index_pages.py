"""The pages of entries list just the documents and lines that name or cite them, as read by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from converters.conversion import Folders, convert

ROOT = Path(__file__).parents[1]


def labels(name: str) -> dict[str, Any]:
    """What a reader found in each of the four texts."""
    read: dict[str, Any] = yaml.load(
        (ROOT / f"tests/labels/{name}.yml").read_text("utf-8"), yaml.BaseLoader
    )
    return read


LABELS = labels("mentions")
CITATIONS = labels("citations")
PEOPLE = labels("people")


def labelled() -> dict[tuple[str, str], Counter[tuple[str, int]]]:
    """For each vocabulary and term, the lines of the documents that a reader finds it in."""
    found: dict[tuple[str, str], Counter[tuple[str, int]]] = defaultdict(Counter)
    for document, vocabularies in LABELS.items():
        for vocabulary, rows in vocabularies.items():
            for line, names in rows.items():
                for term in (term for name in names for term in name):
                    found[vocabulary, term][document, int(line)] += 1
    return found


def named(label: dict[str, str]) -> tuple[str, str]:
    """The term of a label, and the words that name it."""
    ((term, words),) = label.items()
    return term, words


def one_line(text: str) -> str:
    return " ".join(text.split())


def listed(page: Path) -> set[str]:
    """The documents whose passages a page shows."""
    soup = BeautifulSoup(page.read_bytes(), "html.parser")
    links = [str(link["href"]) for link in soup.select("main a[href*='documents/']")]
    return {link.split("documents/", 1)[1].split(".html")[0] for link in links if ".html#L" in link}


@pytest.mark.parametrize(("vocabulary", "term"), sorted(labelled()))
def test_a_page_lists_just_the_lines_that_mention_its_term(
    site: Path, vocabulary: str, term: str
) -> None:
    page = site / vocabulary / f"{term}.html"
    assert lines(page) == labelled()[vocabulary, term]
    assert listed(page) == {document for document, _ in labelled()[vocabulary, term]}


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
        rows = [
            (line, *one)
            for line, names in expected[vocabulary].items()
            for one in map(named, names)
        ]
        found = [(str(item["line"]), item["term"], one_line(item["text"])) for item in mentions]
        assert found == rows


def test_a_second_conversion_of_the_project_converts_nothing(
    project: Path, converted: Path
) -> None:
    docs = project / "docs"
    outcome = convert(Folders(docs / "sources", converted, docs / "vocabularies"))
    assert (outcome.converted, outcome.removed) == (0, 0)
    assert outcome.unchanged == len(LABELS)


def lines(page: Path) -> Counter[tuple[str, int]]:
    """How many passages of each line of each document a page shows."""
    soup = BeautifulSoup(page.read_bytes(), "html.parser")
    found = [str(link["href"]) for link in soup.select(".passages a")]
    places = (href.split("documents/", 1)[1].split(".html#L") for href in found)
    return Counter((document, int(line)) for document, line in places)


def cited() -> dict[str, Counter[tuple[str, int]]]:
    """For each authority the lines on which a reader finds it cited, `Id.` included."""
    found: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for document, rows in CITATIONS.items():
        for row in rows:
            if row["authority"] != "none":
                found[row["authority"]][document, int(row["line"])] += 1
    return found


def test_from_an_authority_one_reaches_every_passage_that_cites_it(site: Path) -> None:
    pages = {page.stem: page for page in (site / "authorities").glob("*.html")}
    assert pages.keys() - {"index"} == cited().keys()
    for authority, places in cited().items():
        assert lines(pages[authority]) == places, authority


def test_an_id_says_that_it_is_one_and_the_passages_of_the_text_lead_back(site: Path) -> None:
    page = BeautifulSoup((site / "authorities/dhs-ice-pia-054.html").read_bytes(), "html.parser")
    ways = [way.get_text() for way in page.select(".passages small")]
    assert sum("as Id." in way for way in ways) == 34
    for document in ("dhs-crcl-memo-maryland-database-2022", "epic-foia-request-ice-2020"):
        text = BeautifulSoup((site / f"documents/{document}.html").read_bytes(), "html.parser")
        assert text.select('.document a.citation[href$="authorities/dhs-ice-pia-054.html"]')


def named_people() -> dict[str, Counter[tuple[str, int]]]:
    """For each person the lines on which a reader finds the name."""
    found: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for document, labelled_here in PEOPLE.items():
        for row in labelled_here["people"] or ():
            found[row["person"]][document, int(row["line"])] += 1
    return found


def test_from_a_person_one_reaches_every_passage_that_names_them(site: Path) -> None:
    for person, places in named_people().items():
        assert lines(site / f"people/{person}.html") == places, person


def test_from_marylands_systems_one_reaches_the_memorandum_and_the_request_and_back(
    site: Path,
) -> None:
    database = "maryland-drivers-license-database.html"
    for program in ("maryland-dashboard", "mirs"):
        page = BeautifulSoup((site / f"programs/{program}.html").read_bytes(), "html.parser")
        assert "dhs-crcl-memo-maryland-database-2022" in listed(site / f"programs/{program}.html")
        assert page.select_one(f'.related a[href="{database}"]')
    assert ("epic-foia-request-ice-2020", 105) in lines(site / "programs" / database)
    page = BeautifulSoup((site / "programs" / database).read_bytes(), "html.parser")
    assert {str(link["href"]) for link in page.select(".related a")} >= {
        "maryland-dashboard.html",
        "mirs.html",
    }
    request = BeautifulSoup(
        (site / "documents/epic-foia-request-ice-2020.html").read_bytes(), "html.parser"
    )
    assert request.select_one(f'.document a.mention[href$="programs/{database}"]')
