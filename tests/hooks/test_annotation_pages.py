"""The pages that list annotations: none is left out, and each value has a page of its own."""

import pytest
from bs4 import BeautifulSoup

from converters.annotations.anchoring import Selector, find
from converters.annotations.model import Annotation
from converters.annotations.released import ReleasedText
from hooks.annotating.annotation_addresses import contributor_url, tag_url
from hooks.annotating.annotation_items import ListedAnnotation, where
from hooks.annotating.annotation_pages import (
    ANNOTATIONS_ON_A_PAGE,
    AnnotationIndex,
    AnnotationList,
    annotation_views,
)
from hooks.annotating.annotations import CollectedAnnotation
from hooks.annotation_marks import with_marks
from tests.hooks.samples import collection, document

TEXT = "The pier was closed.\n\nThe board met. The board left."


@pytest.fixture
def memo(tmp_path):
    (one,) = collection(tmp_path, document("memo", *TEXT.split("\n\n"))).documents
    return one


def annotated(memo, id, quote="The pier", **given):
    released = ReleasedText("memo", TEXT)
    anchor = find(Selector(quote), released)
    given = {"creator": "A. Reader", "created": "2026-03-02", "motivation": "commenting", **given}
    return CollectedAnnotation(
        Annotation("memo", id, quote=quote, note="A note.", **given),
        anchor,
        memo,
        released=quote,
        line=released.line(anchor.place.start) if anchor.place else 0,
        last_line=released.last_line(anchor.place) if anchor.place else 0,
        candidate_lines=tuple(released.line(one.start) for one in anchor.candidates),
        html="<p>A note.</p>",
    )


def views(annotations):
    return {path: view for path, _, view in annotation_views(annotations)}


def ids(documents):
    return [one.annotation.id for document in documents for one in document.annotations]


def test_every_annotation_is_listed_under_its_document_motivation_tags_and_contributor(memo):
    first = annotated(memo, "one", tags=("Piers", "boats"))
    second = annotated(memo, "two", motivation="linking", creator="B. Reader", tags=("piers",))
    found = views([first, second])
    assert sorted(found) == [
        "annotations/contributors/a-reader.md",
        "annotations/contributors/b-reader.md",
        "annotations/index.md",
        "annotations/motivations/commenting.md",
        "annotations/motivations/linking.md",
        "annotations/private.md",
        "annotations/tags/boats.md",
        "annotations/tags/piers.md",
    ]
    index, piers = found["annotations/index.md"], found["annotations/tags/piers.md"]
    assert isinstance(index, AnnotationIndex) and isinstance(piers, AnnotationList)
    assert ids(index.documents) == ids(piers.documents) == ["one", "two"]
    assert [group.name for group in index.tags] == ["Piers", "boats"]
    assert [group.name for group in index.motivations] == ["commenting", "linking"]


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("a/b", "a b"), ("index", "index!"), ("é", "è"), ("…", "!")]
)
def test_two_values_have_two_pages(one, other):
    assert tag_url(one) != tag_url(other)
    assert contributor_url(one) != contributor_url(other)


@pytest.mark.parametrize(
    "other", ["facial recognition", "Facial  Recognition", "facial-recognition"]
)
def test_capitals_blanks_and_hyphens_make_no_second_value(other):
    assert tag_url(other) == tag_url("facial recognition")


@pytest.mark.parametrize("tag", ["index", "../../x", "CON", "a" * 300, "<b>", " "])
def test_no_value_leads_out_of_its_folder_or_onto_the_index(tag):
    url = tag_url(tag)
    assert url.startswith("annotations/tags/") and url.count("/") == 2
    assert url != "annotations/tags/index.html" and len(url) < 200


def test_a_long_list_goes_on_on_further_pages(memo):
    many = [annotated(memo, f"n{number}") for number in range(ANNOTATIONS_ON_A_PAGE + 1)]
    found = views(many)
    assert ids(found["annotations/index.md"].documents) == [one.id for one in many[:-1]]
    assert ids(found["annotations/index_2.md"].documents) == [many[-1].id]
    assert ids(found["annotations/motivations/commenting_2.md"].documents) == [many[-1].id]


def test_a_collection_without_annotations_has_its_index(memo):
    found = views([])
    assert sorted(found) == ["annotations/index.md", "annotations/private.md"]
    assert found["annotations/index.md"].total == 0


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The pier", "line 1"),
        ("closed. The board met", "lines 1 to 3"),
        ("The board", "the quote stands at several places, on lines 3 and 3"),
        ("the peir was closed", "line 1, anchored approximately"),
        ("nothing like it", "the quote is not in the released text"),
    ],
)
def test_a_list_says_where_an_annotation_stands_or_why_it_does_not(memo, quote, words):
    assert where(annotated(memo, "one", quote)) == words


# --- on the page of a document ---


PAGE = "<p>The pier was closed.</p>\n<p>The board met. The board left.</p>"


def shown(memo, *quotes, page=PAGE, **given):
    ones = [annotated(memo, f"n{number}", quote, **given) for number, quote in enumerate(quotes)]
    return with_marks(page, ones, TEXT, (), lambda url: f"../{url}")


def test_a_note_says_why_by_whom_and_when_it_was_written(memo):
    html, _ = shown(memo, "The pier", tags=("piers",))
    assert '<mark class="annotated commenting" data-annotations="n0"' in html
    assert "<b>Commenting</b>" in html and ">A. Reader</a>" in html
    assert '<time datetime="2026-03-02">2 March 2026</time>' in html
    assert '<a href="../annotations/tags/piers.html">piers</a>' in html


def test_what_differs_is_said_beside_the_note(memo):
    html, (one,) = shown(memo, "The peir was closed")
    assert one.is_marked
    assert "Anchored approximately" in html
    assert "the text has <q>pier</q>, the annotation <q>peir</q>" in html


def test_an_annotation_without_a_place_marks_nothing_and_is_handed_on(memo):
    html, annotations = shown(memo, "nothing like it", "The board")
    assert html == PAGE
    assert [one.is_marked for one in annotations] == [False, False]


def test_where_a_page_does_not_show_its_text_all_annotations_are_listed_below(memo):
    page = "<p>Another page.</p>"
    html, (one,) = shown(memo, "The pier", page=page)
    assert html == page and not one.is_marked


def test_names_and_tags_are_text(memo):
    html, _ = shown(memo, "The pier", creator='"><img src=x>', tags=("<b>x</b>",))
    assert "<img" not in html and "<b>x" not in html


# --- in a list ---


def test_an_item_of_a_list_leads_to_the_note_and_to_the_other_lists_from_any_page(memo):
    one = ListedAnnotation(annotated(memo, "one", tags=("piers",)))
    for page, up in (("annotations/index.html", "../"), ("annotations/tags/piers.html", "../../")):
        html = one.html_on(page)
        for url in (
            "documents/memo.html#annotation-one",
            "annotations/motivations/commenting.html",
            "annotations/contributors/a-reader.html",
            "annotations/tags/piers.html",
        ):
            assert f"{up}{url}" in {
                link["href"] for link in BeautifulSoup(html, "html.parser")("a")
            }
        assert "<p>A note.</p>" in html and ">The pier</a>" in html


def test_an_item_says_what_differs_and_holds_names_and_tags_as_text(memo):
    given = {"creator": '"><img src=x>', "tags": ("<b>x</b>",)}
    html = ListedAnnotation(annotated(memo, "one", "The peir was closed", **given)).html_below
    assert "The text has <q>pier</q>, the annotation <q>peir</q>." in html
    assert '<li class="annotation commenting" id="annotation-one">' in html
    assert "<img" not in html and "<b>x" not in html
