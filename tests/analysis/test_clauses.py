"""What completes a clause that does not stand by itself."""

import pytest

NOTES = [
    ("nl", "## Ingebrekestelling\n\nNiet van toepassing hier", "ingebrekestelling"),
    ("fr", "## Mise en demeure\n\nPas d'application ici", "mise en demeure"),
    ("nl", "| Kledij | Wie betaalt |\n| --- | --- |\n| Schort | de cursist zelf |", "wie betaalt"),
    ("fr", "| Tenue | Qui paie |\n| --- | --- |\n| Tablier | le stagiaire |", "qui paie"),
]


@pytest.mark.parametrize(("language", "text", "head"), NOTES)
def test_a_note_leans_on_the_heads_above_it(read, language, text, head):
    assert head in read(language, text).clauses[-1].context_words.lower()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "## Ingebrekestelling\n\nU volgt de les."),
        ("fr", "## Mise en demeure\n\nVous suivez le cours."),
    ],
)
def test_a_sentence_stands_by_itself(read, language, text):
    assert read(language, text).clauses[-1].context_words == ""


QUESTIONS = [
    ("nl", "Wilt u naar uw zus in Spanje? Eerst vraagt u het aan Hilde."),
    ("nl", "Niet gekomen? Dan stopt het leefloon."),
    ("fr", "Tu veux partir en Espagne ? Demande d'abord à Hilde."),
    ("fr", "Pas venu ? Alors le revenu s'arrête."),
]


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_a_question_and_its_answer_are_one_clause(read, language, text):
    assert [c.text for c in read(language, text, title=False).clauses] == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "| U | Tegen |\n| --- | --- |\n| 1. {0} | {0} |\n\n1) {0}  2) {0}"),
        ("fr", "| Vous | Pour le |\n| --- | --- |\n| 1. {0} | {0} |\n\n1) {0}  2) {0}"),
    ],
)
def test_a_form_with_long_dotted_lines_is_read(read, language, text):
    # Such a line once took longer than anybody would wait.
    blank = "." * 60 + " /" + "...." * 10
    assert read(language, text.format(blank)).document.blocks
