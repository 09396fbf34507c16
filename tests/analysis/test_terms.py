"""The term in short lines, the date of signature, and agreements that do not name themselves."""

import pytest

from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.spans import labelled_term, lasts_from, spans_of_time

SPANS = [
    "van 1 maart 2025 tot en met 28 februari 2026",
    "Du ../../.... au ../../....",
    "Van .. / .. / .... tot .. / .. / ....",
    "van vandaag tot en met eenendertig oktober 2021",
    "3/03/25 -> 2/03/26",
    "de septembre 2026 à juin 2027",
    "Start ../../.... Stop ../../....",
]
NO_SPANS = [
    "op 3 mei, 4 juni en 5 juli",
    "vanaf 3 mei 2024",
    "Le 13 janvier et le 12 mai",
    "werkte van 1995 tot 2019",
]
LENGTHS = [
    "quatre mois renouvelables à partir du 15 avril 2019",
    "Acht maanden, te rekenen van 10 juni 2024",
    "een half jaar, te tellen vanaf vandaag",
    "pendant un an à dater du 18 septembre 2023",
]
NO_LENGTHS = [
    "binnen twee weken vanaf 3 mei",
    "Vous avez trois mois à partir de la notification",
    "un an",
]
LABELS = [
    "Période : 20/09/2024 → fin du bachelier (juin 2027 en principe)",
    "Hoelang? Zes maanden.",
    "Tot wanneer? Tot 31 augustus 2026.",
    "Durée : un an",
]


@pytest.mark.parametrize("text", SPANS)
def test_two_dates_are_a_span(text):
    assert spans_of_time(text)


@pytest.mark.parametrize("text", NO_SPANS)
def test_a_row_of_dates_is_no_span(text):
    assert not spans_of_time(text)


@pytest.mark.parametrize("text", LENGTHS)
def test_a_length_with_its_start_is_a_term(text):
    assert lasts_from(text)


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_a_length_alone_is_no_term(text):
    assert not lasts_from(text)


@pytest.mark.parametrize("text", LABELS)
def test_a_label_tells_a_term(text):
    assert labelled_term(text)


@pytest.mark.parametrize(
    "text", ["Durée : à convenir", "Looptijd: vanaf 3 mei 2024", "Duur van de les: kort"]
)
def test_a_label_without_an_end_tells_none(text):
    assert not labelled_term(text)


SIGNED = [
    ("nl", "Turnhout, 20 januari 2025 Mijn naam: Jef Wils ____ Namens het OCMW: Ria Maas ____"),
    ("nl", "Elektronisch ondertekend via itsme op 20 januari 2025 door Jef Wils."),
    ("nl", "Turnhout, op de twintigste januari tweeduizend vijfentwintig"),
    ("nl", "Griet legde alles uit. Lier, 20 januari 2025."),
    ("fr", "Tout est compris. Ath, le 20 janvier 2025."),
    ("fr", "Pour accord, à Wibrin, vingt janvier 2025,"),
    ("fr", "Date : 20 janvier 2025"),
    ("fr", "Signé électroniquement (itsme) le 20 janvier 2025 par Jo Petit."),
]


@pytest.mark.parametrize(("language", "line"), SIGNED)
def test_the_date_of_signature_is_read(read, language, line):
    assert str(read(language, line).profile.signed) == "2025-01-20"


def test_a_row_of_evaluations_is_no_signature(read):
    table = (
        "| Punt | Inhoud |\n| --- | --- |\n| Evaluatie | 11 december 2023 |\n| Uitleg | gegeven |"
    )
    assert read("nl", table).profile.signed is None


PLANS = [
    ("nl", "# Ons plan\n\nMet het OCMW van Wortel, van 3 mei 2024 tot 2 mei 2025.\n\n"
     "## Wat doe ik?\n\nIk volg de les.\n\n## Evaluatie\n\nWe evalueren samen op 3 juni."),
    ("fr", "# PV d'entretien valant contrat\n\nLe CPAS de Wibrin et Jo Petit conviennent de ceci.\n\n"
     "## Évaluation\n\nNous évaluons ensemble le 3 juin. Vous pouvez être entendu.\n\n## But\n\nUn emploi."),
    ("nl", "Beste Jef,\n\nDit doet het OCMW van Wortel: je busabonnement betalen.\n\nDit doe jij: elke dag naar de les "
     "gaan. Op 3 juni evalueren we samen. Van 3 mei 2024 tot 2 mei 2025.\n\nHandtekening: Jef Wils ____ Ria Maas ____"),
    ("fr", "Cher Jo,\n\nLe CPAS de Wibrin paie ton abonnement de bus.\n\nTu vas au cours chaque jour. Le 3 juin nous "
     "évaluons ensemble. Tu peux venir avec la personne de ton choix. Du 3 mai 2024 au 2 mai 2025.\n\nSignatures : Jo Petit ____ Ria Maas ____"),
]  # fmt: skip
OTHERS = [
    (
        "nl",
        "# Huurcontract\n\nTussen de heer Wils en mevrouw Maas. De huur loopt van 3 mei 2024 tot 2 mei 2025.",
    ),
    (
        "fr",
        "# Convention de stage\n\nEntre le CPAS de Wibrin et l'école. Du 3 mai 2024 au 2 mai 2025.",
    ),
    ("nl", "Geachte heer Wils,\n\nUw GPMI loopt op 2 mei af. Gelieve ons te bellen.\n\nRia Maas"),
    ("fr", "Monsieur Petit,\n\nVotre PIIS prend fin le 2 mai. Merci de nous appeler.\n\nRia Maas"),
]


@pytest.mark.parametrize(("language", "text"), PLANS)
def test_a_plan_with_the_parts_of_an_agreement_is_one(read, language, text):
    assert read(language, text, title=False).profile.is_agreement


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_contracts_are_none(read, language, text):
    assert not read(language, text, title=False).profile.is_agreement


SHORT_DAYS = ["Samen zitten: 10.02 – 10.06 – 6.10", "VDAB voor 25.10", "Rencontres : 10.02, 10.06"]
NUMBERS = ["artikel 3.11 en 4.12", "de som van 12.10 euro", "om 10.10 uur", "article 10.02"]


@pytest.mark.parametrize("text", SHORT_DAYS)
def test_days_with_a_point_and_no_year_are_read(text):
    assert find_dates(text)


@pytest.mark.parametrize("text", NUMBERS)
def test_other_numbers_with_a_point_are_no_days(text):
    assert not find_dates(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "# GPMI, gesloten te Ieper op 20 januari 2025 tussen Jef Wils en het OCMW\n\nU volgt de les."),
        ("fr", "# PIIS conclu à Chimay le 20 janvier 2025 entre Jo Petit et le CPAS\n\nVous suivez le cours."),
    ],
)  # fmt: skip
def test_the_title_may_tell_the_day_of_signing(read, language, text):
    assert str(read(language, text, title=False).profile.signed) == "2025-01-20"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "## Duur\n\nTot 2 mei 2025, te rekenen van 3 mei 2024."),
        ("fr", "## Durée\n\nD'ici le 2 mai 2025, à dater du 3 mai 2024."),
    ],
)
def test_a_term_may_be_told_from_its_end(read, language, text):
    assert round(read(language, text).profile.months) == 12


PARTED = [
    ("nl", "**Doel.** Werken.\n\n**Vooraf.** Jef vertelde wat hij kan.\n\n**Meneer.** Hij volgt de les.\n\n"
     "**Het OCMW.** Het betaalt de bus.\n\n**Evaluatie.** In mei.\n\n**Om misverstanden te vermijden:** de dokter kiest hij zelf."),
    ("fr", "**Où l'on va.** Travailler.\n\n**D'où l'on part.** Jo a dit ce qu'il sait faire.\n\n**Monsieur.** Il suit le cours.\n\n"
     "**Le centre.** Il paie le bus.\n\n**Évaluation.** En mai.\n\n**Pour éviter les malentendus :** il choisit son médecin."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), PARTED)
def test_titles_that_open_paragraphs_divide_them(read, language, text):
    zones = [section.zone.value for section in read(language, text).sections]
    assert {"goals", "needs", "beneficiary", "centre", "evaluation"} <= set(zones)
    assert read(language, text).sections[-1].title.startswith(("Om ", "Pour "))


@pytest.mark.parametrize(
    ("language", "line"),
    [("nl", "Begint te lopen op 1 september 2022."), ("fr", "Prend cours le 1er septembre 2022.")],
)
def test_the_first_day_is_no_day_of_signing(read, language, line):
    title = {"nl": "# GPMI", "fr": "# PIIS"}[language]
    assert read(language, f"{title}\n\n{line}\n").profile.signed is None
