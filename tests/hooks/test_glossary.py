"""The glossary: what acronyms stand for, where that is said, and what has a page."""

from hooks.entries.glossary_page import SHOWN_DOCUMENTS, glossary_page
from tests.hooks.samples import citation, collection, definition, document


def defining(id, text, *definitions):
    made = document(id, text)
    made["definitions"] = [definition(text, *one) for one in definitions]
    return made


def terms(tmp_path, *documents):
    return {one.term.acronym: one for one in glossary_page(collection(tmp_path, *documents)).terms}


def test_a_meaning_has_the_documents_and_lines_that_define_it_and_its_uses(tmp_path):
    text = "First.\nPrivacy Impact Assessment (PIA). The PIA, the PIA."
    found = terms(tmp_path, defining("a", text, ("PIA", "Privacy Impact Assessment")))
    (meaning,) = found["PIA"].meanings
    assert meaning.meaning.words == "Privacy Impact Assessment"
    assert [(one.document.id, one.lines) for one in meaning.documents] == [("a", (2,))]
    assert meaning.meaning.uses == 2


def test_spellings_that_differ_in_case_or_number_are_one_meaning(tmp_path):
    found = terms(
        tmp_path,
        defining("a", "Privacy Impact Assessments (PIA)", ("PIA", "Privacy Impact Assessments")),
        defining("b", "privacy impact\nassessment (PIA)", ("PIA", "privacy impact\nassessment")),
        defining(
            "c", "Peoria International Airport (PIA)", ("PIA", "Peoria International Airport")
        ),
    )
    first, second = found["PIA"].meanings
    assert (first.meaning.documents, second.meaning.documents) == (2, 1)
    assert second.meaning.words == "Peoria International Airport"


def test_an_acronym_that_stands_for_an_entry_leads_to_it(tmp_path):
    text = "Immigration and Customs Enforcement (ICE)"
    found = terms(tmp_path, defining("a", text, ("ICE", "Immigration and Customs Enforcement")))
    assert found["ICE"].meanings[0].entry == (
        "Immigration and Customs Enforcement",
        "agencies/ice.html",
        "agency",
    )


def test_an_acronym_of_a_law_leads_to_the_law(tmp_path):
    text = "the Freedom of Information Act (FOIA)"
    made = defining("a", text, ("FOIA", "Freedom of Information Act"))
    made["citations"] = [citation(text, "Freedom of Information Act", "5-usc-552", "usc")]
    found = terms(tmp_path, made)
    assert found["FOIA"].meanings[0].entry == (
        "Freedom of Information Act",
        "authorities/5-usc-552.html",
        "authority",
    )


def test_acronyms_have_places_of_their_own_whatever_signs_they_hold(tmp_path):
    found = terms(
        tmp_path,
        defining("a", "Science and (S&T) or (S-T)", ("S&T", "Science and"), ("S-T", "Science and")),
    )
    anchors = [one.term.anchor for one in found.values()]
    assert len(set(anchors)) == 2
    assert all(anchor.replace("-", "").replace("_", "").isalnum() for anchor in anchors)


def test_a_meaning_that_very_many_documents_give_names_the_first_ones(tmp_path):
    documents = [defining(f"d{number}", "a map (MAP)", ("MAP", "a map")) for number in range(9)]
    (meaning,) = terms(tmp_path, *documents)["MAP"].meanings
    assert (len(meaning.documents), meaning.more) == (SHOWN_DOCUMENTS, 9 - SHOWN_DOCUMENTS)
