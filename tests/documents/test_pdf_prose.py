"""Columns of prose on a page, in whatever order they were written; what looks like them stays."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from test_pdf import blocks, drawn, lines, shown

DUTCH = [
    "#1. Doel",
    "De gerechtigde wil binnen twee jaar werken in de zorg en begint daarom met een opleiding.",
    "#2. Wat doet de gerechtigde?",
    "De gerechtigde volgt de lessen die hij heeft gekozen en brengt elke maand het attest van de "
    "school mee naar het gesprek met het centrum.",
    "Hij schrijft zich in bij de dienst voor werk en zoekt een stage van drie maanden in de buurt.",
    "#3. Wat doet het OCMW?",
    "Het OCMW betaalt de boeken en de bus en zoekt mee naar opvang voor de kinderen.",
]
FRENCH = [
    "#1. But",
    "Le bénéficiaire veut travailler dans les soins d'ici deux ans et commence une formation.",
    "#2. Que fait le bénéficiaire ?",
    "Le bénéficiaire suit les cours qu'il a choisis et apporte chaque mois l'attestation de l'école "
    "à l'entretien avec le centre.",
    "Il s'inscrit au service de l'emploi et cherche un stage de trois mois dans les environs.",
    "#3. Que fait le CPAS ?",
    "Le CPAS paie les livres et le bus et cherche une garde pour les enfants.",
]
BESIDE = [
    "#Uw centrum",
    "OCMW Oudervelde, Dorp 1, elke werkdag open van 9 tot 12 uur, ook als u nog geen afspraak hebt.",
    "#Uw werker",
    "Mevrouw An Peeters, te bereiken op maandag en op dinsdag.",
]
TITLE = lines("GPMI VAN EEN JAAR, TUSSEN DE GERECHTIGDE EN HET OCMW VAN OUDERVELDE", top=60)
CLOSING = (
    "Dit project loopt van 1 mei 2024 tot 30 april 2025 en kan worden gewijzigd als beide partijen "
    "dat samen willen."
)


def wrapped(text, width, font):
    found, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, *font) > width:
            found.append(line)
            line = word
        else:
            line = longer
    return [*found, line]


def column(paragraphs, x, width, top=100):
    """Paragraphs one below the other; those with a # are bold."""
    page = []
    for text in paragraphs:
        font = ("Helvetica-Bold" if text[0] == "#" else "Helvetica", 10)
        page += lines(*wrapped(text.lstrip("#"), width, font), top=top, x=x, font=font)
        top = page[-1][1] + 18
    return page


def in_rows(page):
    return sorted(page, key=lambda item: (item[1], item[0]))


def lowered(page, by):
    return [(x, top + by, *rest) for x, top, *rest in page]


def level(left, right):
    """Two texts of which each paragraph begins beside its twin."""
    page, top = [], 100
    for texts in zip(left, right, strict=True):
        row = [*column(texts[:1], 60, 220, top), *column(texts[1:], 310, 220, top)]
        page += row
        top = max(item[1] for item in row) + 18
    return page


def texts(*columns):
    return [text.lstrip("#") for column in columns for text in column]


LEFT, RIGHT = column(DUTCH, 60, 220), column(FRENCH, 310, 220)


@pytest.mark.parametrize(
    "page",
    [
        [*LEFT, *RIGHT],
        [*RIGHT, *LEFT],
        in_rows([*LEFT, *RIGHT]),
        in_rows([*LEFT, *lowered(RIGHT, 4)]),
        in_rows([*LEFT, *lowered(RIGHT, 7)]),
        level(DUTCH, FRENCH),
        in_rows(level(DUTCH, FRENCH)),
    ],
)
def test_two_columns_are_read_one_after_the_other(page):
    found = shown(drawn([*TITLE, *page]))
    assert [text for _, text in found[1:]] == texts(DUTCH, FRENCH)
    assert not any(block.cell for block in blocks(drawn(page)))


def test_three_columns_are_read_one_after_the_other():
    three = [DUTCH, FRENCH, DUTCH[:5]]
    page = [item for n, text in enumerate(three) for item in column(text, 40 + 175 * n, 160)]
    assert [text for _, text in shown(drawn([*TITLE, *in_rows(page)]))][1:] == texts(*three)


@pytest.mark.parametrize("places", [((60, 110), (190, 340)), ((420, 110), (60, 340))])
def test_a_narrow_column_stands_beside_a_wide_one(places):
    side, wide = (column(text, *at) for text, at in zip((BESIDE, DUTCH), places, strict=True))
    first, second = (BESIDE, DUTCH) if places[0] < places[1] else (DUTCH, BESIDE)
    page = in_rows([*side, *wide])
    assert [text for _, text in shown(drawn([*TITLE, *page]))][1:] == texts(first, second)


def test_text_over_both_columns_stays_above_and_below_them():
    page = [*in_rows([*LEFT, *RIGHT]), *column([CLOSING], 60, 470, top=400)]
    found = [text for _, text in shown(drawn([*TITLE, *page]))]
    assert (found[0], found[-1]) == (TITLE[0][2], CLOSING)
    assert found[1:-1] == texts(DUTCH, FRENCH)


def test_columns_above_and_below_a_line_over_both_are_read_apart():
    half = [*column(DUTCH[:5], 60, 220), *column(FRENCH[:5], 310, 220)]
    below = lowered(half, 250)
    page = [*in_rows(half), *column([CLOSING], 60, 470, top=310), *in_rows(below)]
    part = texts(DUTCH[:5], FRENCH[:5])
    assert [text for _, text in shown(drawn(page))] == [*part, CLOSING, *part]


def test_a_short_line_below_both_columns_stays_behind_them():
    page = [*in_rows([*LEFT, *RIGHT]), *lines("Opgemaakt te Oudervelde.", top=420, x=60)]
    assert shown(drawn([*TITLE, *page]))[-1][1] == "Opgemaakt te Oudervelde."


def test_side_heads_beside_their_text_stay_the_heads_of_rows():
    heads = ["#Doel", "#Gerechtigde", "#OCMW"]
    page, top = [], 100
    for head, text in zip(heads, [DUTCH[1], DUTCH[3], DUTCH[6]], strict=True):
        page += in_rows([*column([head], 60, 90, top), *column([text], 170, 200, top)])
        top = page[-1][1] + 18
    found = [(b.cell.column, b.text) for b in blocks(drawn(page))]
    assert found[::2] == [(0, head.lstrip("#")) for head in heads]


def test_wrapped_cells_of_a_table_stay_cells():
    rows = [
        ["#Wat doet de cliënt?", "#Wat doet het OCMW?"],
        [DUTCH[1], "Het OCMW betaalt de opleiding en de boeken, en dat zonder voorschot van u."],
        [DUTCH[3], "De maatschappelijk werker helpt bij de keuze en belt daarna met de school."],
        [DUTCH[4], "Het OCMW geeft een brief mee en zoekt mee naar een plaats die u goed ligt."],
    ]
    page = level([row[0] for row in rows], [row[1] for row in rows])
    found = [(b.cell.row, b.cell.column, b.text) for b in blocks(drawn(in_rows(page)))]
    assert found == [
        (number, place, text.lstrip("#"))
        for number, row in enumerate(rows)
        for place, text in enumerate(row)
    ]


def test_a_sentence_in_one_language_does_not_go_on_in_the_other():
    first = in_rows([*column(DUTCH[:2], 60, 220), *column(["#1. But", *FRENCH[3:5]], 310, 220)])
    ends = max(item[1] for item in first)
    cut = lines("et apporte une lettre dans les", top=ends + 18, x=310)
    rest = lines("stage van drie maanden in de buurt.", x=60)
    found = [text for _, text in shown(drawn([*first, *cut], rest))]
    assert found[-2:] == ["et apporte une lettre dans les", rest[0][2]]
