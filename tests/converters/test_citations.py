"""Citations are found as people write them and as OCR leaves them, and read into one normal form."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.citing.authorities import authorities, citation_from
from converters.citing.citation_forms import Form, forms
from converters.citing.citations import find_citations
from converters.model import Block, Citation, Document, Source
from converters.writing.document_json import as_data
from tests.converters.examples import document, released, vocabularies


def cited(text: str) -> list[Citation]:
    return list(document(text).citations)


def normal(text: str) -> list[str]:
    return [one.normal for one in cited(text)]


EXAMPLES = [
    pytest.param(form, example, expected, id=f"{form.pattern.name}-{example}")
    for table in ("forms", "laws")
    for form in forms(table)
    for example, expected in form.pattern.examples.items()
]


@pytest.mark.parametrize(("form", "example", "expected"), EXAMPLES)
def test_what_a_text_must_hold_stands_in_every_match(
    form: Form, example: str, expected: str
) -> None:
    assert expected
    assert [match.group() for match in form.find(example)] == [example]


@pytest.mark.parametrize(("form", "example", "expected"), EXAMPLES)
def test_every_example_of_the_table_has_its_normal_form(
    form: Form, example: str, expected: str
) -> None:
    (one,) = cited(f"It is said there: {example}.")
    assert one.normal == expected
    assert one.kind == form.kind


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("6 U.S.C. §§ 345(a)(1) and (6)", ["6 U.S.C. § 345(a)(1), (6)"]),
        ("6 C.F.R. § 5.11(d)(1)–(2)", ["6 C.F.R. § 5.11(d)(1)–(2)"]),
        ("5 U.S.C. § 552(b)(6), (b)(7)(C) and (b)(7)(E)",
         ["5 U.S.C. § 552(b)(6), (b)(7)(C), (b)(7)(E)"]),
        ("5 U.S.C. §§ 552, 552a, and 16 U.S.C. § 1531",
         ["5 U.S.C. § 552", "5 U.S.C. § 552a", "16 U.S.C. § 1531"]),
        ("16 U.S.C. §§ 1531-1544", ["16 U.S.C. §§ 1531–1544"]),
        ("42 U.S.C. § 2000ee-1", ["42 U.S.C. § 2000ee-1"]),
        ("28 C.F.R. §§ 16.1-16.10", ["28 C.F.R. §§ 16.1–16.10"]),
        ("28 CFR Parts 16 and 50", ["28 C.F.R. pt. 16", "28 C.F.R. pt. 50"]),
        ("6 C.F.R. pt.15 (2003)", ["6 C.F.R. pt. 15 (2003)"]),
        ("5 U.S.C. § 552 et seq.", ["5 U.S.C. § 552 et seq."]),
        ("26 C.F.R. § 1.501(c)(3)-1", ["26 C.F.R. § 1.501(c)(3)-1"]),
        ("5 U.S.C. § 552(a)(3), and (2) whether it may", ["5 U.S.C. § 552(a)(3)"]),
        ("5 U.S.C. § 552 (FOIA)", ["5 U.S.C. § 552"]),
        ("5 U.S.C. § 552(a)(3), 10 days later", ["5 U.S.C. § 552(a)(3)"]),
    ],
)  # fmt: skip
def test_lists_and_ranges_give_one_citation_for_each_authority(text: str, forms: list[str]) -> None:
    assert normal(f"See {text}.") == forms


@pytest.mark.parametrize("law", ["Public Law 110-53", "Executive Order 13526,"])
def test_a_section_of_a_title_behind_a_law_is_none_of_that_law(law: str) -> None:
    first, second = cited(f"Under {law} section 552(b) of title 5, United States Code, it is.")
    assert (first.pinpoint, second.normal) == ("", "5 U.S.C. § 552(b)")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("As held in EPIC v. DOD, 241 F. Supp. 2d 5 (D.D.C. 2003), it does.", "EPIC v. DOD"),
        ("See In re Sealed Case, 856 F.2d 268 (D.C. Cir. 1988).", "In re Sealed Case"),
        ("The Fair Records Act, S. 12, 116th Cong. (2020), would end it.", "Fair Records Act"),
    ],
)
def test_the_name_before_a_cite_is_part_of_it(text: str, title: str) -> None:
    (one,) = cited(text)
    assert one.title == title


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Under the Freedom of Information Act. In ", "Moe v. Roe"),
        ("It falls under the Privacy Act. ", "Smith v. Jones"),
        ("It falls under the Privacy Act of 1974. ", "Smith v. Jones"),
        ("See DHS/ICE/PIA-054. In ", "Xoe v. FBI"),
        ("See DHS/ICE/PIA-054. ", "In re Sealed Case"),
        ("See S. 3284, 116th Cong. In ", "United States v. Poe"),
        ("b. Discussion. See ", "Moe v. United States"),
        ("Standard of Review. See ", "Cox v. Fox"),
        ("Standard of Review. ", "Cox v. Fox"),
        ("Freedom of Information Act. ", "In re Sealed Case"),
        ("He left. See also ", "Roe & Co. And Sons, Inc. v. Poe Corp."),
        ("It is so. ", "In re Freedom of Information Act Litigation"),
        ("It is so. ", "In re Freedom of Information Act"),
        ("It is so. ", "Roe v. Dep’t of Pub. Safety"),
    ],
)
def test_a_name_does_not_run_into_the_sentence_or_the_cite_before_it(
    before: str, name: str
) -> None:
    alone = [one.authority for one in cited(before)]
    read = document(f"{before}{name}, 124 F.3d 456 (9th Cir. 1997), it was.")
    *others, case = read.citations
    assert [one.authority for one in others] == alone
    assert case.title == name
    assert read.quote(case) == f"{name}, 124 F.3d 456 (9th Cir. 1997)"


@pytest.mark.parametrize(
    "before", ["See DHS/ICE/PIA-054. ", "See the Privacy Act. ", "It is in such a Law. In "]
)
def test_the_name_before_a_short_cite_does_not_either(before: str) -> None:
    last = cited(f"Roe v. Poe, 123 F.3d 450 (2d Cir. 1997).\n\n{before}Roe, 123 F.3d at 456.")[-1]
    assert (last.how, last.authority, last.pinpoint) == ("short", "123-f3d-450", "456")


def test_the_name_of_a_case_alone_is_a_short_cite_of_it() -> None:
    text = "Roe v. Poe holds so.\n\nIt was long ago: Roe v. Poe, 500 F.3d 5 (2d Cir. 2007).\n"
    short, full = cited(text)
    assert (short.how, short.authority, full.how) == ("short", "500-f3d-5", "full")


def test_a_name_of_two_cases_stands_for_neither() -> None:
    text = (
        "Roe v. Poe, 500 F.3d 5 (2d Cir. 2007); Roe v. Poe, 600 F.3d 6 (2d Cir. 2010). Roe v. Poe."
    )
    assert [one.how for one in cited(text)] == ["full", "full"]


FULL = "Roe v. Poe, 123 F.3d 450, 452 (2d Cir. 1997), and 489 U.S. 749 (1989), hold so."
TWO = FULL + " Doe v. Poe, 123 F.3d 500 (2d Cir. 1997), does not."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (FULL + " 123 F.3d at 456.", ("123 F.3d at 456", "123-f3d-450", "456")),
        (FULL + " See Roe, 123 F.3d at 456–57.", ("Roe, 123 F.3d at 456–57", "123-f3d-450", "456–57")),
        (FULL + "\n\n4. In Roe, 123 F.3d at 456.", ("Roe, 123 F.3d at 456", "123-f3d-450", "456")),
        (FULL + " It is 489 U.S. at 762, 771.", ("489 U.S. at 762, 771", "489-us-749", "762, 771")),
        (TWO + " Doe, 123 F.3d at 501.", ("Doe, 123 F.3d at 501", "123-f3d-500", "501")),
    ],
)  # fmt: skip
def test_a_short_cite_stands_for_the_decision_that_the_document_cites_in_full(
    text: str, short: tuple[str, str, str]
) -> None:
    read = document(text)
    last = read.citations[-1]
    assert (read.quote(last), last.authority, last.pinpoint) == short
    assert last.how == "short"


@pytest.mark.parametrize(
    "text",
    [
        "It is 123 F.3d at 456.",
        FULL + " It is 124 F.3d at 456.",
        FULL + " It is 123 F.3d at 440.",
        FULL + " It is 123 F.3d at 900.",
        FULL + " See Moe, 123 F.3d at 456.",
        TWO + " It is 123 F.3d at 501.",
        TWO + " Poe, 123 F.3d at 501.",
    ],
)
def test_a_short_cite_that_may_stand_for_another_is_left_alone_and_noted(text: str) -> None:
    read = document(text)
    assert {one.how for one in read.citations} <= {"full"}
    assert len([note for note in read.diagnostics if "at " in note.message]) == 1


def test_id_behind_a_short_cite_stands_for_the_same_decision() -> None:
    last = cited(FULL + " It says “so.” Roe, 123 F.3d at 456. It says “no.” Id. at 457.")[-1]
    assert (last.how, last.authority, last.pinpoint) == ("id", "123-f3d-450", "457")


def test_a_docket_number_has_the_court_that_the_document_names_for_it() -> None:
    first, second = cited("EPIC v. DOJ, No. 19-cv-810 (D.D.C. 2019).\n\nIn No. 19-cv-810, too.\n")
    assert first.whole == second.whole == "No. 19-cv-810 (D.D.C.)"
    assert first.authority == second.authority == "case-19-cv-810-ddc"
    assert first.title == second.title == "EPIC v. DOJ"


def test_a_docket_number_that_two_courts_have_stays_without_one() -> None:
    text = "No. 19-cv-810 (D.D.C. 2019); No. 19-cv-810 (D. Md. 2019); then No. 19-cv-810."
    assert normal(text) == ["No. 19-cv-810 (D.D.C.)", "No. 19-cv-810 (D. Md.)", "No. 19-cv-810"]


def test_a_short_form_stands_for_what_it_was_declared_for() -> None:
    text = "It has DHS/ICE/PIA-054 [hereinafter ICE PIA] for that.\n\nThe ICE PIA says more.\n"
    assert [(one.how, one.authority) for one in cited(text)] == [
        ("full", "dhs-ice-pia-054"),
        ("defined", "dhs-ice-pia-054"),
    ]


DECLARED = "It falls under the Privacy Act of 1974 (“Privacy Act”), as said.\n\n"
PIA = "It has DHS/ICE/PIA-054 (the “PIA”) for that.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (DECLARED + "Nothing in the Privacy Act says so.", "Privacy Act"),
        (DECLARED + "Under the FOIA and Privacy Act that counts.", "Privacy Act"),
        ("The Privacy Act, 5 U.S.C. § 552a, says no.\n\nSo does the Privacy Act.", "Privacy Act"),
        ("5 U.S.C. § 552a (“Privacy\nAct”) says no.\n\nSo does the Privacy Act.", "Privacy Act"),
        (PIA + "According to the PIA, it is so.", "PIA"),
        (PIA + "The PIA says so.", "PIA"),
        (DECLARED + "It is the Privacy Act’s purpose.", "Privacy Act"),
    ],
)
def test_a_name_stands_for_what_the_document_says_it_does(text: str, name: str) -> None:
    read = document(text)
    last = read.citations[-1]
    assert (read.quote(last), last.how) == (name, "defined")
    assert last.authority in ("5-usc-552a", "dhs-ice-pia-054")


@pytest.mark.parametrize(
    "text",
    [
        "The Privacy Act says so.",
        "The Privacy Act says so.\n\n" + DECLARED,
        DECLARED + "The Electronic Communications Privacy Act and the Oregon Privacy Act differ.",
        DECLARED + "The Privacy Act of 1988, the Privacy Act 2020, the Privacy Act Office.",
        PIA + "The PIA for another system; the EID PIA; each PIA.",
        PIA + "DHS/ICE/PIA-045 is one, too. According to the PIA, it is so.",
        "It has DHS/ICE/PIA-045 and DHS/ICE/PIA-054 (the “PIA”). According to the PIA, it is so.",
        "See 5 U.S.C. § 552 (“FOIA”). The FOIA says so.",
        "See 5 U.S.C. § 552(b)(5) (“Exemption Five”). Exemption Five says so.",
        "See 5 U.S.C. § 552a and 6 C.F.R. § 5.20 (“Privacy Rules”). The Privacy Rules say so.",
    ],
)
def test_a_name_that_may_stand_for_another_is_left_alone(text: str) -> None:
    assert "defined" not in {one.how for one in cited(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Illinois Freedom of Information Act differs.",
        "Freedom of Information Act Office, 500 12th Street, S.W., Stop 5009",
        "It was in 5 U.S. states and cost 500 U.S. dollars in 2003.",
        "College Park, MD 20742, and 202-555-0100 x104",
        "zhou@epic.org and FOIA@epic.org",
        "There are 75 FR 28 rooms; see S. 337 or H.R. 5.",
        "from 2020-05-01 to 2020-06-01, pages 5 to 552",
        "(b)(5); (b)(7)(E), § 552",
        "under Cal. law and § 832.7 of it; Georgia, in § 5, has none",
        "PPD 28 mm, ICD 10, OIG and GAO, M-17-12 rifles, Circular A-7, R45178",
        "Rule 26 and Rule 6(e), S. Rep. and H.R. Rep.; the Maryland Code; a House Report",
        "directive 12, a National Security Memorandum of 2021, Policy Directive 28",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "normal_forms", "url"),
    [
        ("GAO-16-267, at 5", ["GAO-16-267 at 5"], "https://www.gao.gov/products/GAO-16-267"),
        ("S. Rep. No. 93-1183, at 12 (1974)", ["S. Rep. No. 93-1183 at 12"], ""),
        ("H.R. Rep. No. 104-795, at 9 (1996)", ["H.R. Rep. No. 104-795 at 9"],
         "https://www.govinfo.gov/link/crpt/104/hrpt/795"),
        ("S. Rep. No. 813, 89th Cong., 1st Sess. (1965)", ["S. Rep. No. 89-813"], ""),
        ("S. Rep. No. 813, 89th Cong., 1st Sess. 3 (1965)", ["S. Rep. No. 89-813 at 3"], ""),
        ("Fed. R. Civ. P. 26(b)(1)", ["Fed. R. Civ. P. 26(b)(1)"],
         "https://www.law.cornell.edu/rules/frcp/rule_26"),
        ("CRS Report R46586, at 3", ["CRS R46586 at 3"], "https://www.congress.gov/crs-product/R46586"),
        ("California Penal Code section 832.7(a)", ["Cal. Penal Code § 832.7(a)"], ""),
    ],
)  # fmt: skip
def test_reports_and_rules_say_where_in_them_and_where_they_can_be_read(
    text: str, normal_forms: list[str], url: str
) -> None:
    (one,) = cited(f"It is so, see {text}.")
    assert ([one.normal], one.url) == (normal_forms, url)
    assert document(f"It is so, see {text}.").quote(one) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H.R. Rep. No. 104-863", "H.R. Conf. Rep. No. 104-863"),
        ("S. Rep. No. 89-813", "S. Rep. No. 813, 89th Cong."),
        ("HSPD-12", "Homeland Security Presidential Directive 12"),
        ("DoDI 5400.11", "DoD Instruction 5400.11"),
        ("OMB M-17-12", "OMB Memorandum M-17-12"),
        ("Fed. R. Evid. 702", "Rule 702 of the Federal Rules of Evidence"),
        ("Cal. Penal Code § 832.7", "California Penal Code section 832.7"),
        ("E.O. 13,768", "Executive Order 13768"),
    ],
)
def test_two_ways_to_cite_one_authority_have_one_id(one: str, other: str) -> None:
    first, second = cited(f"See {one}; and then {other}.")
    assert first.authority == second.authority


def test_what_the_table_calls_by_a_title_is_what_a_form_reads() -> None:
    """An id that no form can give would never be shown."""
    texts = ("HSPD-12", "PPD-28", "OMB M-17-12", "OMB M-03-22", "Fed. R. Crim. P. 6(e)")
    found = [one for text in texts for one in cited(f"See {text}.")]
    assert len(found) == len(texts)
    assert all(one.title for one in found)


def test_a_number_that_a_margin_cut_is_none() -> None:
    text = "Name: 10 U.S.C. § 130b\n\nUnit: 10 U.S.C. § 1\n\nSee 10 U.S.C. § 13, too.\n"
    assert normal(text) == ["10 U.S.C. § 130b", "10 U.S.C. § 13"]


# --- stories ---

STORY = (
    "Ann Roe, Bob Poe & Cy Doe, The Agency, Its Files, and You, N.Y. Times (Jul. 7, 2019), "
    "https://example.org/a-story.html."
)


def test_a_story_is_cited_by_authors_title_outlet_and_date() -> None:
    story, address = cited(f"See {STORY}\n")
    assert story.kind == address.kind == "news"
    assert story.authority == address.authority == (
        "new-york-times-2019-07-07-the-agency-its-files-and-you"
    )  # fmt: skip
    assert story.title == "The Agency, Its Files, and You"
    assert story.url == "https://example.org/a-story.html"
    assert (story.how, address.how) == ("full", "address")


@pytest.mark.parametrize(
    "text",
    [
        "He came on a day (Jul. 7, 2019), https://example.org/a.",
        "See the site (Jul. 7, 2019), https://example.org/a.",
        "Ann Roe (Jul. 7, 2019), https://example.org/a.",
    ],
)
def test_what_is_no_story_is_only_an_address(text: str) -> None:
    assert [one.kind for one in cited(text)] == ["web"]


def test_the_same_story_has_one_id_in_both_documents_that_cite_it() -> None:
    id = "washington-post-2020-02-26-ice-has-run-facial-recognition-searches"
    for name in ("dhs-crcl", "epic-foia"):
        assert id in {one.authority for one in released(name).document.citations}


# --- web addresses ---


@pytest.mark.parametrize(
    ("text", "url", "repaired"),
    [
        ("https://www.dhs.gov/foia.", "https://www.dhs.gov/foia", ""),
        ("(see https://example.org/a_(b))", "https://example.org/a_(b)", ""),
        ("<https://example.org/a>, p. 8", "https://example.org/a", ""),
        ("https: //www.dhs.gov/foia,", "https://www.dhs.gov/foia", "https://www.dhs.gov/foia"),
        ("https:/www.dhs.gov/foia;", "https://www.dhs.gov/foia", "https://www.dhs.gov/foia"),
        ("https://www.dhs.gov/sites/\nprivacy-pia-2020.pdf is", "https://www.dhs.gov/sites/privacy-pia-2020.pdf", ""),
        ("https://www.dhs.gov/sites/\nand the rest", "https://www.dhs.gov/sites/", ""),
        ("https://www.dhs.gov/sites/pri\nvacy-pia-2020.pdf is", "", ""),
    ],
)  # fmt: skip
def test_addresses_are_joined_and_repaired_only_where_one_reading_is(
    text: str, url: str, repaired: str
) -> None:
    (one,) = cited(f"It is at {text} there.")
    assert (one.url, one.repaired, one.kind) == (url, repaired, "web")


def test_an_address_that_may_go_on_is_noted() -> None:
    text = "It is at https://www.dhs.gov/sites/pri\nvacy-pia-2020.pdf there.\n"
    assert [note.line for note in document(text).diagnostics if "address" in note.message] == [1]


def test_an_address_that_is_cut_at_a_hyphen_leads_nowhere() -> None:
    (one,) = cited("It is at https://www.example.gov/river-\nact, last read in May.\n")
    assert one.url == ""


def test_a_title_may_stand_before_the_code() -> None:
    text = "He broke Title 21, United States Code, Sections 841(a)(1) and 846, they said."
    assert normal(text) == ["21 U.S.C. § 841(a)(1)", "21 U.S.C. § 846"]


def test_a_section_of_which_a_letter_stands_apart_is_not_certain() -> None:
    """OCR split 552a: 552 is another law."""
    assert cited("It is exempt under 5 U.S.C. § 552 a (k)(2) there.") == []


def test_only_web_addresses_are_links() -> None:
    assert cited("javascript:alert(1) ftp://example.org/a file:///etc/a mailto:a@example.org") == []


def test_an_address_can_name_an_authority() -> None:
    (one,) = cited("It is at https://www.dhs.gov/publication/dhsicepia-015h-eid, p. 8.")
    assert (one.authority, one.normal) == ("dhs-ice-pia-015h", "DHS/ICE/PIA-015(h) at 8")
    assert one.url == "https://www.dhs.gov/publication/dhsicepia-015h-eid"


# --- where they stand ---


def test_a_citation_never_lies_over_a_redaction() -> None:
    read = document("See 10 U.S.C. § (b)(6) 130b, and 5 U.S.C. § 552 [Redacted] here.\n")
    for one in read.citations:
        for redaction in read.redactions:
            assert one.end <= redaction.start or redaction.end <= one.start


def test_a_cite_goes_on_behind_what_the_sheet_set_between() -> None:
    text = "It is so under 6 C.F.R.\n1 A note.\n§ 5.5(e)(3). It goes on.\n"
    note, rest = text.index("1 A"), text.index("§")
    blocks = (
        Block(0, note - 1, "paragraph"),
        Block(note, rest - 1, "note"),
        Block(rest, len(text) - 1, "paragraph", continues=0),
    )
    made = Document("example", Source("a.txt", "0" * 64, 1, "utf-8"), text, blocks=blocks)
    (one,) = find_citations(made, vocabularies()).citations
    assert (one.normal, made.quote(one)) == ("6 C.F.R. § 5.5(e)(3)", "6 C.F.R.")
    assert one.rest
    assert made.quote(one.rest) == "§ 5.5(e)(3)"
    apart = tuple(replace(block, continues=None) for block in blocks)
    assert find_citations(replace(made, blocks=apart), vocabularies()).citations == ()


def test_a_reference_to_an_exemption_lies_inside_its_citation() -> None:
    read = document("It is exempt under 5 U.S.C. § 552(b)(5) of the law.\n")
    (citation,), (reference,) = read.citations, read.references
    assert citation.start < reference.start
    assert reference.end == citation.end


def test_json_gives_citations_back() -> None:
    read = released("epic-foia").document
    rows = as_data(read, "")["citations"]
    assert tuple(map(citation_from, rows)) == read.citations
    assert [row["text"] for row in rows] == [read.quote(one) for one in read.citations]


# --- authorities ---


def test_authorities_are_all_that_is_cited_once() -> None:
    found = authorities(cited("5 U.S.C. § 552(a)(3), the Privacy Act of 1974, 5 U.S.C. § 552(b)."))
    assert [(one.id, one.kind, one.whole, one.title) for one in found] == [
        ("5-usc-552", "usc", "5 U.S.C. § 552", "Freedom of Information Act"),
        ("5-usc-552a", "usc", "5 U.S.C. § 552a", "Privacy Act of 1974"),
    ]


def test_authorities_of_all_four_texts_have_what_a_page_needs() -> None:
    found = authorities(
        one
        for name in ("dhs-crcl", "epic-foia", "ice-draft", "ice-facial")
        for one in released(name).document.citations
    )
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert all(one.id == one.id.lower() and len(one.id) <= 120 and one.whole for one in found)
    assert all(one.url.startswith(("https://", "http://", "")) for one in found)
    assert "statute-name" not in {one.kind for one in found}


HARD_TEXTS = [
    ("Cal. " * 20_000, 0),
    ("Md. Code Ann., State Gov’t " * 3_700, 0),
    ("GAO-16-" * 14_000, 0),
    ("In. See Act. v. Roe, 1 F.3d 1 " * 3_300, 3_300),
    ("Rule 6(e)(e)(e) of the " * 4_300, 0),
    ("National Security " * 5_500, 0),
    ("Roe, 123 F.3d at 456. " * 4_500, 0),
    ("Roe v. Poe, 123 F.3d 450 (2d Cir. 1997). " + "Roe, 123 F.3d at 456. " * 4_500, 4_501),
    ("the Privacy Act of 1974 (“Privacy Act”) " * 2_500, 2_500),
    ("The Privacy Act of 1974 (“Privacy Act”). " + "the Privacy Act. " * 5_800, 5_801),
    ("DHS/ICE/PIA-054 (the “PIA”) " * 3_500, 3_500),
    ("No. 1:19-cv-01278 (D.D.C. " * 3_800, 3_800),
    ("H.R. Rep. No. 104-469, at 9 (1996); " * 2_700, 2_700),
    (" ".join(f"{page} F.3d {page} (2d Cir. 1997); 7 F.3d {page} (1997)." for page in range(1, 2_000)), 3_998),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), HARD_TEXTS, ids=lambda value: repr(value)[:20])
def test_a_hard_text_of_100_000_characters_is_read_as_any_other(text: str, count: int) -> None:
    """With a step that looks back or ahead over the whole text, this would take minutes."""
    blocks = (Block(0, len(text), "paragraph"),)
    source = Source("example.txt", "0" * 64, len(text), "utf-8")
    made = Document("example", source, text, blocks=blocks)
    assert len(find_citations(made, vocabularies()).citations) == count


PIECES = st.sampled_from(
    "5 U.S.C. § 552(a)(3)|6 C.F.R. § 5.5|Id. at 5|supra note 1|(b)(5)|[Redacted]|https://a.gov/b|\n|\n\n"
    "|; |. |, |See |¹ |1 |*|[|](#)|§|EPIC v. DOD, 241 F. Supp. 2d 5 (D.D.C. 2003)|N.Y. Times (Feb. 26, 2020), "
    "|\ufdd0|\x00|\u2028|[hereinafter ICE PIA]|DHS/ICE/PIA-054| and (6)|–(7)".split("|")
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_citations_are_in_order_inside_the_text_and_apart(text: str) -> None:
    read = document(text)
    spans = [(one.start, one.end) for one in read.citations]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [one.id for one in read.citations] == [f"c{n}" for n in range(1, len(spans) + 1)]
    closed = [(one.start, one.end) for one in read.redactions]
    assert not [
        (span, other)
        for span in spans
        for other in closed
        if span[0] < other[1] and other[0] < span[1]
    ]
