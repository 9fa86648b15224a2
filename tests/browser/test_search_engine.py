"""The search engine in browsers, from the disk and from a server."""

import json
from contextlib import ExitStack

import pytest

from benchmarks.search_answers import answer, queries, read_units
from benchmarks.search_collection import documents
from hooks.search.search_files import write_json
from hooks.search.search_parts import SearchedDocument
from hooks.search.search_plan import write_search
from hooks.search.search_units import units_of
from tests.browser import firefox, search_pages
from tests.browser.conftest import listen
from tests.browser.search_pages import UNITS, served, unit
from tests.conftest import ROOT
from tests.hooks.search_examples import WORDS

pytestmark = pytest.mark.browser

SEARCH = """async (query) => {
  const answer = await ReadingRoom.search(query);
  return JSON.parse(JSON.stringify(answer));
}"""


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    return search_pages.make(tmp_path_factory.mktemp("search engine"))


@pytest.fixture
def own(tmp_path):
    """An index that a test may damage."""
    return search_pages.make(tmp_path / "site")


@pytest.fixture(scope="module")
def page(chromium, indexed):
    reader = listen(chromium.new_context(), indexed)
    yield reader.open("index.html")
    assert reader.requests == []
    reader.page.context.close()


def search(page, query):
    return page.evaluate(SEARCH, query)


def found(page, query):
    """The titles of what a query finds."""
    answer = search(page, query)
    assert "error" not in answer, answer["error"]
    assert answer["total"] == len(answer["results"])
    assert answer["pages"]["total"] == len(answer["pages"]["results"])
    return {result["title"] for result in answer["results"]}


# --- what is found ---


RESPONSE, REPORT, NOTES = "a response", "b report", "c notes"
AGENCY, PERSON, WRITTEN = "ice", "jo doe", "staff"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("probable cause", {RESPONSE, REPORT}),
        ('"probable cause"', {RESPONSE}),
        ('"cause was probable" agents', {RESPONSE}),
        ('agents -"probable cause"', {REPORT}),
        ("agents -staff", {REPORT}),
        ("staff OR surveillance", {RESPONSE, REPORT}),
        ("agents staff OR surveillance", {RESPONSE, REPORT}),
        ("(agents staff) OR surveillance", {RESPONSE, REPORT}),
        ("agents -(staff OR surveillance)", set()),
        ("surveillance", {REPORT}),
        ("surveill", set()),
        ("surveill*", {REPORT}),
        ('"surveill* and surveill*"', {REPORT}),
        ("CAFÉ", {REPORT}),
        ("cafe", {REPORT}),
        ("U.S.", {REPORT}),
        ("10,000", {RESPONSE, REPORT}),
        ("10000", {RESPONSE, REPORT}),
        ('"AD and"', set()),
        ('"and staff"', {RESPONSE}),
        ("b6", set()),
        ("exemption:b6", {RESPONSE}),
        ("(b)(6)", {RESPONSE}),
        ("(b)(6) (b)(7)(C)", {RESPONSE}),
        ("(b) (6)(b) (7) (C)", {RESPONSE}),
        ("(b)(6);(b)(7)(C)", {RESPONSE}),
        ("(b)(6), (b)(7)(C)", {RESPONSE}),
        ("(b)(6)/(b)(5)", set()),
        ("(b)(5) (b)(6)", set()),
        ("exemption:(b)(7)(c)", {RESPONSE}),
        ("exemption:7C", {RESPONSE}),
        ("exemption:b7", {RESPONSE}),
        ("exemption:b5 probable", set()),
        ("exemption:b5 bold", {RESPONSE}),
        ("agency:ICE", {RESPONSE}),
        ('agency:"u.s. customs and border protection"', {RESPONSE, REPORT}),
        ("agency:cbp -type:e-mail", {REPORT}),
        ('person:"Doe, Jo"', {RESPONSE}),
        ("date:2020", {RESPONSE}),
        ("date:2020-02-28", {RESPONSE}),
        ("date:2020-02 bold", {RESPONSE}),
        ("date:2020-02-28 bold", set()),
        ("date:2021-05", set()),
        ("date:2020..2021", {RESPONSE, REPORT}),
        ("date:2021.. probable", {REPORT}),
        ("date:..2020", {RESPONSE}),
        ("withheld:none", {REPORT, NOTES}),
        ("of the", {REPORT, NOTES}),
        ("-probable", {RESPONSE, NOTES}),
        ("type:agency", {AGENCY}),
        ("response staff", {RESPONSE}),
        ("zebra", set()),
        ("probable zebra", set()),
    ],
)
def test_a_query_finds(page, query, titles):
    assert found(page, query) == titles


def test_all_words_stand_in_one_record(page):
    assert found(page, "probable bold") == set()


def test_a_hit_leads_to_its_line(page):
    (result,) = search(page, "eleven")["results"]
    (place,) = result["places"]
    assert place["line"] == 21 - 10
    assert place["url"] == "documents/a-response.html#L11"
    assert place["record"] == "message-1"


def test_an_entry_is_told_from_a_document(page):
    answer = search(page, "café OR staff")
    assert {one["kind"] for one in answer["results"]} == {"document"}
    assert {one["kind"] for one in answer["pages"]["results"]} == {"entry"}
    (agency,) = search(page, "type:agency")["results"]
    assert (agency["title"], agency["kind"]) == (AGENCY, "entry")


def test_pages_about_what_is_sought_stand_beside_the_documents(page):
    answer = search(page, "staff")
    assert [one["title"] for one in answer["results"]] == [RESPONSE]
    assert {one["title"] for one in answer["pages"]["results"]} == {PERSON, WRITTEN}
    assert (answer["total"], answer["pages"]["total"]) == (1, 2)


@pytest.mark.parametrize("query", ["-probable", "-exemption:b6", "date:2020 -zebra"])
def test_no_page_is_about_what_is_only_left_out(page, query):
    answer = search(page, query)
    assert answer["total"] > 0
    assert answer["pages"]["total"] == 0
    assert search(page, f"({query}) OR type:agency")["pages"]["total"] > 0


def test_pages_are_the_results_where_no_document_is_found(page):
    answer = search(page, "enforcement")
    assert [one["title"] for one in answer["results"]] == [AGENCY]
    assert answer["pages"]["total"] == 0


@pytest.mark.parametrize(
    ("query", "first"),
    [
        # The name as a whole before one that it is a part of, whatever stands in the texts.
        ("harbor", "harbor"),
        ("harbor office", "harbor-office"),
        ("HO", "harbor-office"),
        # Names before texts, and entries before what people wrote.
        ("office", "harbor-office"),
        ("lantern", "keeper"),
    ],
)
def test_the_page_with_the_name_comes_first(chromium, tmp_path, query, first):
    units = [
        unit("documents/a.html", "Harbor office, harbor HO, lantern."),
        unit("people/keeper.html", "The office of the harbor: harbor harbor, a lantern or two."),
        unit("agencies/harbor-office.html", "It keeps boats.", names="HO"),
        unit("programs/harbor.html", "All that is done for boats."),
        unit("about/lantern.html", "Lantern lantern lantern.", kind="written"),
    ]
    site = search_pages.make(tmp_path / "s", units)
    page = listen(chromium.new_context(), site).open("index.html")
    pages = search(page, query)["pages"]["results"]
    assert pages[0]["url"].rpartition("/")[2] == f"{first}.html"
    page.context.close()


def test_a_filter_alone_leads_to_the_redaction_with_the_words_around_it(page):
    (result,) = search(page, "exemption:b6")["results"]
    (place,) = result["places"]
    assert place["url"] == "documents/a-response.html#r1"
    assert place["line"] == 30
    assert "".join(part["text"] for part in place["parts"]) == (
        "AD (b)(6); (b)(7)(C) and staff met on 10,000 pages."
    )


NAMED = (
    unit("documents/a.html", "It is late.", "Jo Doe, or Doe, Jo, came.", "Late.", person="jo-doe"),
    unit("documents/b.html", "The Boat Act Office.", "See 46 U.S.C. § 9.", authority="46-usc-9"),
    unit("documents/c.html", "No name of it is here.", agency="cbp"),
)


@pytest.mark.parametrize(
    ("query", "line", "hits"),
    [
        ('person:"Jo Doe"', 20, ["Jo", "Doe"]),
        # The title of a law may be a part of another name.
        ("authority:46-usc-9", 20, ["46", "U", "S", "C", "9"]),
        ("agency:cbp", 10, []),
    ],
)
def test_a_filter_for_a_name_leads_to_where_it_stands(chromium, tmp_path, query, line, hits):
    page = listen(chromium.new_context(), search_pages.make(tmp_path / "s", NAMED)).open(
        "index.html"
    )
    (place,) = search(page, query)["results"][0]["places"]
    assert place["line"] == line
    assert [part["text"] for part in place["parts"] if part.get("hit")] == hits
    page.context.close()


def test_a_redaction_that_stands_alone_is_shown_with_the_text_beside_it(chromium, tmp_path):
    units = [
        unit(
            "documents/a.html",
            "Has the office a plan?",
            "\x01r1 b6|(b)(6)\x02",
            "It is late.",
            "\x01r2 b5|(b)(5)\x02",
            "Thank you.",
            exemption="b5 b6",
        )
    ]
    site = search_pages.make(tmp_path / "s", units)
    page = listen(chromium.new_context(), site).open("index.html")
    for query, anchor, text in (
        ("exemption:b5", "r2", "It is late. (b)(5) Thank you."),
        ("exemption:b6", "r1", "Has the office a plan? (b)(6) It is late."),
    ):
        (place,) = search(page, query)["results"][0]["places"]
        assert place["anchor"] == anchor
        assert "".join(part["text"] for part in place["parts"]) == text
    page.context.close()


def test_a_redaction_deep_in_a_long_record_is_found(chromium, tmp_path):
    lines = [
        f"Paragraph {number} of a long text without any mark in it." for number in range(2_000)
    ]
    units = [unit("documents/a.html", *lines, "Here \x01r1 b5|(b)(5)\x02 at last.", exemption="b5")]
    site = search_pages.make(tmp_path / "s", units)
    page = listen(chromium.new_context(), site).open("index.html")
    (result,) = search(page, "exemption:b5")["results"]
    assert [place["url"] for place in result["places"]] == ["documents/a.html#r1"]
    page.context.close()


def test_all_places_of_a_document_come_in_the_order_of_its_text(chromium, tmp_path):
    lines = [f"Line {number} has a lantern." for number in range(7)]
    units = [
        unit("documents/a.html", *lines, record="record-1"),
        unit("documents/a.html", "A lantern and a lantern.", record="record-2"),
    ]
    site = search_pages.make(tmp_path / "s", units)
    page = listen(chromium.new_context(), site).open("index.html")
    script = """async () => {
      const { results: [one] } = await ReadingRoom.search("lantern");
      return { passages: one.passages, hits: one.hits, places: await one.all() };
    }"""
    found = page.evaluate(script)
    assert (found["hits"], found["passages"]) == (9, 3)
    assert [(place["record"], place["line"]) for place in found["places"]] == [
        ("record-1", 10),
        ("record-1", 50),
        ("record-2", 10),
    ]
    page.context.close()


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (
            "type:memorandum",
            "No record here is of the type “memorandum”. There are: report, e-mail, letter.",
        ),
        ("exemption:b9", "No redaction here cites (b)(9) Wells. There are: b5, b6, b7C."),
        ("withheld:full", "No record here is withheld in full. There are: none, partly."),
    ],
)
def test_a_value_that_no_record_has_is_no_mistake(page, query, note):
    answer = search(page, query)
    assert "error" not in answer
    assert (answer["total"], answer["notes"]) == (0, [note])
    assert found(page, f"{query} OR zebra OR café") == {REPORT}
    assert search(page, f"café -{query}")["notes"] == []


def test_a_passage_is_text_in_parts_with_hits_and_marks(page):
    (result,) = search(page, "staff")["results"]
    assert result["places"][0]["parts"] == [
        {"text": "AD "},
        {"text": "(b)(6); (b)(7)(C)", "mark": "b6 b7C"},
        {"text": " and "},
        {"text": "staff", "hit": True},
        {"text": " met on 10,000 pages."},
    ]


def test_an_excerpt_parts_no_word_from_what_belongs_to_it(chromium, tmp_path):
    before = "The office's " + "plan " * 11
    text = f"A start. {before}lantern {'plan ' * 20}of the U.S. Harbor and more of it."
    site = search_pages.make(tmp_path / "s", [unit("documents/a.html", text)])
    page = listen(chromium.new_context(), site).open("index.html")
    (place,) = search(page, "lantern")["results"][0]["places"]
    shown = "".join(part["text"] for part in place["parts"])
    assert shown.startswith("… office's plan")
    assert shown.endswith("of the …")
    page.context.close()


def test_markup_in_a_text_stays_text(page):
    (result,) = search(page, "bold")["results"]
    text = "".join(part["text"] for part in result["places"][0]["parts"])
    assert text == 'Is <b>bold</b> & "quoted" text safe? It is on line eleven.'


def test_several_records_of_a_document_are_one_result(page):
    answer = search(page, "agency:ice")
    (result,) = answer["results"]
    assert (answer["total"], answer["records"], result["records"]) == (1, 2, 2)


def test_the_latest_come_first_where_that_is_asked(page):
    script = "async () => (await ReadingRoom.search('agents', { sort: 'date' })).results.map((one) => one.title)"
    assert page.evaluate(script) == [REPORT, RESPONSE]


def test_neighbors_in_the_query_that_are_neighbors_in_the_text_come_first(chromium, tmp_path):
    texts = {"apart": "Red and other colors of ink.", "beside": "All other colors of red ink."}
    site = search_pages.make(
        tmp_path / "s", [unit(f"documents/{n}.html", t) for n, t in texts.items()]
    )
    page = listen(chromium.new_context(), site).open("index.html")
    assert [one["title"] for one in search(page, "red ink")["results"]] == ["beside", "apart"]
    page.context.close()


def test_facets_count_documents(page):
    script = "async () => (await ReadingRoom.search('probable OR bold')).facets(['agency', 'year', 'exemption'])"
    facets = page.evaluate(script)
    assert [(one["value"], one["count"]) for one in facets["agency"]] == [("cbp", 2), ("ice", 1)]
    assert [(one["label"], one["count"]) for one in facets["year"]] == [("2021", 1), ("2020", 1)]
    for row in (row for rows in facets.values() for row in rows):
        assert len(found(page, f"(probable OR bold) {row['query']}")) == row["count"]


def test_more_results_come_when_they_are_asked_for(page):
    script = """async () => {
      const answer = await ReadingRoom.search("-zebra", { count: 1 });
      const more = await answer.more(1, 2);
      return [...answer.results, ...more].map((one) => one.title);
    }"""
    assert len(set(page.evaluate(script))) == 3


# --- what is wrong with a query ---


@pytest.mark.parametrize(
    ("query", "quote", "message", "suggestion"),
    [
        ('"probable cause', '"probable cause', "not closed", '"probable cause"'),
        ("“probable cause", "“probable cause", "not closed", '“probable cause"'),
        ('a "" b', '""', "no letters or digits between", ""),
        ("exemtion:b5 x", "exemtion:", "Did you mean exemption:?", "exemption:b5 x"),
        ("colour:red x", "colour:", "There is no filter “colour:”", '"colour:red" x'),
        ('colour:"red', "colour:", "There is no filter “colour:”", ""),
        ("x agency:", "agency:", "for instance agency:ICE", ""),
        ("agency: ICE", "agency:", "A value is missing", ""),
        ("agency:XYZ", "agency:XYZ", "No record here has agency “XYZ”", ""),
        ("agency:ISE", "agency:ISE", "Did you mean U.S. Immigration", "agency:ice"),
        ("agency:jo-doe x", "agency:jo-doe", "Did you mean the person Jo Doe?", "person:jo-doe x"),
        ("date:2021-02-30 x", "date:2021-02-30", "28 days", "date:2021-02-28 x"),
        ("date:2020-13", "date:2020-13", "no month 13", ""),
        ("date:28/02/2020", "date:28/02/2020", "A date is written 2020", ""),
        ("date:2020/02 x", "date:2020/02", "A date is written 2020", "date:2020-02 x"),
        ("date:2020..2021.2.28", "date:2020..2021.2.28", "A date is", "date:2020..2021-2-28"),
        ("date:2020/13", "date:2020/13", "A date is written 2020", ""),
        ("date:2022..2020", "date:2022..2020", "2022 is later than 2020", "date:2020..2022"),
        ("withheld:ful", "withheld:ful", "full, partly or none", "withheld:full"),
        ("a OR", "OR", "OR stands between two words", "a or"),
        ("OR a", "OR", "OR stands between two words", "or a"),
        ("(a b", "(", "not closed", "(a b)"),
        ("((a b", "(", "not closed", ""),
        ("a) b", ")", "closes none", "a b"),
        ("su*", "su*", "at least 3 letters", ""),
        ("*ing", "*ing", "right behind its first letters", ""),
        ("surv*nce", "surv*nce", "right behind its first letters", ""),
        ("!!! ???", "!!! ???", "no letters or digits", ""),
        ("😀", "😀", "no letters or digits", ""),
        ("NOT", "NOT", "Nothing stands behind", ""),
    ],
)
def test_a_mistake_says_where_and_what(page, query, quote, message, suggestion):
    answer = search(page, query)
    error = answer["error"]
    assert error["quote"] == quote
    assert query[error["at"] : error["end"]] == quote
    assert message in error["message"]
    assert error["suggestion"] == suggestion
    assert answer["results"] == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("a" * 10_000, "10,000 characters; at most 2,000"),
        ("word " * 100, "100 words; at most 64"),
        ("(" * 1_000, "too many brackets"),
        ("-" * 1_500, "no letters or digits"),
    ],
)
def test_a_query_that_is_too_long_is_told_so(page, query, message):
    assert message in search(page, query)["error"]["message"]


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_query_finds_nothing_and_is_no_mistake(page, query):
    answer = search(page, query)
    assert answer["total"] == 0
    assert "error" not in answer


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        "שלום",
        "\u202ecafe",
        "https://a.b/c?d=e",
        "10:44",
        "re: x",
        "\x01b\x02",
    ],
)
def test_odd_queries_are_words(page, query):
    assert "error" not in search(page, query)


def test_a_code_is_read_as_a_filter_and_said_so(page):
    (note,) = search(page, "(b)(6)")["notes"]
    assert note.startswith("(b)(6) was read as exemption:(b)(6).")


def test_what_is_still_typed_is_no_mistake(page):
    script = """async (query) => {
      const { error, total } = await ReadingRoom.search(query, { typing: true });
      return { error, total };
    }"""
    for query in (
        '"probable cau',
        "surveil",
        "probable OR",
        "probable (",
        "probable -",
        "probable agency:",
    ):
        assert page.evaluate(script, query)["error"] is None, query
    for query in ("surveil", '"probable cau', "surveillance OR"):
        assert page.evaluate(script, query)["total"] == 1, query


@pytest.mark.parametrize(
    ("query", "message", "options"),
    [
        ("agency:i", "Go on, or choose: ice", ["agency:ice"]),
        ("staff agency:u", "Go on, or choose: cbp, ice", ["staff agency:cbp", "staff agency:ice"]),
        ('person:"jo d', "Go on, or choose: jo-doe", ["person:jo-doe"]),
        ("exemption:b", "Go on, or choose: b5, b6, b7C", None),
        ("exemption:(b", "Go on, or choose: b5, b6, b7C", None),
        ("-exemption:(", "Type a value, such as exemption:b5.", None),
        ("person:", "Type a value, such as person:jo-doe.", ["person:jo-doe"]),
        ('person:"', "Type a value, such as person:jo-doe.", ["person:jo-doe"]),
        ("program:", "No record here has a value for program:.", []),
        ("date:", "A date is written 2020", []),
        ('"', "no letters or digits to search for yet", []),
    ],
)
def test_what_may_come_next_is_told_while_a_filter_is_typed(page, query, message, options):
    script = "async (query) => { const { error, unfinished } = await ReadingRoom.search(query, { typing: true }); return { error, unfinished }; }"
    answer = page.evaluate(script, query)
    assert answer["error"] is None
    assert message in answer["unfinished"]["message"]
    queries = [one["query"] for one in answer["unfinished"]["options"]]
    assert options is None or queries == options
    for one in queries:
        assert page.evaluate(script, one) == {"error": None, "unfinished": None}


def test_a_newer_search_ends_an_older_one(page):
    script = """async () => {
      const both = await Promise.all([ReadingRoom.search("staff"), ReadingRoom.search("cafe")]);
      return both.map(({ superseded, total }) => [superseded ?? false, total]);
    }"""
    assert page.evaluate(script) == [[True, 0], [False, 1]]


def test_searches_for_different_things_go_on_beside_each_other(page):
    script = """async () => {
      const both = await Promise.all(
        ["list", "page"].map((by) => ReadingRoom.search("staff", { by })));
      return both.map(({ total }) => total);
    }"""
    assert page.evaluate(script) == [1, 1]


# --- the same word rule here and in the index ---


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_the_engine_reads_words_as_the_index_does(page, text, words):
    script = "(text) => Array.from(ReadingRoom.wordsOf(text), ({ word }) => word || '.').join(' ')"
    script_of_words = "(words) => words.normalize('NFKD')"
    assert page.evaluate(script, text) == page.evaluate(script_of_words, words)


# --- what is missing or damaged ---


def only(folder):
    (file,) = folder.glob("*.js")
    return file


DAMAGES = {
    "gone": lambda file: file.unlink(),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "empty": lambda file: file.write_bytes(b""),
    "changed": lambda file: file.write_bytes(
        file.read_bytes()[:120] + b"AB" * 20 + file.read_bytes()[160:]
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("part", ["plan", "units", "words", "text", "filters"])
def test_a_damaged_file_is_named_and_nothing_hangs(chromium, own, part, damage):
    known = {"plan": "plan.js", "units": "units.js", "filters": "filters/agency.js"}
    file = own / "search" / known[part] if part in known else only(own / "search" / part)
    DAMAGES[damage](file)
    page = listen(chromium.new_context(), own).open("index.html")
    error = search(page, "probable agency:ice")["error"]
    assert error["file"] == file.relative_to(own).as_posix()
    assert "copy it again" in error["message"]
    page.context.close()


def test_a_file_that_is_missed_only_by_the_list_of_all_places_is_named(chromium, tmp_path):
    lines = [f"Line {number} of a long text has a lantern in it." for number in range(60)]
    lines += ["And so it goes on, word by word, for a long time."] * 2_000 + ["A last lantern."]
    site = search_pages.make(tmp_path / "s", [unit("documents/a.html", *lines)])
    page = listen(chromium.new_context(), site).open("index.html")
    page.evaluate("async () => { globalThis.found = await ReadingRoom.search('lantern'); }")
    for file in (site / "search/text").glob("*.js"):
        file.unlink()
    script = "() => found.results[0].all().then(() => '', (error) => error.file)"
    assert page.evaluate(script).startswith("search/text/")
    page.context.close()


def test_a_file_that_comes_back_is_found_again(chromium, own):
    file = only(own / "search/words")
    content = file.read_bytes()
    file.unlink()
    page = listen(chromium.new_context(), own).open("index.html")
    assert search(page, "staff")["error"]["file"]
    file.write_bytes(content)
    assert found(page, "staff") == {RESPONSE}
    page.context.close()


def test_an_index_of_another_version_says_to_build_again(chromium, own):
    write_json(own / "search", "plan", {"format": 99, "parts": []})
    page = listen(chromium.new_context(), own).open("index.html")
    assert "Build the site again" in search(page, "staff")["error"]["message"]
    page.context.close()


def test_a_collection_without_documents_finds_nothing(chromium, tmp_path):
    site = search_pages.make(tmp_path / "empty", ())
    page = listen(chromium.new_context(), site).open("index.html")
    assert found(page, "anything") == set()
    page.context.close()


def test_a_long_unit_goes_over_several_files_and_each_hit_has_its_passage(chromium, tmp_path):
    lines = [
        f"Paragraph {number} of a long text, with word{number} in it." for number in range(2_000)
    ]
    site = search_pages.make(tmp_path / "long", (unit("documents/long.html", *lines),))
    assert len([*(site / "search/text").glob("*.js")]) > 2
    page = listen(chromium.new_context(), site).open("index.html")
    for number in (0, 999, 1_999):
        (result,) = search(page, f"word{number}")["results"]
        assert [one["line"] for one in result["places"]] == [10 * (number + 1)]
    page.context.close()


# --- both browsers, both ways ---

BROWSERS = ["chromium", *(["firefox"] if firefox.executable() else [])]


@pytest.fixture(scope="module", params=BROWSERS)
def asked(request, chromium):
    """A function that opens an address and searches there."""
    with ExitStack() as open_things:
        if request.param == "firefox":
            browser = open_things.enter_context(firefox.started())
        else:
            browser = chromium.new_context().new_page()
            browser.open = browser.goto
            open_things.callback(browser.context.close)

        def ask(address, query):
            browser.open(address)
            return browser.evaluate(SEARCH, query)

        yield ask


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_same_files_answer_from_the_disk_and_from_a_server(asked, indexed, way):
    with served(indexed) as address:
        root = address if way == "server" else f"{indexed.as_uri()}/"
        answer = asked(f"{root}index.html", '"probable cause" exemption:b7C')
    assert [one["title"] for one in answer["results"]] == [RESPONSE]
    assert answer["results"][0]["places"][0]["href"] == f"{root}documents/a-response.html#L10"


# --- the law ---


def test_answers_are_those_of_reading_every_text(chromium, tmp_path, monkeypatch):
    """Over several parts of the index, as large collections have them."""
    monkeypatch.setattr("hooks.search.search_parts.TEXT_IN_A_PART", 150_000)
    site = search_pages.make(tmp_path / "site", UNITS[:0])
    made, read = [], []
    for content in documents(ROOT / "docs/sources", 40):
        path = tmp_path / f"{len(made)}.json"
        path.write_text(json.dumps(content))
        url = f"documents/{content['id']}.html"
        made.append(SearchedDocument(path, url, content["source"]["characters"]))
        read += units_of(content, url)
    write_search(made, (), {}, site / "search")
    assert len({file.stem.split("-")[0] for file in (site / "search/text").glob("*.js")}) > 2
    page = listen(chromium.new_context(), site).open("index.html")
    rows = read_units(read)
    script = "async (query) => (await ReadingRoom.search(query, { count: 0 })).order"
    for query in queries(rows, 130):
        assert set(page.evaluate(script, query.text)) == answer(query, rows), query.text
    page.context.close()
