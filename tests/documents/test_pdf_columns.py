"""Tables that only white space makes, and what looks like them."""

import pytest
from test_pdf import blocks, drawn, lines, shown

HEAD = ["Domein", "Wat doet de cliënt?", "Tegen wanneer?"]
ROWS = [
    ["Werk", "Schrijft zich in bij|de dienst voor werk", "1 mei 2024"],
    ["Wonen", "Zoekt een woning in|de gemeente", "in de loop van|de zomer"],
    ["Taal", "Volgt de les", "elke maandag"],
]
LEFTS = (72, 180, 340)
BOLD = ("Helvetica-Bold", 10)


def cell_by_cell(rows, top=100, lefts=LEFTS):
    """The strings of rows as Word writes them: each cell whole, a wider step between rows."""
    page = []
    for number, row in enumerate(rows):
        font = BOLD if not number else ("Helvetica", 10)
        for left, text in zip(lefts, row, strict=True):
            page += lines(*text.split("|"), top=top, x=left, font=font)
        top += 6 + 12 * max(len(text.split("|")) for text in row)
    return page


def line_by_line(rows, top=100):
    """The same strings from top to bottom, over all cells."""
    return sorted(cell_by_cell(rows, top), key=lambda item: (item[1], item[0]))


def cells(data):
    return [(block.cell.row, block.cell.column, block.text) for block in blocks(data) if block.cell]


def expected(rows):
    return [
        (number, column, text.replace("|", " "))
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


@pytest.mark.parametrize("written", [cell_by_cell, line_by_line])
def test_columns_of_white_space_are_cells_with_heads(written):
    data = drawn(written([HEAD, *ROWS]))
    assert cells(data) == expected([HEAD, *ROWS])
    last = blocks(data)[-1].cell
    assert (last.column_head, last.row_head) == ("Tegen wanneer?", "Taal")


def test_rows_written_cell_by_cell_need_no_wider_step():
    page = [
        *lines("Wat doet u?", x=72),
        *lines("Wat doet het OCMW?", x=300),
        *lines("volgt de les in", "het centrum", x=72, top=112),
        *lines("betaalt de les", x=300, top=112),
        *lines("zoekt werk", x=72, top=136),
        *lines("helpt daarbij", x=300, top=136),
    ]
    assert [text for *_, text in cells(drawn(page))][2:] == [
        "volgt de les in het centrum",
        "betaalt de les",
        "zoekt werk",
        "helpt daarbij",
    ]


def test_text_around_a_table_stays_outside_it():
    page = [
        *lines("Dit spreken wij af:", top=70),
        *cell_by_cell([HEAD, *ROWS]),
        *lines("Opgemaakt te Oudervelde.", top=230),
    ]
    found = shown(drawn(page))
    assert found[0] == ("paragraph", "Dit spreken wij af:")
    assert found[-1] == ("paragraph", "Opgemaakt te Oudervelde.")
    assert len(cells(drawn(page))) == 12


def test_a_second_head_in_bold_begins_another_table():
    second = [["Wie", "Wat doet het OCMW?", "Wanneer"], ["OCMW", "Betaalt de les", "elke maand"]]
    page = [*cell_by_cell([HEAD, *ROWS]), *cell_by_cell(second, top=202)]
    tables = {block.cell.table for block in blocks(drawn(page))}
    assert len(tables) == 2


def test_a_table_of_white_space_goes_on_on_the_next_page():
    first, second = [HEAD, *ROWS], [HEAD, ["Geld", "Houdt alles bij", "elke week"]]
    data = drawn(cell_by_cell(first), cell_by_cell(second))
    assert cells(data) == expected([*first, second[1]])


def test_a_cell_that_a_page_break_cuts_is_made_whole():
    rest = [["Geld", "Houdt alles bij", "elke week"], ["Gezin", "Zoekt opvang", "in juni"]]
    second = [*lines("van de stad", x=180, top=82), *cell_by_cell(rest)]
    found = cells(drawn(cell_by_cell([HEAD, *ROWS]), second))
    assert found == expected(
        [HEAD, *ROWS[:2], ["Taal", "Volgt de les van de stad", "elke maandag"], *rest]
    )


def column_of_prose(x):
    return lines(
        "De gerechtigde volgt de lessen die",
        "hij heeft gekozen en brengt elke",
        "maand het attest van de school mee",
        "naar het gesprek met het centrum.",
        x=x,
    )


def test_columns_of_prose_are_no_table():
    data = drawn([*column_of_prose(72), *column_of_prose(320)])
    assert not cells(data)
    assert [text for _, text in shown(data)] == [
        "De gerechtigde volgt de lessen die hij heeft gekozen en brengt elke maand het attest van de "
        "school mee naar het gesprek met het centrum."
    ] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Naam:", "Jan Peeters"], ["Adres:", "Dorp 1"], ["Telefoon:", "012 34 56 78"]],
        [["☐ werk", "☐ wonen"], ["☐ taal", "☐ gezin"]],
        [["1.", "De cliënt volgt de les."], ["2.", "Het OCMW betaalt ze."]],
    ],
)
def test_labels_boxes_and_numbered_items_are_lines(rows):
    lefts = (72, 92) if rows[0][0] == "1." else (72, 200)
    assert not cells(drawn(cell_by_cell(rows, lefts=lefts)))


def test_words_that_do_not_begin_at_one_place_are_no_column():
    rows = [(72, 300), (72, 340), (72, 390)]
    page = [
        item
        for number, (first, second) in enumerate(rows)
        for item in (
            *lines("De cliënt tekent", x=first, top=100 + 20 * number),
            *lines("Het OCMW ook", x=second, top=100 + 20 * number),
        )
    ]
    assert not cells(drawn(page))


def test_a_bullet_before_a_cell_is_told_once():
    rows = [["Cliënt", "OCMW"], ["volgt de les", "betaalt de les"], ["zoekt werk", "helpt daarbij"]]
    page = cell_by_cell(rows, lefts=(90, 300))
    page[2:2] = [(72, 118, "-", "Helvetica", 10)]
    found = [block.text for block in blocks(drawn(page))]
    assert found.count("volgt de les") == 1
    assert len(found) == 6


@pytest.mark.parametrize("written", [cell_by_cell, line_by_line])
def test_a_table_with_more_columns_below_another_is_one_of_its_own(written):
    upper = [["Vraag", "Wat we afspraken"], ["Met wie?", "Aylin Kaya"], ["Doel", "een diploma"]]
    head = cell_by_cell(upper, lefts=(72, 300))
    below = written([HEAD, *ROWS], top=head[-1][1] + 26)
    data = drawn([*head, *below])
    assert cells(data) == [*expected(upper), *expected([HEAD, *ROWS])]
    assert len({block.cell.table for block in blocks(data)}) == 2


@pytest.mark.parametrize("written", [cell_by_cell, line_by_line])
def test_cells_that_wrap_need_no_white_between_rows(written):
    rows = [
        ["Domein", "Wat doet de cliënt?", "Tegen wanneer?"],
        ["Werk", "Schrijft zich in bij de dienst|voor werk en zoekt een stage", "1 mei 2024"],
        ["Wonen", "Zoekt met de dienst een|woning in de gemeente", "in de loop van|de zomer"],
        ["Taal", "Volgt elke week de les", "elke maandag"],
    ]
    page, top = [], 100
    for number, row in enumerate(rows):
        font = BOLD if not number else ("Helvetica", 10)
        for left, text in zip(LEFTS, row, strict=True):
            page += lines(*text.split("|"), top=top, x=left, font=font)
        top += 12 * max(len(text.split("|")) for text in row)
    page = page if written is cell_by_cell else sorted(page, key=lambda item: (item[1], item[0]))
    assert cells(drawn(page)) == expected(rows)


def test_a_cell_goes_on_behind_a_slash():
    rows = [
        ["Vraag", "Antwoord"],
        ["Geboren /|woont te", "25 mei 1997, Dorp"],
        ["Naam en voornaam", "Jo"],
    ]
    assert cells(drawn(cell_by_cell(rows, lefts=(72, 300)))) == expected(rows)
