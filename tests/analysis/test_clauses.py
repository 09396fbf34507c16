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
