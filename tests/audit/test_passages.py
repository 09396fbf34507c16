"""When two passages are the same: what is labelled teaches of the clause that it stands in, not of the next one."""

import pytest

from isip_lint.audit.evaluate import overlap

QUOTE_NL = "De uitgaven voor de cursus komen ten laste van de cursist"
QUOTE_FR = "Les chaussures de sécurité sont à la charge de la bénéficiaire"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("de UITGAVEN  voor de cursus", QUOTE_NL),
        ("à la charge de la bénéficiaire", QUOTE_FR),
        ("Komen ten laste van de cursist, tot het einde", QUOTE_NL),
        ("sont à la charge de la beneficiaire. Voilà", QUOTE_FR),
    ],
)
def test_one_holds_the_other_or_goes_on_where_it_ends(text, quote):
    assert overlap(text, quote, 3)
    assert overlap(quote, text, 3)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("De cursist kan daarover worden gehoord", QUOTE_NL),
        ("La bénéficiaire peut être entendue", QUOTE_FR),
        ("", QUOTE_NL),
    ],
)
def test_a_word_or_two_in_common_is_another_passage(text, quote):
    assert not overlap(text, quote, 3)
    assert not overlap(quote, text, 3)
