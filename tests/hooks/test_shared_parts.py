"""What is the same on every page stands in one script; a page says only what differs."""

import json
import re

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def parts(site):
    script = (site / "assets/scripts/parts-html.js").read_text(encoding="utf-8")
    found = json.loads(script.removeprefix("const partsHtml=").partition(";\n")[0])
    return {name: BeautifulSoup(part, "html.parser") for name, part in found.items()}


def test_the_tools_of_a_document_and_their_dialogs_stand_in_the_script_and_on_no_page(site, parts):
    made = (".view-tools", ".redaction-tools", "dialog.cite", "dialog.keys", "dialog.annotate")
    assert [len(parts["tools"].select(one)) for one in made] == [1] * 5
    for page in (site / "documents").rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        assert soup.select(", ".join(made)) == [], page


def test_its_addresses_lead_from_the_root_of_the_site_to_pages(site, parts):
    links = [link["href"] for part in parts.values() for link in part.select("a[href]")]
    assert links
    assert [link for link in links if not (site / link.partition("#")[0]).is_file()] == []


def test_a_page_says_what_its_tools_differ_in(site):
    page = site / "documents/ice-draft-response-to-senator-wyden.html"
    said = re.search(r"pageParts\.tools\((.*?)\)</script>", page.read_text(encoding="utf-8"))
    told = json.loads(said[1])
    assert told["id"] == page.stem
    assert told["text"] == f"../sources/{page.stem}.txt"
    assert (told["total"], told["has"]) == (15, ["redactions", "annotations"])


def test_every_element_that_a_document_may_lack_is_named_by_what_it_is_for(parts):
    named = {one["data-for"] for one in parts["tools"].select("[data-for]")}
    assert named == {"redactions", "records", "order"}


def test_the_drawer_leads_where_the_tabs_of_each_page_lead(site, parts):
    drawer = {link["href"] for link in parts["drawer"].select(".md-nav__link")}
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert drawer >= {link["href"] for link in home.select(".tabs a")}
    assert home.select(".md-nav__link") == []
