"""The timeline: each record once, by its own date, as exact as it is known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.collection import CollectedDocument, Collection, SourceFile
from hooks.lists import timeline
from hooks.lists.listed_records import ListedRecord
from hooks.lists.timeline import month_picture, month_rows, split_by_date, timeline_pages
from tests.hooks.samples import VOCABULARIES, collection, document, record


@pytest.fixture
def loaded(tmp_path):
    return collection(
        tmp_path,
        document(
            "pile",
            "A paper.",
            title="A pile",
            date="2020",
            records=[
                record("record-1", "briefing paper", title="Paper"),
                record("message-1", "e-mail", title="RE: x", date="2020-02-28T10:44"),
                record("message-2", "e-mail", title="x", date="?2020-02-28T08:30"),
                record("message-3", "e-mail", date="2020-05"),
            ],
        ),
        document("letter", "Dear Sir.", records=[record("record-1", "letter", date="2019-11-02")]),
        document("year", "A report.", date="2020"),
        document("bare", "Nothing is known."),
    )


def told(rows):
    return [(one.document.id, one.record.id if one.record else "") for one in rows]


def test_records_stand_in_order_of_their_dates_the_less_exact_first(loaded):
    dated, _ = split_by_date(loaded)
    assert told(dated) == [
        ("letter", "record-1"),
        ("year", ""),
        ("pile", "message-2"),
        ("pile", "message-1"),
        ("pile", "message-3"),
    ]


def test_a_record_without_a_date_is_undated_though_its_document_has_one(loaded):
    _, undated = split_by_date(loaded)
    assert told(undated) == [("pile", "record-1"), ("bare", "")]


def test_a_document_of_which_no_record_is_dated_stands_by_its_own_date_once(tmp_path):
    papers = [record("record-1", "form"), record("record-2", "form")]
    loaded = collection(tmp_path, document("forms", "A.", date="2001-05-06", records=papers))
    (one,), undated = split_by_date(loaded)
    assert (one.record, one.date.value, undated) == (None, "2001-05-06", ())


def test_a_record_that_is_all_of_its_document_has_the_date_of_it(tmp_path):
    loaded = collection(
        tmp_path, document("memo", "A.", date="2001", records=[record("record-1", "memorandum")])
    )
    (one,), _ = split_by_date(loaded)
    assert (one.record.id, one.date.value) == ("record-1", "2001")


def test_records_are_grouped_by_month_and_the_months_between_are_said_to_have_none(loaded):
    (page,) = timeline_pages(loaded)
    assert [(month.id, month.title, month.gap, len(month.rows)) for month in page.months] == [
        ("2019-11", "November 2019", "", 1),
        ("2020", "2020, month not known", "", 1),
        ("2020-02", "February 2020", "from December 2019 to January 2020", 2),
        ("2020-05", "May 2020", "from March to April 2020", 1),
        ("undated", "Undated", "", 2),
    ]


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("2020-02", "2020-03", ""),
        ("2020-02", "2020-04", "in March 2020"),
        ("2019-12", "2020-02", "in January 2020"),
        ("1949-12", "1951-01", "from January to December 1950"),
    ],
)
def test_a_gap_is_told_in_months(tmp_path, before, after, gap):
    loaded = collection(tmp_path, document("a", "A.", date=before), document("b", "B.", date=after))
    (page,) = timeline_pages(loaded)
    assert page.months[-1].gap == gap


def test_the_picture_counts_what_the_list_shows_and_leads_to_it(loaded):
    (page,) = timeline_pages(loaded)
    first, second = page.picture.years
    assert (first.title, first.records, second.records) == ("2019", 1, 4)
    assert [bar.records for bar in second.months] == [0, 2, 0, 0, 1, *[0] * 7]
    assert second.unknown.records == 1
    assert second.months[1].url == "timeline/index.html#2020-02"
    assert (second.months[1].share, second.months[4].share) == (1, 0.5)
    assert second.months[0].url == ""


def test_years_without_records_are_a_row_of_their_own(tmp_path):
    loaded = collection(
        tmp_path, document("a", "A.", date="1947"), document("b", "B.", date="2020-01")
    )
    (page,) = timeline_pages(loaded)
    assert [year.title for year in page.picture.years] == ["1947", "1948 to 2019", "2020"]


def test_a_long_timeline_has_pages_for_each_year(loaded, monkeypatch):
    monkeypatch.setattr(timeline, "ROWS_ON_A_PAGE", 2)
    pages = {page.paging.path: page for page in timeline_pages(loaded)}
    assert list(pages) == [
        "timeline/index.md",
        "timeline/2019.md",
        "timeline/2020.md",
        "timeline/2020_2.md",
        "timeline/undated.md",
    ]
    first = pages["timeline/index.md"]
    assert (first.months, first.undated_url) == ((), "timeline/undated.html")
    *_, last = first.picture.years
    # The first record of February is the second one of the year.
    assert last.months[1].url == "timeline/2020.html#2020-02"
    assert last.months[4].url == "timeline/2020_2.html#2020-05"
    assert pages["timeline/2020.md"].previous == ("2019", "timeline/2019.html")
    assert pages["timeline/2020_2.md"].next == ("Undated", "timeline/undated.html")


def test_every_link_of_the_picture_leads_to_a_month_of_a_page(loaded, monkeypatch):
    monkeypatch.setattr(timeline, "ROWS_ON_A_PAGE", 2)
    pages = [*timeline_pages(loaded)]
    places = {f"{page.paging.url}#{month.id}" for page in pages for month in page.months}
    bars = [bar for year in pages[0].picture.years for bar in (*year.months, year.unknown)]
    assert {bar.url for bar in bars if bar.records} <= places


def test_a_collection_without_documents_has_an_empty_page(tmp_path):
    (page,) = timeline_pages(collection(tmp_path))
    assert (page.picture, page.months, page.dated, page.undated) == (None, (), 0, 0)


def test_only_undated_records_need_no_picture(tmp_path):
    (page,) = timeline_pages(collection(tmp_path, document("a", "A.")))
    assert (page.picture, [month.id for month in page.months]) == (None, ["undated"])


def test_a_date_that_is_none_leaves_its_record_undated(tmp_path):
    records = [record("record-1", "letter", date="soon"), record("record-2", "letter")]
    loaded = collection(tmp_path, document("a", "A.", records=records))
    assert split_by_date(loaded)[0] == ()


DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.integers(1000, 2100),
)


@given(dates=st.lists(DATES, max_size=30), size=st.integers(1, 8))
def test_every_record_stands_on_the_timeline_once(dates, size):
    documents = [made(number, date) for number, date in enumerate(dates)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "ROWS_ON_A_PAGE", size)
        pages = [*timeline_pages(Collection(tuple(documents), {}, {}, VOCABULARIES))]
    rows = [one for page in pages for month in page.months for one in month.rows]
    assert sorted(one.document.id for one in rows) == sorted(one.id for one in documents)
    known = [one.date.value for one in rows if one.date]
    assert known == sorted(known)
    counted = sum(year.records for year in pages[0].picture.years) if pages[0].picture else 0
    assert counted == pages[0].dated == len(known)


def made(number, date):
    file = SourceFile(f"{number}.txt", "0" * 64, 1, 1, "utf-8")
    day = str(date or "")
    return CollectedDocument(f"d{number}", "T", "", day, {}, file, 1, {}, {}, (), {}, ())


def test_a_row_leads_to_its_record_or_where_it_is_all_of_it_to_its_document(loaded):
    dated, undated = split_by_date(loaded)
    assert [one.url for one in dated][2] == "documents/pile.html#message-2"
    assert dated[0].url == "documents/letter.html"
    assert undated[1].url == "documents/bare.html"


def test_a_row_says_who_wrote_to_whom_as_far_as_it_is_released(tmp_path):
    names = ["B. Reader", "C. Reader", "D. Reader", "E. Reader", "F. Reader"]
    withheld = [
        {"name": "from", "withheld": "full", "parts": []},
        {"name": "to", "withheld": "partly", "parts": []},
    ]
    records = [
        record("message-1", "e-mail", sender="A. Writer", recipients=names),
        record("message-2", "e-mail", fields=withheld, recipients=names[:1]),
        record("message-3", "e-mail", fields=withheld),
        record("message-4", "e-mail", sender="A. Writer"),
        record("record-1", "form"),
    ]
    loaded = collection(tmp_path, document("a", "A.", records=records))
    people = [ListedRecord(loaded.documents[0], one).people for one in loaded.documents[0].records]
    assert people == [
        "A. Writer → B. Reader; C. Reader; D. Reader and 2 more",
        "withheld → B. Reader, others withheld",
        "withheld → withheld in part",
        "A. Writer",
        "",
    ]


def test_a_row_says_what_its_record_is(tmp_path):
    records = [record("message-1", "e-mail", action="reply"), record("record-1", "form")]
    loaded = collection(tmp_path, document("a", "A.", records=records), document("b", "B."))
    rows = [ListedRecord(loaded.documents[0], one) for one in records_of(loaded)]
    assert [one.kind for one in rows] == ["E-mail message (reply)", "Form"]
    assert ListedRecord(loaded.documents[1], None).kind == ""


def records_of(loaded):
    return loaded.documents[0].records


def test_months_of_the_picture_and_of_the_list_have_the_same_figures(loaded):
    dated, _ = split_by_date(loaded)
    listed = {month.id: len(month.rows) for month in month_rows(dated)}
    picture = month_picture(dated, dict.fromkeys(listed, "x"))
    bars = [bar for year in picture.years for bar in (*year.months, year.unknown) if bar.records]
    assert sorted(bar.records for bar in bars) == sorted(listed.values())
    assert all(re.search(r"\d{4}", bar.title) for bar in bars)
