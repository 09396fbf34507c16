"""Parts of an agreement told in everyday words, and what only looks like them."""

from datetime import date

import pytest
from agreements import missing

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.staff import staff_names
from isip_lint.documents.markdown import read_markdown

HEADS = {
    "nl": "Tussen mevrouw Anna Peeters en het OCMW van Lier.\n\n## Doel\n\nWerk.",
    "fr": "Entre Madame Anne Petit et le CPAS d'Ath.\n\n## But\n\nUn emploi.",
}


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Lier (OCMW) / Peeters Anna / GPMI", False),
        ("OCMW-Lier maakt dit plan met Anna Peeters.", False),
        ("Beste Anna, ik schrijf je namens het OCMW van Lier.", False),
        ("Anna Peeters (OCMW) schrijft: dag Karim", True),
        ("Zij komt uit Mol, waar het OCMW van Mol haar hielp. Anna Peeters, 34 jaar.", True),
        (
            "Tussen het OCMW van Lier, vertegenwoordigd door Els Nijs, voorzitter, en de cliënt.",
            True,
        ),
    ],
)
def test_parties_are_named_in_many_ways(pack, text, lacks):
    assert missing(pack, "formal/parties-missing", f"{text}\n\n## Doel\n\nWerk.\n") is lacks


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("3 mei 2024, voor mij: ........ voor ons: ........", False),
        ("Vandaag, 3 mei 2024, zetten wij allebei onze naam: Anna Peeters, Els Nijs (OCMW)", False),
        ("Anna tekent vóór 3 mei 2024: ........ OCMW: ........", True),
    ],
)
def test_the_day_of_signing_stands_on_the_line(pack, line, lacks):
    head = "Tussen mevrouw Anna Peeters en het OCMW van Lier.\n\n## Doel\n\nWerk.\n\n"
    assert missing(pack, "formal/signature-missing", head + line + "\n") is lacks


@pytest.mark.parametrize(
    ("language", "lines", "lacks"),
    [
        ("nl", "Op 3 mei 2024, in tweevoud\n\nIk: ........ Voor de dienst: ........", False),
        ("fr", "Le 3 mai 2024, en double\n\nMoi : ........ Pour le service : ........", False),
        (
            "nl",
            "Mol, 3 mei 2024, in twee exemplaren\n\nTitularis: ........ Centrum ........",
            False,
        ),
        ("fr", "Ath, 03/05/2024 – double\n\nTitulaire : ........ Centre ........", False),
        (
            "nl",
            "Dat tekende zij vandaag, 3 mei 2024, te Mol.\n\nA. Peeters ..... OCMW .....",
            False,
        ),
        ("fr", "Elle a signé aujourd'hui, 3 mai 2024, à Ath.\n\nA. Petit ..... CPAS .....", False),
        ("nl", "Voor 3 mei 2024 te bezorgen, in tweevoud\n\nIk: ..... Voor de dienst: .....", True),
        ("fr", "À remettre avant le 3 mai 2024, en double\n\nMoi : ..... Le service : .....", True),
    ],
)
def test_the_day_of_signing_may_tell_how_many_copies_there_are(pack, language, lines, lacks):
    text = f"{HEADS[language]}\n\n{lines}\n"
    assert missing(pack, "formal/signature-missing", text, language) is lacks


@pytest.mark.parametrize(
    ("language", "lines", "lacks"),
    [
        ("nl", "Getekend op: .../.../20...\n\nAnna: .......\n\nOCMW: .......", False),
        ("fr", "Signé le : .../.../20...\n\nAnne : .......\n\nCPAS : .......", False),
        ("nl", "| Wie | Naam | Datum |\n| --- | --- | --- |\n| Cliënt | A. Peeters | 17/05/2022 |\n"
               "| OCMW | E. Nijs | 19/05/2022 |", False),
        ("fr", "| Qui | Nom | Date |\n| --- | --- | --- |\n| Cliente | A. Petit | 17/05/2022 |\n"
               "| CPAS | E. Noël | 19/05/2022 |", False),
        ("nl", "Vandaag is het: 9 februari 2022\n\nAnna: .......\n\nOCMW: .......", False),
        ("fr", "Nous sommes : mercredi 9 février 2022\n\nAnne : .......\n\nCPAS : .......", False),
        ("nl", "Op deze 8ste dag van november 2022 tekenen wij:\n\n1. Anna: .....\n2. OCMW: .....", False),
        ("fr", "En ce 8e jour de novembre 2022, nous signons :\n\n1. Anne : .....\n2. CPAS : .....", False),
        ("nl", "Mol, 3 mei 2024\n\nMevrouw Peeters, De voorzitter, De algemeen directeur,", False),
        ("fr", "Ath, le 3 mai 2024\n\nMadame Petit, Le président, La directrice générale,", False),
        ("nl", "Evaluatie op 9 februari 2023\n\nAnna: .......\n\nOCMW: .......", True),
        ("fr", "Bilan le 9 février 2023\n\nAnne : .......\n\nCPAS : .......", True),
        ("nl", "Versie van 9 februari 2023, afgedrukt\n\nAnna: .......\n\nOCMW: .......", True),
        ("fr", "Imprimé le 9 février 2023\n\nAnne : .......\n\nCPAS : .......", True),
        ("nl", "Mol, 3 mei 2024\n\nDe buurtgenote: .......   De voorzitter: .......", False),
        ("fr", "Ath, le 3 mai 2024\n\nLa riveraine : .......   Le président : .......", False),
        ("nl", "Mol, 3 mei 2024\n\n| De buurtgenote | De voorzitter |\n| --- | --- |\n| *get.* | *get.* |", False),
        ("fr", "Ath, le 3 mai 2024\n\n| La riveraine | Le président |\n| --- | --- |\n| *signé* | *signé* |", False),
        ("nl", "Mol, 3 mei 2024\n\nget. A. Peeters - get. vzt - get. alg. dir.", False),
        ("fr", "Ath, le 3 mai 2024\n\n(s.) A. Petit – (s.) la D.G.", False),
        ("nl", "Mol, 3 mei 2024\n\n| Naam en krabbel Anna Peeters | ....... |\n| Naam en krabbel OCMW | ....... |", False),
        ("fr", "Ath, le 3 mai 2024\n\n| Nom et griffe Anne Petit | ....... |\n| Nom et griffe CPAS | ....... |", False),
        ("nl", "Mol, 3 mei 2024\n\nDe voorzitter: .......   De schepen: .......", True),
        ("fr", "Ath, le 3 mai 2024\n\nLe président : .......   L'échevine : .......", True),
        ("nl", "Mol, 3 mei 2024\n\nVoor het OCMW: .......\n\nVan ...... tot ......", True),
        ("fr", "Ath, le 3 mai 2024\n\nPour le CPAS : .......\n\nDu ...... au ......", True),
        ("nl", "Mol, 3 mei 2024\n\nDe tolk, Iryna Boyko: .......\n\nVoor het OCMW: .......", True),
        ("fr", "Ath, le 3 mai 2024\n\nL'interprète, Iryna Boyko : .......\n\nPour le CPAS : .......", True),
        ("nl", "Mol, 3 mei 2024\n\nVoor het OCMW: .......\n\nKopie: Anna Peeters", True),
        ("fr", "Ath, le 3 mai 2024\n\nPour le CPAS : .......\n\nCopie : Anne Petit", True),
        ("nl", "Mol, 3 mei 2024\n\n| De cliënt | De school |\n| --- | --- |\n| A. Peeters | R. Mol, OCMW-cel |", True),
        ("fr", "Ath, le 3 mai 2024\n\n| La cliente | L'école |\n| --- | --- |\n| A. Petit | R. Val, cellule CPAS |", True),
    ],
)  # fmt: skip
def test_places_to_sign_are_of_the_parties_and_bear_a_day(pack, language, lines, lacks):
    text = f"{HEADS[language]}\n\n{lines}\n"
    assert missing(pack, "formal/signature-missing", text, language) is lacks


@pytest.mark.parametrize(
    ("language", "heading", "row"),
    [
        ("nl", "**I. Handtekeningen**, Mol, 3 mei 2024, twee exemplaren", "Cliënt | Voorzitter"),
        ("fr", "**I. Signatures**, Ath, le 3 mai 2024, deux exemplaires", "Client | Présidente"),
    ],
)
def test_the_line_above_a_long_table_of_signatures_tells_the_day(pack, language, heading, row):
    rows = "\n".join(["| .......... | .......... |"] * 4)
    text = f"{HEADS[language]}\n\n{heading}\n\n| {row} |\n| --- | --- |\n{rows}\n"
    assert not missing(pack, "formal/signature-missing", text, language)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Convenu entre nous, d'ici le 8 février 2027, à dater du 9 février 2026.", False),
        ("Le présent accord tient jusqu'au 8 février 2027.", False),
        ("Le présent accord remplace celui qui tenait jusqu'au 8 février 2020.", True),
        ("Le présent accord démarre le 9 février 2026.", True),
    ],
)
def test_the_end_may_stand_before_the_start(pack, text, lacks):
    body = f"# PIIS\n\n{text}\n\nFait à Namur, le 9 février 2026.\n"
    assert missing(pack, "formal/duration-missing", body, "fr") is lacks


PLANS = [
    ("nl", "**Partijen**: OCMW Ranst en de heer Bram Cools, ° 4/5/1988\n\n| Wat | Wie | Wanneer |\n| --- | --- | --- |\n"
     "| Inschrijven VDAB | Bram | voor 1/4/2025 |\n| Rijbewijs theorie | Bram | juni 2025 |\n| Examen betalen | dienst | april 2025 |\n\n"
     "Duur: 1/3/2025 – 28/2/2026\n\nEvaluatie: 1/6, 1/10 en 1/2."),
    ("fr", "**Parties** : CPAS d'Aubel et Monsieur Bram Collard, ° 4/5/1988\n\n| Quoi | Qui | Quand |\n| --- | --- | --- |\n"
     "| Inscription Forem | Bram | avant le 1/4/2025 |\n| Permis théorique | Bram | juin 2025 |\n| Payer l'examen | service | avril 2025 |\n\n"
     "Durée : 1/3/2025 – 28/2/2026\n\nÉvaluation : 1/6, 1/10 et 1/2."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), PLANS)
def test_a_table_of_tasks_behind_the_names_is_no_list_of_names(pack, language, text):
    title = {"nl": "# GPMI\n\n", "fr": "# PIIS\n\n"}[language]
    assert not missing(pack, "mutual/beneficiary-commitments-missing", title + text, language)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karen (maatschappelijk werker) legt de uren vast.", ("Karen",)),
        ("Collega Jan kijkt je cv na.", ("Jan",)),
        ("Karine (assistante sociale) fixe les heures.", ("Karine",)),
        ("Notre collègue Jean relit ton cv.", ("Jean",)),
        ("Mevrouw Nouri, maatschappelijk werker Els en de directeur.", ("Els",)),
    ],
)
def test_the_office_beside_a_name_tells_the_staff(text, names):
    assert staff_names(text) == names


TERMS = [
    ("nl", "## Data\n\nStart 1 maart 2024, stop 28 februari 2025. Samen bekijken: 3 juni, 7 oktober, 3 februari.\n\n"
     "Balen, 25 februari 2024"),
    ("fr", "## Dates\n\nDépart 1er mars 2024, arrêt 28 février 2025. On regarde ensemble : 3 juin, 7 octobre, 3 février.\n\n"
     "Lobbes, le 25 février 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TERMS)
def test_two_days_a_year_apart_beside_the_signature_are_the_term(pack, language, text):
    title = {"nl": "# GPMI\n\n", "fr": "# PIIS\n\n"}[language]
    assert not missing(pack, "formal/duration-missing", title + text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("## Evaluatie van 12 maart\n\nAanwezig:\n\n- de chef en de stagiair\n", "nl"),
        ("## Évaluation du 12 mars\n\nSont présents :\n\n- le chef et le stagiaire\n", "fr"),
    ],
)
def test_a_heading_alone_may_tell_that_there_are_too_few(pack, text, language):
    start = {"nl": "# GPMI\n\n## Duur\n\nEen jaar.", "fr": "# PIIS\n\n## Durée\n\nUn an."}[language]
    assert missing(pack, "evaluation/too-few", f"{start}\n\n{text}", language)


@pytest.mark.parametrize(
    ("text", "language", "lacks"),
    [
        ("Wij sluiten een project van een jaar.", "nl", False),
        ("Nous concluons un projet d'un an.", "fr", False),
        ("Alles loopt een jaar.", "nl", False),
        ("Le tout court un an.", "fr", False),
        ("De opleiding loopt een jaar.", "nl", True),
        ("La formation court sur un an.", "fr", True),
        ("## Evaluatie\n\n12 maanden, beginnend op 1 maart 2025.", "nl", False),
        ("## Évaluation\n\n12 mois, débutant le 1er mars 2025.", "fr", False),
        ("## Evaluatie\n\nElke 3 maanden, beginnend op 1 maart 2025.", "nl", True),
        ("## Évaluation\n\nTous les 3 mois, débutant le 1er mars 2025.", "fr", True),
    ],
)
def test_the_length_is_told_of_the_agreement_itself(pack, text, language, lacks):
    title = {"nl": "# GPMI", "fr": "# PIIS"}[language]
    assert missing(pack, "formal/duration-missing", f"{title}\n\n{text}\n", language) is lacks


@pytest.mark.parametrize(
    ("heads", "language", "more", "lacks"),
    [
        ("Begin | Einde", "nl", "", False),
        ("Début | Fin", "fr", "", False),
        ("Stage | Einde", "nl", "", True),
        ("Stage | Fin", "fr", "", True),
        ("Begin | Einde", "nl", "| 1/05/2025 | 5/08/2025 |\n", True),
        ("Début | Fin", "fr", "| 1/05/2025 | 5/08/2025 |\n", True),
    ],
)
def test_columns_for_begin_and_end_tell_the_term(pack, heads, language, more, lacks):
    title = {"nl": "# GPMI\n\n## Evaluatie", "fr": "# PIIS\n\n## Évaluation"}[language]
    table = f"| {heads} |\n| --- | --- |\n| 3/03/2025 | 7/10/2025 |\n{more}"
    assert missing(pack, "formal/duration-missing", f"{title}\n\n{table}", language) is lacks


@pytest.mark.parametrize(
    ("lines", "language", "lacks"),
    [
        (
            "Anna Peeters — Els Nijs, voor de voorzitter van het OCMW — Lier, 3 mei 2024",
            "nl",
            False,
        ),
        ("Anne Petit — Luc Noël, pour le président du CPAS — Ath, 3 mai 2024", "fr", False),
        ("«handtekening_A»\n\n«handtekening_B»\n\nGedaan op 3 mei 2024", "nl", False),
        ("Sign. partie 1\n\nSign. partie 2\n\nFait le 3 mai 2024", "fr", False),
        ("«handtekening_A»\n\nGedaan op 3 mei 2024", "nl", True),
        ("Sign. partie 1\n\nFait le 3 mai 2024", "fr", True),
    ],
)
def test_the_parties_may_sign_in_one_line_or_by_letter(pack, lines, language, lacks):
    text = f"{HEADS[language]}\n\n{lines}\n"
    assert missing(pack, "formal/signature-missing", text, language) is lacks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij hebben een plan opgemaakt dat loopt tot 30 juni 2026.", "nl"),
        ("Nous avons fait le tour et je me donne jusqu'au 30 juin 2026.", "fr"),
    ],
)
def test_an_end_is_no_day_of_signing(pack, text, language):
    agreement = analyse(read_markdown("x.md", f"# X\n\n{text}\n".encode()), pack.lexicons[language])
    assert agreement.profile.signed is None


def test_a_line_with_a_colon_stays_under_its_heading(pack):
    slots = {
        "nl": "# MODEL GPMI\n\nDe heer [NAAM], geboren op [DATUM], wonende te [ADRES]\n\n## C. Doel\n\nNa afloop wil de deelnemer: ..........\n",
        "fr": "# MODÈLE PIIS\n\nMonsieur [NOM], né le [DATE], domicilié à [ADRESSE]\n\n## C. But\n\nÀ la fin, le participant veut : ..........\n",
    }
    for language, text in slots.items():
        assert not missing(pack, "mutual/objectives-missing", text, language)


@pytest.mark.parametrize(
    ("rule", "heading", "language", "lacks"),
    [
        ("mutual/objectives-missing", "Doel: terug aan de slag als kok", "nl", False),
        ("mutual/objectives-missing", "But : retravailler comme cuisinier", "fr", False),
        ("mutual/objectives-missing", "Doel: nvt", "nl", True),
        ("mutual/objectives-missing", "But : néant", "fr", True),
        ("formal/duration-missing", "Duur: tien maanden, tot 1 mei 2027", "nl", False),
        ("formal/duration-missing", "Durée : dix mois, fin le 1er mai 2027", "fr", False),
        ("formal/duration-missing", "Duur", "nl", True),
        ("formal/duration-missing", "Durée", "fr", True),
    ],
)
def test_a_heading_may_tell_what_others_tell_under_it(pack, rule, heading, language, lacks):
    title = {"nl": "# GPMI", "fr": "# PIIS"}[language]
    last = {"nl": "## Varia\n\nGoed.", "fr": "## Divers\n\nBien."}[language]
    assert missing(pack, rule, f"{title}\n\n## {heading}\n\n{last}\n", language) is lacks


@pytest.mark.parametrize(
    ("heading", "language"),
    [("Handtekeningen van 3 mei 2024", "nl"), ("Signatures du 3 mai 2024", "fr")],
)
def test_the_heading_of_the_signatures_may_date_them(pack, heading, language):
    text = f"# X\n\n## {heading}\n\nAnna Peeters, Els Nijs\n"
    agreement = analyse(read_markdown("x.md", text.encode()), pack.lexicons[language])
    assert agreement.profile.signed == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("lines", "language", "lacks"),
    [
        (
            "Lier, 3 mei 2024\n\nMevrouw: ........ Voor het OCMW, de voorzitter: ........",
            "nl",
            False,
        ),
        (
            "Ath, le 3 mai 2024\n\nMadame : ........ Pour le CPAS, le président : ........",
            "fr",
            False,
        ),
        (
            "Els belt Anna elke week\n\nLier, 3 mei 2024\n\nVoor het OCMW: Els Nijs (get.)",
            "nl",
            True,
        ),
        (
            "Luc appelle Anne le lundi\n\nAth, 3 mai 2024\n\nPour le CPAS : Luc Noël (s.)",
            "fr",
            True,
        ),
        (
            "Lier, 3 mei 2024\n\n........ Anna Peeters\n\n(kopie in het dossier van het OCMW)",
            "nl",
            True,
        ),
        ("Ath, 3 mai 2024\n\n........ Anne Petit\n\n(copie dans le dossier du CPAS)", "fr", True),
    ],
)
def test_each_party_signs_for_itself(pack, lines, language, lacks):
    text = f"{HEADS[language]}\n\n{lines}\n"
    assert missing(pack, "formal/signature-missing", text, language) is lacks


@pytest.mark.parametrize(
    ("told", "table", "language"),
    [
        (
            "Dit sluiten Anna en het OCMW op 3 mei 2024. Zij gaat elke week langs.",
            ("Wie", "Wat"),
            "nl",
        ),
        (
            "Anne et le CPAS concluent ceci le 3 mai 2024. Elle passe chaque semaine.",
            ("Qui", "Quoi"),
            "fr",
        ),
    ],
)
def test_no_long_table_of_tasks_is_signed(pack, told, table, language):
    rows = "".join(f"| {table[0]} {n} | Anna / Anne {n} |\n" for n in range(9))
    last = {"nl": "Voor het OCMW: ........", "fr": "Pour le CPAS : ........"}[language]
    text = f"{told}\n\n| {table[0]} | {table[1]} |\n| --- | --- |\n{rows}\n{last}\n"
    assert missing(pack, "formal/signature-missing", text, language)
