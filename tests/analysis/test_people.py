"""Names, and who is who: the person as a party, and those who act for the centre."""

import pytest

from isip_lint.analysis.names import NAMED_CENTRE, find_names
from isip_lint.analysis.people import read_people

NAMES = [
    ("T. Marlaire ........ J.-L. Piret", ["T. Marlaire", "J.-L. Piret"]),
    ("Voor akkoord: Wim Van den Broeck", ["Wim Van den Broeck"]),
    ("Madame Sarah El Idrissi et Aline N.", ["Sarah El Idrissi", "Aline N."]),
    ("mevrouw Moors komt langs", ["Moors"]),
    ("Sociaal Verhuurkantoor en VDAB Mechelen", []),
    ("Le Forem, rue de Namur, lundi Pâques", []),
    ("CONTRAT D'INTÉGRATION", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_rows_of_words_in_capitals(text, names):
    assert [text[name.start : name.end] for name in find_names(text)] == names


PARTIES = [
    ("Dit plan is van Hawa Sané en van het OCMW van Lindermeers.", "sane"),
    ("OCMW Lindermeers (sociaal werker: Rob Stas) en Iris Van Hoof maken dit samen.", "hoof"),
    (
        "OCMW Lindermeers, vertegenwoordigd door Jan Maes, en An Peeters sluiten dit GPMI.",
        "peeters",
    ),
    ("Jij: Robin Claes, 19 jaar. Wij: het OCMW van Lindermeers, met Ann Bral als coach.", "claes"),
    ("Trajectovereenkomst Hanne Wils / OCMW Lindermeers", "wils"),
    ("De ondergetekenden: OCMW Lindermeers; Irina Popa, verblijvende te Mol.", "popa"),
    ("Moi, Steve Delvaux, et le CPAS de Valmoulin : notre accord", "delvaux"),
    ("Entre le CPAS de Valmoulin et Mme Clarisse Dujeux.", "dujeux"),
    ("Le présent projet lie M. Tarek Al-Sayed au CPAS d'Ambrelle.", "al-sayed"),
    ("PIIS de : Nathalie Crépin. Avec : CPAS de Valmoulin", "crepin"),
    ("Toi, Elias Bensaïd, 19 ans. Et nous, le CPAS de Valmoulin.", "bensaid"),
    ("Rachid Brahmi, boulanger, demeurant rue Basse 9", "brahmi"),
    ("GPMI Kelly Daems, OCMW Lindermeers", "daems"),
    ("PIIS Jordan Leroy, CPAS de Valmoulin", "leroy"),
    ("Aanwezig: Ana Popa (1995) en Karim Lahou, maatschappelijk werker", "popa"),
    ("Présentes : Mme Lise Antoine (demanderesse), Mme Hock (assistante sociale)", "antoine"),
]


@pytest.mark.parametrize(("text", "name"), PARTIES)
def test_who_is_joined_to_the_centre_is_the_person(text, name):
    assert name in read_people([text]).party


STAFF = [
    ("Het OCMW, vertegenwoordigd door Jan Maes en An Peeters", {"maes", "peeters"}),
    ("Ann Bral als jouw maatschappelijk werker", {"bral"}),
    (
        "Le CPAS de Valmoulin, représenté par Mme Hock, présidente, et M. Dorval, directeur",
        {"hock", "dorval"},
    ),
    ("Votre assistante sociale est Mme Jadot, remplacée en cas d'absence par M. Crul", {"crul"}),
    ("Lu et approuvé, pour le CPAS : Odile Renard", {"renard"}),
    ("Gwen Stas (°1983) en Ilse Praet voor het OCMW Lindermeers.", {"praet"}),
    ("Gwen Stas (°1983) et Ilse Praet pour le CPAS de Valmoulin.", {"praet"}),
    ("het OCMW, vertegenwoordigd door de directeur, mevrouw An Bral, hierna het Centrum", {"bral"}),
    ("le CPAS, représenté par la directrice, Mme Odile Renard, ci-après le Centre", {"renard"}),
]


@pytest.mark.parametrize(("text", "names"), STAFF)
def test_an_office_makes_staff(text, names):
    people = read_people([text])
    assert names <= people.staff
    assert not names & people.party


@pytest.mark.parametrize(
    "text", ["OCMW: Lier", "CPAS (La Louvière)", "OCMW | Heist-op-den-Berg, Dorp 1"]
)
def test_a_centre_has_a_place(text):
    assert NAMED_CENTRE.search(text)


@pytest.mark.parametrize(
    "text", ["Voor het OCMW, An Maes", "Pour le CPAS : Odile Renard", "het OCMW betaalt"]
)
def test_who_signs_for_it_is_no_place(text):
    assert not NAMED_CENTRE.search(text)


def test_family_and_helpers_are_nobody():
    people = read_people(["Haar zoon Sam Wouters komt mee, met buurvrouw Greet Maes."])
    assert not people.party | people.staff | people.titled
