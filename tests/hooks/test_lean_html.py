"""A lean page says what the page said."""

import pytest
from bs4 import BeautifulSoup

from hooks.lean_html import lean


def elements(page):
    soup = BeautifulSoup(page, "html.parser")
    return [(element.name, element.attrs) for element in soup.find_all(True)]


PAGE = """<!doctype html>
<html lang="en" class="no-js">
  <head>
    <title>A  title</title>
    <script>if (a < "b") { c = '<a id="d">'
      }</script>
  </head>
  <body>
    <p title="two words" data-x="é" id="here">One
      <a href="../a.html#L1">line</a>, <a href="../">up</a></p>
    <pre>  kept
      as is</pre>
    <article>
      <div class="document">
        <p class="columns" id="L1">a    b
             c   <a href="../exemptions/b5.html" data-exemptions="b6 b7C">(b)(5)</a></p>
      </div>
    </article>
    <textarea>
      x</textarea>
  </body>
</html>
"""


def test_every_element_and_attribute_stays():
    assert elements(lean(PAGE)) == elements(PAGE)


def test_words_and_the_blanks_between_them_stay():
    def text(page):
        return BeautifulSoup(page, "html.parser").get_text()

    assert text(lean(PAGE)).split() == text(PAGE).split()
    assert "One\n<a" in lean(PAGE)


@pytest.mark.parametrize(
    "kept",
    ["  kept\n      as is", "a    b\n             c   ", '<a id="d">\'\n      }', "\n      x"],
)
def test_blanks_stay_where_they_are_part_of_the_text(kept):
    assert kept in lean(PAGE)


def test_an_attribute_that_needs_its_quotation_marks_keeps_them():
    page = lean(PAGE)
    for kept in ('title="two words"', 'data-exemptions="b6 b7C"', 'href="../"', 'data-x="é"'):
        assert kept in page
    assert "<a href=../a.html#L1>" in page


def test_a_page_without_released_text_is_lean_too():
    assert lean("<ul>\n  <li>a</li>\n\n  </ul>\n") == "<ul>\n<li>a</li>\n</ul>\n"


NAMES = """<p><a class="mention" href="a.html" title="Office of Maps">OM</a> and
<a class="mention" href="a.html" title="Office of Maps">OM</a>,
<a class="mention" href="b.html" title="Mills">M</a></p>
<p><a class="mention" href="a.html" title="Office of Maps">OM</a>
<a class="other" href="a.html" title="Office of Maps">OM</a></p>"""


def test_a_name_has_its_full_form_once_in_each_paragraph():
    soup = BeautifulSoup(lean(NAMES), "html.parser")
    titles = [[link.get("title") for link in part.find_all("a")] for part in soup.find_all("p")]
    assert titles == [["Office of Maps", None, "Mills"], ["Office of Maps", "Office of Maps"]]


def test_what_was_made_lean_before_is_not_looked_at_again():
    item = lean('<p class="x">a</p>')
    listed = f'<section class="annotated-document">{item}</section>'
    page = f'<p class="x">\n   b</p>\n{listed}\n<p class="y">c</p>'
    assert lean(page) == f"<p class=x>\nb</p>\n{listed}\n<p class=y>c</p>"
