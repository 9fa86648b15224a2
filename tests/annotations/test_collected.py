"""The annotations as the site gets them: placed, safe, in order, and none of them lost."""

import json
import shutil

import pytest
from bs4 import BeautifulSoup

from converters.__main__ import main
from converters.annotations.model import Difference
from converters.terms.vocabulary import load_vocabularies
from hooks.annotating.annotation_files import annotation_files
from hooks.annotating.annotations import annotations_of, load_annotations
from hooks.collection import load_collection
from tests.annotations.notes import LETTER
from tests.conftest import ROOT, run

TEXT = """The board met twice.

The pier was closed by the board, which has had the charge of it since the flood and which

the office has asked to open it.
"""


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """A folder `docs` with two converted texts, one of them in the folder of a release."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/vocabularies").mkdir(parents=True)
    for name in ("letter", "A release/Second Letter"):
        file = tmp_path / f"docs/sources/{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    assert main(["convert"]) == 0
    return tmp_path / "docs"


def put(docs, path, quote, note="A note.", **values):
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    document, _, _ = path.rpartition("/")
    text = LETTER.replace("document: letter", f"document: {document}")
    text = text.replace("the pier", quote).replace("A landing stage.", note)
    file = docs / "annotations" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace("---\n\n", f"{lines}---\n\n"), encoding="utf-8")


def collected(docs):
    collection = load_collection(docs / "documents", load_vocabularies(docs / "vocabularies"))
    return load_annotations(docs, collection.documents)


def test_a_project_without_annotations_has_none(docs):
    annotations = collected(docs)
    assert annotations.all == () and annotations.problems == ()
    assert annotations_of(annotations, "letter") == ()


def test_an_annotation_knows_its_place_and_its_note(docs):
    put(docs, "letter/pier.md", "The pier was closed", "See **the log**.", tags="piers, boats")
    (one,) = annotations_of(collected(docs), "letter")
    assert (one.id, one.motivation, one.creator, one.created, one.tags) == (
        "pier",
        "identifying",
        "A. Reader",
        "2026-03-02",
        ("piers", "boats"),
    )
    assert one.state == "anchored" and one.is_placed and one.differences == ()
    assert one.start == TEXT.index("The pier")
    assert [(part.start, part.end) for part in one.parts] == [(one.start, one.end)]
    assert TEXT[one.start : one.end] == one.released == one.quote == "The pier was closed"
    assert (one.line, one.last_line) == (3, 3)
    assert one.html == "<p>See <strong>the log</strong>.</p>\n"
    assert one.words == "See the log."
    assert one.url == "documents/letter.html#annotation-pier"
    assert one.path == "docs/annotations/letter/pier.md"


def test_annotations_come_in_the_order_of_the_text_and_unanchored_ones_last(docs):
    put(docs, "letter/a.md", "words that stand nowhere")
    put(docs, "letter/b.md", "open it")
    put(docs, "letter/c.md", "board")
    put(docs, "letter/d.md", "met twice")
    found = annotations_of(collected(docs), "letter")
    assert [(one.id, one.state) for one in found] == [
        ("d", "anchored"),
        ("b", "anchored"),
        ("a", "not found"),
        ("c", "ambiguous"),
    ]
    lost, several = found[2:]
    assert not several.is_placed and (several.start, several.line, several.released) == (-1, 0, "")
    assert several.candidate_lines == (1, 3) and several.html
    assert lost.quote == "words that stand nowhere" and lost.parts == ()


def test_a_place_that_is_only_near_says_what_differs(docs):
    put(docs, "letter/a.md", "The pier was clozed by the board")
    (one,) = annotations_of(collected(docs), "letter")
    assert one.state == "approximate"
    assert one.differences == (Difference("quote", "closed", "clozed"),)
    assert one.released == "The pier was closed by the board"


def test_links_are_relative_to_the_page_that_shows_the_note(docs):
    note = "[a](../../sources/letter.txt#L3) [b](../../../sources/A%20release/Second%20Letter.txt)"
    put(docs, "a-release/second-letter/x.md", "met twice", note)
    (one,) = annotations_of(collected(docs), "a-release/second-letter")
    assert 'href="../../documents/letter.html#L3"' in one.html
    assert 'href="../../documents/a-release/second-letter.html"' in one.html
    assert 'href="../documents/letter.html#L3"' in one.html_on("annotations/index.html")
    assert 'href="documents/letter.html#L3"' in one.html_on("index.html")


def test_words_that_look_like_a_link_are_the_same_on_every_page(docs):
    words = '<a href="../documents/letter.html">x</a> `<a href="../documents/y.html">`'
    put(docs, "letter/x.md", "met twice", words)
    (one,) = annotations_of(collected(docs), "letter")
    assert one.html_on("a/b/c.html") == one.html
    assert 'href="../documents/letter.html"' in one.html


def test_a_file_that_cannot_be_read_is_named_and_harms_no_other(docs):
    put(docs, "letter/good.md", "met twice")
    put(docs, "letter/bad.md", "met twice", motivation="asking")
    (docs / "annotations/letter/worse.md").write_bytes(b"\xff\xfe\x00")
    annotations = collected(docs)
    assert [one.id for one in annotations.all] == ["good"]
    assert {one.path for one in annotations.problems} == {"letter/bad.md", "letter/worse.md"}


# --- JSON-LD ---


def test_there_is_a_file_for_all_and_one_for_each_annotated_document(docs):
    put(docs, "letter/a.md", "met twice")
    put(docs, "a-release/second-letter/b.md", "nowhere at all")
    files = {path: json.loads(text) for path, text in annotation_files(collected(docs), "Room", "")}
    assert list(files) == [
        "downloads/annotations.jsonld",
        "documents/a-release/second-letter.annotations.jsonld",
        "documents/letter.annotations.jsonld",
    ]
    assert files["downloads/annotations.jsonld"]["total"] == 2
    (nested,) = files["documents/a-release/second-letter.annotations.jsonld"]["first"]["items"]
    assert nested["id"] == "../../documents/a-release/second-letter.html#annotation-b"
    assert nested["target"]["source"] == "../../sources/A%20release/Second%20Letter.txt"
    assert [one["type"] for one in nested["target"]["selector"]] == ["TextQuoteSelector"]
    (placed,) = files["documents/letter.annotations.jsonld"]["first"]["items"]
    assert placed["target"]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": 10,
        "end": 19,
    }


def test_a_site_with_an_address_gives_full_ids(docs):
    put(docs, "letter/a.md", "met twice")
    whole = dict(annotation_files(collected(docs), "Room", "https://x.example/room/"))
    content = json.loads(whole["downloads/annotations.jsonld"])
    assert content["id"] == "https://x.example/room/downloads/annotations.jsonld"
    (item,) = content["first"]["items"]
    assert item["id"] == "https://x.example/room/documents/letter.html#annotation-a"


def test_without_annotations_the_collection_is_empty(docs):
    ((_, text),) = annotation_files(collected(docs), "Room", "")
    assert json.loads(text)["total"] == 0 and "first" not in json.loads(text)


# --- a build ---


def test_bad_annotations_never_stop_a_strict_build_and_are_no_pages(docs):
    for name in ("hooks", "overrides"):
        shutil.copytree(
            ROOT / name, docs.parent / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("assets", "about", "index.md"):
        copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copy
        copy(ROOT / "docs" / name, docs / name)
    shutil.copy(ROOT / "mkdocs.yml", docs.parent)
    put(docs, "letter/lost.md", "nowhere at all", "<script>alert(1)</script> {{ config }}")
    put(docs, "letter/several.md", "board")
    put(docs, "letter/wrong.md", "board", motivation="asking")
    put(docs, "no-document/x.md", "board")
    (docs / "annotations/README.md").write_text("# Read me\n", encoding="utf-8")
    for name in ("page", "a&lt;b"):
        file = docs / f"annotations/letter/{name}.html"
        file.write_text("<script></script>", encoding="utf-8")
    run(docs.parent, "mkdocs", "build", "--strict")
    site = docs.parent / "site"
    assert not list((site / "annotations").rglob("letter/*"))
    index = BeautifulSoup((site / "annotations/index.html").read_text("utf-8"), "html.parser")
    assert [one.get_text() for one in index.select(".unread-annotations li")] == [
        "docs/annotations/letter/a&lt;b.html: annotations are files that end in .md",
        "docs/annotations/letter/page.html: annotations are files that end in .md",
        "docs/annotations/letter/wrong.md: line 6: the key “motivation” stands here twice",
        "docs/annotations/no-document/x.md: there is no document “no-document”",
    ]
    assert "alert(1)" in (site / "downloads/annotations.jsonld").read_text("utf-8")
    assert "<script>alert(1)" not in (site / "documents/letter.html").read_text("utf-8")
