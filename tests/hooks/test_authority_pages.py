"""The pages of authorities: what they are, how they are cited, what they are a part of."""

import pytest

from converters.model import CitationKind
from hooks.entries.authority_kinds import GROUPS, KINDS
from hooks.entries.authority_pages import authorities, authority_indexes
from hooks.entries.cited import is_web_address
from hooks.entries.entry_pages import entry_pages
from tests.hooks.samples import citation, collection, document


def memo(*cites, id="memo"):
    """A document that cites each of these: words, id of the authority, kind, and what is given."""
    text = ". ".join(words for words, *_ in cites) + "."
    made = document(id, text)
    made["citations"] = [
        citation(text, words, authority, kind, **(given[0] if given else {}))
        for words, authority, kind, *given in cites
    ]
    return made


@pytest.fixture
def loaded(tmp_path):
    return collection(
        tmp_path,
        memo(
            ("6 C.F.R. § 5.11", "6-cfr-5.11", "cfr"),
            ("6 C.F.R. pt. 5", "6-cfr-pt-5", "cfr"),
            ("6 C.F.R. § 5.5", "6-cfr-5.5", "cfr"),
            ("42 U.S.C. § 2000", "42-usc-2000", "usc"),
            ("5 U.S.C. § 552a", "5-usc-552a", "usc"),
            ("5 U.S.C. § 552", "5-usc-552", "usc", {"title": "Freedom of Information Act"}),
            ("DHS/ICE/PIA-015(h)", "dhs-ice-pia-015h", "pia"),
            ("DHS/ICE/PIA-015", "dhs-ice-pia-015", "pia"),
            ("9 F.2d 1", "9-f2d-1", "reporter", {"title": "Zed v. Alpha"}),
            ("10 F.2d 1", "10-f2d-1", "reporter", {"title": "Alpha v. Zed"}),
        ),
    )


def entry(loaded, id):
    return next(one for one in authorities(loaded) if one.key[1] == id)


def words(linked):
    return [one.words for one in linked]


def test_every_kind_of_citation_has_its_words_and_a_group():
    assert set(KINDS) == set(CitationKind.__args__)
    assert {kind.group for kind in KINDS.values()} == set(GROUPS)


def test_the_list_goes_by_kind_then_by_numbers_as_numbers_and_cases_by_name(loaded):
    (index,) = authority_indexes(loaded)
    groups = {group.name: [one.key[1] for one in group.entries] for group in index.groups}
    assert list(groups) == [name for name in GROUPS if name in groups]
    assert groups["Statutes"] == ["5-usc-552", "5-usc-552a", "42-usc-2000"]
    assert groups["Regulations, rules and orders"] == ["6-cfr-5.5", "6-cfr-5.11", "6-cfr-pt-5"]
    assert groups["Cases"] == ["10-f2d-1", "9-f2d-1"]
    assert (index.authorities, index.cites) == (10, 10)


def test_a_section_knows_its_part_and_a_part_its_sections(loaded):
    assert words(entry(loaded, "6-cfr-5.11").part_of) == ["6 C.F.R. pt. 5"]
    assert words(entry(loaded, "6-cfr-5.11").beside) == ["6 C.F.R. § 5.5"]
    assert words(entry(loaded, "6-cfr-pt-5").parts) == ["6 C.F.R. § 5.5", "6 C.F.R. § 5.11"]


def test_an_update_of_an_assessment_knows_the_assessment(loaded):
    assert words(entry(loaded, "dhs-ice-pia-015h").part_of) == ["DHS/ICE/PIA-015"]
    assert words(entry(loaded, "dhs-ice-pia-015").parts) == ["DHS/ICE/PIA-015(h)"]


def test_only_the_law_that_holds_exemptions_leads_to_them(loaded):
    assert [act.id for act in entry(loaded, "5-usc-552").acts] == ["foia"]
    assert entry(loaded, "5-usc-552a").acts == ()


def test_a_law_goes_by_its_number_and_a_case_by_its_name(loaded):
    law, case = entry(loaded, "5-usc-552"), entry(loaded, "9-f2d-1")
    assert (law.title, law.subtitle) == ("5 U.S.C. § 552", "Freedom of Information Act")
    assert (case.title, case.subtitle) == ("Zed v. Alpha", "9 F.2d 1")


def test_a_page_says_how_often_each_way_of_citing_is_used(tmp_path):
    text = "DHS/ICE/PIA-054. Id. at 5. ibid"
    made = document("memo", text)
    made["citations"] = [
        citation(text, "DHS/ICE/PIA-054", "dhs-ice-pia-054"),
        citation(text, "Id. at 5", "dhs-ice-pia-054", how="id", pinpoint="5"),
        citation(text, "ibid", "dhs-ice-pia-054", how="supra"),
    ]
    (page,) = [
        one for one in entry_pages(collection(tmp_path, made)) if one.entry.key[0] == "authorities"
    ]
    assert page.entry.ways == "1 in full, 1 as Id. and 1 as supra"
    assert [passage.way for passage in page.found[0].passages] == ["", "at 5, as Id.", "as supra"]


def test_titles_that_differ_in_case_are_one(tmp_path):
    text = "One. Two. Three."
    made = document("memo", text)
    made["citations"] = [
        citation(text, "One", "news-1", "news", title="A Story Told"),
        citation(text, "Two", "news-1", "news", title="A story told"),
        citation(text, "Three", "news-1", "news", title="A Story Told"),
    ]
    (cited,) = collection(tmp_path, made).authorities.values()
    assert cited.titles == ("A Story Told",)


@pytest.mark.parametrize(
    ("url", "can_be_linked"),
    [
        ("https://www.govinfo.gov/link/uscode/5/552", True),
        ("http://example.gov", True),
        ("javascript:alert(1)", False),
        ("//example.gov", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(url, can_be_linked):
    assert is_web_address(url) is can_be_linked


def test_an_id_that_looks_like_a_further_page_gets_a_page_of_its_own(tmp_path):
    made = memo(("One", "example.org-a_2", "web"), ("Two", "example.org-a", "web"))
    paths = [page.paging.path for page in entry_pages(collection(tmp_path, made))]
    assert "authorities/example.org-a_2-.md" in paths
    assert "authorities/example.org-a.md" in paths


def test_an_address_that_only_a_text_prints_is_said_to_be_as_released(tmp_path):
    printed, made = "https://example.gov/a-054.pdf", "https://example.gov/number/5"
    loaded = collection(
        tmp_path,
        memo(
            ("DHS/ICE/PIA-054", "dhs-ice-pia-054", "pia"),
            (printed, "dhs-ice-pia-054", "pia", {"how": "address", "url": printed}),
            ("Id.", "dhs-ice-pia-054", "pia", {"how": "id", "url": printed}),
            ("Pub. L. No. 1-5", "pub-l-1-5", "public-law", {"url": made}),
            (made, "pub-l-1-5", "public-law", {"how": "address", "url": made}),
            ("A Story, N.Y. Times", "a-story", "news", {"url": printed}),
            (f"{printed}?", "a-story", "news", {"how": "address", "url": printed}),
        ),
    )
    said = {id: one.as_released for id, one in loaded.authorities.items()}
    assert said == {"dhs-ice-pia-054": True, "pub-l-1-5": False, "a-story": True}


def test_laws_of_the_united_states_stand_before_those_of_states(tmp_path):
    loaded = collection(
        tmp_path,
        memo(
            ("Cal. Penal Code § 832.7", "cal-penal-code-832.7", "state-law"),
            ("Pub. L. No. 104-231", "pub-l-104-231", "public-law"),
            ("5 U.S.C. § 552", "5-usc-552", "usc"),
            ("No. 20-cv-5 (D.D.C.)", "case-20-cv-5-ddc", "case", {"title": "Roe v. Poe"}),
        ),
    )
    (index,) = authority_indexes(loaded)
    named = {group.name: [one.title for one in group.entries] for group in index.groups}
    assert named == {
        "Statutes": ["5 U.S.C. § 552", "Pub. L. No. 104-231", "Cal. Penal Code § 832.7"],
        "Cases": ["Roe v. Poe"],
    }


@pytest.mark.parametrize(
    ("whole", "subtitle"),
    [
        ("Ann Roe, A Story, N.Y. Times (July 7, 2019)", "Ann Roe, N.Y. Times (July 7, 2019)"),
        (
            "Press Release, Sen. Roe, A Story (July 7, 2019)",
            "Press Release, Sen. Roe (July 7, 2019)",
        ),
        ("A Story of Two, N.Y. Times (July 7, 2019)", "A Story of Two, N.Y. Times (July 7, 2019)"),
    ],
)
def test_what_stands_below_a_title_does_not_say_it_again(tmp_path, whole, subtitle):
    loaded = collection(tmp_path, memo((whole, "a-story", "news", {"title": "A Story"})))
    assert entry(loaded, "a-story").subtitle == subtitle
