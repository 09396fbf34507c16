import pytest

from isip_lint.documents.marks import Marked, is_box, read_marks, read_options, read_row


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("- doen", "-", "doen"),
        ("• doen", "•", "doen"),
        ("1. doen", "1.", "doen"),
        ("a) faire", "a)", "faire"),
        ("(2) faire", "(2)", "faire"),
        ("2.3 doen", "2.3", "doen"),
        ("1° faire", "1°", "faire"),
        ("iv. doen", "iv.", "doen"),
    ],
)
def test_a_number_or_bullet_is_the_label(line, label, text):
    assert read_marks(line) == Marked(text, label)


@pytest.mark.parametrize(
    "line",
    ["15.03.24 gesprek", "9.15 uur komen", "10.30 h au bureau", "2024. Jaar", "-5 graden", "A. De"],
)
def test_dates_hours_and_initials_are_no_labels(line):
    assert read_marks(line).label == ""


@pytest.mark.parametrize(
    ("line", "checked"),
    [
        ("[x] a", True),
        ("[ ] a", False),
        ("☑ a", True),
        ("□ a", False),
        ("- [X] a", True),
        ("( ) a", False),
    ],
)
def test_a_box_before_the_words_tells_their_state(line, checked):
    assert read_marks(line).checked is checked


def test_boxes_behind_their_words_tick_the_words_before():
    assert read_options("oui ☒ non ☐") == [Marked("oui", "", True), Marked("non", "", False)]


def test_options_behind_a_lead_in():
    assert [(p.text, p.checked) for p in read_options("2. Domein: ☐ werk ☒ taal")] == [
        ("Domein:", None),
        ("werk", False),
        ("taal", True),
    ]


def test_a_link_and_an_escaped_bracket_are_no_boxes():
    assert read_options("zie [x](https://example.org)")[0].checked is None
    assert read_options("\\[x] blijft")[0].checked is None


def test_a_cell_with_only_a_box_ticks_the_text_behind_it():
    row = read_row([["☒"], ["cursus volgen"], ["☐"], ["stage"]])
    assert [[(p.text, p.checked) for p in cell] for cell in row] == [
        [],
        [("cursus volgen", True)],
        [],
        [("stage", False)],
    ]


def test_one_box_behind_a_text_ticks_it_and_several_stay():
    assert read_row([["stage"], ["☒"]])[0][0].checked is True
    assert [len(cell) for cell in read_row([["stage"], ["☒"], ["☐"]])] == [1, 1, 1]


def test_a_cell_keeps_the_number_in_its_text():
    assert read_row([["1. Gesprek"]])[0][0].text == "1. Gesprek"


def test_only_box_signs_are_boxes():
    assert is_box("☐")
    assert is_box("■")
    assert not is_box("")
    assert not is_box("•")
