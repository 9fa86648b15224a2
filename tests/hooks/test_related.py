"""Which documents have to do with each other: what is certain is said, the rarest tie first."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.conversion import Folders, convert
from converters.terms.vocabulary import load_vocabularies
from hooks.collection import contents, load_collection
from hooks.document.direct_ties import SharedPassage, direct_ties
from hooks.document.related import KINDS, RelatedLists
from hooks.document.related_facts import DocumentFacts, Message, Paper, document_facts, person
from hooks.document.related_ties import COMMON, FEW_DOCUMENTS, related_documents
from hooks.document.repeated import load_repeated
from hooks.document.stated_references import (
    DatedPaper,
    QuotedWords,
    dated_papers,
    folded,
    quoted_words,
)
from hooks.tables import related_table
from tests.converters.examples import PROJECT
from tests.hooks.samples import rows_in

MILL = ("programs", "mill")
LAW = ("authorities", "5-usc-552")


def facts(id, **given):
    return DocumentFacts(id, **given)


def filled(*few, number=20):
    """These documents among others that share nothing with anyone."""
    return [*few, *(facts(f"other-{at}") for at in range(number - len(few)))]


def related(documents, passages=(), most=8):
    return related_documents(documents, direct_ties(documents, passages), most)


def ties(documents, one, other, passages=()):
    """The ties of two documents as kind, what and the two lines."""
    for found in related(documents, passages).get(one, ()):
        if found.other == other:
            return [(tie.kind, tie.what, tie.line, tie.other_line) for tie in found.ties]
    return []


# --- what documents share ---


def test_a_shared_name_ties_two_documents_with_both_places():
    documents = filled(facts("a", named={MILL: 4}), facts("b", named={MILL: 90}))
    assert ties(documents, "a", "b") == [("both-name", "mill", 4, 90)]
    assert ties(documents, "b", "a") == [("both-name", "mill", 90, 4)]


def test_the_rarest_tie_comes_first():
    common, rare = ("agencies", "common"), ("agencies", "rare")
    documents = filled(
        facts("a", named={common: 1, rare: 2}),
        facts("b", named={common: 1}),
        facts("c", named={common: 1, rare: 5}),
        facts("d", named={common: 1}),
    )
    found = related(documents)["a"]
    assert [one.other for one in found] == ["c", "b", "d"]
    assert [tie.what for tie in found[0].ties] == ["rare", "common"]
    assert [tie.documents for tie in found[0].ties] == [2, 4]


def test_one_rare_tie_outranks_many_common_ones():
    """A long text that shares much with everyone is no closer for that."""
    common = {("agencies", f"office-{at}"): 1 for at in range(30)}
    documents = filled(
        facts("a", named={**common, MILL: 1, LAW: 2, ("people", "p"): 3}),
        *(facts(f"long-{at}", named=common) for at in range(9)),
        facts("short", named={MILL: 1, LAW: 2, ("people", "p"): 3}),
    )
    assert related(documents)["a"][0].other == "short"


def test_what_more_than_half_of_the_documents_name_ties_nobody():
    named = [facts(f"a-{at}", named={MILL: 1}) for at in range(11)]
    assert related(filled(*named))["a-0"] == ()
    assert len(related(filled(*named[:10]))["a-0"]) == 8


def test_in_a_small_collection_what_most_name_is_said_below_all_else():
    documents = [facts(id, named={MILL: 1, LAW: 2} if id in "ab" else {MILL: 1}) for id in "abcd"]
    assert len(documents) < FEW_DOCUMENTS
    first, *others = related(documents)["a"]
    assert first.other == "b"
    assert [tie.what for tie in first.ties] == ["5-usc-552", "mill"]
    assert [one.other for one in others] == ["c", "d"]


def test_what_very_many_documents_name_ties_nobody():
    many = [facts(f"a-{at}", named={MILL: 1}) for at in range(COMMON + 1)]
    assert related(filled(*many, number=500))["a-0"] == ()


def test_a_request_is_tied_to_what_it_asks_about_and_claims_no_more():
    asking = facts("request", named={MILL: 2, LAW: 3}, asked={MILL: 9}, is_request=True)
    documents = filled(asking, facts("memo", named={MILL: 50, LAW: 60}))
    assert ties(documents, "request", "memo") == [
        ("asks-about", "mill", 9, 50),
        ("both-cite", "5-usc-552", 3, 60),
    ]
    assert ties(documents, "memo", "request")[0] == ("asked-about", "mill", 50, 9)


def test_two_requests_do_not_ask_for_each_other():
    asking = [facts(id, named={MILL: 2}, asked={MILL: 9}, is_request=True) for id in ("one", "two")]
    assert ties(filled(*asking), "one", "two") == [("both-name", "mill", 2, 2)]


# --- what texts state ---


def test_a_number_leads_from_those_who_cite_it_to_the_one_that_bears_it():
    number = ("authorities", "complaint-20-05")
    documents = filled(
        facts("memo", named={number: 31}, bears={"complaint-20-05": 31}),
        facts("letter", named={number: 7}),
    )
    assert ties(documents, "letter", "memo")[0] == ("cites", "complaint-20-05", 7, 31)
    assert ties(documents, "memo", "letter")[0] == ("cited-by", "complaint-20-05", 31, 7)


def test_two_documents_with_one_number_belong_together():
    documents = filled(*(facts(id, bears={"case-1": 2}) for id in "ab"))
    assert ties(documents, "a", "b") == [("same-number", "case-1", 2, 2)]


def test_a_request_and_its_release_have_one_number():
    documents = filled(
        facts("request", request="request-1", is_request=True),
        facts("memo", request="request-1"),
        facts("letter", request="request-1"),
    )
    assert ties(documents, "request", "memo") == [("request-of", "request-1", 0, 0)]
    assert ties(documents, "memo", "request") == [("released-under", "request-1", 0, 0)]
    assert ties(documents, "memo", "letter") == [("same-request", "request-1", 0, 0)]


def test_a_title_in_quotation_marks_leads_to_its_document():
    quoting = QuotedWords("use of vans by the office", 12, "")
    titled = facts("memo", titles={"use of vans by the office": 0})
    documents = filled(facts("letter", quoted=(quoting,)), titled)
    assert ties(documents, "letter", "memo") == [("quotes", quoting.words, 12, 0)]
    assert ties([*documents, facts("b", titles=titled.titles)], "letter", "memo") == []


@pytest.mark.parametrize(
    ("near", "certain"),
    [("of January 15, 2021, “Use of Vans”", True), ("titled “Use of Vans”", False)],
)
def test_a_short_title_needs_its_date_beside_it(near, certain):
    quoting = facts("letter", quoted=(QuotedWords("use of vans", 12, near),))
    titled = facts("memo", titles={"use of vans": 0}, day="2021-01-15")
    assert bool(ties(filled(quoting, titled), "letter", "memo")) == certain


def test_kind_date_and_writer_lead_to_one_paper():
    naming = DatedPaper(
        ("memorandum",), "2022-09-30", 8, frozenset({"the", "writer", "memorandum"})
    )
    memo = facts("memo", papers=(Paper("memorandum", "2022-09-30", frozenset({"writer"}), 5),))
    documents = filled(facts("letter", dated=(naming,)), memo)
    assert ties(documents, "letter", "memo") == [("refers-to", "2022-09-30 memorandum", 8, 5)]
    second = facts("second", papers=memo.papers)
    assert ties([*documents, second], "letter", "memo") == []


def test_an_announced_file_leads_to_the_document_of_that_name():
    documents = filled(
        facts("mail", announced={"finalpaper30apr": ("Final Paper - 30 Apr.docx", 4)}),
        facts("paper", file="finalpaper30apr"),
    )
    assert ties(documents, "mail", "paper") == [("announces", "Final Paper - 30 Apr.docx", 4, 0)]
    assert ties([*documents, facts("b", file="finalpaper30apr")], "mail", "paper") == []


def test_a_shared_passage_is_worth_more_the_longer_and_rarer_it_is():
    documents = filled(facts("a", named={MILL: 1}), facts("b"), facts("c", named={MILL: 1}))
    long = SharedPassage("1a2b3c4d", 60, (("a", 8), ("b", 3), ("b", 40)), 2)
    assert ties(documents, "a", "b", [long]) == [("passage", "1a2b3c4d", 8, 3)]
    assert related(documents, [long])["a"][0].other == "b"
    common = SharedPassage("1a2b3c4d", 60, long.places, COMMON + 1)
    assert ties(documents, "a", "b", [common]) == []


# --- messages ---


def message(sender, *recipients, date="2020-02-28T10:44", answers=False, subject="vans"):
    people = tuple(person(one) for one in recipients)
    return Message(subject, "Vans", date, person(sender), people, 3, answers, 0)


SENT = message("Ann Writer", "Reader, Bob C", date="2020-02-28T09:00")
REPLY = message("Bob Reader", "Ann Writer", answers=True)


def replies(sent, reply):
    documents = filled(facts("sent", messages=(sent,)), facts("reply", messages=(reply,)))
    return [tie for tie in ties(documents, "reply", "sent") if tie[0] == "answers"]


def test_a_reply_leads_to_the_message_that_it_answers():
    assert replies(SENT, REPLY) == [("answers", "Vans", 3, 3)]


@pytest.mark.parametrize(
    "sent",
    [
        message("Ann Writer", "Reader, Bob C", date="2020-02-28T11:00"),
        message("Ann Writer", "Reader, Bob C", date="2019-02-28T09:00"),
        message("Ann Writer", "Carol Other", date="2020-02-28T09:00"),
        message("Dan Other", "Reader, Bob C", date="2020-02-28T09:00"),
        message("", "Reader, Bob C", date="2020-02-28T09:00"),
        message("Ann Writer", "Reader, Bob C", date="2020-02-28T09:00", subject="cars"),
        message("Ann Writer", "Reader, Bob C", date="2020-02-28T09:00+00:00"),
    ],
    ids=["later", "long ago", "not to them", "of another", "withheld", "on else", "zone unknown"],
)
def test_where_anything_does_not_fit_nothing_is_claimed(sent):
    assert replies(sent, REPLY) == []


def test_of_several_earlier_messages_the_latest_is_answered():
    earlier = message("Ann Writer", "Bob Reader", date="2020-02-27T09:00")
    documents = filled(
        facts("earlier", messages=(earlier,)),
        facts("sent", messages=(SENT,)),
        facts("reply", messages=(REPLY,)),
    )
    kinds = {one.other: [tie.kind for tie in one.ties] for one in related(documents)["reply"]}
    assert kinds == {"sent": ["answers"]}


@pytest.mark.parametrize(
    "name", ["Reader, Bob C", "Bob Reader", "bob.reader@example.org", "Bob C. Reader <b@x.org>"]
)
def test_a_person_is_the_same_in_every_order(name):
    assert person(name) == {"bob", "reader"}


# --- what stands in a text ---


def blocks(*texts, kind="paragraph"):
    return [{"text": text, "line": 1, "kind": kind} for text in texts]


def test_words_in_quotation_marks_are_read_on_one_line():
    (quoted,) = quoted_words(blocks("A memorandum titled,\n“Use of\nVans.” And more."))
    assert (quoted.words, quoted.line) == ("use of vans", 2)


def test_of_straight_marks_any_two_may_be_a_pair():
    found = [one.words for one in quoted_words(blocks('so "called vans" and "other carts" too'))]
    assert {"called vans", "other carts"} <= set(found)


@pytest.mark.parametrize(
    ("text", "types", "date"),
    [
        ("the memorandum of September 30, 2022 by B. Writer", ("memorandum",), "2022-09-30"),
        ("in Ann Writer's June 10, 2020 letter", ("letter", "request"), "2020-06-10"),
        ("an e-mail dated 28 February 2020", ("e-mail",), "2020-02-28"),
    ],
)
def test_a_dated_paper_is_read_with_its_kind(text, types, date):
    (paper,) = dated_papers(blocks(text))
    assert (paper.types, paper.date) == (types, date)
    assert "writer" in paper.near or "writer" not in folded(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote a letter. It was June 10, 2020.",
        "the memorandum of 2020",
        "a report of June 31, 2020",
        "vans of June 10, 2020",
    ],
)
def test_without_kind_and_day_in_one_sentence_no_paper_is_named(text):
    assert list(dated_papers(blocks(text))) == []


def test_the_date_at_the_head_of_a_letter_names_no_paper():
    assert list(dated_papers(blocks("VIA EMAIL\nJune 10, 2020", kind="lines"))) == []


# --- the table ---

NAMES = [
    *("document", "related_document", "rank", "kind", "vocabulary", "what", "documents"),
    *("line", "related_line"),
]
"""Columns that people have built upon: new ones come after them."""


def test_columns_are_neither_renamed_nor_moved_and_explained():
    assert [column.name for column in related_table.COLUMNS][: len(NAMES)] == NAMES
    assert related_table.TABLE.about.endswith(".")
    for column in related_table.COLUMNS:
        assert column.meaning.endswith("."), column.name
        assert column.example, column.name


def test_each_reason_is_a_row_with_both_places():
    documents = filled(
        facts("release 1/a", named={MILL: 4}, request="request-1"),
        facts("b", named={MILL: 9}, request="request-1", is_request=True),
    )
    rows = [dict(zip(NAMES, row, strict=True)) for row in related_table.rows(related(documents))]
    assert [(row["document"], row["kind"]) for row in rows] == [
        ("b", "request-of"),
        ("b", "both-name"),
        ("release 1/a", "released-under"),
        ("release 1/a", "both-name"),
    ]
    assert rows[3] == {
        "document": "release 1/a",
        "related_document": "b",
        "rank": 1,
        "kind": "both-name",
        "vocabulary": "programs",
        "what": "mill",
        "documents": 2,
        "line": 4,
        "related_line": 9,
    }
    assert rows[2]["line"] == 0


def test_every_kind_is_explained():
    (kind,) = [column for column in related_table.COLUMNS if column.name == "kind"]
    assert [name for name in KINDS if f"“{name}”" not in kind.meaning] == []


def test_the_files_hold_the_ties_of_the_lists(site, converted):
    data = json.loads((site / "downloads/related.json").read_text("utf-8"))
    assert data["columns"] == NAMES
    assert rows_in(data) == [list(row) for row in related_table.rows(loaded(converted).related)]
    with (site / "downloads/related.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == len(data["data"]) + 1


# --- laws ---

KEYS = st.sampled_from([("programs", letter) for letter in "pqrstu"])
DOCUMENTS = st.lists(st.dictionaries(KEYS, st.integers(1, 99), max_size=5), max_size=14).map(
    lambda found: [facts(f"d{at}", named=named) for at, named in enumerate(found)]
)


@given(DOCUMENTS)
def test_every_tie_is_a_name_that_both_documents_hold(documents):
    by_id = {one.id: one for one in documents}
    for id, found in related(documents).items():
        assert len(found) <= 8
        assert id not in [one.other for one in found]
        for one in found:
            assert one.ties
            for tie in one.ties:
                key = (tie.vocabulary, tie.what)
                assert by_id[id].named[key] == tie.line
                assert by_id[one.other].named[key] == tie.other_line
            weights = [round(tie.weight, 6) for tie in one.ties]
            assert weights == sorted(weights, reverse=True)


@given(DOCUMENTS)
def test_the_order_of_the_documents_does_not_matter(documents):
    assert related(documents) == related(documents[::-1])


# --- the texts ---


@pytest.fixture
def lists(tmp_path):
    """Converts texts with their sidecars and gives the lists of related documents."""

    def made(**texts):
        folder = tmp_path / "sources"
        folder.mkdir()
        for name, (text, sidecar) in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
            (folder / f"{name}.yml").write_text(sidecar, "utf-8")
        convert(Folders(folder, tmp_path / "documents", PROJECT / "docs/vocabularies"), jobs=1)
        return loaded(tmp_path / "documents")

    return made


MEMORANDUM = """MEMORANDUM FOR: Ann Reader

FROM: Bob Writer

SUBJECT: Use of vans
Complaint No. 20-05-ICE-0474

The vans were used.
"""


def loaded(documents):
    collection = load_collection(documents, load_vocabularies(PROJECT / "docs/vocabularies"))
    repeated = load_repeated(documents, collection.documents)
    return RelatedLists(collection, repeated, contents(documents))


def said(lists, id):
    """Each related document with its reasons as sentences."""
    return {
        one.document.id: [f"{why.before}{why.name.words}{why.after}" for why in one.reasons]
        for one in lists.of(id, ())
    }


def test_a_letter_that_cites_the_number_of_a_memorandum_leads_to_it(lists):
    found = lists(
        memo=(
            MEMORANDUM,
            "title: Use of vans",
        ),
        letter=("Dear Ms. Reader:\n\nI write on Complaint No. 20-05-ICE-0474.", "title: A letter"),
    )
    assert said(found, "letter")["memo"][0] == (
        "It bears Complaint No. 20-05-ICE-0474, which this document cites"
    )
    assert said(found, "memo")["letter"][0] == (
        "It cites Complaint No. 20-05-ICE-0474, which this document bears"
    )
    # It is said once: that both cite it is no further reason.
    assert not [why for why in said(found, "letter")["memo"] if why.startswith("Both cite")]


MESSAGE = "From: {}\nSent: Friday, May 4, 2012 9:00 AM\nTo: {}\nSubject: Vans\n\nNine are left.\n"


def test_copies_of_a_message_lead_to_each_other_unless_one_shows_a_withheld_name(lists):
    named = MESSAGE.format("Quillfeather, Ada", "Oak, Bo")
    withheld = MESSAGE.format("(b)(6)", "Elm, Cy")
    found = lists(a=(named, ""), b=(withheld, ""), c=(named.replace("Nine", "Now nine"), ""))
    printed = ["Both print the message “Vans” of 4 May 2012, 09:00"]
    assert {other: why[:1] for other, why in said(found, "a").items()} == {"c": printed}
    assert said(found, "b") == {}
    cells = [row for row in related_table.rows(found.related) if "same-message" in row]
    assert all("2012-05-04T09:00 Vans" in row for row in cells)
    assert len(cells) == 2


def test_a_request_number_of_the_publisher_ties_the_request_to_the_release(lists):
    found = lists(
        ask=("Please send all records.", "type: FOIA request\nrequest_number: 2020-ICFO-12345"),
        sent=("Here they are.", "type: memorandum\nrequest_number: 2020-ICFO-12345"),
    )
    assert said(found, "ask") == {"sent": ["It was released under this request, 2020-ICFO-12345"]}
    assert said(found, "sent") == {
        "ask": ["It is the request under which this document was released, 2020-ICFO-12345"]
    }


def test_each_kind_of_tie_has_its_words():
    assert all(before[0].isupper() for before, _ in KINDS.values())


def test_the_request_and_the_memorandum_lead_to_each_other(converted):
    """By reading: line 39 of the request asks for audits of ICM; line 112 there cites the PIA."""
    found = loaded(converted)
    memo, request = "dhs-crcl-memo-maryland-database-2022", "epic-foia-request-ice-2020"
    (first, *_) = found.of(request, ())
    assert first.document.id == memo
    assert (
        "Named in an item of this request and there: Investigative Case Management, "
        "which only these two name"
    ) in said(found, request)[memo]
    (back, *_) = found.of(memo, ())
    assert back.document.id == request
    pia = next(why for why in back.reasons if "PIA-054" in why.name.words)
    assert (pia.line, pia.other_line) == (112, 70)
    assert pia.after == ", which only these two cite"


def test_the_facts_of_the_memorandum(converted):
    content = json.loads((converted / "dhs-crcl-memo-maryland-database-2022.json").read_bytes())
    found = document_facts(content)
    assert found.bears == {"complaint-20-05-ice-0474": 31}
    assert not found.is_request
    assert "use of and access to third party facial recognition services" in {
        one.words for one in found.quoted
    }
    assert [(one.types, one.date, one.line) for one in found.dated][:1] == [
        (("memorandum",), "2021-01-15", 155)
    ]


def test_what_the_request_asks_about_stands_in_its_items(converted):
    content = json.loads((converted / "epic-foia-request-ice-2020.json").read_bytes())
    asked = document_facts(content).asked
    assert asked["programs", "icm"] == 39
    assert all(16 <= line <= 51 for line in asked.values())
