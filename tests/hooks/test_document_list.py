"""One list of a JSON file is read as if all of it were, whatever its texts hold."""

import json

import pytest

from hooks.annotating.document_list import document_list

CONTENT = {"text": 'say "markup":[7] and "blocks":[', "markup": [{"start": 1}, "]"], "blocks": []}


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("key", ["markup", "blocks"])
def test_a_list_is_read_alone(tmp_path, key, separators):
    file = tmp_path / "memo.json"
    file.write_text(json.dumps(CONTENT, separators=separators))
    assert document_list(file, key) == CONTENT[key]


def test_a_list_that_is_not_there_is_an_error(tmp_path):
    file = tmp_path / "memo.json"
    file.write_text("{}")
    with pytest.raises(KeyError):
        document_list(file, "markup")
