"""Passages that stand more than once are found in spite of noise; mere wording is not."""

import random

from converters.model import Span
from converters.repeated.repeated_passages import Text, find_copies
from tests.converters.examples import released

VOCABULARY = [
    first + second + third
    for first in ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe")
    for second in ("ra", "le", "ni", "to", "su")
    for third in ("", "m", "rt", "ss", "nding")
]

MISSION = (
    "The unit keeps a list of every vehicle that it has rented since the spring, with the name of "
    "the garage, the day on which it was returned, and the sum that was paid for its repair."
)


def words(chance, number):
    return " ".join(chance.choices(VOCABULARY, k=number))


def noisy(chance, text, share):
    """The text with this share of its letters read wrongly, doubled or lost."""
    changes = (lambda c: chance.choice("abcdefgh"), lambda c: c + c, lambda c: "")
    return "".join(chance.choice(changes)(c) if chance.random() < share else c for c in text)


def pairs(*texts, marks=()):
    made = [Text(str(at), text, (), tuple(marks)) for at, text in enumerate(texts)]
    return [(copy.first.document, copy.second.document) for copy in find_copies(made)]


def test_a_passage_in_two_documents_is_one_pair():
    assert pairs(f"First. {MISSION} So far.", f"Second letter. {MISSION} Yours.") == [("0", "1")]


def test_the_pair_says_where_each_copy_stands():
    (copy,) = find_copies([Text("a", f"First. {MISSION}", ()), Text("b", MISSION, ())])
    assert (copy.first.start, copy.second.start) == (7, 0)
    assert copy.second.end == len(MISSION) - 1


def test_a_passage_that_stands_twice_in_one_document_is_a_pair():
    assert pairs(f"{MISSION} In between stand some other words. {MISSION}") == [("0", "0")]


def test_a_copy_is_found_whatever_each_of_the_two_withholds():
    mark = "(b)(7)(E)"
    withheld = MISSION.replace("every vehicle that it has rented", mark)
    start = withheld.index(mark)
    texts = [
        Text("a", withheld, (), (Span(start, start + len(mark)),)),
        Text("b", MISSION, ()),
    ]
    (copy,) = find_copies(texts)
    assert copy.first.start == 0
    assert copy.first.end == len(withheld) - 1


def test_a_long_passage_may_stand_where_the_other_copy_has_only_a_mark():
    chance = random.Random(1)
    hidden = words(chance, 200)
    before, after = words(chance, 30), words(chance, 30)
    one, other = f"{before} (b)(5) {after}", f"{before} {hidden} {after}"
    mark = Span(len(before) + 1, len(before) + 7)
    copies = find_copies([Text("a", one, (), (mark,)), Text("b", other, ())])
    assert [(copy.second.start, copy.second.end) for copy in copies] == [(0, len(other))]


def test_words_that_are_passed_over_make_no_copy():
    texts = [Text(id, MISSION, (Span(0, len(MISSION)),)) for id in "ab"]
    assert find_copies(texts) == []


def test_sentences_built_alike_are_no_copies():
    alike = "Please send all papers on the use of {} by the office in {} between the years {}."
    places = ("drones", "Ohio", "2011 and 2012"), ("mules", "Maine", "1998 and 2001")
    assert pairs(*(alike.format(*place) for place in places)) == []


def test_a_list_of_alike_items_is_no_copy_of_itself():
    rows = (f"Deputy Director of the Office of Records and Reviews, room {n}" for n in range(40))
    assert pairs("\n".join(rows)) == []


def test_planted_copies_with_two_per_cent_noise_are_found_and_nothing_else(accuracy):
    chance = random.Random(552)
    texts = [words(chance, 1_500) for _ in range(60)]
    planted = []
    for at in range(0, 60, 2):
        passage = " ".join(texts[at].split()[200 : 200 + chance.randint(35, 250)])
        texts[at + 1] += " " + noisy(chance, passage, 0.02)
        planted.append((str(at), str(at + 1)))
    found = pairs(*texts)
    right = len(set(planted) & set(found))
    accuracy("planted copies with 2 % noise", right, len(found), len(planted))
    assert right >= 0.98 * len(planted)
    assert right >= 0.95 * len(found)


def test_text_on_every_page_of_a_collection_is_linked_in_a_chain():
    chance = random.Random(3)
    texts = [f"{words(chance, 50)} {MISSION}" for _ in range(200)]
    assert 199 <= len(pairs(*texts)) <= 4 * 200


def test_the_two_copies_of_the_briefing_paper():
    document = released("ice-facial").document
    text = Text("briefings", document.text, (), tuple(document.redactions))
    longest = max(find_copies([text]), key=lambda copy: copy.words)
    assert (longest.first.start, longest.second.start) == (1538, 8119)
