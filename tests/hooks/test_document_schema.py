"""The published schema describes the JSON of every document, key by key."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from converters import model
from converters.writing import document_json
from hooks.document.published_json import as_json, published
from tests.converters import examples

PROJECT = Path(__file__).parents[2]
SCHEMA = json.loads((PROJECT / "docs/about/document.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def working(converted):
    return [json.loads(file.read_text(encoding="utf-8")) for file in converted.rglob("*.json")]


@pytest.fixture(scope="module")
def documents(working):
    return [json.loads(as_json(content)) for content in working]


def undescribed(content, schema, path=""):
    """Keys of the content that the schema does not name."""
    if isinstance(content, list):
        for item in content:
            yield from undescribed(item, schema["items"], path)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key in schema.get("properties", {}):
                yield from undescribed(value, schema["properties"][key], f"{path}.{key}")
            else:
                yield f"{path}.{key}"


def test_a_block_that_goes_on_from_the_first_one_says_so_when_published():
    content = published({"mentions": [], "blocks": [{"start": 9, "end": 12, "continues": 0}]})
    assert content["blocks"] == [{"start": 9, "end": 12, "continues": 0}]
    content = published({"mentions": [], "blocks": [{"start": 9, "end": 12, "continues": None}]})
    assert content["blocks"] == [{"start": 9, "end": 12}]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_documents_follow_the_schema(documents):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert len(documents) == 4
    for content in documents:
        assert [error.message for error in validator.iter_errors(content)] == []


def test_every_key_of_a_document_is_described(documents):
    found = {key for content in documents for key in undescribed(content, SCHEMA)}
    assert found == set()


def everything():
    """A document that holds a span of each kind, for keys that the four texts may lack."""
    text = "FOUO\n- 1 -\nTo: A. Reader\nIt was infor-\nmation.¹\n\n¹ A note.\n"
    stated = model.Stated("A. Reader", True, model.Span(15, 24))
    return replace(
        examples.document(text),
        paper=(model.Paper(5, 10, "number", "1"),),
        pages=(model.SourcePage(0, len(text), 1, "1", "X-1"),),
        markings=(model.Marking(0, 4, ("fouo",), "line"),),
        hyphens=(model.Hyphen(37, 39),),
        note_marks=(model.NoteMark(46, 47, "1", "fn-1"),),
        people=(
            model.Person("a-reader", "A. Reader", False, ("A. Reader",), (model.Span(15, 24),)),
        ),
        footnotes=(model.Footnote(49, 58, "fn-1", "1", model.Span(49, 50), (model.Span(46, 47),)),),
        records=(
            model.Record(
                0,
                len(text),
                "message-1",
                "e-mail",
                title=stated,
                date=replace(stated, value="2020-02", span=None),
                sender=stated,
                recipients=(stated,),
                fields=(
                    model.HeaderField(
                        11, 24, "to", model.Span(15, 24), parts=(model.Span(15, 24),)
                    ),
                ),
                parts=(model.RecordPart(11, 24, "addressee", (model.Span(15, 24),)),),
                attachments=(model.AttachedFile(15, 24, "a.doc"),),
            ),
        ),
    )


def test_each_kind_of_span_follows_the_schema_and_is_described():
    content = published(document_json.as_data(everything(), "A title", "x"))
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(content)] == []
    assert set(undescribed(content, SCHEMA)) == set()


def filled(lean, whole, text):
    """The shorter form with what the offsets tell and what is empty put back, key by key."""
    if isinstance(whole, list):
        return [filled(*both, text) for both in zip(lean or [], whole, strict=True)]
    if not isinstance(whole, dict):
        return whole if lean is None and not whole else lean
    told = {"text": text, "line": 1}
    if whole.keys() >= {"start", "end"}:
        start = lean["start"]
        told = {"text": text[start : lean["end"]], "line": line_at(text, start)}
    return {
        key: told[key] if key in told and key not in lean else filled(lean.get(key), value, text)
        for key, value in whole.items()
    }


def line_at(text, offset):
    return 1 + sum(found.end() <= offset for found in model.LINE_BREAK.finditer(text))


def test_nothing_is_left_out_that_the_released_text_and_the_offsets_do_not_tell(working, documents):
    for whole, lean in zip(working, documents, strict=True):
        path = PROJECT / "docs/sources" / whole["source"]["path"]
        text = path.read_bytes().decode(whole["source"]["encoding"])
        own = {key: value for key, value in whole.items() if key not in ("mentions", "version")}
        assert filled(lean, own, text) == own
        places = [(*place, one) for one in lean["mentions"] for place in one["places"]]
        assert [
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "line": line_at(text, start),
                "vocabulary": one["vocabulary"],
                "term": one["term"],
            }
            for start, end, one in sorted(places, key=lambda place: place[:2])
        ] == whole["mentions"]


def test_no_text_of_the_document_stands_in_its_published_form():
    content = json.dumps(published(document_json.as_data(everything(), "A title", "x")))
    assert "infor-" not in content and '"line":' not in content


def test_the_site_has_the_published_form_of_each_document(site, working):
    for content in working:
        written = (site / f"documents/{content['id']}.json").read_text(encoding="utf-8")
        assert written == as_json(content)


def described(schema):
    """Each key of the schema, and whether someone said what it is."""
    for key, value in schema.get("properties", {}).items():
        yield key, "description" in value or value.get("$ref") or "enum" in value
        yield from described(value)
    if isinstance(schema.get("items"), dict):
        yield from described(schema["items"])


def test_each_key_of_a_record_a_note_and_a_sheet_says_what_it_is():
    keys = ("paper", "pages", "markings", "hyphens", "footnotes", "note_marks", "records")
    for key in keys:
        assert not [name for name, is_said in described(SCHEMA["properties"][key]) if not is_said]
