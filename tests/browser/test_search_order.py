"""What real queries lead to first, as somebody who had read the four texts would have them."""

import pytest

pytestmark = pytest.mark.browser

MEMORANDUM = "documents/dhs-crcl-memo-maryland-database-2022.html"
REQUEST = "documents/epic-foia-request-ice-2020.html"
WYDEN = "documents/ice-draft-response-to-senator-wyden.html"
BRIEFINGS = "documents/ice-facial-recognition-briefings-2020.html"

FIRST = {
    "probable cause": (WYDEN, 33, 33),
    "SmartLINK": (WYDEN, 91, 129),
    "Vigilant": (WYDEN, 81, 81),
    "third-party rule": (WYDEN, 45, 45),
    "facial recognition pilot Clearview": (BRIEFINGS, 76, 76),
    "detention capacity": (BRIEFINGS, 13, 13),
    "expedited removal": (BRIEFINGS, 53, 53),
    "Barrera": (BRIEFINGS, 90, 90),
    "list of ICE users": (BRIEFINGS, 149, 149),
    "Morning Briefing": (BRIEFINGS, 125, 200),
    "rules of behavior": (MEMORANDUM, 65, 75),
    "MIRS": (MEMORANDUM, 51, 134),
    "fewer than ten times": (MEMORANDUM, 63, 63),
    "complaint 20-05-ICE-0474": (MEMORANDUM, 30, 34),
    "fee waiver": (REQUEST, 244, 331),
    "Utah": (REQUEST, 136, 163),
    "urgency to inform the public": (REQUEST, 191, 194),
    "training materials": (REQUEST, 25, 35),
    "exemption:b7E type:memorandum OR type:questions": (WYDEN, 11, 11),
    "withheld:partly exemption:b6 type:memorandum": (MEMORANDUM, 21, 21),
}
"""For each query the document that holds the answer, and the first and last line of it."""

PAGES = {
    "ICE": "agencies/ice.html",
    "Department of Homeland Security": "agencies/dhs.html",
    "MIRS": "programs/mirs.html",
    "SmartLINK": "programs/smartlink.html",
    "Clearview": "organizations/clearview-ai.html",
    "Ron Wyden": "people/ron-wyden.html",
    "5 U.S.C. § 552": "authorities/5-usc-552.html",
    "privacy impact assessment": "glossary/index.html",
    "Barrera": "people/staci-a-barrera.html",
}
"""For each name the page about what it names."""

ASK = """async (query) => {
  const room = await searching.engine();
  const { results, pages } = await room.search(query);
  const [first, beside] = [results[0], pages.results[0]];
  const { url, line } = first.places[0];
  return { url: url.split("#")[0], line, kind: first.kind, beside: beside && beside.url.split("#")[0] };
}"""


@pytest.fixture(scope="module")
def asked(chromium, site):
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    yield lambda query: page.evaluate(ASK, query)
    page.close()


@pytest.mark.parametrize("query", FIRST)
def test_the_first_result_is_the_place_that_answers(asked, query):
    document, first, last = FIRST[query]
    found = asked(query)
    assert found["url"] == document
    assert first <= found["line"] <= last


@pytest.mark.parametrize("query", PAGES)
def test_the_first_page_is_the_one_about_what_is_named(asked, query):
    found = asked(query)
    about = found["beside"] if found["kind"] == "document" else found["url"]
    assert about == PAGES[query]
