"""The figures of the benchmark of the search are those of what a browser does."""

import math
from contextlib import ExitStack
from functools import partial

import pytest

from benchmarks.search_answers import Query
from benchmarks.search_cold import measure, show
from benchmarks.search_places import Disk, served
from benchmarks.search_windows import chromium_window, firefox_window
from tests.browser import firefox, search_pages

pytestmark = pytest.mark.browser

BROWSERS = ["chromium", *(["firefox"] if firefox.executable() else [])]


@pytest.fixture(params=BROWSERS)
def new_window(request, chromium):
    """Makes windows of each browser."""
    with ExitStack() as open_things:
        if request.param == "firefox":
            yield partial(firefox_window, open_things.enter_context(firefox.started()))
        else:
            yield partial(chromium_window, chromium, offline=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return search_pages.make(tmp_path_factory.mktemp("figures"))


def asked(*texts):
    return [Query(text, lambda unit: True) for text in texts]


def test_from_the_disk_as_much_is_loaded_as_a_server_sends(new_window, site):
    queries = asked("staff", '"probable cause" exemption:b7C')
    with served(site) as server:
        sent = list(measure(new_window, server, queries))
    read = list(measure(new_window, Disk(site), queries))
    assert [(one.files, one.megabytes) for one in read] == [
        (one.files, one.megabytes) for one in sent
    ]
    scripts = len(search_pages.ENGINE)
    assert [one.files > scripts and one.megabytes > 0 for one in read] == [True, True]


def test_a_pause_of_the_page_is_told(new_window, site):
    busy = """() => new Promise((done) => setTimeout(() => {
      const start = performance.now();
      while (performance.now() - start < 300);
      done();
    }))"""
    with new_window() as window:
        window.open((site / "index.html").as_uri())
        window.evaluate(busy)
        assert window.pause() > 280


def test_a_query_that_the_engine_refuses_ends_the_measuring(new_window, site):
    with pytest.raises(ValueError, match="agncy"):
        list(measure(new_window, Disk(site), asked("agncy:ice")))


def test_what_a_browser_does_not_tell_is_a_dash(new_window, site, capsys):
    rows = list(measure(new_window, Disk(site), asked("staff")))
    show("A browser", iter(rows))
    title, _, row, median, worst = capsys.readouterr().out.strip().splitlines()
    assert title == "A browser"
    assert row.endswith("staff") and median.endswith("median") and worst.endswith("worst")
    assert ("–" in row) == math.isnan(rows[0].heap)
