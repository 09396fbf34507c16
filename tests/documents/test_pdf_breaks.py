"""What the ends of lines tell: where text flows on, and whether words are cut."""

from test_pdf import LONG, drawn, lines, shown

from isip_lint.documents.pdf_words import Words, join_lines

WIDE = "De gerechtigde en de maatschappelijk werker zien elkaar drie keer per jaar in het kantoor."


def paragraphs(*texts, top=100):
    """Each text as lines without a gap, the texts a wider gap apart."""
    page = []
    for text in texts:
        page += lines(*text, top=top)
        top += 12 * len(text) + 14
    return page


def told(*texts):
    """The texts read behind enough lines that end with a blank, and enough that do not."""
    usual = [[f"{line} " for line in LONG[:2]] + [LONG[2]]] * 4
    return [text for _, text in shown(drawn(paragraphs([WIDE], *usual, *texts)))][5:]


def test_a_blank_at_the_end_of_a_line_tells_that_the_text_flows_on():
    first = "De attesten van lange duur worden niet aanvaard: "
    assert told((first, "de cliënt is werkbekwaam.")) == [f"{first}de cliënt is werkbekwaam."]


def test_a_line_without_a_blank_ends_its_paragraph_where_one_would_fit():
    texts = [
        "Namens het OCMW tekenen de voorzitter van het bijzonder comité van de dienst",
        "mevrouw Maes en de heer Bos.",
    ]
    assert told(texts) == texts
    assert [text for _, text in shown(drawn(paragraphs([WIDE], texts)))][1:] == [" ".join(texts)]


def test_blanks_tell_nothing_where_all_lines_have_one():
    page = paragraphs(*[[f"{line} " for line in LONG]] * 4, ["Het OCMW betaalt. ", "Wie tekent? "])
    assert [text for _, text in shown(drawn(page))][4:] == ["Het OCMW betaalt.", "Wie tekent?"]


def test_a_number_that_flows_on_is_no_label():
    first = "De cliënt en het OCMW zien elkaar voor een evaluatie van dit contract op "
    assert told((first, "3. september.")) == [f"{first}3. september."]


def test_nothing_comes_between_the_parts_of_what_a_slash_ends():
    first = "De cliënt krijgt op zijn vraag elk jaar een sociale/"
    second = "psychologische begeleiding, die voor hem niets kost en die van de"
    assert told((f"De evaluatie van dit contract: {first}", second)) == [
        f"De evaluatie van dit contract: {first}{second}"
    ]


def test_a_hyphen_stays_in_a_document_that_cuts_no_words():
    first = "De gerechtigde en het OCMW bespreken elke maand samen op kantoor de"
    room = (first, "beroepsopleiding en de cursus.")
    cut = ("De gerechtigde brengt elke maand aan het loket het attest van de halve stage-", "dag.")
    ragged = [text for _, text in shown(drawn(paragraphs([WIDE], room, room, cut)))]
    assert ragged[-1].endswith("halve stage-dag.")
    full = [text for _, text in shown(drawn(paragraphs([WIDE], cut)))]
    assert full[-1].endswith("halve stagedag.")


def test_the_parts_of_a_word_longer_than_its_column_are_joined():
    joined = join_lines(["verantwoordelijk", "e van dienst"], [True], Words(frozenset()))
    apart = join_lines(["verantwoordelijke", "mensen"], [True], Words(frozenset(["mensen"])))
    assert (joined, apart) == ("verantwoordelijke van dienst", "verantwoordelijke mensen")
    assert join_lines(["....", ".... naam"], [True], Words(frozenset())) == "........ naam"
