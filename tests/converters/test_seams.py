"""A sentence that notes, the paper or a page break interrupt goes on; nothing else is joined."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.model import Document
from tests.converters.examples import PROJECT, document, released

LABELS: dict[str, dict[str, Any]] = yaml.safe_load(
    (PROJECT / "tests" / "labels" / "footnotes.yml").read_text("utf-8")
)

FIRST = "The office has searched all of the files of the director, and says that it"
REST = "found nothing in them that answers the request. It will search again."
NOTE = "¹ See file 7."


def seams(read: Document) -> list[tuple[str, str]]:
    """The last word of each first part, and the first word of the second."""
    blocks = {block.start: block for block in read.blocks}
    return [
        (read.quote(blocks[block.continues]).split()[-1], read.quote(block).split()[0])
        for block in read.blocks
        if block.continues is not None
    ]


@pytest.mark.parametrize("name", LABELS)
def test_all_seams_of_a_released_text_are_read(name: str) -> None:
    read = released(name).document
    blocks = {block.start: block for block in read.blocks}
    found = [
        [read.line(blocks[block.continues].end - 1), read.line(block.start)]
        for block in read.blocks
        if block.continues is not None
    ]
    assert found == LABELS[name]["seams"]


def test_a_sentence_goes_on_behind_notes() -> None:
    read = document(f"The search.¹ {FIRST}\n\n{NOTE}\n\n{REST}\n")
    assert seams(read) == [("it", "found")]
    assert [block.kind for block in read.blocks] == ["paragraph", "note", "paragraph"]


def test_a_sentence_goes_on_over_three_sheets() -> None:
    more = "found nothing in them that answers the request of the agency² and that"
    end = "it has told the requester so. That is all."
    read = document(f"The search.¹ {FIRST}\n\n{NOTE}\n\n{more}\n\n² Id.\n\n{end}\n")
    assert seams(read) == [("it", "found"), ("that", "it")]
    first, second, third = (block for block in read.blocks if block.kind == "paragraph")
    assert (second.continues, third.continues) == (first.start, second.start)


def test_a_sentence_that_a_comma_breaks_off_goes_on_with_a_capital() -> None:
    first = "The search.¹ It found nothing in the files. Notwithstanding that fact,"
    rest = "OIG found nothing in them either, and it will not search them again."
    assert seams(document(f"{first}\n\n{NOTE}\n\n{rest}\n")) == [("fact,", "OIG")]


def test_an_item_goes_on_behind_a_note() -> None:
    read = document(f"1. The search.¹ {FIRST}\n\n{NOTE}\n\n{REST}\n\n2. The next item.\n")
    assert seams(read) == [("it", "found")]


@pytest.mark.parametrize("between", ["\n\n", "\n\n\f", "\n\f\n", "\n\n\n"])
def test_a_sentence_goes_on_behind_a_page_break(between: str) -> None:
    assert seams(document(f"{FIRST}{between}{REST}\n")) == [("it", "found")]


WRAPPED = """\
The agency says that it holds no such records,1 and that none of its components holds any of
them, which a later letter repeats in nearly the same words,2 as all others do, and that the
1
See the letter of the agency of June.
2
Id.
{rest}
"""


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        ("office has searched all of its files once more, and found nothing in them at all.", True),
        ("OIG has searched all of its files once more, and it found nothing in them at all.", True),
        (
            "Results of the Search\nThe search of the office of the director found nothing at all.",
            False,
        ),
        (
            "3. the office has searched all of its files once more, and found nothing in them.",
            False,
        ),
        ("(b)(5)", False),
        (
            "cc: the director of the office of records, and the chief counsel of the whole agency",
            False,
        ),
    ],
)
def test_only_prose_goes_on_with_wrapped_prose(rest: str, joined: bool) -> None:
    read = document(WRAPPED.format(rest=rest))
    assert [note.number for note in read.footnotes] == ["1", "2"]
    assert bool(seams(read)) is joined


NO_SEAMS = {
    "a sentence that has ended": f"The search.¹ {FIRST} ends.\n\n{NOTE}\n\nit was so.\n",
    "a mark behind the end": f"The search.¹ {FIRST} ends.²\n\n{NOTE}\n\n² Id.\n\nit was so.\n",
    "a capital behind an open word": f"{FIRST}\n\nThe Office found nothing that answers it at all.\n",
    "a short line": f"Dear Reader,¹\n\n{NOTE}\n\nthe office found nothing in its files at all.\n",
    "a withheld end": f"The search.¹ {FIRST} (b)(5)\n\n{NOTE}\n\n{REST}\n",
    "a withheld rest": f"The search.¹ {FIRST}\n\n{NOTE}\n\n(b)(5) {REST}\n",
    "a list without markers": "The records that the office has searched and sent to you include"
    "\n\nletters of the director\n\nminutes of meetings\n",
    "a heading between": f"The search.¹ {FIRST}\n\n{NOTE}\n\n## Results\n\n{REST}\n",
    "a citation that a line breaks off": f"The search.¹ See the letter of the office (May 25, 2022),"
    f"\n\n{NOTE}\n\nThe office found nothing in them that answers the request. Id.\n",
    "a bullet read as a letter": f"{FIRST}\n\no found nothing in them that answers the request.\n",
    "an address of the web": f"{FIRST}\n\nhttps://example.org/found/nothing/in/them/that/answers. No.",
}


@pytest.mark.parametrize("text", NO_SEAMS.values(), ids=NO_SEAMS)
def test_nothing_else_is_joined(text: str) -> None:
    assert seams(document(text)) == []


PIECES = st.sampled_from(
    [
        FIRST,
        REST,
        NOTE,
        "\n\n",
        "\n",
        "\f",
        "word.¹ ",
        "(b)(5)",
        "1. ",
        "The End.",
        " and",
        ",",
        "**",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_what_goes_on_does_so_from_the_last_block_of_text(text: str) -> None:
    last = None
    for block in document(text).blocks:
        if block.kind in ("note", "paper", "marking"):
            assert block.continues is None
            continue
        assert block.continues in (None, last)
        last = block.start
