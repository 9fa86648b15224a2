"""Which entries are related: named in the same blocks, the rarest first, with a reason in words."""

from hypothesis import given
from hypothesis import strategies as st

from hooks.entries.entries import related_entries
from hooks.entries.explanations import explained_by
from hooks.entries.ties import MOST_IN_A_BLOCK, Ties
from tests.hooks.samples import citation, collection, document


def related(loaded, key, stated=None, linked=()):
    found = related_entries(loaded, key, stated or {}, linked)
    return [(one.words, one.reason) for one in found]


def test_entries_of_the_same_blocks_are_related_and_the_reason_says_how_often(tmp_path):
    loaded = collection(
        tmp_path,
        document("a", "MIRS and ERO.", "MIRS and ERO again.", "MIRS.", "EPA.", "EPA.", "CBP."),
        document("b", "EPA.", "EPA.", "EPA."),
    )
    assert related(loaded, ("programs", "mirs")) == [
        (
            "Enforcement and Removal Operations",
            "together in 2 paragraphs of 1 document, never apart",
        )
    ]
    assert related(loaded, ("agencies", "ero")) == [
        ("Maryland Image Repository System", "together in 2 paragraphs of 1 document, apart in 1")
    ]


def test_what_stands_everywhere_is_tied_to_nothing(tmp_path):
    loaded = collection(tmp_path, document("a", "ICE.", "ICE and ERO.", "ICE and CBP."))
    assert related(loaded, ("agencies", "ice")) == []


def test_the_rarest_tie_comes_first(tmp_path):
    loaded = collection(
        tmp_path,
        document("a", "ERO, MIRS, CBP.", "ERO and MIRS.", "CBP.", "CBP.", *["Nothing."] * 9),
    )
    assert [words for words, _ in related(loaded, ("agencies", "ero"))] == [
        "Maryland Image Repository System",
        "Customs and Border Protection",
    ]


def test_a_name_inside_a_cite_does_not_tie_it_to_the_cite(tmp_path):
    text = "DHS wrote. See DHS/ICE/PIA-054 on MIRS."
    made = document("a", text, "Nothing.", "DHS.", "Nothing.")
    made["citations"] = [citation(text, "DHS/ICE/PIA-054", "dhs-ice-pia-054")]
    loaded = collection(tmp_path, made)
    assert {words for words, _ in related(loaded, ("authorities", "dhs-ice-pia-054"))} == {
        "Department of Homeland Security",
        "Maryland Image Repository System",
    }


def test_a_cite_in_a_note_counts_where_its_mark_stands(tmp_path):
    made = document("a", "MIRS is used.1", "1 DHS/ICE/PIA-054", "Nothing.")
    made["citations"] = [
        citation("MIRS is used.1\n\n1 DHS/ICE/PIA-054", "DHS/ICE/PIA-054", "x-pia-1")
    ]
    made["footnotes"] = [
        {"id": "fn-1", "start": 16, "end": 33, "marks": [{"start": 13, "end": 14}]}
    ]
    loaded = collection(tmp_path, made)
    assert [words for words, _ in related(loaded, ("programs", "mirs"))] == ["DHS/ICE/PIA-054"]


def test_entries_that_share_documents_alone_are_related_where_both_are_rare(tmp_path):
    loaded = collection(
        tmp_path,
        *(document(id, "MIRS.", "CBP.") for id in "ab"),
        *(document(id, "Nothing.") for id in "cd"),
    )
    assert related(loaded, ("programs", "mirs")) == [
        ("Customs and Border Protection", "together in 2 documents, never apart")
    ]


def test_a_block_that_names_very_many_ties_nobody():
    ties = Ties()
    keys = [("agencies", str(number)) for number in range(MOST_IN_A_BLOCK + 1)]
    ties.add([{"start": 0, "end": 9}], [], {key: [{"start": 0}] for key in keys})
    ties.freeze()
    assert ties.of(keys[0], 8) == ()


def test_what_the_publisher_ties_comes_first_and_what_the_page_links_is_left_out(tmp_path):
    loaded = collection(tmp_path, document("a", "MIRS, ERO, CBP.", "Nothing."))
    stated = {("agencies", "cbp"): "its explanation names this"}
    found = related(loaded, ("programs", "mirs"), stated, [("agencies", "ero")])
    assert found == [("Customs and Border Protection", "its explanation names this")]


def test_an_explanation_that_names_a_program_leads_to_it_and_back(tmp_path):
    naming, named = explained_by(collection(tmp_path, document("a", "MIRS.")))
    assert list(naming["programs", "unnamed"]) == [("programs", "mirs")]
    assert named["programs", "mirs"] == [("programs", "unnamed")]


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=4), max_size=12))
def test_a_tie_holds_in_both_directions(blocks):
    ties = Ties()
    spans = {}
    for number, names in enumerate(blocks):
        for name in names:
            spans.setdefault(("agencies", name), []).append({"start": number})
    ties.add([{"start": n, "end": n + 1} for n in range(len(blocks))], [], spans)
    ties.freeze()
    for key in spans:
        for tie in ties.of(key, 99):
            back = next(one for one in ties.of(tie.other, 99) if one.other == key)
            assert (back.paragraphs, back.weight) == (tie.paragraphs, tie.weight)
