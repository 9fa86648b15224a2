"""The timeline: every record by its date, exact to what is known, and a picture of the months.

Up to `ROWS_ON_A_PAGE` records stand on one page; beyond that each year has pages of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hooks.collection import CollectedDocument, Collection
from hooks.lists.listed_records import ListedRecord
from hooks.lists.paging import Paging, in_pages
from hooks.wording import MONTHS, address, written_date

ROWS_ON_A_PAGE = 200
"""Records on a page of the timeline."""

INDEX = "timeline/index"
UNDATED = "undated"
"""Name of the pages and the anchor of records without a date."""


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month of the picture."""

    title: str
    """For instance "February 2020", or "2020, month not known"."""

    records: int
    share: float
    """Between 0 and 1: its count beside the highest of the picture."""

    url: str
    """Address below the site of its records; empty where there are none."""


@dataclass(frozen=True, slots=True)
class YearBars:
    """A row of the picture."""

    title: str
    """A year; for a run of years without records "1949 to 2017"."""

    months: tuple[MonthBar, ...]
    """Twelve of them; none for years without records."""

    unknown: MonthBar
    """Records known by their year alone."""

    records: int
    url: str = ""


@dataclass(frozen=True)
class MonthPicture:
    """The months from the first to the last one with records."""

    years: tuple[YearBars, ...]

    @property
    def has_unknown(self) -> bool:
        """Whether a record is known by its year alone."""
        return any(year.unknown.records for year in self.years)


@dataclass(frozen=True)
class MonthRows:
    """The records of a month, or those of a year whose month is not known."""

    id: str
    """`2020-02` or `2020`, the anchor on its page; "undated"."""

    title: str
    rows: tuple[ListedRecord, ...]
    gap: str = ""
    """The months without records before it: "from March to July 2020"; empty without any."""


@dataclass(frozen=True)
class TimelinePage:
    """One page of the timeline."""

    paging: Paging
    title: str
    picture: MonthPicture | None
    """On the first page."""

    months: tuple[MonthRows, ...]
    dated: int
    """Records with a date, on all pages."""

    undated: int
    undated_url: str = ""
    """Address of those without a date below the site; empty where there are none."""

    previous: tuple[str, str] | None = None
    """Title and address of the pages of the year before, where years have pages of their own."""

    next: tuple[str, str] | None = None


def timeline_pages(collection: Collection) -> Iterator[TimelinePage]:
    """The timeline, on one page or with pages for each year."""
    dated, undated = split_by_date(collection)
    years = {year: tuple(rows) for year, rows in groupby(dated, lambda one: _date(one)[:4])}
    short = len(dated) + len(undated) <= ROWS_ON_A_PAGE
    places = _on_one_page(dated) if short else _on_pages_of_years(years)
    undated_url = f"{_url(INDEX)}#{UNDATED}" if short else _url(f"timeline/{UNDATED}")
    first = TimelinePage(
        paging=Paging(INDEX, 1, 1),
        title="Timeline",
        picture=month_picture(dated, places),
        months=month_rows((*dated, *undated)) if short else (),
        dated=len(dated),
        undated=len(undated),
        undated_url=undated_url if undated else "",
    )
    yield first
    if not short:
        yield from _pages_of_years(first, {**years, UNDATED: undated})


def split_by_date(
    collection: Collection,
) -> tuple[tuple[ListedRecord, ...], tuple[ListedRecord, ...]]:
    """The records with a date, the earliest first, and those without, in the order of the list."""
    listed = [one for document in collection.documents for one in _of_document(document)]
    dated = sorted((one for one in listed if one.date), key=lambda one: one.order)
    return tuple(dated), tuple(one for one in listed if not one.date)


def month_rows(listed: Iterable[ListedRecord]) -> tuple[MonthRows, ...]:
    """Records in their order, grouped by month; between two groups the months that have none."""
    groups = [
        MonthRows(id or UNDATED, _title(id), tuple(rows)) for id, rows in groupby(listed, _month)
    ]
    known = [group for group in groups if "-" in group.id]
    gaps = {after.id: _gap(before.id, after.id) for before, after in pairwise(known)}
    return tuple(
        MonthRows(group.id, group.title, group.rows, gaps.get(group.id, "")) for group in groups
    )


def month_picture(dated: Iterable[ListedRecord], places: Mapping[str, str]) -> MonthPicture | None:
    """The picture of records in their order; `places` has the address of each month."""
    counts = Counter(_month(one) for one in dated)
    if not counts:
        return None
    highest = max(counts.values())
    years = sorted({month[:4] for month in counts})
    rows = [_year_bars(year, counts, highest, places) for year in years]
    return MonthPicture(tuple(_with_empty_years(rows)))


def _of_document(document: CollectedDocument) -> tuple[ListedRecord, ...]:
    """Its records; the document itself where it is dated and no record of it is."""
    listed = tuple(ListedRecord(document, record) for record in document.records)
    whole = ListedRecord(document, None)
    if not listed or (whole.date and not any(one.date for one in listed)):
        return (whole,)
    return listed


def _date(one: ListedRecord) -> str:
    return one.date.value if one.date else ""


def _month(one: ListedRecord) -> str:
    """`2020-02`, `2020` where the month is not known, or nothing."""
    return _date(one)[:7]


def _title(month: str) -> str:
    """What a group of records is called."""
    if not month:
        return "Undated"
    return written_date(month) if "-" in month else f"{month}, month not known"


def _url(path: str) -> str:
    return address(f"{path}.html")


def _on_one_page(dated: Iterable[ListedRecord]) -> dict[str, str]:
    return {month: f"{_url(INDEX)}#{month}" for month in dict.fromkeys(map(_month, dated))}


def _on_pages_of_years(years: Mapping[str, Sequence[ListedRecord]]) -> dict[str, str]:
    """The address of each month: on the page of its year where its first record stands."""
    places: dict[str, str] = {}
    for year, rows in years.items():
        for paging, part in in_pages(f"timeline/{year}", rows, ROWS_ON_A_PAGE):
            for month in dict.fromkeys(map(_month, part)):
                places.setdefault(month, f"{paging.url}#{month}")
    return places


def _pages_of_years(
    first: TimelinePage, years: Mapping[str, Sequence[ListedRecord]]
) -> Iterator[TimelinePage]:
    named = [(year.capitalize(), _url(f"timeline/{year}")) for year, rows in years.items() if rows]
    befores = dict(zip([title for title, _ in named[1:]], named, strict=False))
    afters = dict(zip([title for title, _ in named], named[1:], strict=False))
    for year, rows in years.items():
        for paging, part in in_pages(f"timeline/{year}", rows, ROWS_ON_A_PAGE) if rows else ():
            more = f", page {paging.number}" if paging.number > 1 else ""
            yield TimelinePage(
                paging=paging,
                title=f"Timeline: {year}{more}",
                picture=None,
                months=month_rows(part),
                dated=first.dated,
                undated=first.undated,
                previous=befores.get(year.capitalize()),
                next=afters.get(year.capitalize()),
            )


def _year_bars(
    year: str, counts: Mapping[str, int], highest: int, places: Mapping[str, str]
) -> YearBars:
    def bar(month: str) -> MonthBar:
        number = counts.get(month, 0)
        return MonthBar(_title(month), number, number / highest, places.get(month, ""))

    months = tuple(bar(f"{year}-{number:02}") for number in range(1, 13))
    unknown = bar(year)
    total = sum(month.records for month in (*months, unknown))
    earliest = next(one.url for one in (unknown, *months) if one.records)
    return YearBars(year, months, unknown, total, earliest)


def _with_empty_years(rows: Sequence[YearBars]) -> Iterator[YearBars]:
    """The rows, and one for each run of years between them that have no records."""
    nothing = MonthBar("", 0, 0, "")
    for before, row in zip((None, *rows), rows, strict=False):
        if before and int(row.title) - int(before.title) > 1:
            first, last = int(before.title) + 1, int(row.title) - 1
            title = f"{first:04}" if first == last else f"{first:04} to {last:04}"
            yield YearBars(title, (), nothing, 0)
        yield row


def _gap(before: str, after: str) -> str:
    """The months between two months: "in March 2020", "from March to May 2020"; or nothing."""
    first, last = _number(before) + 1, _number(after) - 1
    if first > last:
        return ""
    start, end = _written(first), _written(last)
    if first == last:
        return f"in {start}"
    same_year = first // 12 == last // 12
    return f"from {MONTHS[first % 12] if same_year else start} to {end}"


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _written(number: int) -> str:
    return f"{MONTHS[number % 12]} {number // 12:04}"
