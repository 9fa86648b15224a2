"""Annotations leave as W3C JSON-LD and come back as the same files; those of Hypothesis come in."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.__main__ import main
from converters.annotations.drafts import annotation_of, utc
from converters.annotations.drafts_w3c import drafts_of_w3c
from converters.annotations.importing import drafts_in
from converters.annotations.jsonld import (
    CONTEXT,
    MOTIVATION_OF_W3C,
    Target,
    as_annotation,
    collection,
)
from converters.annotations.model import MOTIVATIONS
from converters.annotations.writing import file_text
from converters.model import Span
from tests.annotations.notes import read
from tests.annotations.test_reading import annotations
from tests.conftest import ROOT

W3C_MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying "
    "linking moderating questioning replying tagging"
).split()
"""Those of https://www.w3.org/TR/annotation-vocab/."""

TEXT = """The pier was closed by the board.

The board opened it again, and the pier was closed by the board a second time.
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A project with one text; its annotations folder is empty."""
    monkeypatch.chdir(tmp_path)
    for name in ("sources", "vocabularies"):
        (tmp_path / "docs" / name).mkdir(parents=True)
    (tmp_path / "docs/sources/pier.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "docs/sources/pier.yml").write_text(
        "title: The pier\nsource_url: https://example.org/pier.pdf\n", encoding="utf-8"
    )
    return tmp_path


def imported(place, content, expected=0):
    """The files that an import makes, by their names."""
    file = place / "export.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    assert main(["annotations", "import", str(file)]) == expected
    folder = place / "docs/annotations"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }


# --- W3C ---


def test_every_motivation_has_a_word_of_the_w3c():
    assert set(MOTIVATION_OF_W3C) == set(W3C_MOTIVATIONS)
    assert set(MOTIVATION_OF_W3C.values()) == set(MOTIVATIONS)


@given(annotations)
def test_what_leaves_as_jsonld_comes_back_as_the_same_file(annotation):
    target = Target("../documents/letter.html", "../sources/letter.txt", Span(3, 9))
    items = [as_annotation(annotation, target)]
    written = json.loads(json.dumps(collection("x", "All", items)))
    (draft,) = drafts_of_w3c(written)
    again = annotation_of(draft, "letter", draft.name)
    assert file_text(again) == file_text(annotation)
    assert again == annotation


def test_the_collections_own_annotations_come_back_byte_for_byte(site, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    export = site / "downloads/annotations.jsonld"
    folder = tmp_path / "annotations"
    command = ["annotations", "import", str(export), "--annotations", str(folder)]
    assert main(command) == 0
    assert main(command) == 0
    ours = ROOT / "docs/annotations"
    files = sorted(path.relative_to(ours) for path in ours.rglob("*/*.md"))
    assert sorted(path.relative_to(folder) for path in folder.rglob("*.md")) == files
    for path in files:
        # A contributor may write the same in another form, such as tags as a list.
        document, id = path.parent.as_posix(), path.stem
        annotation, _ = read((ours / path).read_bytes(), document, id)
        assert (folder / path).read_text("utf-8") == file_text(annotation)


def test_the_files_of_the_site_follow_the_model(site):
    whole = json.loads((site / "downloads/annotations.jsonld").read_text("utf-8"))
    assert whole["@context"] == CONTEXT
    assert whole["type"] == "AnnotationCollection"
    assert whole["first"]["type"] == "AnnotationPage"
    items = whole["first"]["items"]
    assert whole["total"] == len(items) > 7
    for item in items:
        assert item["type"] == "Annotation" and item["motivation"] in W3C_MOTIVATIONS
        assert item["created"].endswith("Z")
        if item["creator"]["name"] != "the reading room developers":
            continue
        quote, position = item["target"]["selector"][:2]
        text = (site / "downloads" / item["target"]["source"]).resolve().read_bytes().decode()
        assert text[position["start"] : position["end"]].split() == quote["exact"].split()
        page, _, anchor = item["id"].partition("#")
        assert (site / "downloads" / page).resolve().is_file() and anchor.startswith("annotation-")


def test_each_annotated_document_has_a_file_of_its_own(site):
    files = sorted((site / "documents").glob("*.annotations.jsonld"))
    assert len(files) >= 4
    for file in files:
        items = json.loads(file.read_text("utf-8"))["first"]["items"]
        pages = {item["target"]["scope"] for item in items}
        assert pages == {f"../documents/{file.name.removesuffix('.annotations.jsonld')}.html"}


def w3c(**changes):
    """An annotation as another tool may write it."""
    return {
        "@context": CONTEXT,
        "id": "https://example.org/annotations/17",
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"type": "Person", "name": "A. Reader"},
        "created": "2020-01-02T03:04:05.678+02:00",
        "body": {"type": "TextualBody", "value": "A *note*."},
        "target": {
            "source": "https://reading.example/room/documents/pier.html#L1",
            "selector": {"type": "TextQuoteSelector", "exact": "opened it again"},
        },
        **changes,
    }


def test_an_annotation_of_another_tool_becomes_a_file(place):
    assert imported(place, w3c()) == {
        "pier/17.md": "---\ndocument: pier\nmotivation: commenting\ncreator: A. Reader\n"
        'created: "2020-01-02T01:04:05Z"\n---\n\n> opened it again\n\nA *note*.\n'
    }


@pytest.mark.parametrize(
    "content",
    [
        [w3c()],
        {"type": "AnnotationPage", "items": [w3c()]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [w3c()]}},
        {"@graph": [w3c()]},
    ],
)
def test_collections_pages_and_lists_are_read(place, content):
    assert list(imported(place, content)) == ["pier/17.md"]


@pytest.mark.parametrize(
    "source",
    [
        "documents/pier.html",
        "../documents/pier.html?h=board",
        "file:///C:/reading%20room/documents/pier.html#r1",
        "https://example.org/sources/pier.txt",
        "http://www.example.org/pier.pdf",
    ],
)
def test_a_document_is_known_by_its_page_its_text_and_where_it_was_published(place, source):
    target = {**w3c()["target"], "source": source}
    assert list(imported(place, w3c(target=target))) == ["pier/17.md"]


@pytest.mark.parametrize(
    "change",
    [
        {"target": "https://example.org/elsewhere"},
        {"target": "documents/pier.html"},
        {"body": []},
        {"created": "yesterday"},
        {"creator": None},
        {"target": {"source": "documents/../../../etc/passwd", "selector": {"exact": "pier"}}},
    ],
)
def test_what_cannot_become_a_file_is_refused_and_said(place, change, capsys):
    assert imported(place, w3c(**change), expected=1) == {}
    said = capsys.readouterr().out
    assert "export.json: error: annotation 1" in said
    assert "written 0, unchanged 0, refused 1" in said


@pytest.mark.parametrize(
    "name", ["../../../evil", "..%2F..%2Fevil", "/etc/passwd", "C:\\evil", "con"]
)
def test_no_name_leaves_the_documents_folder(place, name):
    (path,) = imported(place, w3c(id=name))
    assert path.startswith("pier/") and path.count("/") == 1
    assert not list(place.rglob("evil"))


@pytest.mark.parametrize(
    "content", ["", "[", "null", "[]", "{}", "3", '{"rows": []}', "[" * 100_000]
)
def test_a_file_that_is_no_export_is_refused(place, content, capsys):
    assert imported(place, content, expected=1) == {}
    assert capsys.readouterr().err.startswith(str(place / "export.json"))


def test_nothing_is_written_over(place):
    file = place / "docs/annotations/pier/17.md"
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    assert sorted(imported(place, w3c())) == ["pier/17-2.md", "pier/17.md"]
    assert file.read_text("utf-8") == "mine"
    assert sorted(imported(place, w3c())) == ["pier/17-2.md", "pier/17.md"]


# --- Hypothesis ---


def row(exact="opened it again", prefix="The board ", suffix=", and", start=45, **changes):
    """An annotation as Hypothesis exports it; its account is made up."""
    return {
        "id": "aBcD",
        "created": "2020-01-02T03:04:05.678901+00:00",
        "user": "acct:reader@hypothes.is",
        "user_info": {"display_name": None},
        "uri": "https://reading.example/documents/pier.html",
        "text": "See [this](https://example.org).",
        "tags": ["piers", "one, two"],
        "document": {"title": ["The pier - Reading room"]},
        "target": [
            {
                "source": "https://reading.example/documents/pier.html",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
                    {"type": "TextPositionSelector", "start": start, "end": start + 9},
                    {
                        "type": "TextQuoteSelector",
                        "exact": exact,
                        "prefix": prefix,
                        "suffix": suffix,
                    },
                ],
            }
        ],
        **changes,
    }


@pytest.mark.parametrize("key", ["rows", "annotations"])
def test_an_export_of_hypothesis_becomes_files(place, key):
    assert imported(place, {key: [row()]}) == {
        "pier/opened-it-again.md": "---\ndocument: pier\nmotivation: commenting\ncreator: reader\n"
        'created: "2020-01-02T03:04:05Z"\ntags: piers, one two\n---\n\n'
        "> opened it again\n\nSee [this](https://example.org).\n"
    }


def test_a_quote_of_hypothesis_that_stands_twice_keeps_as_few_words_around_as_it_takes(place):
    files = imported(
        place, {"rows": [row("was closed by the board", "and the pier ", " a second")]}
    )
    assert 'suffix: "a"' in files["pier/was-closed-by-the-board.md"]


def test_the_position_chooses_where_the_words_around_do_not(place):
    rows = [row("was closed by the board", "", "", start) for start in (10, 90)]
    files = imported(place, {"rows": rows})
    assert 'suffix: ". The"' in files["pier/was-closed-by-the-board.md"]
    assert 'suffix: "a"' in files["pier/was-closed-by-the-board-2.md"]


def test_a_document_is_known_by_the_title_of_its_page(place):
    changed = row(
        uri="https://elsewhere.example/x", target=[{"selector": row()["target"][0]["selector"]}]
    )
    assert list(imported(place, {"rows": [changed]})) == ["pier/opened-it-again.md"]


def test_replies_and_notes_on_a_whole_page_have_no_quote_and_are_refused(place, capsys):
    reply = row(target=[{"source": "https://reading.example/documents/pier.html"}])
    assert imported(place, {"rows": [reply, row()]}, expected=1)
    assert "annotation 1: the quote holds no word" in capsys.readouterr().out


def test_a_quote_that_is_not_in_the_text_is_written_and_said(place, capsys):
    assert imported(place, {"rows": [row("words that stand nowhere at all")]}, expected=1)
    assert "the quote is not in the released text of pier" in capsys.readouterr().out


# --- any input ---

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "type id target selector body items rows text first tags creator".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_json_is_read_or_refused_with_a_reason(content):
    raw = json.dumps(content).encode()
    with contextlib.suppress(ValueError):
        assert all(isinstance(draft.quote, str) for draft in drafts_in(raw))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2020-01-02T03:04:05.9+02:00", "2020-01-02T01:04:05Z"),
        ("2020-01-02T00:00:00Z", "2020-01-02"),
        ("2020-01-02", "2020-01-02"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_moment_is_written_in_utc(moment, expected):
    assert utc(moment) == expected
