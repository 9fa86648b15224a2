"""What a reader calls the kinds of authorities, and the order in which the list has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from converters.model import CitationKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words for a kind of authorities."""

    one: str
    """What one of them is, in a few words."""

    group: str
    """The group of the list that it stands in."""

    named: bool = False
    """Whether it goes by its title: a case does, a section of a law goes by its number."""


STATUTES = "Statutes"
REGULATIONS = "Regulations, rules and orders"
CASES = "Cases"
BILLS = "Bills"
ASSESSMENTS = "Privacy impact assessments"
REPORTS = "Reports"
NUMBERS = "Requests and complaints"
DIRECTIVES = "Directives and delegations"
NEWS = "News and statements"
WEB = "Web addresses"

GROUPS = (
    STATUTES,
    REGULATIONS,
    CASES,
    BILLS,
    ASSESSMENTS,
    REPORTS,
    NUMBERS,
    DIRECTIVES,
    NEWS,
    WEB,
)
"""The groups of the list of authorities, in its order."""

KINDS: Mapping[CitationKind, KindWords] = {
    "usc": KindWords("section of the United States Code", STATUTES),
    "stat": KindWords("law in the Statutes at Large", STATUTES),
    "public-law": KindWords("public law", STATUTES),
    "statute-name": KindWords("law", STATUTES),
    "state-law": KindWords("section of a state's code", STATUTES),
    "cfr": KindWords("federal regulation", REGULATIONS),
    "fed-reg": KindWords("text in the Federal Register", REGULATIONS),
    "executive-order": KindWords("executive order", REGULATIONS),
    "court-rule": KindWords("rule of the federal courts", REGULATIONS),
    "reporter": KindWords("decision of a court", CASES, named=True),
    "case": KindWords("case before a court, by its number", CASES, named=True),
    "bill": KindWords("bill", BILLS),
    "pia": KindWords("privacy impact assessment", ASSESSMENTS),
    "nist": KindWords("report of the National Institute of Standards and Technology", REPORTS),
    "report": KindWords("report, by its number", REPORTS),
    "complaint": KindWords("complaint, by its number", NUMBERS),
    "request": KindWords("request for records, by its number", NUMBERS),
    "directive": KindWords("directive", DIRECTIVES),
    "delegation": KindWords("delegation of authority", DIRECTIVES),
    "news": KindWords("news story or public statement", NEWS, named=True),
    "web": KindWords("web address", WEB),
}
"""By the kind that the documents' JSON names, in the order that they have in their groups."""

WAYS: Mapping[str, str] = {
    "full": "in full",
    "short": "in short form",
    "defined": "by a name that the text declares",
    "id": "as Id.",
    "supra": "as supra",
    "address": "by web address",
}
"""How a place cites, in the words of its passage; `Id.` is the authority cited just before."""
