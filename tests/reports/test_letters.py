from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.reports import letters
from krc_desktop.reports.letters import Face

MARKS = "△▽◆×÷−–·“”‘’…№§°"


def test_fonts_hold_latvian_and_the_marks_of_the_report():
    latvian = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"
    for face in (Face.SANS, Face.SANS_SEMIBOLD, Face.SANS_BOLD, Face.SERIF, Face.SERIF_SEMIBOLD):
        assert not [
            c for c in latvian + latvian.upper() + MARKS if ord(c) not in letters.glyphs(face)
        ]


def test_figures_share_one_width():
    for face in Face:
        assert len({letters.width(digit, face, 10) for digit in "0123456789"}) == 1


def test_what_has_no_glyph_is_shown():
    assert letters.marked("Rīts \U0001f600 שלום", Face.SERIF) == "Rīts ◊ ◊◊◊◊"
    assert letters.shown("Rīts \U0001f600", Face.SANS_BOLD) == "Rīts ◊"
    assert letters.marked("\ud800", Face.SANS) == "◊"


def test_the_sans_lends_what_another_font_lacks():
    marked = letters.marked("Даугава", Face.SERIF_ITALIC)
    assert marked == '<font name="KrcSans">Даугава</font>'


def test_markup_is_shown_as_typed():
    assert letters.marked("<b>A & B</b>", Face.SANS) == "&lt;b&gt;A &amp; B&lt;/b&gt;"


def test_controls_and_changes_of_direction_go():
    assert letters.plain("a\x00b\u202ec\u200bd\ufeff") == "abcd"


def test_decomposed_letters_are_composed():
    assert letters.plain("Ja\u0304nis") == "Jānis"


def test_hyphens_and_glued_spaces_find_their_equals():
    assert letters.plain("a\u2011b\u202fc\u2009d\te") == "a-b\u00a0c d e"


def test_a_figure_stays_with_its_unit():
    assert letters.marked("ilga 24 h, 60 %, 3. novembrī", Face.SANS) == (
        "ilga 24\u00a0h, 60\u00a0%, 3.\u00a0novembrī"
    )
    assert letters.marked("24 haikas", Face.SANS) == "24 haikas"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_within_the_fonts(text):
    for face in (Face.SANS, Face.SERIF_ITALIC):
        assert all(ord(char) in letters.glyphs(face) for char in letters.shown(text, face))
