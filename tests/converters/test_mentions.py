"""Mentions: which names count, what they stand for, and what stays open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Block, Code, Document, Redaction, Source
from converters.names.mentions import find_mentions
from converters.names.spellings import expanded, spelled_words
from converters.terms.vocabulary import Vocabularies, load_vocabularies
from tests.converters.examples import PROJECT, document, released, vocabularies

LABELS = yaml.safe_load((PROJECT / "tests/labels/mentions.yml").read_text("utf-8"))
FLOOR = 0.98
"""What readers ask for; precision and recall of all four texts together reach 1."""

ORGANIZATIONS = yaml.safe_load((PROJECT / "tests/labels/people.yml").read_text("utf-8"))


def plain(text: str) -> Document:
    """A text in which no other stage has found anything."""
    return Document("example", Source("example.txt", "0" * 64, len(text.encode()), "utf-8"), text)


def shown(document: Document) -> str:
    """The text with each mention as `{term: name}`."""
    pieces, end = [], 0
    for mention in document.mentions:
        name = document.quote(mention)
        pieces += [document.text[end : mention.start], f"{{{mention.term}: {name}}}"]
        end = mention.end
    return "".join([*pieces, document.text[end:]])


def marked(text: str, terms: Vocabularies | None = None) -> str:
    return shown(find_mentions(plain(text), terms or vocabularies()))


def published(folder: Path, agencies: str = "", programs: str = "") -> Vocabularies:
    """The built-in vocabularies with rows of a publisher's, written without their header."""
    parents = {"agencies": "parent", "programs": "agency"}
    for name, rows in (("agencies", agencies), ("programs", programs)):
        header = f"id,name,short_form,{parents[name]},variations,needs_definition,explanation\n"
        (folder / f"{name}.csv").write_text(header + rows, "utf-8")
    terms = load_vocabularies(folder)
    assert not terms.problems
    return terms


SHORT_FORMS = [
    "ask {ice: ICE} about it",
    "{ice: ICE}’s policy and {ice: ICE}'s officers",
    "{ice: ICE}-submitted photos",
    "cites {dhs: DHS}/{ice: ICE}/PIA-054",
    "(“{ice: ICE}”)",
    "**{ice: ICE}** and _{ice: ICE}_",
    "black ice, Ice, ice-cold, ICEBERG, POLICE, ICE2",
    "ICE_memo and my_ICE",
    "write to ICE-FOIA@dhs.gov or (b)(6)@ICE.dhs.gov",
    "see https://www.ice.gov/ICE/HSI, ICE.gov and www2.dhs.gov/ICE",
    "the file ICE-memo.docx by {ice: ICE}. The end",
    "Attachments: ICE Skinny Paper - Final.docx; HSI list.xlsx",
    "Attachment: the {ice: ICE} memorandum",
]


@pytest.mark.parametrize("text", SHORT_FORMS)
def test_a_short_form_is_a_whole_word_in_its_own_case_and_no_address(text):
    assert_marked(text)


NAMES = [
    "the {dos: Department of State}",
    "the {dos: U.S. Department of State}",
    "the {dos: US Department of State}",
    "the {dos: United States Department of State}",
    "the department of state and the Department of state",
    "the {dos: DEPARTMENT OF STATE}",
    "to {ice: U.S.\nImmigration and   Customs\r\nEnforcement}",
    "to {ice: U. S. Immigration & Customs Enforcement}",
    "{ice: Immigration\nand Customs Enforcement}",
    "{dhs: U.S. Dep’t of Homeland Sec}., {dhs: U.S. Dep't of Homeland Sec}.",
    "{owcp: Office of Workers’ Compensation Programs}",
    "Department\n\nof State",
    "{expedited-removal: expedited removal}, {expedited-removal: Expedited removal}",
    "{frs: Facial Recognition Services} and {frs: facial recognition services}",
    "{atd-isap-iii: ATD – ISAP}, {atd-isap-iii: ATD-ISAPIII}, {atd: ATD} officers",
    "{ero-baltimore-field-office: ERO Baltimore Field Office} of {ero: ERO}",
    "Smartlink, {smartlink: SmartLINK}",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_keeps_its_words_and_not_its_line_breaks(text):
    assert_marked(text)


EVERYDAY_WORDS = [
    "BLACK ICE ON THE ROAD",
    "Black {ice: ICE} on the road",
    "BLACK ICE\nfrom {ice: ICE}",
    "JOHN DOE (b)(6)",
    "1. ALL ICE a.",
    "{hsi: HSI} AND THE ICE",
    "{ice: U.S. Immigration and Customs Enforcement} ({ice: ICE})\nROLE OF {ice: ICE}",
    "by\n{ice: ICE}.",
]


@pytest.mark.parametrize("text", EVERYDAY_WORDS)
def test_in_a_line_of_capitals_an_everyday_word_needs_a_definition(text):
    assert_marked(text)


DEFINITIONS = [
    "the C3 corridor",
    "the {cyber-crimes-center: Cyber Crimes Center} ({cyber-crimes-center: C3}) and {cyber-crimes-center: C3}/{ceiu: CEIU}",
    "{cyber-crimes-center: C3} ({cyber-crimes-center: Cyber Crimes Center}) is new",
    "{cyber-crimes-center: C3} first; the {cyber-crimes-center: Cyber Crimes Center} (“{cyber-crimes-center: C3}”) later",
    "{cyber-crimes-center: Cyber Crimes Center}\n(hereinafter the “{cyber-crimes-center: C3}”)",
    "{cyber-crimes-center: Cyber Crimes Center} (“{cyber-crimes-center: C3}” or “the Center”)",
    "{cyber-crimes-center: Cyber Crimes Center} (C3 is new)",
    "{cyber-crimes-center: Cyber Crimes Center}, C3",
    "cleared by {hsi: HSI}, OPA and OPR",
    "{ice-opr: ICE Office of Professional Responsibility} ({ice-opr: OPR}); {ice-opr: OPR}",
    "{doj-opr: DOJ Office of Professional Responsibility} ({doj-opr: OPR}); {doj-opr: OPR}",
    "{doj-opr: DOJ OPR} and {ice-opr: ICE OPR}, but not OPR",
    "{ice-opr: ICE Office of Professional Responsibility} (OPR), {doj-opr: DOJ Office of Professional Responsibility} (OPR)",
    "the {bureau-of-indian-affairs: Bureau of Indian Affairs} ({bureau-of-indian-affairs: BIA}): {bureau-of-indian-affairs: BIA}",
    "the {board-of-immigration-appeals: Board of Immigration Appeals} ({board-of-immigration-appeals: BIA}): {board-of-immigration-appeals: BIA}",
]


@pytest.mark.parametrize("text", DEFINITIONS)
def test_an_ambiguous_short_form_goes_to_the_term_that_the_document_defines(text):
    assert_marked(text)


SHARED_NAMES = [
    "the Office of Inspector General",
    "{dhs-oig: DHS Office of Inspector General} and {doj-oig: DOJ OIG}",
    "{dhs: U.S. Department of Homeland Security}\n{dhs-oig: Office of Inspector General}",
    "{dhs-oig: Office of the Inspector General}, {dhs: U.S. Department of Homeland Security}",
    "{dhs: Department of Homeland Security} ({dhs: DHS}) {dhs-oig: Office of Inspector General} ({dhs-oig: OIG}): the {dhs-oig: OIG}",
    "{ice: ICE}’s {ice-opa: Office of Public Affairs}",
    "{ice: ICE} and the Office of Public Affairs",
    "{doj: Department of Justice},\nOffice of Public Affairs\n{ice: ICE}",
    "{ice: U.S. Immigration and Customs Enforcement}\n{ice-foia-office: Freedom of Information Act Office}",
    "{ero-custody-management: Custody Management}\n{ero: Enforcement and Removal Operations}",
]


@pytest.mark.parametrize("text", SHARED_NAMES)
def test_a_name_that_offices_share_counts_beside_its_agency(text):
    assert_marked(text)


OTHER_GOVERNMENTS = [
    "the Maryland Department of Transportation",
    "New York State Department of Labor",
    "the Illinois Environmental Protection Agency",
    "Texas’s Department of Agriculture",
    "in Maryland, the {dot: Department of Transportation}",
    "Baltimore, Maryland\n{dot: Department of Transportation}",
    "the {dos: State Department}",
]


@pytest.mark.parametrize("text", OTHER_GOVERNMENTS)
def test_a_body_of_another_government_is_none_of_the_federal_ones(text):
    assert_marked(text)


GOVERNMENTS_NAMED_AROUND = [
    "the Department of Justice of Mexico and the {doj: Department of Justice}",
    "Department of Health and Human\nServices of Nebraska",
    "the Marshals Service of Jamaica, the Secret Service of Ukraine",
    "The DEA of Bulgaria and the {dea: DEA}",
    "DEPARTMENT OF JUSTICE OF MEXICO",
    "the Department of Labor of the State of Texas, the DOJ of the Republic of Korea",
    "the Department of Justice of the Government of Mexico",
    "the Department of Transportation of Chicago",
    "the {dos: Department of State} of the United States of America",
    "the {dos: Department of State} of America, the {doj: DOJ} of the U.S.",
    "the {usss: U.S. Secret Service} of Texas",
    "{dhs-oig: Office of Inspector General} of {dhs: DHS}",
    "notify {ice: ICE} of Garcia, told {dhs: DHS} and {ice: ICE} of Mr. Smith",
    "informed the {doj: Department of Justice} of Mexico’s answer",
    "told the Department of Justice of Mexico that",
    "notified {ice: ICE} of State charges, told {ice: ICE} of the County's plan",
    "the arrest by {ice: ICE} of Jane Smith, a letter from {dhs: DHS} of June 3",
    "the use of {ice: ICE} of all of it",
    "The Texas EPA, the California DOJ, a state DOT",
    "the Texas {ice: ICE} office and a Honduran {ice: ICE} detainee",
    "Canada’s Department of Justice, the British Secret Service",
    "Texas {ftc: Federal Trade Commission} office",
    "Texas Department of Transportation Office of Inspector General",
    "Maryland Department of Transportation (DOT), so the DOT",
    "Maryland Department of Transportation ({ice: ICE}), so {ice: ICE} and the {dot: DOT}",
    "{dot: U.S. Department of Transportation} ({dot: DOT}), so the {dot: DOT}",
]


@pytest.mark.parametrize("text", GOVERNMENTS_NAMED_AROUND)
def test_what_stands_around_a_name_tells_whose_body_it_is(text):
    assert_marked(text)


LONGER_NAMES = [
    "the Department of State Hospitals, DEPARTMENT OF STATE POLICE",
    "the {dos: Department of State} Visa Office, {dos: Department of State} hospitals",
    "the Department of Labor and Industries, the Department of Justice Canada",
    "the {dol: Department of Labor} and {doj: Department of Justice}",
    "ICE 3 train, ICE 4 trains, ICE storm",
    "{dhs: DHS} and {ice: ICE} train officers; {ice: ICE} 3",
    "a DOT matrix printer of the {dot: DOT}",
    "DOI: 10.1000/182, not the {doi: DOI}: it",
    "ICE-cold, ICE-covered, DOT-matrix",
    "{ice: ICE}-led, {ice: ICE}-wide, {sec: SEC}-registered, {ice: ICE}-{hsi: HSI}",
    "{fbi: FBI}-style, non-{ice: ICE}, {ice: ICE}—cold, 20-05-{ice: ICE}-0474",
]


@pytest.mark.parametrize("text", LONGER_NAMES)
def test_a_name_inside_a_longer_one_is_no_mention(text):
    assert_marked(text)


AMBIGUOUS_SHORT_FORMS = [
    "DOC has been asked, OTJ training, FRA to IAD, VBA code, the DoS attack",
    "the {doc: Department of Commerce} ({doc: DOC}): {doc: DOC} has been asked",
    "the field OCC and the NRC; {doc-oig: DOC OIG}, {dos: DOS}, {dod: DOD}",
    "the {dos: State Department} ({dos: DoS}), {dos: DoS}",
]


@pytest.mark.parametrize("text", AMBIGUOUS_SHORT_FORMS)
def test_a_short_form_with_other_common_meanings_needs_a_definition(text):
    assert_marked(text)


def test_a_common_word_in_a_publisher_s_row_makes_no_link(tmp_path):
    (tmp_path / "programs.csv").write_text(
        "id,name,short_form,agency,variations,needs_definition,explanation\n"
        "the,the,,,The Program;raven,,\n",
        "utf-8",
    )
    terms = load_vocabularies(tmp_path)
    text = "the end of {the: The Program}, The end; {the: raven}"
    assert marked(unmarked(text), terms) == text


def assert_marked(expected: str) -> None:
    assert marked(unmarked(expected)) == expected


def unmarked(text: str) -> str:
    """The text of an example without its marks."""
    names = [piece.partition("}") for piece in text.split("{")]
    return names[0][0] + "".join(name.partition(": ")[2] + rest for name, _, rest in names[1:])


def test_a_document_decides_between_two_terms_of_the_publisher(tmp_path):
    terms = published(tmp_path, programs="red,Red Net,RNT,,,RNT,\nreed,Reed Network,RNT,,,RNT,\n")
    assert marked("RNT alone", terms) == "RNT alone"
    assert marked("Reed Network (RNT)", terms) == "{reed: Reed Network} ({reed: RNT})"


def test_a_definition_outweighs_a_certain_short_form(tmp_path):
    terms = published(tmp_path, programs="hsi-index,Harm Severity Index,,,,HSI,\n")
    text = "Harm Severity Index (HSI): HSI"
    assert (
        marked(text, terms)
        == "{hsi-index: Harm Severity Index} ({hsi-index: HSI}): {hsi-index: HSI}"
    )
    assert marked("HSI", terms) == "{hsi: HSI}"


def test_nothing_in_a_redaction_is_a_mention():
    text = "by ICE (b)(6) ICE, ICE"
    start = text.index("(b)")
    span = Redaction(start, start + 10, "r1", (Code(start, start + 6, "b6"),))
    found = find_mentions(replace(plain(text), redactions=(span,)), vocabularies())
    assert shown(found) == "by {ice: ICE} (b)(6) ICE, {ice: ICE}"


def test_no_mention_reaches_from_one_block_into_the_next():
    text = "Department of\nState"
    blocks = (Block(0, 13, "lines"), Block(14, 19, "lines"))
    assert find_mentions(plain(text), vocabularies()).mentions
    assert not find_mentions(replace(plain(text), blocks=blocks), vocabularies()).mentions


Place = tuple[int, int, str]
"""Where a mention starts and ends, in code points, and the id of its term."""


def labelled_places(read: Document, rows: dict[int, list[dict[str, str]]]) -> set[Place]:
    """The places of labels: each the next one of its words on its line. Fails where there is none."""
    places: set[Place] = set()
    for line, names in rows.items():
        at = read.lines[line - 1].start
        for row in names:
            ((term, words),) = row.items()
            found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(read.text, at)
            assert found and read.line(found.start()) == line, (read.id, line, words)
            at = found.end()
            places.add((*found.span(), term))
    return places


def found_places(read: Document, vocabulary: str) -> set[Place]:
    return {(one.start, one.end, one.term) for one in read.mentions if one.vocabulary == vocabulary}


def as_rows(read: Document, places: set[Place]) -> list[tuple[int, str, str]]:
    """Places as a reader looks for them: line, words, term."""
    return [(read.line(start), read.text[start:end], term) for start, end, term in sorted(places)]


def test_every_text_is_labelled():
    texts = {path.stem for path in (PROJECT / "docs/sources").glob("*.txt")}
    assert texts == set(LABELS) == set(ORGANIZATIONS)


@pytest.mark.parametrize("vocabulary", ["agencies", "programs"])
def test_precision_and_recall_by_place(accuracy, vocabulary):
    right = found = labelled = 0
    wrong, missed = [], []
    for name, labels in LABELS.items():
        read = released(name).document
        places, expected = found_places(read, vocabulary), labelled_places(read, labels[vocabulary])
        right, found = right + len(places & expected), found + len(places)
        labelled += len(expected)
        wrong += as_rows(read, places - expected)
        missed += as_rows(read, expected - places)
    accuracy(f"{vocabulary}, by place", right, found, labelled)
    assert right / found >= FLOOR, wrong
    assert right / labelled >= FLOOR, missed


@pytest.mark.parametrize("name", LABELS)
def test_no_agency_and_no_program_is_mistaken_for_another(name):
    """A name may be missed; one that is found must stand for the term that a reader has in mind."""
    read = released(name).document
    for vocabulary in ("agencies", "programs"):
        meant = {place[:2]: place[2] for place in labelled_places(read, LABELS[name][vocabulary])}
        for start, end, term in found_places(read, vocabulary):
            assert meant.get((start, end), term) == term


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_the_four_texts_mention_the_organizations_that_a_reader_finds_in_them(name):
    file = PROJECT / "docs" / "sources" / f"{name}.txt"
    found = document(file.read_bytes().decode("utf-8-sig"))
    lines: dict[str, Counter[int]] = {}
    for mention in found.mentions:
        if mention.vocabulary == "organizations":
            lines.setdefault(mention.term, Counter())[found.line(mention.start)] += 1
    assert {term: dict(counts) for term, counts in lines.items()} == ORGANIZATIONS[name][
        "organizations"
    ]


ORGANIZATION_NAMES = [
    "{epic: Electronic Privacy Information Center} (“{epic: EPIC}”): {epic: EPIC}’s request, {epic: EPIC} v. {dod: DOD}",
    "EPIC alone, and EPIC.org",
    "{bi-incorporated: BI Incorporated} and then {bi-incorporated: BI}",
    "{bi-incorporated: BI} and {bi-incorporated: BI case specialists}",
    "a BI of 2018",
    "{new-york-times: New York\nTimes}, {new-york-times: N.Y. Times}, {washington-post: Wash. Post}",
    "the {utah-department-of-public-safety: Utah Department of Public Safety}",
    "the Ohio Department of Public Safety",
    "{clearview-ai: Clearview AI}, {clearview-ai: Clearview}’s, clearview",
]


@pytest.mark.parametrize("text", ORGANIZATION_NAMES)
def test_an_organization_is_found_as_an_agency_is(text):
    assert_marked(text)


FRAGMENTS = [
    *(
        "ICE",
        "ice",
        "HSI",
        "C3",
        "OPR",
        "DHS",
        "U.S.",
        "US",
        "United States",
        "Office of",
        "Office",
    ),
    *(
        "Cyber Crimes Center",
        "Department of",
        "State",
        "Homeland Security",
        "Investigations",
        "and",
    ),
    *("&", " ", "  ", "\n", "\r\n", "\n\n", "(", ")", "“", "”", "’s", "-", "/", ".", ",", "_", "@"),
    *(
        "gov",
        "the",
        "Maryland",
        "of Mexico",
        "of Smith",
        "told",
        "cold",
        "BLACK",
        "(b)(6)",
        "x",
        "ATD",
        "ISAP",
        "–",
    ),
]

TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=60).map("".join)


@given(TEXTS)
def test_mentions_are_spellings_in_order_and_apart(text):
    terms = vocabularies()
    end = 0
    for mention in find_mentions(plain(text), terms).mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        term = getattr(terms, mention.vocabulary)[mention.term]
        assert as_compared(text[mention.start : mention.end]) in {
            as_compared(variant) for spelling in term.spellings for variant in expanded(spelling)
        }


def as_compared(spelling: str) -> str:
    return "".join(gap + word for gap, word in spelled_words(spelling)).lower()


@given(TEXTS, TEXTS)
def test_what_follows_after_a_blank_line_changes_a_mention_only_by_a_definition(first, second):
    """Without brackets nothing is defined, and each paragraph is read by itself."""
    first, second = (text.translate(dict.fromkeys(map(ord, "()[]"))) for text in (first, second))
    alone = find_mentions(plain(first), vocabularies()).mentions
    both = find_mentions(plain(f"{first}\n\n.\n\n{second}"), vocabularies()).mentions
    assert both[: len(alone)] == alone


HARD_TEXTS = [
    ("a" * 100_000, 0),
    ("HSI" * 33_000, 0),
    ("HSI-" * 25_000, 25_000),
    ("HSI (" * 20_000, 20_000),
    ("C3 (" * 25_000, 0),
    ("Office of the " * 7_000, 0),
    ("Department of Homeland Security (" * 3_000, 3_000),
    ("Maryland Department of Justice " * 3_000, 0),
    ("Office" + " " * 100_000 + "of Justice Programs", 0),
    ("United States " * 7_000, 0),
    ("a." * 50_000 + "@", 0),
    ("a@" * 50_000, 0),
    ("http://" * 14_000, 0),
    ("Attachments: HSI." * 6_000, 6_000),
    ("_HSI" * 25_000, 0),
    ("&" * 100_000, 0),
    ("HSI of " * 14_000, 14_000),
    ("the DOJ of Mexico " * 5_000, 0),
    ("told " * 10_000 + "HSI of Smith " * 4_000, 4),
    ("Ohio Department of Labor (DOL, ICE) " * 2_800, 2_800),
]


@pytest.mark.parametrize(("text", "count"), HARD_TEXTS, ids=lambda value: repr(value)[:16])
def test_a_hard_text_of_100_000_characters_is_read_as_any_other(text, count):
    """With a step that looks back or ahead over the whole text, this would take minutes."""
    assert len(find_mentions(plain(text), vocabularies()).mentions) == count
