"""Vocabularies: the built-in ones, a publisher's own rows, and what is said about a faulty row."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Diagnostic
from converters.terms.csv_tables import read_table
from converters.terms.term_checks import check_terms
from converters.terms.terms import COLUMNS, PARENTS, SLUG, Term, columns, read_terms
from converters.terms.vocabulary import BUILT_IN, Exemption, Vocabularies, load_vocabularies
from converters.withheld.cites import find_cites
from tests.converters.examples import PROJECT, vocabularies

AGENCIES = "id,name,short_form,parent,variations,needs_definition,explanation\n"
PROGRAMS = AGENCIES.replace("parent", "agency")
ORGANIZATIONS = AGENCIES.replace("parent", "kind")
PEOPLE = "id,name,organization,role,variations,explanation\n"


def loaded(
    folder: Path,
    agencies: str | bytes = AGENCIES,
    programs: str = PROGRAMS,
    organizations: str = ORGANIZATIONS,
    people: str = PEOPLE,
) -> Vocabularies:
    raw = agencies if isinstance(agencies, bytes) else agencies.encode()
    (folder / "agencies.csv").write_bytes(raw)
    (folder / "programs.csv").write_bytes(programs.encode())
    (folder / "organizations.csv").write_bytes(organizations.encode())
    (folder / "people.csv").write_bytes(people.encode())
    return load_vocabularies(folder)


def said(terms: Vocabularies, folder: Path) -> list[str]:
    """The problems as `check` prints them, with paths below the publisher's folder."""
    return [
        f"{Path(found.path).name}:{found.line}: {found.message}; {found.advice}".replace(
            f"{folder.as_posix()}/", ""
        )
        for found in terms.problems
    ]


# The built-in vocabularies


def test_the_built_in_vocabularies_and_this_project_s_rows_are_sound():
    assert vocabularies().problems == ()


def test_every_agency_of_2015_is_there():
    tops = [term for term in vocabularies().agencies.values() if not term.parent]
    assert len(tops) == 116


def test_an_office_has_its_place_in_the_tree():
    agencies = vocabularies().agencies
    assert above(agencies, "ero-baltimore-field-office") == ["ero", "ice", "dhs"]
    assert above(agencies, "ceiu") == ["cyber-crimes-center", "hsi", "ice", "dhs"]
    assert above(agencies, "crcl") == ["dhs"]


def above(agencies, id: str) -> list[str]:
    parent = agencies[id].parent
    return [parent, *above(agencies, parent)] if parent else []


def test_the_offices_and_programs_of_the_four_texts_are_explained():
    terms = vocabularies()
    offices = (
        "dhs ice hsi ero ero-baltimore-field-office cbp crcl opla ice-opa ice-opr igp osdm ceiu"
    )
    assert all(terms.agencies[id].explanation for id in offices.split())
    assert all(term.explanation for term in terms.programs.values())


def test_no_built_in_name_is_a_word_that_any_office_could_bear():
    meaningless = {"Headquarters", "Main Office", "Departmental Offices", "Office of the Secretary"}
    for term in vocabularies().agencies.values():
        assert not meaningless & set(term.spellings)
        assert not re.match(r"Region \w+ ?\(", term.name)


IDS = {
    "foia": "b1 b2 b3 b4 b5 b6 b7 b7A b7B b7C b7D b7E b7F b8 b9",
    "privacy-act": "d5 j1 j2 k1 k2 k3 k4 k5 k6 k7",
    "eo-13526": (
        "1.4(a) 1.4(b) 1.4(c) 1.4(d) 1.4(e) 1.4(f) 1.4(g) 1.4(h) 3.3(b) 3.3(b)(1) 3.3(b)(2) 3.3(b)(3) "
        "3.3(b)(4) 3.3(b)(5) 3.3(b)(6) 3.3(b)(7) 3.3(b)(8) 3.3(b)(9) 3.5(c)"
    ),
    "declassification": (
        "25X1 25X2 25X3 25X4 25X5 25X6 25X7 25X8 25X9 50X1 50X2 50X3 50X4 50X5 50X6 50X7 50X8 50X9"
    ),
}


def test_every_exemption_of_each_law_is_there_once_in_the_order_of_the_law():
    found = [(exemption.act, id) for id, exemption in vocabularies().exemptions.items()]
    assert found == [(act, id) for act, ids in IDS.items() for id in ids.split()]
    rows = yaml.safe_load((BUILT_IN / "exemptions.yml").read_text("utf-8"))
    assert sum(len(law["exemptions"]) for law in rows.values()) == len(found)


def test_every_law_of_an_exemption_has_its_name_its_place_and_what_to_check():
    acts = vocabularies().acts
    assert list(acts) == list(IDS)
    for id, act in acts.items():
        assert act.id == id
        assert act.name and act.citation and act.check


def test_every_exemption_has_all_its_words():
    """Only the whole of an exemption has no parent, and one text of an order is not quoted."""
    lacking = {
        (id, field.name)
        for id, exemption in vocabularies().exemptions.items()
        for field in fields(Exemption)
        if not getattr(exemption, field.name) and field.name != "parent"
    }
    assert lacking == {("3.5(c)", "statute")}


def test_an_exemption_is_cited_where_its_law_is():
    for exemption in vocabularies().exemptions.values():
        assert (
            exemption.label == exemption.id
            or f"§ 552{exemption.label}" in exemption.citation
            or (exemption.act == "privacy-act" and f"§ 552a{exemption.label}" in exemption.citation)
        )
        law = vocabularies().acts[exemption.act].citation.split(" §")[0]
        assert exemption.citation.startswith(law)


def test_every_point_to_check_names_its_source_and_is_said_once():
    terms = vocabularies()
    for exemption in terms.exemptions.values():
        points = (*terms.acts[exemption.act].check, *exemption.check)
        assert 1 <= len(exemption.check) <= 5
        assert len(points) == len(set(points))
        for point in points:
            assert re.search(r"\? .*\(.*(?:U\.S\.|C\.F\.R\.|E\.O\. |F\.[23]d).*\)\.$", point), point


def test_a_quoted_statute_is_quoted_without_the_sign_that_parts_it_from_the_next():
    for exemption in vocabularies().exemptions.values():
        assert not exemption.statute.endswith((";", ",", ".", "; or", "; and", ":"))


def test_a_part_of_an_exemption_names_the_whole():
    exemptions = vocabularies().exemptions
    parts = {id: exemption.parent for id, exemption in exemptions.items() if exemption.parent}
    assert list(parts) == [id for id in exemptions if re.fullmatch(r"b7[A-F]|3\.3\(b\)\(\d\)", id)]
    for id, parent in parts.items():
        assert id.startswith(parent)
        assert exemptions[parent].act == exemptions[id].act


def test_pages_of_exemptions_differ_also_where_case_does_not_count():
    pages = [exemption.page.lower() for exemption in vocabularies().exemptions.values()]
    assert len(pages) == len(set(pages))
    assert vocabularies().exemptions["3.3(b)(1)"].page == "3-3-b-1"


def test_a_label_is_read_as_the_cite_of_its_exemption():
    exemptions = vocabularies().exemptions.values()
    read = {one.id: [cite.code for cite in find_cites(one.label)] for one in exemptions}
    assert read == {id: [id] for id in read}


@pytest.mark.parametrize("key", ["label", "title", "law", "plain"])
def test_no_two_exemptions_say_the_same(key):
    said = [getattr(exemption, key) for exemption in vocabularies().exemptions.values()]
    assert len(said) == len(set(said))


# A publisher's own rows


def test_a_published_row_adds_a_term(tmp_path):
    row = "icap,Interior Camp,IC3,ice,Inner Camp; I.C.,IC3,A camp.\n"
    terms = loaded(tmp_path, AGENCIES + row)
    assert terms.problems == ()
    assert terms.agencies["icap"] == Term(
        id="icap",
        name="Interior Camp",
        short_form="IC3",
        parent="ice",
        variations=("Inner Camp", "I.C."),
        needs_definition=("IC3",),
        explanation="A camp.",
        origin=f"{tmp_path.as_posix()}/agencies.csv:2",
        published=True,
    )
    assert terms.agencies["ice"] == vocabularies().agencies["ice"]


def test_a_published_row_overrides_a_built_in_one_and_an_empty_cell_keeps_its_value(tmp_path):
    built_in = vocabularies().agencies["igp"]
    term = loaded(tmp_path, AGENCIES + "igp,,,,,,Our words.\n").agencies["igp"]
    assert term.explanation == "Our words."
    assert (term.name, term.short_form, term.parent) == (
        built_in.name,
        built_in.short_form,
        "ice",
    )
    assert term.published
    assert not built_in.published


def test_a_program_names_the_agency_that_runs_it(tmp_path):
    terms = loaded(tmp_path, programs=PROGRAMS + "raven,RAVEn,,hsi,,,\n")
    assert terms.programs["raven"].parent == "hsi"


@pytest.mark.parametrize(
    "raw",
    [
        (AGENCIES + "icap,Interior Camp,,ice,,,A camp\n").encode("utf-8-sig"),
        (AGENCIES + "icap,Interior Camp,,ice,,,A camp\n").replace(",", ";").encode(),
        (AGENCIES + "icap,Interior Camp,,ice,,,A camp\n").replace(",", "\t").encode(),
        (AGENCIES + "icap,Interior Camp,,ice,,,A camp").replace("\n", "\r\n").encode(),
        (AGENCIES + "\n ,,,,,,\nicap, Interior  Camp ,,ice\n,,\n").encode(),
        (AGENCIES + 'icap,"Interior\n Camp",,ice,,,"A camp"\n').encode(),
    ],
    ids=["mark", "semicolons", "tabs", "windows", "blank", "quoted"],
)
def test_what_excel_writes_is_read(tmp_path, raw):
    terms = loaded(tmp_path, raw)
    assert terms.problems == ()
    assert terms.agencies["icap"].name == "Interior Camp"


def test_a_cell_with_several_values_is_read_where_semicolons_stand_between_cells(tmp_path):
    raw = (AGENCIES.replace(",", ";") + 'icap;Interior Camp;;ice;"Inner Camp;Camp";;\n').encode()
    assert loaded(tmp_path, raw).agencies["icap"].variations == ("Inner Camp", "Camp")


def test_a_folder_that_is_not_there_publishes_nothing(tmp_path):
    terms = load_vocabularies(tmp_path / "none")
    assert terms.problems == ()
    assert terms.programs == {}


def test_the_fingerprint_changes_with_every_file(tmp_path):
    prints = {
        load_vocabularies(tmp_path / "none").fingerprint,
        loaded(tmp_path).fingerprint,
        loaded(tmp_path, AGENCIES + "icap,Interior Camp,,,,,\n").fingerprint,
        loaded(tmp_path, programs=PROGRAMS + "raven,RAVEn,,,,,\n").fingerprint,
    }
    assert len(prints) == 4
    assert loaded(tmp_path).fingerprint in prints


# Faulty rows: the message, and the good row below still counts

GOOD = "good,Good Office,,ice,,,\n"

FAULTS = [
    (
        AGENCIES.replace("short_form", "shortform") + GOOD.replace(",,ice", ",GO,ice"),
        [
            "agencies.csv:1: unknown column “shortform”; did you mean “short_form”?",
            (
                "agencies.csv:1: missing column: short_form; "
                "the first line is: id,name,short_form,parent,variations,needs_definition,explanation"
            ),
        ],
    ),
    (
        AGENCIES.strip() + ",id\n" + GOOD,
        ["agencies.csv:1: column “id” stands there twice; remove one"],
    ),
    (
        AGENCIES + ",No Id,,,,,\n" + GOOD,
        ["agencies.csv:2: the row has no id; it is left out; write one, such as “no-id”"],
    ),
    (
        AGENCIES + "none,,,,,,\n" + GOOD,
        [
            (
                "agencies.csv:2: the row has no name; it is left out; "
                "write the full name in its second cell"
            )
        ],
    ),
    (
        AGENCIES + "My Office,My Office,,,,,\n" + GOOD,
        [
            (
                "agencies.csv:2: the id “My Office” cannot name a page; the row is left out; "
                "write “my-office”"
            )
        ],
    ),
    (
        AGENCIES + "index,Index Office,,,,,\n" + GOOD,
        [
            (
                "agencies.csv:2: the id “index” is taken by the list of all terms; the row is left out; "
                "choose another"
            )
        ],
    ),
    (
        AGENCIES + GOOD + "good,Good Bureau,,,,,\n",
        [
            (
                "agencies.csv:3: lines 2 and 3 have the id “good”; the second is left out; "
                "give it an id of its own, or put both rows into one"
            )
        ],
    ),
    (
        AGENCIES + "two,Office Two,,icee,,,\n" + GOOD,
        ["agencies.csv:2: unknown parent “icee” of “two”; did you mean “ice”?"],
    ),
    (
        AGENCIES + "two,Office Two,,dsh,,,\n" + GOOD,
        ["agencies.csv:2: unknown parent “dsh” of “two”; did you mean “dhs”?"],
    ),
    (
        AGENCIES + "two,Office Two,,Homeland Security Investigations,,,\n" + GOOD,
        [
            (
                "agencies.csv:2: unknown parent “Homeland Security Investigations” of “two”; "
                "write its id: “hsi”"
            )
        ],
    ),
    (
        AGENCIES + "two,Office Two,,zzzzzz,,,\n" + GOOD,
        ["agencies.csv:2: unknown parent “zzzzzz” of “two”; add a row for it to agencies.csv"],
    ),
    (
        AGENCIES + "two,Office Two,,good,,,\n" + GOOD.replace(",ice", ",two"),
        [
            (
                "agencies.csv:3: parents in a circle: two (agencies.csv:2) → good (agencies.csv:3) → "
                "two (agencies.csv:2); "
                "correct or empty a parent in one of these rows; until then “good” has none"
            )
        ],
    ),
    (
        AGENCIES + "two,Office Two,TWO,,,,\nthree,Office Three,,,TWO,,\n" + GOOD,
        [
            (
                "agencies.csv:3: “TWO” stands for two terms: “two” (agencies.csv:2) and “three” "
                "(agencies.csv:3); list it under needs_definition in both rows, or take it out of one"
            )
        ],
    ),
    (
        AGENCIES + "two,Office Two,,,,,with, a comma\n" + GOOD,
        [
            (
                "agencies.csv:2: 8 cells under 7 columns; the row is left out; put a cell that holds a "
                "comma or a quotation mark in quotation marks, and double each quotation mark inside it"
            )
        ],
    ),
    (
        AGENCIES + 'two,"Office Two,,,,,\n' + GOOD,
        [
            (
                "agencies.csv:2: no readable CSV: unexpected end of data; put a cell that holds a "
                "comma or a quotation mark in quotation marks, and double each quotation mark inside it"
            )
        ],
    ),
    (
        AGENCIES + 'two,"Office" Two,,,,,\n' + GOOD,
        [
            (
                "agencies.csv:2: no readable CSV: ',' expected after '\"'; put a cell that holds a "
                "comma or a quotation mark in quotation marks, and double each quotation mark inside it"
            )
        ],
    ),
    (
        (AGENCIES + "two,Bureau de Québec,,,,,\n" + GOOD).encode("cp1252"),
        [
            (
                "agencies.csv:2: bytes that are not UTF-8; the row is left out; "
                "save the file as “CSV UTF-8”"
            )
        ],
    ),
]


@pytest.mark.parametrize(("agencies", "messages"), FAULTS)
def test_a_faulty_row_is_named_and_the_others_count(tmp_path, agencies, messages):
    terms = loaded(tmp_path, agencies)
    assert said(terms, tmp_path) == messages
    assert terms.agencies["good"].name == "Good Office"
    assert all(found.severity == "error" for found in terms.problems)


LOST = [
    (
        b"",
        "1: missing column: id, name, short_form, parent, variations, needs_definition, explanation",
    ),
    (AGENCIES.encode("utf-16"), "0: the file is UTF-16, not UTF-8"),
    (b"name,short_form,parent,variations,needs_definition,explanation\n", "1: missing column: id"),
]


@pytest.mark.parametrize(("raw", "message"), LOST)
def test_a_file_that_cannot_be_read_is_named_and_the_built_in_terms_count(tmp_path, raw, message):
    terms = loaded(tmp_path, raw)
    assert [f"{found.line}: {found.message}" for found in terms.problems] == [message]
    assert terms.agencies["ice"].label == "ICE"


def test_a_program_of_an_unknown_agency_says_so(tmp_path):
    terms = loaded(tmp_path, programs=PROGRAMS + "raven,RAVEn,,hsii,,,\n")
    assert said(terms, tmp_path) == [
        "programs.csv:2: unknown agency “hsii” of “raven”; did you mean “hsi”?"
    ]
    assert terms.programs["raven"].parent == ""


def test_an_agency_and_a_program_do_not_share_a_spelling_unasked(tmp_path):
    terms = loaded(tmp_path, programs=PROGRAMS + "ice-tool,Ice Tool,ICE,,,,\n")
    built_in = vocabularies().agencies["ice"].origin
    assert said(terms, tmp_path) == [
        (
            f"programs.csv:2: “ICE” stands for two terms: “ice” ({built_in}) and “ice-tool” "
            "(programs.csv:2); list it under needs_definition in both rows, or take it out of one"
        )
    ]
    assert not terms.agencies["ice"].is_certain("ICE")
    assert not terms.programs["ice-tool"].is_certain("ICE")


def test_a_name_in_small_letters_is_that_in_capitals(tmp_path):
    """Both rows would be found in “Heron Count”, and which one is nobody's guess."""
    rows = "heron,Heron Count,,,,,\nbirds,Bird Census,,,heron count,,\n"
    terms = loaded(tmp_path, programs=PROGRAMS + rows)
    (problem,) = said(terms, tmp_path)
    assert "(programs.csv:2) and “birds” (programs.csv:3)" in problem


def test_a_spelling_that_needs_a_definition_in_one_row_is_the_other_s(tmp_path):
    terms = loaded(tmp_path, programs=PROGRAMS + "ice-tool,Ice Tool,ICE,,,ICE,\n")
    assert terms.problems == ()
    assert terms.agencies["ice"].is_certain("ICE")


def test_an_organization_says_what_kind_it_is(tmp_path):
    row = "mill,Example Mill,EXM,vendor,The Mill,EXM,It grinds.\n"
    terms = loaded(tmp_path, organizations=ORGANIZATIONS + row)
    assert terms.problems == ()
    mill = terms.organizations["mill"]
    assert (mill.name, mill.kind, mill.parent) == ("Example Mill", "vendor", "")
    assert not mill.is_certain("EXM")


def test_a_person_belongs_to_an_agency_or_an_organization(tmp_path):
    terms = loaded(
        tmp_path,
        organizations=ORGANIZATIONS + "mill,Example Mill,,,,,\n",
        people=PEOPLE + "jo-miller,Jo Miller,mill,Miller,,\nal-gardener,Al Gardener,ice,,,\n",
    )
    assert terms.problems == ()
    assert [person.parent for person in terms.people.values()] == ["mill", "ice"]
    assert terms.people["jo-miller"].role == "Miller"


def test_a_last_name_alone_needs_the_name_in_full(tmp_path):
    terms = loaded(tmp_path, people=PEOPLE + "jo,Jo Miller,,,Miller;Ms. Miller,\n")
    person = terms.people["jo"]
    assert [one for one in person.spellings if person.is_certain(one)] == [
        "Jo Miller",
        "Ms. Miller",
    ]


FAULTY_PEOPLE = [
    (
        "jo,Jo Miller,mil,,,\n",
        "people.csv:2: unknown organization “mil” of “jo”; did you mean “mill”?",
    ),
    (
        "jo,Jo Miller,Example Mill,,,\n",
        "people.csv:2: unknown organization “Example Mill” of “jo”; write its id: “mill”",
    ),
    (
        "jo,Jo Miller,zzzzzz,,,\n",
        (
            "people.csv:2: unknown organization “zzzzzz” of “jo”; "
            "add a row for it to agencies.csv or organizations.csv"
        ),
    ),
    (
        "jo,Jo Miller,fbi,,,\n",
        (
            "people.csv:2: the organization “fbi” of “jo” is the id of two terms: "
            "“Federal Bureau of Investigation” ({fbi}) and “Fine Bakers” (organizations.csv:3); "
            "give one of these two another id"
        ),
    ),
    (
        "jo,Jo Miller,,,,\njo,Jo A. Miller,,,,\n",
        (
            "people.csv:3: lines 2 and 3 have the id “jo”; the second is left out; "
            "give it an id of its own, or put both rows into one"
        ),
    ),
    (
        "jo,Jo Miller,,,,\nann,Ann Day,,,Jo Miller,\n",
        (
            "people.csv:3: “Jo Miller” stands for two terms: “jo” (people.csv:2) and “ann” "
            "(people.csv:3); take it out of one, or write a longer name that only one of them has"
        ),
    ),
    (
        "jo,Example Mill,,,,\n",
        (
            "people.csv:2: “Example Mill” stands for two terms: “mill” (organizations.csv:2) and "
            "“jo” (people.csv:2); take it out of one, or write a longer name that only one of them has"
        ),
    ),
]


@pytest.mark.parametrize(("rows", "message"), FAULTY_PEOPLE)
def test_a_faulty_row_of_a_person_is_named(tmp_path, rows, message):
    mill = ORGANIZATIONS + "mill,Example Mill,,,,,\nfbi,Fine Bakers,,,,,\n"
    terms = loaded(tmp_path, organizations=mill, people=PEOPLE + rows)
    origin = vocabularies().agencies["fbi"].origin
    assert said(terms, tmp_path) == [message.replace("{fbi}", origin)]
    assert all(not person.parent for person in terms.people.values())


COMMON_WORDS = [
    ("case,case,,,Case Log,,", "case"),
    ("log,Case Log,,,office,,", "office"),
    ("log,Case Log,,,police,,", "police"),
    ("log,Case Log,it,,,,", "it"),
]


@pytest.mark.parametrize(("row", "word"), COMMON_WORDS)
def test_a_common_word_is_not_looked_for_and_the_rest_of_its_row_counts(tmp_path, row, word):
    terms = loaded(tmp_path, programs=PROGRAMS + row + "\n")
    (problem,) = terms.problems
    assert problem.severity == "warning"
    assert said(terms, tmp_path) == [
        (
            f"programs.csv:2: “{word}” of “{row.partition(',')[0]}” is a common word; it is left out "
            "and not looked for; write it with its capital letters, or write the longer name that the "
            "texts use"
        )
    ]
    (term,) = terms.programs.values()
    assert term.spellings == ("Case Log",)
    assert word not in term.variations


@pytest.mark.parametrize("name", ["The", "RAVEn", "raven", "case log", "e3", "Case"])
def test_a_name_with_a_capital_or_of_some_length_is_looked_for(tmp_path, name):
    terms = loaded(tmp_path, programs=PROGRAMS + f"one,{name},,,,,\n")
    assert terms.problems == ()
    assert terms.programs["one"].spellings == (name,)


def test_a_common_word_counts_where_a_document_defines_it(tmp_path):
    terms = loaded(tmp_path, programs=PROGRAMS + "log,Case Log,,,,case,\n")
    assert terms.problems == ()
    assert terms.programs["log"].spellings == ("Case Log", "case")


def test_u_s_and_united_states_are_one_spelling(tmp_path):
    row = "mint-2,United States Mint,,,,,\n"
    assert len(loaded(tmp_path, AGENCIES + row).problems) == 1


def test_a_vocabulary_with_a_misspelled_name_is_not_passed_over(tmp_path):
    (tmp_path / "agency.csv").write_text(AGENCIES, "utf-8")
    terms = load_vocabularies(tmp_path)
    assert said(terms, tmp_path) == [
        (
            "agency.csv:0: no vocabulary has this name; the file is not read; "
            "did you mean agencies.csv?"
        )
    ]


# Laws

CELLS = st.sampled_from(
    ["", "a", "b", "c", "index", "A B", "ICE", "a;b", "ice", "dhs", '"', "ü", "\n", "x,y", ";"]
)
TABLES = st.lists(st.lists(CELLS, max_size=9).map(",".join), max_size=12).map(
    lambda rows: (AGENCIES + "\n".join(rows)).encode()
)


@given(st.lists(TABLES | st.binary(max_size=300), min_size=4, max_size=4))
def test_any_bytes_give_terms_that_are_sound(raws):
    read, problems = {}, []
    for vocabulary, raw in zip(COLUMNS, raws, strict=True):
        built_in = read_table(
            "built-in.csv", AGENCIES.encode() + b"dhs,Homeland,,,,,\n", columns("agencies")
        )
        header = AGENCIES.strip().encode(), ",".join(columns(vocabulary)).encode()
        table = read_table("published.csv", raw.replace(*header), columns(vocabulary))
        read[vocabulary], found = read_terms(vocabulary, built_in, table)
        problems += found
    terms, found = check_terms(read)
    assert all(isinstance(problem, Diagnostic) and problem.message for problem in problems + found)
    for vocabulary in COLUMNS:
        for id, term in terms[vocabulary].items():
            assert id == term.id
            assert SLUG.fullmatch(id)
            assert term.name
            above_it = [term.parent in terms[name] for name in PARENTS.get(vocabulary, ())]
            assert not term.parent or above_it.count(True) == 1
            assert vocabulary != "agencies" or id not in above(terms["agencies"], id)
    assert check_terms(terms) == (terms, [])


# The field dictionary


@pytest.mark.parametrize("vocabulary", COLUMNS)
def test_every_column_is_in_the_field_dictionary(vocabulary):
    page = (PROJECT / "docs/about/vocabularies.md").read_text("utf-8")
    for column in columns(vocabulary):
        assert f"| `{column}` |" in page
    assert ",".join(columns(vocabulary)) in page


def test_every_key_of_the_exemptions_is_in_the_field_dictionary():
    page = (PROJECT / "docs/about/vocabularies.md").read_text("utf-8")
    laws = yaml.safe_load((BUILT_IN / "exemptions.yml").read_text("utf-8")).values()
    keys = {key for law in laws for key in law}
    keys |= {key for law in laws for row in law["exemptions"] for key in row}
    assert keys == set(re.findall(r"(?m)^\| `(\w+)` \|", page.split("## The exemptions")[1]))


def test_the_guide_to_appeals_links_to_pages_of_exemptions_that_exist():
    guide = (PROJECT / "docs/about/appeals.md").read_text("utf-8")
    pages = {exemption.page for exemption in vocabularies().exemptions.values()}
    linked = set(re.findall(r"\.\./exemptions/([\w-]+)\.md", guide))
    assert len(linked) > 10
    assert linked <= pages | {"index", "none"}


def test_the_rows_that_the_field_dictionary_shows_do_what_it_says(tmp_path):
    page = (PROJECT / "docs/about/vocabularies.md").read_text("utf-8")
    shown = re.findall(r"```\n(.*?\n)```", page, re.DOTALL)
    terms = loaded(tmp_path, "".join((shown[0], *shown[len(COLUMNS) :])))
    assert terms.problems == ()
    assert terms.agencies["ice-health-service-corps"].parent == "ero"
    assert terms.agencies["ice-opa"].is_certain("OPA")
    assert terms.agencies["ice-opa"].name == "ICE Office of Public Affairs"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("agencies.xlsx", "save it as “CSV UTF-8” under the name agencies.csv"),
        ("Programs.ods", "save it as “CSV UTF-8” under the name programs.csv"),
        ("agencies.CSV", "did you mean agencies.csv?"),
    ],
)
def test_a_table_that_is_saved_in_another_form_is_not_passed_over_in_silence(
    tmp_path, name, advice
):
    (tmp_path / name).write_bytes(b"PK")
    (tmp_path / ".~lock.agencies.ods").write_bytes(b"")
    (tmp_path / "README.md").write_text("What is here.", "utf-8")
    (problem,) = load_vocabularies(tmp_path).problems
    assert problem.path == (tmp_path / name).as_posix()
    assert problem.message == "no vocabulary has this name; the file is not read"
    assert problem.advice == advice
