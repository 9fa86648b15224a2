"""The published schema describes the JSON of every document, key by key."""

import json
from pathlib import Path

import jsonschema
import pytest

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/about/document.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def documents(converted):
    return [json.loads(file.read_text(encoding="utf-8")) for file in converted.rglob("*.json")]


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
