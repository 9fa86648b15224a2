"""Small collections, written as sentences with their marks and names."""

import json
import re
from pathlib import Path

from converters.terms.terms import Term
from converters.terms.vocabulary import Act, Exemption, Vocabularies
from hooks.collection import load_collection

EXEMPTIONS = {
    id: Exemption(id, label, f"5 U.S.C. § 552{label}", title, "law", "plain", "use", parent, act)
    for id, label, title, parent, act in [
        ("b5", "(b)(5)", "Deliberations", "", "foia"),
        ("b6", "(b)(6)", "Personal privacy", "", "foia"),
        ("b7", "(b)(7)", "Law enforcement", "", "foia"),
        ("b7C", "(b)(7)(C)", "Privacy in law enforcement", "b7", "foia"),
        ("1.4(c)", "1.4(c)", "Intelligence activities", "", "eo-13526"),
    ]
}
AGENCIES = {
    term.id: term
    for term in [
        Term("dhs", "Department of Homeland Security", "DHS"),
        Term("ice", "Immigration and Customs Enforcement", "ICE", parent="dhs"),
        Term("ero", "Enforcement and Removal Operations", "ERO", parent="ice"),
        Term("cbp", "Customs and Border Protection", "CBP", parent="dhs"),
        Term("epa", "Environmental Protection Agency", "EPA"),
        Term("own", "An office of the publisher's", "OWN", parent="epa", published=True),
    ]
}
PROGRAMS = {
    term.id: term
    for term in [
        Term("mirs", "Maryland Image Repository System", "MIRS", parent="cbp"),
        Term(
            "unnamed",
            "Unnamed",
            parent="ero",
            published=True,
            explanation="It stands beside the MIRS.",
        ),
    ]
}
ACTS = {
    act.id: act
    for act in [
        Act("foia", "Freedom of Information Act", "5 U.S.C. § 552(b)", ("Which harm?",)),
        Act("eo-13526", "Executive Order 13526", "75 Fed. Reg. 707"),
    ]
}
ORGANIZATIONS = {
    term.id: term
    for term in [
        Term("vendor", "A vendor", "AVD", kind="vendor", published=True),
        Term("paper", "A newspaper", kind="news outlet", published=True),
        Term("other", "An other one", published=True),
    ]
}
PEOPLE = {
    "known-person": Term(
        "known-person", "Known Person", parent="ice", role="Deputy", published=True
    )
}
VOCABULARIES = Vocabularies(
    AGENCIES, PROGRAMS, EXEMPTIONS, acts=ACTS, organizations=ORGANIZATIONS, people=PEOPLE
)

MARK = re.compile(r"\(b\)\(\d\)(?:\([A-F]\))?(?:; \(b\)\(\d\)(?:\([A-F]\))?)*|\[Redacted\]")


def document(id, *blocks, **given):
    """A document's JSON: each block is a paragraph, a blank line stands between two of them."""
    text = "\n\n".join(blocks)
    return {
        "id": id,
        "title": id.title(),
        "type": None,
        "date": None,
        "facts": {},
        "source": source(id, text),
        "blocks": list(placed_blocks(blocks)),
        "redactions": list(redactions(text)),
        "references": [],
        "citations": [],
        "definitions": [],
        "footnotes": [],
        "people": [],
        "records": [],
        "questions": [],
        "mentions": sorted(mentions(text), key=lambda mention: mention["start"]),
        "diagnostics": [],
        **given,
    }


def record(id, type, **given):
    """A record's JSON that says nothing of itself but its type; `date="2020-02"` states a date."""
    facts = {key: stated(given.pop(key)) for key in ("title", "date", "sender") if given.get(key)}
    to = [stated(one) for one in given.pop("recipients", ())]
    fields = [{"start": 0, "end": 0, **field} for field in given.pop("fields", ())]
    return {
        "id": id,
        "type": type,
        "type_certain": True,
        "start": 0,
        "end": 0,
        "line": 1,
        "text": "",
        "title": None,
        "date": None,
        "sender": None,
        "recipients": to,
        "fields": fields,
        "parts": [],
        "attachments": [],
        "attached_to": "",
        "thread": "",
        "position": 0,
        "reply_to": "",
        "action": "",
        "copy_of": "",
        **facts,
        **given,
    }


def stated(value):
    """A fact that the text states; one in question marks is inferred."""
    return {"value": value.strip("?"), "certain": not value.startswith("?"), "span": None}


def source(id, text):
    return {
        "path": f"{id}.txt",
        "sha256": "0" * 64,
        "bytes": len(text.encode()),
        "lines": text.count("\n") + 1,
        "encoding": "utf-8",
    }


def placed_blocks(blocks):
    start = 0
    for block in blocks:
        yield {"start": start, "end": start + len(block), "text": block}
        start += len(block) + 2


def redactions(text):
    for number, match in enumerate(MARK.finditer(text), 1):
        cited = [id for id, law in EXEMPTIONS.items() if law.label in match[0].split("; ")]
        codes = [{"code": id, "text": EXEMPTIONS[id].label, "damaged": False} for id in cited]
        yield {
            **span(text, match),
            "id": f"r{number}",
            "exemptions": cited,
            "codes": codes,
            "kind": "inline",
            "extent": "passage",
            "stands_for": None,
        }


def reference(text, words, code):
    """A cite in the text that speaks of an exemption."""
    return {**span(text, re.search(re.escape(words), text)), "code": code}


def citation(text, words, authority, kind="pia", **given):
    """A citation of the first place in the text that holds these words."""
    found = span(text, re.search(re.escape(words), text))
    return {
        **found,
        "id": f"c{found['start'] + 1}",
        "kind": kind,
        "authority": authority,
        "whole": words,
        "normal": words,
        "pinpoint": "",
        "how": "full",
        "url": "",
        "title": "",
        "repaired": "",
        "rest": None,
        **given,
    }


def definition(text, acronym, meaning):
    """The first place of an acronym as its definition, and all others as its uses."""
    first, *uses = re.finditer(rf"\b{acronym}\b", text)
    said = span(text, re.search(re.escape(meaning), text))
    places = [use.start() for use in uses]
    return {**span(text, first), "acronym": acronym, "meaning": said, "uses": places}


def person(text, name, *roles, certain=False, **given):
    """Someone with all places that name them, under `mentions`; roles are on line 1."""
    id = name.lower().replace(" ", "-")
    named = {"vocabulary": "people", "term": id}
    return {
        "id": id,
        "name": name,
        "certain": certain,
        "released": [name],
        "roles": [{"start": 0, "end": 0, "text": role, "line": 1} for role in roles],
        "mentions": [{**span(text, one), **named} for one in re.finditer(re.escape(name), text)],
        **given,
    }


def mentions(text):
    for vocabulary, terms in (("agencies", AGENCIES), ("programs", PROGRAMS)):
        for term in terms.values():
            for match in re.finditer(rf"\b{term.label}\b", text):
                yield {**span(text, match), "vocabulary": vocabulary, "term": term.id}


def span(text, match):
    line = text.count("\n", 0, match.start()) + 1
    return {"start": match.start(), "end": match.end(), "text": match[0], "line": line}


def collection(folder: Path, *documents):
    """The collection of these documents, read from files in a folder."""
    for one in documents:
        file = folder / f"{one['id']}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(one), encoding="utf-8")
    return load_collection(folder, VOCABULARIES)


def rows_in(content):
    """The rows of a table's JSON, with the words in their places."""
    values, columns = content["values"], content["columns"]
    return [
        [
            values[name][cell] if name in values else cell
            for name, cell in zip(columns, row, strict=True)
        ]
        for row in content["data"]
    ]
