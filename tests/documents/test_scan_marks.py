"""Marks that text recognition takes for letters."""

import numpy as np

from isip_lint.documents.scan_boxes import CheckBox, find_boxes, with_boxes
from isip_lint.documents.scan_engines import Word, _told_turn
from isip_lint.documents.scan_marks import mend_text, mend_words


def word(text, left, right, line=0, top=100.0, bottom=133.0, sure=95.0):
    return Word(text, left, top, right, bottom, sure, line)


def texts(*words):
    return [found.text for found in mend_words(words)]


def test_a_small_square_before_a_line_is_a_bullet_however_doubtful():
    mark = word("e", 0, 12, top=110, bottom=122, sure=2)
    assert texts(mark, word("sjaal", 50, 140), word("af", 150, 190)) == ["•", "sjaal", "af"]


def test_a_letter_or_a_dash_before_a_line_stays():
    assert texts(word("à", 0, 20), word("Namur", 30, 120)) == ["à", "Namur"]
    dash = word("-", 0, 12, top=112, bottom=122)
    assert texts(dash, word("Namur", 30, 120)) == ["-", "Namur"]


def test_flat_low_words_are_dots_to_fill_in():
    dots = word("nnen", 110, 410, top=128, bottom=133, sure=3)
    twice = word("ennen", 200, 260, sure=30)
    found = texts(word("Naam:", 0, 100), dots, twice, word("Datum:", 420, 520))
    assert found == ["Naam:", "." * 23, "Datum:"]


def test_doubtful_words_go():
    assert texts(word("Naam", 0, 90), word("~x", 100, 150, sure=5)) == ["Naam"]


def test_numbers_of_headings_end_with_a_point():
    assert texts(word("9,", 0, 20), word("Duur", 30, 90)) == ["9.", "Duur"]
    assert texts(word("Il,", 0, 20), word("Duur", 30, 90)) == ["II.", "Duur"]
    assert texts(word("9,", 0, 20), word("euro", 30, 90)) == ["9,", "euro"]


def test_a_row_of_eighties_is_one_of_paragraph_signs():
    first = word("81", 0, 20), word("Betrokkene", 30, 90)
    second = word("82", 0, 20, line=1), word("Ward", 30, 90, line=1)
    assert texts(*first, *second) == ["§1", "Betrokkene", "§2", "Ward"]
    assert texts(*first) == ["81", "Betrokkene"]


def test_the_first_of_the_month_and_blanks_of_a_template():
    assert mend_text("du ler mars au { {date fin} }") == "du 1er mars au {{date_fin}}"


def test_a_box_leaves_the_word_that_was_read_with_it():
    box = CheckBox(0, 103, 30, 133, ticked=False)
    assert [w.text for w in with_boxes([word("Ole", 0, 80), word("travail", 90, 200)], [box])] == [
        "☐", "le", "travail"
    ]  # fmt: skip


def test_a_round_letter_is_no_box():
    rows, columns = np.mgrid[0:90, 0:90]
    far = np.hypot((rows - 45) / 25, (columns - 45) / 22)
    assert find_boxes((far < 1) & (far > 0.5), 300) == []


def test_the_turn_of_a_page_is_what_the_engine_tells():
    assert _told_turn("Orientation in degrees: 270\nRotate: 90\nScript: Latin\n") == 90
    assert _told_turn("Rotate: 0\n") == 0
    assert _told_turn("Too few characters.") == 0


def test_an_initial_read_as_a_stroke_is_an_i():
    assert mend_text("Mme |. Noël") == "Mme I. Noël"
    assert mend_text("a | b") == "a | b"
