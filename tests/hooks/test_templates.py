"""Whatever a text or a title holds, a page shows it as text."""

import codecs
import csv
import json
import re
import shutil

import pytest
from bs4 import BeautifulSoup

from hooks.tables import downloads, record_table
from tests.conftest import run
from tests.hooks.samples import rows_in

HOSTILE = '<script>alert(1)</script> & "x" <b>y</b> {{ config }} {% raw %}'


@pytest.fixture(scope="module")
def built(project, tmp_path_factory):
    """A site of one document whose title and text are HTML and Jinja."""
    folder = tmp_path_factory.mktemp("hostile") / "room"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("documents", "site"))
    shutil.rmtree(folder / "docs/sources")
    sources = folder / "docs/sources"
    sources.mkdir()
    (sources / "hostile.txt").write_text(f"{HOSTILE} ICE {HOSTILE} (b)(5)\n", encoding="utf-8")
    quoted = HOSTILE.replace("'", "''")
    facts = ("title", "type", "custodian", "requester", "request_number")
    lines = [f"{fact}: '{quoted}'" for fact in facts]
    (sources / "hostile.yml").write_text("\n".join(lines), encoding="utf-8")
    run(folder, "converters", "convert")
    run(folder, "mkdocs", "build", "--strict")
    return folder / "site"


STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
"""A string of a script, in which words do nothing."""

PAGES = (
    "index.html",
    "documents/index.html",
    "documents/hostile.html",
    "timeline/index.html",
    "agencies/ice.html",
    "exemptions/b5.html",
    "about/downloads.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_are_shown_and_do_nothing(built, path):
    page = BeautifulSoup((built / path).read_text(encoding="utf-8"), "html.parser")
    run = [STRING.sub("", script.text) for script in page.find_all("script")]
    assert not [script for script in run if "alert(1)" in script]
    assert not page.find("b", string="y")
    assert "<script>alert(1)</script>" in page.find("article").get_text()


def test_the_document_alone_stands_in_its_element(built):
    page = BeautifulSoup(
        (built / "documents/hostile.html").read_text(encoding="utf-8"), "html.parser"
    )
    (text,) = page.select("article .document")
    shown = "".join(text.get_text().split())
    assert shown == "".join(f"{HOSTILE} ICE {HOSTILE} (b)(5)".split())


def test_the_table_of_redactions_is_read_by_excel_and_by_programs(built):
    file = built / "downloads/redactions.csv"
    assert file.read_bytes().startswith(codecs.BOM_UTF8)
    with file.open(encoding="utf-8-sig", newline="") as table:
        (row,) = csv.DictReader(table)
    assert (row["title"], row["text"], row["exemptions"]) == (HOSTILE, "(b)(5)", "b5")
    content = json.loads((built / "downloads/redactions.json").read_text(encoding="utf-8"))
    (cells,) = rows_in(content)
    named = dict(zip(content["columns"], cells, strict=True))
    assert {name: str(cell) for name, cell in named.items()} == row


@pytest.mark.parametrize(
    ("path", "columns"),
    [
        ("about/data-dictionary.html", downloads.COLUMNS),
        ("about/records-table.html", record_table.COLUMNS),
    ],
)
def test_each_column_of_a_table_is_explained_on_its_page(built, path, columns):
    page = BeautifulSoup((built / path).read_bytes(), "html.parser")
    explained = {row["id"]: row.td.get_text() for row in page.select("tr[id]")}
    assert list(explained) == [column.name for column in columns]
    for column in columns:
        assert explained[column.name].startswith(column.meaning)


def test_what_stands_around_the_content_of_each_page_stays_light(built):
    page = (built / "exemptions/none.html").read_bytes()
    assert b"No exemption cited" in page
    assert len(page) < 15_000, "times ten thousand pages: GitHub Pages allows 1 GB"
