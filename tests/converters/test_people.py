"""People: where names are found, who is one person, and who is left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Document, Source
from converters.names.mentions import find_mentions
from converters.names.people import find_people
from converters.names.person_names import name_id, read_name
from converters.pipeline import STAGES
from converters.terms.vocabulary import Vocabularies, load_vocabularies
from tests.converters.examples import PROJECT, vocabularies

LABELS = yaml.safe_load((PROJECT / "tests/labels/people.yml").read_text("utf-8"))


def read(text: str, terms: Vocabularies | None = None) -> Document:
    """A text with its people, found after its records and before all other names."""
    result = Document("example", Source("example.txt", "0" * 64, len(text.encode()), "utf-8"), text)
    for stage in STAGES:
        if stage is find_mentions:
            result = find_people(result, terms or vocabularies())
        if stage is not find_people:
            result = stage(result, terms or vocabularies())
    return result


def shown(document: Document) -> str:
    """The text with each mention of a person as `{id: name}`."""
    pieces, end = [], 0
    for mention in document.mentions:
        if mention.vocabulary == "people":
            name = document.quote(mention)
            pieces += [document.text[end : mention.start], f"{{{mention.term}: {name}}}"]
            end = mention.end
    return "".join([*pieces, document.text[end:]])


def assert_named(expected: str, terms: Vocabularies | None = None) -> None:
    assert shown(read(unmarked(expected), terms)) == expected


def unmarked(text: str) -> str:
    """The text of an example without its marks."""
    names = [piece.partition("}") for piece in text.split("{")]
    return names[0][0] + "".join(name.partition(": ")[2] + rest for name, _, rest in names[1:])


def published(folder: Path, *rows: str) -> Vocabularies:
    header = "id,name,organization,role,variations,explanation\n"
    (folder / "people.csv").write_text(header + "".join(f"{row}\n" for row in rows), "utf-8")
    terms = load_vocabularies(folder)
    assert not terms.problems
    return terms


def message(to: str, body: str = "See below.", sender: str = "(b)(6); (b)(7)(C)") -> str:
    return (
        f"From: {sender}\nSent: Monday, March 4, 2019 8:15 AM\nTo: {to}\nSubject: Hours\n\n{body}\n"
    )


# The four texts


def people_in(name: str) -> Counter[tuple[object, ...]]:
    found = read((PROJECT / "docs/sources" / f"{name}.txt").read_bytes().decode("utf-8-sig"))
    return Counter(
        (found.line(one.start), " ".join(found.quote(one).split()), one.term)
        for one in found.mentions
        if one.vocabulary == "people"
    )


def test_who_is_named_in_the_four_texts_is_found_and_nobody_else(accuracy):
    expected: Counter[tuple[object, ...]] = Counter()
    found: Counter[tuple[object, ...]] = Counter()
    for name, labels in LABELS.items():
        expected += Counter((name, *label.values()) for label in labels["people"])
        found += Counter({(name, *place): count for place, count in people_in(name).items()})
    right = (expected & found).total()
    accuracy("people", right, found.total(), expected.total())
    assert right / found.total() >= 0.98, found - expected
    assert right / expected.total() >= 0.98, expected - found


def test_the_people_of_a_document_have_names_and_roles_as_stated():
    text = (PROJECT / "docs/sources/dhs-crcl-memo-maryland-database-2022.txt").read_text("utf-8")
    found = read(text)
    (person,) = (one for one in found.people if one.id == "scott-lanum")
    assert (person.name, person.certain, person.released) == (
        "Scott Lanum",
        False,
        ("Scott Lanum",),
    )
    assert [found.line(role.start) for role in person.roles] == [231]
    assert found.quote(person.roles[0]).splitlines() == [
        "Assistant Director",
        "Office of Diversity and Civil Rights",
        "",
        "U.S. Immigration and Customs Enforcement",
    ]


# Headers of messages

ADDRESSES = [
    "{anna-b-reader: Reader, Anna B}",
    "{anna-b-reader: Reader, Anna B};{jo-de-la-cruz: de la Cruz, Jo}; {al-smith-jr: Smith Jr., Al}",
    "{anna-b-reader: Reader, Anna B} (CTR) <anna.reader@agency.gov>; {al-vole: Vole, Al}",
    "{anna-b-reader: Reader, Anna\nB}; (b)(6)",
    "{anna-b-reader: Reader, Anna B} (b)(6); (b)(7)(C)",
    "{anna-reader: Anna Reader} <anna.reader@agency.gov>",
    "{quilla-reader: Quilla Reader} <q.reader@agency.gov>",
    "{anna-b-reader: READER, ANNA B}; {anna-c-reader: READER, ANNA C}",
    '"{anna-o-dowd: O’Dowd, Anna}"',
    "{maria-e-garcia-lopez: Garcia Lopez, Maria E}",
    "{anna-vole-reader: Vole-Reader, Anna}",
    "'{anna-reader: Reader, Anna}'; ‘{anna-reader: Anna Reader}’",
    "{anna-reader: READER, ANNA}; Dr. {anna-reader: Anna Reader}, Ph.D.",
]


@pytest.mark.parametrize("addresses", ADDRESSES)
def test_a_name_in_the_header_of_a_message_is_found(addresses):
    assert_named(message(addresses))


NO_NAMES = [
    "#AD1 COS; #ICE DD STAFF",
    "ICE FOIA; Press Office; OPLA Front Office; All Employees",
    "DHS, ICE; Records, Public; Washington, DC",
    "New York; North Carolina; Baltimore, Maryland",
    "Washington Post; Vigilant Solutions",
    "Anna; Reader; A. B.; Reader, A.",
    "Quilla Reader; LEGISLATIVE AFFAIRS; QUILLA READER",
    "anna.reader@agency.gov; <mailto:anna.reader@agency.gov>",
    "(b)(6) Reader; Anna (b)(6); Reader, (b)(6); (b)(6)",
    "Mary Ann (b)(6)",
    "(b)(6) Anna Reader",
    "Anna Reader, Carl Weaver",
    "Undisclosed recipients; Anna 2 Reader; Re@der, Anna",
]


@pytest.mark.parametrize("addresses", NO_NAMES)
def test_what_is_no_name_in_full_is_none(addresses):
    assert_named(message(addresses))


# Signed with a part of the name

SIGNED = [
    ("{anna-b-reader: Reader, Anna B}", "Carl,\n\nSee below.\n\nThanks,\n{anna-b-reader: Anna}"),
    ("{anna-b-reader: Reader, Anna B}", "See below.\n\nThanks, {anna-b-reader: Anna}"),
    ("{anna-b-reader: Reader, Anna B}", "See below.\n\n{anna-b-reader: Anna}"),
    ("{anna-weaver: Anna Weaver}", "See below.\n\nBest,\n{anna-weaver: Anna}"),
    ("{anna-b-reader: Reader, Anna B}", "Anna,\n\nSee below.\n\nThanks"),
    ("{anna-b-reader: Reader, Anna B}", "See below.\n\nThanks,\nB"),
    ("{anna-b-reader: Reader, Anna B}", "See below.\n\nThanks,\nCarl"),
    ("(b)(6); (b)(7)(C)", "See below.\n\nThanks,\nAnna"),
    ("(b)(6); (b)(7)(C)", "See below.\n\nThanks, Anna"),
]


@pytest.mark.parametrize(("sender", "body"), SIGNED)
def test_a_first_name_alone_is_the_sender_s_below_the_message(sender, body):
    assert_named(message("(b)(6); (b)(7)(C)", body, sender))


SENDERS = [
    ("{quilla-reader: Quilla Reader}", "See below.\n\nThanks,\n{quilla-reader: Quilla}"),
    ("{quilla-reader: Quilla Reader}", "See below.\n\n{quilla-reader: Quilla}"),
    ("Quilla Reader", "See below.\n\nThanks,\nCarl"),
    ("Quilla Reader", "Quilla is a reader.\n\nThanks"),
    ("Press Office", "See below.\n\nThanks,\nPress"),
]


@pytest.mark.parametrize(("sender", "body"), SENDERS)
def test_two_plain_words_are_a_sender_s_name_where_the_first_of_them_signs(sender, body):
    assert_named(message("(b)(6); (b)(7)(C)", body, sender))


def test_a_first_name_that_two_of_a_message_bear_is_nobody_s():
    text = message(
        "{anna-weaver: Weaver, Anna}", "Thanks,\nAnna", "{anna-b-reader: Reader, Anna B}"
    )
    assert_named(text)


# Letters and memoranda

LETTER = """June 10, 2020
{addressee}
{below}
Washington, D.C. 20536
Dear {greeted}:
This letter asks for records under the Freedom of Information Act and says why they are needed now.
Sincerely,
{signed}
"""


def letter(addressee: str, below: str, greeted: str, signed: str) -> str:
    return LETTER.format(addressee=addressee, below=below, greeted=greeted, signed=signed)


LETTERS = [
    ("{anna-reader: Anna Reader}", "FOIA Officer", "{anna-reader: Ms. Reader}", "(b)(6)"),
    ("{quilla-reader: Quilla Reader}", "12 Hill Street", "{quilla-reader: Ms. Reader}", "(b)(6)"),
    ("{anna-reader: Ms. Anna Reader}", "FOIA Officer", "Madam", "(b)(6)"),
    ("{anna-reader: Anna Reader}", "Director", "{anna-reader: Director Reader}", "(b)(6)"),
    ("{anna-reader: Anna Reader}", "FOIA Officer", "Anna", "(b)(6)"),
    (
        "The Honorable {anna-reader: Anna Reader}",
        "Chairwoman",
        "{anna-reader: Chairwoman Reader}",
        "(b)(6)",
    ),
    ("Anna Reader", "FOIA Officer", "Mr. Weaver", "(b)(6)"),
    ("Booz Allen Hamilton", "12 Hill Street", "Sir or Madam", "(b)(6)"),
    ("Office of Records", "FOIA Officer", "Ms. Reader", "(b)(6)"),
    ("(b)(6)", "FOIA Officer", "Ms. Reader", "(b)(6)"),
    ("Office of Records", "12 Hill Street", "Sir", "/s/ {quilla-weaver: Quilla Weaver}\nClerk"),
    ("Office of Records", "12 Hill Street", "Sir", "{jo-weaver: Jo Weaver}, Esq.\nCounsel"),
    ("Office of Records", "12 Hill Street", "Sir", "(b)(6)\n{jo-weaver: Jo Weaver}\nCounsel"),
    ("Office of Records", "12 Hill Street", "Sir", "Citizens United"),
]


@pytest.mark.parametrize("parts", LETTERS)
def test_a_letter_names_whom_it_is_for_and_who_signs(parts):
    text = unmarked(letter(*parts))
    titled = letter(*parts).replace(
        "{anna-reader: Ms. Anna Reader}", "Ms. {anna-reader: Anna Reader}"
    )
    assert shown(read(text)) == titled


TWO_IN_ONE_BLOCK = """MEMORANDUM FOR: {anna-b-reader: Anna B. Reader}
Director
{carl-weaver: Carl Weaver}
Deputy Director
Quilla Vole
Hill House
Lion Street
Jo Lark (b)(6)

FROM: {jo-vole: Jo Vole}
Clerk

SUBJECT: Opening Hours

The reading room is open on Mondays, {carl-weaver: Carl Weaver} says.
"""


def test_a_second_person_in_one_block_is_found_where_a_role_stands_below():
    assert shown(read(unmarked(TWO_IN_ONE_BLOCK))) == TWO_IN_ONE_BLOCK


MEMORANDUM = """MEMORANDUM FOR: {anna-b-reader: Anna B. Reader}
Director

FROM: {carl-weaver: Carl Weaver} (b)(6)
Office of Public Records

SUBJECT: Opening Hours

The purpose of this memorandum is to say when the reading room is open, which {carl-weaver: Carl Weaver} asked
of J. Carl Weaver. {carl-weaver: Carl Weaver} spoke, not Mary Carl Weaver, of Carl Weaver-Lark, of Carl Weaver Jr., in Carl Weaver Hall and of {carl-weaver: Carl
Weaver}’s office, not of Anna C. Reader but of {anna-b-reader: ANNA B READER}.

Copy to:

{jo-lark: Jo Lark}
Chief of Staff
(b)(6)

(b)(6)
Chief of Staff
"""


def test_a_name_in_full_is_one_person_s_everywhere_in_the_document():
    assert_named(MEMORANDUM)


def test_roles_end_before_addresses_and_redactions():
    text = letter("{anna-reader: Anna Reader}", "FOIA Officer, Branch 2", "Sir", "(b)(6)")
    found = read(unmarked(text))
    assert [found.quote(role) for one in found.people for role in one.roles] == [
        "FOIA Officer, Branch 2"
    ]


def test_the_normal_form_is_the_one_with_small_letters():
    text = message("READER, ANNA", sender="Reader, Anna")
    (person,) = read(text).people
    assert (person.name, person.released) == ("Anna Reader", ("Reader, Anna", "READER, ANNA"))


# Citations

STORIES = """This letter cites stories, of which some are old. See {jo-lark: Jo Lark} & {al-vole: Al Vole}, Reading Rooms Open Their Doors, Wash. Post (Feb. 26, 2020), https://www.example.com/a; {kay-finch: Kay Finch}, All Doors Are Open Now, N.Y. Times (Feb. 27, 2020), https://www.example.com/b.

See Open Doors Here, Wash. Post (Feb. 28, 2020), https://www.example.com/c.

The story of Kay Finchley is another, but {kay-finch: Kay Finch} wrote the first one.
"""


def test_the_authors_of_a_story_are_named():
    assert_named(STORIES)


# The publisher's rows


def test_a_row_says_that_names_in_two_documents_are_one_person_s(tmp_path):
    terms = published(tmp_path, "reader,Anna Belle Reader,,,Anna B. Reader;Ms. Reader;Reader,")
    assert_named(message("{reader: Reader, Anna B}", "Ask {reader: Ms. Reader}."), terms)
    assert_named(
        "The director asked {reader: Anna Belle Reader}; then {reader: Reader} went.", terms
    )
    assert_named("Reader went.", terms)
    assert_named(message("{anna-c-reader: Reader, Anna C}", "Ask Reader."), terms)
    (person,) = read(message("Reader, Anna B"), terms).people
    assert (person.id, person.name, person.certain) == ("reader", "Anna Belle Reader", True)


def test_a_last_name_that_another_person_of_the_document_bears_is_nobody_s(tmp_path):
    terms = published(tmp_path, "reader,Anna Reader,,,Reader,")
    text = message("{carl-reader: Reader, Carl}", "{reader: Anna Reader} and Reader went.")
    assert_named(text, terms)


def test_a_name_does_not_get_the_page_of_a_row_with_another_name(tmp_path):
    terms = published(tmp_path, "anna-reader,Anna Belle Reader,,,,")
    assert_named(message("{anna-reader-2: Reader, Anna}"), terms)


def test_a_name_that_two_rows_claim_is_nobody_s(tmp_path):
    header = "id,name,organization,role,variations,explanation\n"
    rows = "one,Anna Reader,,,,\ntwo,Anna B. Reader,,,Anna Reader,\n"
    (tmp_path / "people.csv").write_text(header + rows, "utf-8")
    terms = load_vocabularies(tmp_path)
    assert len(terms.problems) == 1
    assert_named("The director asked Anna Reader; then {two: Anna B. Reader} went.", terms)


# Laws

FRAGMENTS = [
    *(
        "Anna",
        "Reader",
        "B.",
        "B",
        "de la",
        "Cruz",
        "READER",
        "ANNA",
        "O’Dowd",
        "Jr.",
        "II",
        "Ph.D.",
    ),
    *(
        "Dr. ",
        "Mr.",
        "Director",
        "Office",
        "of",
        "ICE",
        "(b)(6)",
        "(b)(7)(C)",
        "@ice.gov",
        "<",
        ">",
    ),
    *(
        ",",
        ", ",
        ";",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        ".",
        "/s/ ",
        "Dear ",
        ":",
        "&",
        "1",
        "ü",
        "Ø",
    ),
    *(
        "\nFrom: ",
        "\nSent: Monday, March 4, 2019 8:15 AM\n",
        "\nTo: ",
        "\nCc: ",
        "\nSubject: x\n\n",
    ),
    *("Thanks,\n", "Sincerely,\n", "Copy to:\n\n", "MEMORANDUM FOR: ", "\nFROM: ", "\nSUBJECT: "),
    *("June 10, 2020\n", "Jeff Merkley", "Merkley", ", Open Doors Here, Wash. Post (Feb. 2, 2020)"),
]

TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=50).map("".join)


@given(TEXTS)
def test_people_stand_in_order_apart_and_outside_of_redactions(text):
    found = read(text)
    end = 0
    for mention in found.mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert not any(
            one.start < mention.end and mention.start < one.end for one in found.redactions
        )
    named = {mention.term for mention in found.mentions if mention.vocabulary == "people"}
    assert {person.id for person in found.people} == named
    for person in found.people:
        assert person.name and person.id.replace("-", "").isalnum()
        assert all(0 <= role.start < role.end <= len(text) for role in person.roles)


@given(TEXTS, st.booleans())
def test_a_name_that_is_read_is_its_own_words(text, mail):
    name = read_name(text, 0, len(text), mail=mail)
    if name:
        written = text[name.start : name.end]
        assert all(word in written for word in (*name.given, *name.family, name.suffix))
        assert name_id(name.normal) == name.id
        assert {name_id(name.normal)} == {
            read.id
            for way in name.spellings()
            if (read := read_name(way, 0, len(way), mail=True)) is not None
        } | {name.id}


HARD_TEXTS = [
    "Anna " * 20_000,
    message("; ".join(["Reader, Anna B"] * 6_000)),
    message("Reader, Anna B", "Anna B. Reader " * 6_000),
    message("Reader, Anna B", "Thanks,\nAnna\n" * 7_000),
    message("Reader, " * 12_000),
    "MEMORANDUM FOR: " + "Anna Reader\n" * 8_000,
    "Copy to:\n\n" + "Anna B. Reader\n" * 6_000,
    unmarked(STORIES) * 200,
    "Merkley " * 12_000 + "Jeff Merkley",
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=lambda text: repr(text)[:20])
def test_a_hard_text_of_100_000_characters_is_read_as_any_other(text):
    assert len(read(text).people) <= 4
