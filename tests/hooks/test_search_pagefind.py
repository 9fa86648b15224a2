"""What the search relies on in Pagefind's files. Where Pagefind changes it, a test here fails.

Then read what changed, and change together: `hooks/search/search_pagefind.py`, which feeds it and checks
the order of its pages, and `docs/assets/scripts/search/postings.js`, which reads its shards.
"""

import re
import zlib
from importlib.metadata import version

import pytest

from hooks.search import search_pagefind
from hooks.search.search_pagefind import Cbor, UnexpectedIndex, WordShard, index_words, unpacked
from tests.conftest import ROOT


def held(shards):
    """All that shards say: for each word its pages, as Pagefind writes them."""
    return {
        word: (pages, variants)
        for shard in shards
        for word, pages, variants in Cbor(unpacked(shard.packed)).value()[0]
    }


def test_the_version_is_the_one_whose_files_are_read():
    pinned = re.search(r'"pagefind\[bin\]==([\d.]+)"', (ROOT / "pyproject.toml").read_text())
    assert pinned
    assert pinned[1] == version("pagefind") == version("pagefind-bin") == "1.5.2"


def test_a_shard_holds_for_each_word_its_pages_and_places(tmp_path):
    """Steps from page to page; a number below zero for the weight, then steps from place to place."""
    texts = ["one two . one", "three", "one three one two one"]
    assert held(index_words(texts, tmp_path)) == {
        "one": ([[0, [-25, 0, 3], []], [2, [-25, 0, 2, 2], []]], []),
        "three": ([[1, [-25, 0], []], [1, [-25, 1], []]], []),
        "two": ([[0, [-25, 1], []], [2, [-25, 3], []]], []),
    }


@pytest.mark.parametrize(
    "word",
    ["a", "0", "000", "10000", "u", "surveillance", "straße", "שלום", "हनद", "x" * 64, "ærø"],
)
def test_a_word_is_held_as_it_is_fed_and_only_so(word, tmp_path):
    assert list(held(index_words([word], tmp_path))) == [word]


def test_a_long_text_keeps_its_places(tmp_path):
    words = [f"w{number % 700}" for number in range(70_000)]
    pages, _ = held(index_words([" ".join(words)], tmp_path))["w0"]
    steps = pages[0][1]
    assert steps[:2] == [-25, 0]
    assert set(steps[2:]) == {700}
    assert len(steps) == 101


def test_shards_are_in_the_order_of_their_first_words(tmp_path):
    texts = [" ".join(f"word{number:05} the" for number in range(30_000))]
    shards = index_words(texts, tmp_path)
    firsts = [shard.first for shard in shards]
    assert len(shards) > 1
    assert firsts == sorted(firsts)
    all_words = [word for shard in shards for word in held([shard])]
    assert all_words == sorted(all_words)


def test_the_same_texts_give_the_same_index(tmp_path):
    texts = [f"text {number} some words" for number in range(50)]
    assert index_words(texts, tmp_path / "a") == index_words(texts, tmp_path / "b")


def test_no_text_gives_no_words(tmp_path):
    assert index_words([], tmp_path / "empty") == ()


def test_a_text_without_a_word_would_move_those_behind_it_and_is_refused(tmp_path):
    with pytest.raises(UnexpectedIndex, match="indexed 2 of 3 texts"):
        index_words(["one", ". .", "two"], tmp_path)


def test_other_files_are_refused_with_what_they_start_with(tmp_path):
    with pytest.raises(UnexpectedIndex, match="starts with b'something el'"):
        unpacked(zlib.compress(b"something else", wbits=31))


@pytest.mark.parametrize("content", [b"", b"\x61", b"\xa1", b"\x9f\xff", b"\x82\x01"])
def test_cbor_of_another_shape_is_refused(content):
    with pytest.raises(UnexpectedIndex):
        Cbor(content).value()


def test_a_page_in_another_place_is_refused(tmp_path):
    index_words(["one", "two"], tmp_path)
    with pytest.raises(UnexpectedIndex, match="indexed 2 of 3"):
        search_pagefind._check_order(tmp_path, 3)


def test_without_its_program_the_message_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(search_pagefind, "get_executable", lambda: None)
    with pytest.raises(FileNotFoundError, match=r"install pagefind\[bin\]"):
        index_words(["one"], tmp_path)


def test_a_shard_is_told_by_its_first_word(tmp_path):
    (shard,) = index_words(["b c a"], tmp_path)
    assert shard == WordShard("a", shard.packed)
