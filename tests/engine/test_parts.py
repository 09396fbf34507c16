"""Parts that an agreement must hold: a title and two days told side by side may show them."""

import agreements
import pytest

HEAD = "# PIIS\n\nEntre Madame Anne Petit, née le 3 mai 1990, et le CPAS de Namur.\n\n"


def missing(pack, rule, text):
    return agreements.missing(pack, rule, HEAD + text, "fr")


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Le projet a été remis le 2 mars et signé le 10 mars 2026.\n", False),
        ("Le projet a été remis le 2 mars.\n\nIl a été signé le 10 mars.\n", False),
        ("Le projet a été remis le 8 mars et signé le 10 mars 2026.\n", True),
        ("Le projet a été remis le 2 mars 2024 et signé le 10 mars 2026.\n", True),
        ("Madame a suivi un stage du 2 au 10 mars 2026.\n", True),
    ],
)
def test_days_apart_show_the_reflection_term(pack, text, lacks):
    assert missing(pack, "rights/reflection-missing", text) is lacks


def test_title_completes_a_clause_but_never_makes_the_part(pack):
    rule = "rights/assistance-missing"
    title = "## Négociation du PIIS\n\n"
    assert not missing(pack, rule, title + "Madame était accompagnée de sa marraine.\n")
    assert missing(pack, rule, title + "Le texte a été lu à voix haute.\n")


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Tu m'as raconté ta vie en mars. Tu es forte en couture. Tu rêves d'un atelier.\n", False),
        ("Tu m'as raconté ta vie en mars. Tu es forte en couture.\n", True),
        ("Tu es forte en couture. Tu rêves d'un atelier.\n", True),
        (
            "## Ce que le CPAS fait\n\nTu m'as raconté que ton fils est bon en dessin et a peur du chien.\n",
            True,
        ),
        ("Le bilan social du CPAS est dans la brochure.\n", True),
    ],
)
def test_talks_and_what_they_told_show_the_needs_analysis(pack, text, lacks):
    assert missing(pack, "needs/analysis-missing", text) is lacks


def test_dated_meetings_in_a_list_are_the_evaluation_but_talks_before_are_not(pack):
    steps = "## Ce que vous faites\n\n- cours dès le 2 mars\n"
    turns = "- on se retrouve le 5 juin 2026\n- on se retrouve le 2 octobre 2026\n"
    assert missing(pack, "evaluation/missing", steps)
    assert not missing(pack, "evaluation/missing", steps + turns)
    before = "Vu en entretien les 5, 12 et 20 janvier 2026 au bureau.\n\n"
    assert missing(pack, "evaluation/missing", before + steps)
