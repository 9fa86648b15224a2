"""The marks of real releases, agency by agency, and what only looks like one.

Each row: the text, and the codes of the marks that a reader finds in it (`-` where none is cited).
"""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from benchmarks.accuracy import excerpts, score
from converters.patterns import pattern_tables
from converters.withheld.cites import MARKS as MARKS_FILE
from converters.withheld.cites import find_cites
from converters.withheld.redactions import read_marks
from tests.converters.examples import PROJECT

MOST_AGENCIES = [
    ("(b)(6); (b)(7)(C)", "b6 b7C"),
    ("(b) (6), (b) (7)(C)", "b6 b7C"),
    ("(b )(6);(b )(7)(C)", "b6 b7C"),
    ("(b)(6)&(b)(7)(C)", "b6 b7C"),
    ("(b) (6) (b) (7) (C)", "b6 b7C"),
    ("(b)(6);(b)(7)(C);(b)(7)(E)", "b6 b7C b7E"),
    ("(b)(7)(C), (E)", "b7C b7E"),
    ("(b)(6), (7)(C)", "b6 b7C"),
    ("(b)(5) ACP; (b)(5) AWP", "b5 b5"),
    ("Agent (b)(6);(b)(7)(C) said that he (b)(7)(E)\nand left", "b6 b7C b7E"),
    ("Officer(b)(6),(b)(7)(C)stated", "b6 b7C"),
    ("at 555-(b)(6)", "b6"),
    ("(b)(6)@agency.gov", "b6"),
    ("signed by (b)(6)", "b6"),
    ("(b)(6) - Invasion of privacy", "b6"),
    ("(b6)", "b6"),
    ("[b7C]", "b7C"),
    ("Ex. 6 - Personal Privacy", "b6"),
    ("[Exemption 6]", "b6"),
    ("by b(6) there", "b6"),
    ("Zip Code: (b)(6)", "b6"),
    ("He works in Section (b)(7)(C)", "b7C"),
    ("supervised under (b)(6)", "b6"),
    ("(b)(6) applies for a visa", "b6"),
    ("(b)(4) protects its users", "b4"),
    ("(b)(5) would reveal", "b5"),
    ("(202) 731(b)(6)", "b6"),
    ("(b)(7C)", "b7C"),
    ("(b)7C", "b7C"),
    ("Personal Matters / Ex. 6", "b6"),
    ("1. Call (b)(6) today\n2. Ask (b)(5)\n3. Pay (b)(4)\n4. See (b)(7)(E)", "b6 b5 b4 b7E"),
    ("[REDACTED - b6]", "b6"),
    ("(b)(1), (b)(3), 5 U.S.C. 552\n", "b1 b3"),
]

DAMAGED = [
    ("{b )(6)(b )(7)( c)", "b6 b7C"),
    ("(b )(?)(E)", "b7E"),
    ("(b)(1(E)", "b7E"),
    ("(b)(7XC)", "b7C"),
    ("(bX6)", "b6"),
    ("(bX7XC)", "b7C"),
    ("(b}7 KC)", "b7C"),
    ("(b)S)", "b5"),
    ("b)(5)", "b5"),
    ("(b) (7) (EB)", "b7E"),
    ("(b}(6)", "b6"),
    ("The name was b)(6), (b)(7)(C).", "b6 b7C"),
    ("(b)(7)(C}", "b7C"),
    ("(b)(7){C)", "b7C"),
    ("(b)(7)E)", "b7E"),
    ("(b)(7)(£)", "b7"),
    ("(b)(1)(C)", "b7C"),
    ("(b)(6l and (b)(5>", "b6 b5"),
    ("(bl(6)", "b6"),
    ("cut off at the end (b)(6", "b6"),
    ("cut off at the end (b)(7)(C", "b7C"),
]

FBI = [
    ("b6\nb7C\n", "b6 b7C"),
    ("b6 -1, -3\nb7C -1, -3", "b6 b7C"),
    ("b1 -1\nb3 -1\nb7E -2, 5", "b1 b3 b7E"),
    ("text of the report          b7C per NSA", "b7C"),
    ("SA b6 b7C was advised by b6 b7C that", "b6 b7C b6 b7C"),
    ("SA [b6 b7C] was advised", "b6 b7C"),
    ("Manager: b6/b7C", "b6 b7C"),
    ("\nb6\nb7C\n\nb7Cc\n67C\n", "b6 b7C b7C b7C"),
    ("b7E\nbTE\nb?C\nb7/C", "b7E b7E b7C b7C"),
    ("b6\n1b6\nb61", "b6 b6 b6"),
    ("Page 122 ~ b3 - 1; b6 - 1, -3; b7C - 1;\nPage 124 ~ Duplicate", "b3 b6 b7C -"),
    ("Total Deleted Page(s) = 3\nPage 5 ~ b1; b3;\nPage 6 ~ Referral/Consult;", "b1 b3 -"),
]

STATE = [
    ("RELEASE IN PART B5,B6", "b5 b6"),
    ("RELEASE IN PART\n      B1,1.4(D),B6", "b1 1.4(d) b6"),
    ("DENIED IN FULL B5", "b5"),
    ("  RELEASE IN FULL", ""),
    ("To: A. Reader                                             B7(C)", "b7C"),
    ("From: x" + " " * 100 + "B6\nTo: y", "b6"),
    ("participating.              B5\n", "b5"),
    ("B3 CIA PERS/ORG\n", "b3"),
]

DEFENSE = [
    ("(b)(1)1.4a", "b1 1.4(a)"),
    ("• Callsign: 1.4a, 1.4g", "1.4(a) 1.4(g)"),
    ("• Name: (b)(3), 130b, (b)(6)", "b3 b6"),
    ("(b) (3) 10 U.S.C. § 130b", "b3"),
    ("(b)(3) 10 USC 130b, (b)(6)", "b3 b6"),
    ("• Phone:  FOIA Exemption (b)(6)", "b6"),
    ("FOIA Exemption (b)(6)\n", "b6"),
    ("(b)(1) Sec. 1.4(a)", "b1 1.4(a)"),
]

INTELLIGENCE = [
    ("(b)(3) CIAAct", "b3"),
    ("(b)(3) CIA Act\n(b)(6)", "b3 b6"),
    ("(b)(3) 50 U.S.C. § 3024(i)(1), (b)(6)", "b3 b6"),
    ("(b)(1)\n(b)(3)-50 USC 403\n(b)(3)-18 USC 798\n(b)(3)-P.L. 86-36", "b1 b3 b3 b3"),
    ("                       1.4(c)\n", "1.4(c)"),
    ("3.3(b)(1)\n", "3.3(b)(1)"),
    ("EO 13526 3.5(c)\n", "3.5(c)"),
    ("25X1\n", "25X1"),
    ("25X1, E.O.13526", "25X1"),
    ("25X1A\n", "25X1"),
    ("[-----------]", "-"),
]

PRIVACY_ACT = [
    ("(j)(2)\n", "j2"),
    ("(k)(2)\n", "k2"),
    ("(d)(5)\n", "d5"),
    ("(b)(7)(C), (k)(2)", "b7C k2"),
    ("(b)(6), (j)(2), (k)(2)", "b6 j2 k2"),
]

WITHOUT_A_CODE = [
    ("[Redacted]", "-"),
    ("[REDACTED]", "-"),
    ("[PII]", "-"),
    ("[withheld]", "-"),
    ("[Name Redacted] told", "-"),
    ("Mr. REDACTED said so", "-"),
    ("SSN: XXX-XX-XXXX", "-"),
    ("Harm to Ongoing Matter", "-"),
    ("████", "-"),
    ("(b)(5) [Redacted]", "b5 -"),
]

LEGENDS = [("Key: *A - (b)(7)(E)\nHe used *A to do it.", "b7E b7E")]

LAW = [
    "5 U.S.C. § 552(b)(7)(C)",
    "5 U.S.C. 552(b)(6)",
    "5 USC §552(b)(3)",
    "Title 5 U.S.C. § 552 (b)(3)",
    "under 5 U.S.C. § 552(b)(5) and (b)(6)",
    "6 C.F.R. § 5.5(b)(6)",
    "8 CFR 214.2(b)(1)",
    "see 28 C.F.R. § 16.5(d)(1)(ii) and (b)(2)",
    "Rule 12(b)(6)",
    "Fed. R. Civ. P. 12(b)(6)",
    "Section 10(b)(2)",
    "paragraph (b)(1)",
    "subsections (b)(6) and (b)(7)(C)",
    "INA § 212(a)(6)(C)",
    "a 12(b)(6) motion, Rules 12(b)(1) and 12(b)(6), the 30(b)(6) deposition",
    "FAR 52.212-4(b)(6) and USSG 2B1.1(b)(1)",
    "5 U.S.C. § 552(a)(4)(B), (b)(5), (b)(7)(C)",
    "21 U.S.C. 841(a)(1), (b)(1)(C)",
    "5 U.S.C. § 552, as amended, (b)(6)",
    "N.Y. CPLR 3211(a)(7), (b)(1)",
    "Securities Act 4(a)(2), (b)(1)",
    "40 CFR Part 2, subpart B, (b)(6)",
    "EO 12958 3.4(b)(1)>25Yrs",
    "(b)(1) The Secretary may act.\n(b)(2) No waiver is given.\n(b)(4) Applicants file.\n",
    "Privacy Act, 5 U.S.C. § 552a(j)(2), (k)(2)",
    "(a) In general.—The act.\n(b)(1) The Secretary shall\n(2) Others\n(c) No.\n(1) Never\n",
]

EXPLANATIONS = [
    "withheld pursuant to Exemption (b)(5), (b)(6), and (b)(7)(C).",
    "pursuant to (b)(6)",
    "redacted based on (b)(6)",
    "We asserted (b)(7)(E)",
    'the redactions marked "(b)(5)"',
    "Plaintiff challenges the (b)(5) withholdings",
    "[X] (b)(1) [ ] (b)(7)(A)",
    "Exemptions 1, 3, (b)(5)",
    "(b)(5) - Deliberative process\n(b)(6) - Personal privacy\n(b)(7)(C) - Third parties\n",
    "FOIA Exemption (b)(6) protects privacy.",
    "5 U.S.C. § 552 (b)(6), which pertains to privacy, and (b)(5), inter- and intra-agency memos",
    "deleted under b(6)",
    "Exemptions cited: (b)(6), (b)(7)(C)",
    "Exemption 6 and Exemption 7(C)",
    "(b)(1) (A) specifically authorized under criteria established by an Executive order",
    "(b)(2) related solely to the internal personnel rules",
    "(b)(6) personnel and medical files and similar files",
    "(b)(7) records or information compiled for law enforcement purposes",
    "(j)(2) material reporting investigative efforts pertaining to the enforcement of criminal law",
    "(k)(2) investigatory material compiled for law enforcement purposes",
]

OTHER_THINGS = [
    "Vitamin B6 and B12",
    "vitamin (B6) intake",
    "See Tab B3.",
    "It cost $6B in all.",
    "a B1 visa holder",
    "B-52 and B1 bombers over",
    "the meeting in room B6\n",
    "A1 B1 C1\n",
    "version 1.4a of the software",
    "Figure 3.5c shows",
    "Reason: 1.4(B), 1.4(D)",
    "DECLASSIFY ON: 25X1",
    "Classified By: X\nReason: 1.4(c)\nDeclassify On: 25X1-human",
    "Section 1.4(c) of Executive Order 13526",
    "(b) The Director shall (6) days after",
    "1. (a) text\n2. (b) text",
    "the [redacted version] of",
    "REDACTED VERSION",
    "see Ex. 6 at 3",
]

MARKS = [
    *MOST_AGENCIES,
    *DAMAGED,
    *FBI,
    *STATE,
    *DEFENSE,
    *INTELLIGENCE,
    *PRIVACY_ACT,
    *WITHOUT_A_CODE,
    *LEGENDS,
]


def codes(text: str) -> str:
    return " ".join(mark.code or "-" for mark in read_marks(text)[0])


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_are_read(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize("text", [*LAW, *EXPLANATIONS, *OTHER_THINGS])
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(("text", "expected"), DAMAGED)
def test_a_mark_that_ocr_broke_says_so(text: str, expected: str) -> None:
    assert any(mark.damaged for mark in read_marks(text)[0])


def test_a_reference_names_its_exemption_only_if_it_is_of_that_law() -> None:
    spoken = read_marks("5 U.S.C. § 552(b)(5); withheld under Exemption (b)(6)")[1]
    assert [(cite.code, own) for cite, own in spoken.items()] == [("b5", True), ("b6", True)]
    assert list(read_marks("Rule 12(b)(6)")[1].values()) == [False]


# --- accuracy on labelled excerpts ---

GOLD = PROJECT / "tests" / "gold"


def test_the_labels_quote_their_excerpts() -> None:
    for labels, text, _ in excerpts(GOLD):
        for mark in [*labels["marks"], *labels["lookalikes"]]:
            assert text[mark["start"] : mark["end"]] == mark["text"]


def test_accuracy_on_the_labelled_excerpts_never_falls() -> None:
    reached = score(GOLD)
    report = "\n".join(reached.faults)
    assert reached.recall("clean") >= 0.99, report
    assert reached.recall("damaged") >= 0.85, report
    assert reached.precision >= 0.98, report
    assert reached.exemption_right >= 0.98, report


def test_no_lookalike_of_the_excerpts_is_a_mark() -> None:
    for labels, text, name in excerpts(GOLD):
        marks = read_marks(text)[0]
        for other in labels["lookalikes"]:
            over = [m for m in marks if m.start < other["end"] and other["start"] < m.end]
            assert not over, (name, other)


# --- hostile lines ---

LONG = 100_000
"""Characters."""

HOSTILE = """
from converters.withheld.redactions import read_marks
pieces = ["(", "(b", "(b)", "(b) (", "(b)(6) ", "(b)(7)", "(b)(7)(C", "b6 ", "b7", "b\\n", "bi\\n",
          "B", "1.4", "1.4a ", "25X", "(j)", "[", "[Redacted", "[A ", "[-", "X", "Mr. XXX ", " ",
          "(b)" + " " * 300, "Exemption (b)(5) ", "\\n1. (b)(6) x", "*A - (b)(5) ", "Ex. 6 ", "\\t", "b)",
          "(b)(6)\\n", "Page 1 ~ b3; ", "• ", "█", "§ (b)(1) ", "Personal ", "Reason: ", "<a b c "]
for piece in pieces:
    text = piece * (LONG // len(piece))
    read_marks(text)
    read_marks("(b)(6)" + text + "(b)(6)")
"""


def test_no_line_of_a_hundred_thousand_characters_is_slow() -> None:
    """Square time would take many minutes of a processor; the limit is one of processor time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (120, 120))

    script = f"LONG = {LONG}\n{HOSTILE}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        preexec_fn=limit,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# --- the triggers miss no pattern ---


def test_every_example_of_a_cite_is_found_and_read() -> None:
    for pattern in pattern_tables(MARKS_FILE)["cites"]:
        for example, code in pattern.examples.items():
            assert [cite.code for cite in find_cites(f"a {example}\n")] == [code], example


def test_every_example_of_a_label_is_found() -> None:
    for pattern in pattern_tables(MARKS_FILE)["labels"]:
        for example in pattern.examples:
            # Some labels are headings elsewhere: they count beside one that is sure.
            assert codes(f"{example}\n\nHarm to Ongoing Matter\n") == "- -", example
