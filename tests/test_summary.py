import json
from pathlib import Path

from hooks.summary import counts, last_line


def test_the_last_line_says_what_there_is_and_where_to_open_it():
    line = last_line(4, 152, 0, 6.06, Path("/home/ana/reading room/site/index.html"))
    assert line == (
        "4 documents, 152 redactions, 6.1 s: open file:///home/ana/reading%20room/site/index.html"
    )


def test_one_of_a_thing_and_thousands_read_well():
    assert last_line(1, 12_345, 1, 0, Path("/a")) == (
        "1 document, 12,345 redactions, 1 problem (named above), 0.0 s: open file:///a"
    )


def test_documents_in_folders_are_counted_and_other_files_are_not(tmp_path):
    (tmp_path / "release-1").mkdir()
    (tmp_path / "a.json").write_text(json.dumps({"redactions": [{}, {}]}), encoding="utf-8")
    (tmp_path / "release-1/b.json").write_text(json.dumps({"redactions": [{}]}), encoding="utf-8")
    (tmp_path / "a.md").write_text("# not counted", encoding="utf-8")
    assert counts(tmp_path) == (2, 3)


def test_a_folder_without_documents_counts_nothing(tmp_path):
    assert counts(tmp_path / "documents") == (0, 0)
