"""Annotations in a browser: read, hidden, printed, and written from a selection to a proposed file."""

import json
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, NARROWEST, WIDE, listen
from tests.browser.test_site import BRIEFINGS, MEMORANDUM
from tests.conftest import run

pytestmark = pytest.mark.browser

SENTENCE = "The ERO Baltimore Field Office provided initial responses on July 6, 2020."
OVER_A_REDACTION = "Dana Salvano-Dunn (b) (6) Director, Compliance Branch"
IN_THE_MARGIN = ".document :is(.note, .apart, aside.annotation)"

SELECT = """(words) => {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(document.querySelector(".document"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".added, .apart, .ocr-markup")) continue;
    for (let at = 0; at < node.length; at += 1) {
      if (!node.data[at].trim()) continue;
      nodes.push([node, at]);
      text += node.data[at];
    }
  }
  const squeezed = words.replace(/\\s+/g, "");
  const at = text.indexOf(squeezed);
  if (at < 0) throw new Error(`not on the page: ${words}`);
  const range = document.createRange();
  range.setStart(...nodes[at]);
  const [last, offset] = nodes[at + squeezed.length - 1];
  range.setEnd(last, offset + 1);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""

CATCH_WINDOWS = "window.opened = []; window.open = (address) => { opened.push(address); };"


@pytest.fixture(scope="module")
def room(converted, tmp_path_factory):
    """A copy of the converted project that can be built anew, with a repository."""
    folder = tmp_path_factory.mktemp("annotated") / "room"
    shutil.copytree(converted.parent.parent, folder, ignore=shutil.ignore_patterns("site"))
    build(folder, "example-owner/example-room")
    return folder


def build(folder, repository):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("REPOSITORY", repository)
        run(folder, "mkdocs", "build", "--strict")


@pytest.fixture
def writer(chromium, room):
    """A reader of a site with a repository, who may copy."""
    context = chromium.new_context(viewport=WIDE, accept_downloads=True, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(CATCH_WINDOWS)
    yield listen(context, room / "site")
    context.close()


@pytest.fixture
def phone(chromium, site):
    context = chromium.new_context(viewport=NARROW, reduced_motion="reduce")
    yield listen(context, site)
    context.close()


def select(page, words):
    page.evaluate(SELECT, words)
    page.get_by_role("button", name="Annotate", exact=True).click()


def fill(page, note, name="Jo Example", tags=""):
    page.get_by_label("Note", exact=True).fill(note)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Tags").fill(tags)


def press(page, name):
    page.locator("dialog.annotate").get_by_role("button", name=name).click()


def opened(page):
    """The one address that would have been opened, and what it asks for."""
    (address,) = page.evaluate("opened")
    assert len(address.encode()) < 7_500
    parts = urlsplit(address)
    return parts, {key: value for key, (value,) in parse_qs(parts.query).items()}


def put(room, parts, values, text=None):
    """Writes the proposed file where GitHub would."""
    folder = unquote(parts.path).partition("/new/main/")[2]
    file = room / folder / values["filename"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or values["value"], encoding="utf-8")
    return file


# --- from a selected sentence to a proposal ---


def test_a_selected_sentence_becomes_a_proposal_that_passes_the_check_and_shows(writer, room):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    expect(page.locator("dialog.annotate .quote")).to_have_text(SENTENCE)
    page.get_by_role("radio", name="Questioning").check()
    fill(page, "Are these responses *released* anywhere?", tags="Baltimore, missing records")
    expect(page.get_by_role("region", name="Preview").locator("em")).to_have_text("released")
    press(page, "Propose on GitHub")

    parts, values = opened(page)
    id = Path(MEMORANDUM).stem
    assert (parts.hostname, parts.path) == (
        "github.com",
        f"/example-owner/example-room/new/main/docs/annotations/{id}",
    )
    assert values["value"].splitlines() == [
        "---",
        f"document: {id}",
        "motivation: questioning",
        "creator: Jo Example",
        f"created: {page.evaluate('annotationFiles.today()')}",
        "tags: Baltimore, missing records",
        "---",
        "",
        f"> {SENTENCE}",
        "",
        "Are these responses *released* anywhere?",
    ]
    said = page.locator("dialog.annotate .said")
    expect(said).to_contain_text("press “Fork this repository”")
    copy = said.get_by_role("link", name="make the copy here")
    expect(copy).to_have_attribute("href", "https://github.com/example-owner/example-room/fork")
    writer.assert_quiet()

    file = put(room, parts, values)
    run(room, "converters", "check")
    build(room, "")
    page = writer.open(f"{MEMORANDUM}#annotation-{file.stem}")
    page.reload()
    note = page.locator(f"#annotation-{file.stem}")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("Questioning Jo Example")
    marks = page.locator(f'mark[data-annotations~="{file.stem}"]')
    assert "".join("".join(marks.all_text_contents()).split()) == "".join(SENTENCE.split())

    # This site was built without a repository: the file is saved or copied instead.
    select(page, OVER_A_REDACTION)
    expect(page.get_by_role("button", name="Propose on GitHub")).to_be_hidden()
    fill(page, "Who signed.")
    with page.expect_download() as saved:
        press(page, "Save file")
    assert (
        saved.value.suggested_filename == "dana-salvano-dunn-b-6-director-compliance-jo-example.md"
    )
    press(page, "Copy")
    expect(page.locator("dialog.annotate .said")).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == Path(saved.value.path()).read_text(encoding="utf-8")
    assert "> Dana Salvano-Dunn (b) (6)\n> Director, Compliance Branch" in text
    (file.parent / saved.value.suggested_filename).write_text(text, encoding="utf-8")
    run(room, "converters", "check")
    file.unlink()
    (file.parent / saved.value.suggested_filename).unlink()
    build(room, "example-owner/example-room")


RANDOM_FILES = """(seed) => {
  let state = seed;
  const chance = (end) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % end; };
  const nodes = [];
  const walker = document.createTreeWalker(document.querySelector(".document"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (/\\w/.test(node.data) && !element.closest(".added") && element.getClientRects().length) nodes.push(node);
  }
  const made = [];
  while (made.length < 40) {
    const first = chance(nodes.length);
    const last = Math.min(nodes.length - 1, first + chance(6));
    const range = document.createRange();
    range.setStart(nodes[first], chance(nodes[first].length));
    range.setEnd(nodes[last], first === last ? nodes[last].length : 1 + chance(nodes[last].length));
    const passage = passages.from(range);
    if (!passage.quote || passage.fault) continue;
    const { document: id } = document.querySelector("dialog.annotate").dataset;
    const file = { ...passage, document: id, line: passage.isLineNeeded ? passage.line : 0, tags: [],
                   motivation: "linking", creator: "A", created: "2026-03-02", note: `On line ${passage.line}.` };
    made.push([passage.line, annotationFiles.text(file)]);
  }
  return made;
}"""


def test_any_selection_is_tied_to_the_line_on_which_it_was_made(writer, room):
    for path in sorted((room / "site/documents").glob("*.json")):
        if path.name.count(".") > 1:
            continue
        page = writer.open(f"documents/{path.stem}.html")
        folder = room / "docs/annotations" / path.stem
        for number, (line, text) in enumerate(page.evaluate(RANDOM_FILES, 7)):
            (folder / f"any-{number}-on-{line}.md").write_text(text, encoding="utf-8")
    run(room, "converters", "check")
    build(room, "example-owner/example-room")
    told = json.loads((room / "site/downloads/annotations.jsonld").read_text(encoding="utf-8"))
    ours = [one for one in told["first"]["items"] if "#annotation-any-" in one["id"]]
    assert len(ours) == 160
    sources = {
        path.name: path.read_text(encoding="utf-8")
        for path in (room / "docs/sources").glob("*.txt")
    }
    for one in ours:
        _, place, *_ = one["target"]["selector"]
        text = sources[one["target"]["source"].rpartition("/")[2]]
        assert one["id"].endswith(f"-on-{text.count(chr(10), 0, place['start']) + 1}")
    for file in (room / "docs/annotations").glob("*/any-*.md"):
        file.unlink()


def test_a_quote_that_stands_twice_brings_the_words_around_it(writer, room):
    page = writer.open(BRIEFINGS)
    select(page, "CEIU")
    fill(page, "An acronym.")
    press(page, "Propose on GitHub")
    parts, values = opened(page)
    assert 'prefix: "' in values["value"] or 'suffix: "' in values["value"]
    file = put(room, parts, values)
    run(room, "converters", "check")
    file.unlink()


def test_a_note_too_long_for_an_address_is_copied_instead(writer):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    fill(page, "Wörter. " * 600)
    press(page, "Propose on GitHub")
    expect(page.locator("dialog.annotate .said")).to_contain_text("paste it into the page")
    _, values = opened(page)
    assert set(values) == {"filename"}
    assert "Wörter. Wörter." in page.evaluate("navigator.clipboard.readText()")


def test_what_is_missing_is_said_and_nothing_opens(writer):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    wrong = page.get_by_role("alert").filter(visible=True)
    press(page, "Propose on GitHub")
    expect(wrong).to_have_text("Please write a note.")
    fill(page, "A note.", name=" ")
    press(page, "Propose on GitHub")
    expect(wrong).to_contain_text("a name or a handle")
    expect(page.get_by_label("Your name")).to_be_focused()
    fill(page, "Turned \u202e around.")
    press(page, "Propose on GitHub")
    expect(wrong).to_contain_text("invisible sign")
    assert page.evaluate("opened") == []


def test_with_the_keyboard_alone_the_line_one_reads_can_be_annotated(writer):
    page = writer.open(f"{MEMORANDUM}#L71")
    page.keyboard.press("a")
    expect(page.locator("dialog.annotate .place")).to_have_text("Line 71")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.type("a b")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.annotate")).to_be_hidden()
    page.keyboard.press("a")
    expect(page.get_by_label("Note", exact=True)).to_have_value("a b")


def test_what_was_typed_is_there_again_after_a_reload(writer):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    page.get_by_label("Note", exact=True).fill("Half a")
    page.reload()
    select(page, SENTENCE)
    expect(page.get_by_label("Note", exact=True)).to_have_value("Half a")
    press(page, "Keep on this device")
    select(page, SENTENCE)
    expect(page.get_by_label("Note", exact=True)).to_have_value("")


def test_what_was_typed_over_a_kept_note_is_there_again(writer):
    page = writer.open(MEMORANDUM)
    keep(page, SENTENCE, "First.")
    edit = page.locator("aside.private").get_by_role("button", name="Edit")
    edit.click()
    page.get_by_label("Note", exact=True).fill("Better")
    page.keyboard.press("Escape")
    edit.click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("Better")
    press(page, "Keep on this device")
    expect(page.locator("aside.private .annotation-text")).to_have_text("Better")


def test_a_name_is_remembered(writer):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    fill(page, "A note.", name="@jo_example")
    press(page, "Copy")
    page = writer.open(BRIEFINGS)
    select(page, "CEIU")
    expect(page.get_by_label("Your name")).to_have_value("@jo_example")


# --- kept on the device ---


def keep(page, words, note):
    select(page, words)
    fill(page, note, name="")
    press(page, "Keep on this device")
    expect(page.locator("dialog.annotate")).to_be_hidden()


def test_a_private_annotation_is_kept_shown_listed_and_can_be_taken_back(writer):
    page = writer.open(MEMORANDUM)
    keep(page, SENTENCE, "Look <img src=x onerror=alert(1)> **here**.")
    page.reload()
    note = page.locator("aside.private")
    expect(note).to_contain_text("on this device only")
    expect(note).to_contain_text("<img src=x onerror=alert(1)>")
    expect(note.locator("strong")).to_have_text("here")
    assert page.locator(".document img").count() == 0
    marks = page.locator("mark.private").all_text_contents()
    assert "".join("".join(marks).split()) == "".join(SENTENCE.split())

    page = writer.open("annotations/private.html")
    listed = page.locator(".annotation-list > .annotation")
    expect(listed).to_have_count(1)
    page.get_by_role("link", name=SENTENCE).click()
    expect(page.locator("aside.private")).to_be_in_viewport()
    page.locator("aside.private").get_by_role("button", name="Delete").click()
    expect(page.locator("mark.private")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("mark.private").first).to_be_visible()
    expect(page.locator("aside.private")).to_have_count(1)
    writer.assert_quiet()


def test_what_is_kept_after_a_deletion_stays_when_that_is_taken_back(writer):
    page = writer.open(MEMORANDUM)
    keep(page, SENTENCE, "First.")
    keep(page, "Maryland Image Repository System (MIRS)", "Second.")
    below = page.locator(".private-annotations")
    below.get_by_role("button", name="Delete").first.click()
    keep(page, OVER_A_REDACTION, "Third.")
    below.get_by_role("button", name="Undo").click()
    notes = page.locator("aside.private .annotation-text").all_text_contents()
    assert sorted(notes) == ["First.", "Second.", "Third."]


def test_a_long_note_of_the_list_is_saved_where_nothing_can_be_copied(writer):
    """Over plain http a browser has no clipboard."""
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    fill(page, "Wörter. " * 600)
    press(page, "Keep on this device")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    below = page.locator(".private-annotations")
    with page.expect_download() as saved:
        below.get_by_role("button", name="Propose on GitHub").click()
    assert "Wörter. Wörter." in Path(saved.value.path()).read_text(encoding="utf-8")
    expect(below.locator(".said")).to_contain_text(f"saved as {saved.value.suggested_filename}")
    link = below.get_by_role("link", name="open it here").get_attribute("href")
    assert link.endswith(f"?filename={saved.value.suggested_filename}")
    writer.assert_quiet()


def test_private_annotations_leave_as_a_file_and_come_back_on_another_device(
    writer, chromium, room
):
    page = writer.open(MEMORANDUM)
    keep(page, SENTENCE, "First.")
    keep(page, OVER_A_REDACTION, "Second.")
    page = writer.open("annotations/private.html")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save all as one file").click()
    content = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert [one["body"][0]["value"] for one in content["first"]["items"]] == ["First.", "Second."]

    other = listen(chromium.new_context(viewport=WIDE), room / "site")
    page = other.open("annotations/private.html")
    expect(page.locator(".annotation-list")).to_contain_text("Nothing is kept here yet")
    for expected in (
        "2 annotations added.",
        "0 annotations added. 2 annotations were here already.",
    ):
        page.locator("input[type=file]").set_input_files(
            {
                "name": "kept.json",
                "mimeType": "application/json",
                "buffer": Path(saved.value.path()).read_bytes(),
            }
        )
        expect(page.locator(".private-annotations .said")).to_have_text(expected)
    page = other.open(MEMORANDUM)
    expect(page.locator("aside.private")).to_have_count(2)
    other.assert_quiet()
    other.page.context.close()


def test_a_file_of_the_repository_can_be_opened_as_a_private_annotation(writer, room):
    file = next(iter(sorted((room / "docs/annotations" / Path(MEMORANDUM).stem).glob("*.md"))))
    page = writer.open("annotations/private.html")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".private-annotations .said")).to_have_text("1 annotation added.")
    page.locator("input[type=file]").set_input_files(
        {"name": "x.txt", "mimeType": "text/plain", "buffer": b"no annotation"}
    )
    expect(page.locator(".private-annotations .said")).to_contain_text("Not an annotation: x.txt")
    page = writer.open(MEMORANDUM)
    expect(page.locator("aside.private")).to_have_count(1)


def test_what_nobody_wrote_on_the_device_harms_nothing(writer):
    page = writer.open(MEMORANDUM)
    page.evaluate(
        "__md_set('__private_annotations', [null, 7, {}, { document: 'x', quote: '', note: 'y' }])"
    )
    page.reload()
    expect(page.locator("aside.private")).to_have_count(0)
    expect(page.locator("aside.annotation").first).to_be_visible()
    writer.assert_quiet()


# --- reading ---


@pytest.mark.parametrize("width", [1230, 1440])
def test_notes_and_footnotes_share_the_margin_and_never_overlap(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 900})
    page = reader.open(MEMORANDUM)
    page.wait_for_function("document.fonts.status === 'loaded'")
    boxes = [one.bounding_box() for one in page.locator(IN_THE_MARGIN).all()]
    column = page.locator(".document > p").first.bounding_box()
    assert all(box["x"] >= column["x"] + column["width"] for box in boxes)
    assert all(box["x"] + box["width"] <= width for box in boxes)
    boxes.sort(key=lambda box: box["y"])
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 0.5


def test_a_note_stands_at_the_height_of_its_passage(reader):
    page = reader.open(MEMORANDUM)
    mark = page.locator('mark[data-annotations~="mirs"]').first.bounding_box()
    note = page.locator("#annotation-mirs").bounding_box()
    assert abs(mark["y"] - note["y"]) < 30


def test_on_a_phone_a_note_stands_below_its_paragraph(phone):
    page = phone.open(MEMORANDUM)
    paragraph = page.locator("p", has=page.locator("#annotated-mirs")).bounding_box()
    note = page.locator("#annotation-mirs").bounding_box()
    assert paragraph["y"] + paragraph["height"] <= note["y"] + 10
    assert note["y"] < paragraph["y"] + paragraph["height"] + 40
    assert note["x"] >= 0 and note["x"] + note["width"] <= NARROW["width"]


def test_a_letter_leads_to_the_note_and_the_note_back(reader):
    page = reader.open(MEMORANDUM)
    page.get_by_role("link", name="Annotation a, identifying").focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("note", name="Annotation a, identifying")
    expect(note).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link", name="a, back to the passage")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#annotated-mirs")).to_be_in_viewport()
    details = page.locator("mark[aria-details]").evaluate_all(
        "all => all.map((one) => document.getElementById(one.getAttribute('aria-details'))?.role)"
    )
    assert details and set(details) == {"note"}


def test_pointing_at_a_passage_lights_its_note(reader):
    page = reader.open(MEMORANDUM)
    page.locator('mark[data-annotations~="mirs"]').first.hover()
    expect(page.locator("#annotation-mirs.lit")).to_be_visible()
    page.locator("#annotation-mirs").hover()
    expect(page.locator('mark.lit[data-annotations~="mirs"]').first).to_be_visible()


def test_annotations_can_be_hidden_and_stay_so(reader):
    page = reader.open(MEMORANDUM)
    page.get_by_role("button", name="Annotations", pressed=True).click()
    expect(page.locator("aside.annotation").first).to_be_hidden()
    page = reader.open(BRIEFINGS)
    expect(page.locator("aside.annotation").first).to_be_hidden()
    expect(page.get_by_role("button", name="Annotations", pressed=False)).to_be_visible()
    expect(page.locator(".document")).to_contain_text("background information and talking points")
    page = reader.open(f"{MEMORANDUM}#annotation-mirs")
    page.reload()
    expect(page.locator("#annotation-mirs")).to_be_visible()


def test_on_paper_annotations_are_endnotes(reader):
    page = reader.open(MEMORANDUM)
    page.emulate_media(media="print")
    for note in page.locator("aside.annotation").all():
        expect(note).to_be_hidden()
    endnotes = page.locator(".annotations-on-paper li")
    assert endnotes.count() == page.locator("aside.annotation").count()
    expect(endnotes.first).to_be_visible()
    expect(endnotes.first).to_contain_text("Maryland Image Repository System (MIRS)")
    page.emulate_media(media="screen")
    expect(endnotes.first).to_be_hidden()


def test_without_scripts_every_note_can_be_read(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    page = listen(context, site).open(MEMORANDUM)
    for note in page.locator("aside.annotation").all():
        expect(note).to_be_visible()
    context.close()


def test_what_is_copied_from_the_text_has_no_letters_of_annotations(reader):
    page = reader.open(MEMORANDUM)
    chosen = page.evaluate(
        "() => { const range = document.createRange();"
        "  range.selectNodeContents(document.getElementById('annotated-mirs').parentElement);"
        "  getSelection().removeAllRanges(); getSelection().addRange(range);"
        "  return getSelection().toString(); }"
    )
    assert "Maryland Image Repository System (MIRS), and" in " ".join(chosen.split())


@pytest.mark.parametrize(
    "path",
    [
        MEMORANDUM,
        "annotations/index.html",
        "annotations/private.html",
        "annotations/tags/mirs.html",
    ],
)
def test_nothing_sticks_out_of_the_narrowest_window(chromium, site, path):
    context = chromium.new_context(viewport=NARROWEST)
    page = listen(context, site).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    context.close()


def test_the_form_fits_the_narrowest_window(chromium, room):
    context = chromium.new_context(viewport=NARROWEST)
    page = listen(context, room / "site").open(MEMORANDUM)
    page.evaluate(SELECT, SENTENCE)
    bar = page.locator(".line-tools")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= NARROWEST["width"]
    page.get_by_role("button", name="Annotate", exact=True).click()
    dialog = page.locator("dialog.annotate")
    assert dialog.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    context.close()


def test_the_index_leads_to_each_annotation_by_all_its_ways(reader):
    page = reader.open("annotations/index.html")
    page.get_by_role("link", name="MIRS", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Annotations: tagged MIRS")
    page.get_by_role("link", name="Maryland Image Repository System (MIRS)").click()
    expect(page.locator("#annotation-mirs")).to_be_in_viewport()
    reader.assert_quiet()


REFUSE_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
})"""


def test_where_the_browser_keeps_nothing_the_form_and_the_list_say_so(chromium, room):
    context = chromium.new_context(viewport=WIDE, accept_downloads=True)
    context.add_init_script(REFUSE_STORAGE)
    page = context.new_page()
    page.goto((room / "site" / MEMORANDUM).as_uri())
    select(page, SENTENCE)
    dialog = page.locator("dialog.annotate")
    expect(dialog.get_by_role("button", name="Keep on this device")).to_be_hidden()
    expect(dialog).to_contain_text("This browser lets this site keep nothing")
    fill(page, "On time.")
    with page.expect_download():
        press(page, "Save file")
    page.goto((room / "site/annotations/private.html").as_uri())
    expect(page.get_by_text("This browser lets this site keep nothing")).to_be_visible()
    context.close()


def test_a_passage_that_is_too_long_is_refused_before_a_note_is_written(writer):
    page = writer.open(MEMORANDUM)
    page.evaluate(
        "() => { const range = document.createRange();"
        "  range.selectNodeContents(document.querySelector('.document'));"
        "  getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    page.get_by_role("button", name="Annotate", exact=True).click()
    wrong = page.locator("dialog.annotate").get_by_role("alert")
    expect(wrong).to_contain_text("2,000 are the most")
    fill(page, "All of it.")
    expect(wrong).to_contain_text("2,000 are the most")


def test_what_the_preview_cannot_show_stands_as_written_and_is_said(writer):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    fill(page, "On *time*.\n\n- one\n  - two")
    preview = page.get_by_role("region", name="Preview of the note")
    expect(preview.locator("em")).to_have_text("time")
    expect(preview.locator(".as-written")).to_have_text("- one\n  - two")
    expect(preview).to_contain_text("A part stands as you wrote it")
    fill(page, "On *time*.")
    expect(preview).not_to_contain_text("A part stands as you wrote it")


@pytest.mark.parametrize(
    ("note", "doubt"),
    [
        ("so <b>bold</b>", "HTML is shown as text."),
        ("![x](https://example.org/x.png)", "Pictures are refused: link to it instead."),
        ("[x](example.org)", "A link that leads nowhere is refused: “example.org”."),
        ("<javascript:alert>", "A link that leads nowhere is refused: “javascript:alert”."),
        ("[x]()", "A link that leads nowhere is refused: “”."),
    ],
)
def test_what_the_check_refuses_is_named_while_the_note_is_typed(writer, note, doubt):
    page = writer.open(MEMORANDUM)
    select(page, SENTENCE)
    fill(page, f"Look at {note}.")
    expect(page.locator("dialog.annotate .doubt")).to_contain_text(doubt)


def test_nothing_is_doubted_that_the_check_takes(writer):
    page = writer.open(MEMORANDUM)
    notes = [
        "[x](../../sources/letter.txt#L3) and [y](../../documents/other.html#r1)",
        "[x](../sources/letter.txt#L1-L3), [y](#L3), [z](#L3-L5)",
        "<https://example.org/?a=b&c=d> and [x](mailto:a@example.org)",
        "[x](https://example.org/a_(b)), a < b > c, and \\[x](y)",
        "`<b>` and ``[x](y)``",
        "```\n<b>\n![x](y)\n```\n\nEnd.",
        "~~~\n[x](y)\n~~~",
    ]
    assert page.evaluate("(notes) => notes.map(noteMarkdown.doubts)", notes) == [[]] * len(notes)
