"""The figures of the benchmark of the search are those of what a browser does."""

import json
import math
import re
from contextlib import ExitStack
from functools import partial

import pytest

from benchmarks import search_made, search_material
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
            yield partial(
                firefox_window, open_things.enter_context(firefox.started(firefox.SYSTEM_ACCESS))
            )
        else:
            yield partial(chromium_window, chromium, offline=False)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return search_pages.make(tmp_path_factory.mktemp("figures"))


def asked(*texts):
    return [Query(text, lambda unit: True) for text in texts]


def test_from_the_disk_as_much_is_loaded_as_a_server_sends(new_window, engine):
    queries = asked("staff", '"probable cause" exemption:b7C')
    with served(engine) as server:
        sent = list(measure(new_window, server, queries))
    read = list(measure(new_window, Disk(engine), queries))
    assert [(one.files, one.megabytes) for one in read] == [
        (one.files, one.megabytes) for one in sent
    ]
    scripts = len(search_pages.ENGINE)
    assert [one.files > scripts and one.megabytes > 0 for one in read] == [True, True]


def test_a_pause_of_the_page_and_its_work_are_told(new_window, engine):
    busy = """() => new Promise((done) => setTimeout(() => {
      const start = performance.now();
      while (performance.now() - start < 300);
      done();
    }))"""
    with new_window() as window:
        window.open((engine / "index.html").as_uri())
        before = window.busy()
        window.evaluate(busy)
        assert window.pause() > 280
        assert window.busy() > before


def test_a_query_that_the_engine_refuses_ends_the_measuring(new_window, engine):
    with pytest.raises(ValueError, match="agncy"):
        list(measure(new_window, Disk(engine), asked("agncy:ice")))


def test_what_a_browser_does_not_tell_is_a_dash(new_window, engine, capsys):
    rows = list(measure(new_window, Disk(engine), asked("staff")))
    show("A browser", iter(rows))
    title, _, row, median, worst = capsys.readouterr().out.strip().splitlines()
    assert title == "A browser"
    assert row.endswith("staff") and median.endswith("median") and worst.endswith("worst")
    assert ("–" in row) == math.isnan(rows[0].heap)


# --- beside Material's own search ---


def test_both_boxes_answer_from_the_disk(chromium, site, tmp_path):
    made = search_made.make(tmp_path / "documents", 3)
    material = search_material.build_material(tmp_path / "material", made)
    figures = search_material.alternated(
        chromium, (material, search_material.room(site)), ["records"]
    )
    (one, hers), (other, ours) = figures
    assert (one, other) == ("Material", "reading room")
    for row in (hers, ours):
        seconds, megabytes, heap, busy, _ = row
        assert seconds > 0 and megabytes > 0.1 and heap > 1 and busy > 0


def test_material_loads_all_words_of_the_same_documents(tmp_path):
    made = search_made.make(tmp_path / "documents", 3)
    site = search_material.build_material(tmp_path / "material", made).folder
    index = (site / "search/search_index.js").read_text("utf-8")
    words = set(re.findall("[a-z]+", re.sub("<.*?>", " ", index)))
    for document in made.documents:
        text = " ".join(block["text"] for block in json.loads(document.json.read_bytes())["blocks"])
        assert set(re.findall("[a-z]+", text)) <= words


def test_queries_that_both_understand_are_long_words_alone():
    texts = ["follow", "of", "follow agency:ice", "follow -agents", "follow agents", '"of agents"']
    more = ["agents", "search*", '"follow agents"', "records", "follow OR agents"]
    plain = search_material.plain(asked(*texts, *more))
    assert plain == ["follow", "agents", "follow agents", '"follow agents"']


def test_a_table_has_medians_and_their_ratio(capsys):
    rows = [("one", (4.0, 2.0, 3.0, 1.0, 0.0)), ("other", (2.0, 1.0, 1.0, 1.0, 0.0))]
    search_material.show(iter([*rows, ("one", (6.0,) * 5), *rows[1:], *rows]))
    first, *_, last = capsys.readouterr().out.splitlines()[1:]
    assert first.split()[-3:] == ["4.00", "2.00", "2.0"]
    assert last.split()[-3:] == ["0.00", "0.00", "–"]
