"""Who must do what: one pair of examples per kind of evidence, Dutch beside French."""

import pytest

from isip_lint.analysis.model import Zone

CASES = [
    # subject
    ("nl", "## Afspraken", "Mevrouw gaat elke week naar de les.", "beneficiary", "duty"),
    ("fr", "## Accords", "Madame va chaque semaine au cours.", "beneficiary", "duty"),
    ("nl", "## Afspraken", "Het OCMW betaalt het busabonnement van mevrouw.", "centre", "duty"),
    ("fr", "## Accords", "Le CPAS paie l'abonnement de bus de Madame.", "centre", "duty"),
    # passive with an agent
    ("nl", "## Afspraken", "Mevrouw wordt door haar begeleidster opgebeld.", "centre", "duty"),
    ("fr", "## Accords", "Madame est accompagnée par son assistante sociale.", "centre", "duty"),
    # who receives does not bear
    ("nl", "## Steun", "U krijgt een laptop in bruikleen.", "centre", "duty"),
    ("fr", "## Aide", "Vous recevrez un ordinateur en prêt.", "centre", "duty"),
    # the subject makes another act
    ("nl", "## Afspraken", "Het OCMW ziet erop toe dat mevrouw solliciteert.", "beneficiary", "duty"),
    ("fr", "## Accords", "Le CPAS veille à ce que Madame cherche un emploi.", "beneficiary", "duty"),
    # section
    ("nl", "## Engagementen van de cliënt", "Regelmatig gebruik van de agenda.", "beneficiary", "duty"),
    ("fr", "## Engagements du bénéficiaire", "Tenue régulière de l'agenda.", "beneficiary", "duty"),
    ("nl", "## Wat doet het OCMW?", "Contact met de school opnemen.", "centre", "duty"),
    ("fr", "## Engagements du CPAS", "Prise de contact avec l'école.", "centre", "duty"),
    # must not and need not are opposites
    ("nl", "## Afspraken", "U mag niet verhuizen.", "beneficiary", "prohibition"),
    ("nl", "## Afspraken", "U bent niet verplicht om te verhuizen.", "beneficiary", "denial"),
    ("fr", "## Accords", "Vous ne pouvez pas déménager.", "beneficiary", "prohibition"),
    ("fr", "## Accords", "Vous n'êtes pas obligé de déménager.", "beneficiary", "denial"),
    # free choice, and what only looks like it
    ("nl", "## Afspraken", "Als u dat wil, helpt u mee in de tuin.", "beneficiary", "free"),
    ("nl", "## Afspraken", "U helpt vrijwillig mee, op straffe van schorsing van het leefloon.", "beneficiary", "condition"),
    ("fr", "## Accords", "Si vous le souhaitez, vous aidez au jardin.", "beneficiary", "free"),
    ("fr", "## Accords", "Vous aidez librement, sous peine de suspension du revenu d'intégration.", "beneficiary", "condition"),
    # rights and information
    ("nl", "## Uw rechten", "U kunt iemand meebrengen naar het gesprek.", "beneficiary", "permission"),
    ("fr", "## Vos droits", "Vous pouvez venir accompagné à l'entretien.", "beneficiary", "permission"),
    ("nl", "## Situatie", "Mevrouw werkte vroeger in een winkel.", "beneficiary", "information"),
    ("fr", "## Situation", "Madame a travaillé dans un magasin.", "beneficiary", "information"),
    # the past, states, and what things are or cost
    ("nl", "## Werk", "Mevrouw heeft in de lente een opleiding gevolgd.", "beneficiary", "information"),
    ("fr", "## Travail", "Madame a suivi une formation au printemps.", "beneficiary", "information"),
    ("nl", "## Wonen", "Mijnheer woont al sinds de lente bij zijn broer.", "beneficiary", "information"),
    ("fr", "## Logement", "Monsieur est séparé et vit chez son frère.", "beneficiary", "information"),
    ("nl", "## Les", "De cursus duurt tien weken.", "unknown", "information"),
    ("fr", "## Cours", "Le cours dure dix semaines.", "unknown", "information"),
    # what was agreed in the past binds, and so does the only thing allowed
    ("nl", "## Les", "Er werd afgesproken dat mevrouw naar de les gaat.", "beneficiary", "duty"),
    ("fr", "## Cours", "Il a été convenu que Madame suit le cours.", "beneficiary", "duty"),
    # what will be so by a day
    ("nl", "## Werk", "Tegen 1 juni heeft mevrouw haar rijbewijs gehaald.", "beneficiary", "result"),
    ("fr", "## Travail", "Pour le 1er juin, Madame aura passé son permis.", "beneficiary", "result"),
    # what the centre can do for somebody, and what it can do to somebody
    ("nl", "## Steun", "Het OCMW kan u een fiets lenen.", "centre", "offer"),
    ("fr", "## Aide", "Le CPAS peut vous prêter un vélo.", "centre", "offer"),
    ("nl", "## Steun", "Het OCMW kan de gegevens bij de VDAB opvragen.", "centre", "permission"),
    ("fr", "## Aide", "Le CPAS peut demander les données au Forem.", "centre", "permission"),
    # what counts as a shortcoming threatens
    ("nl", "## Les", "Te laat komen kan als een tekortkoming gelden.", "beneficiary", "condition"),
    ("fr", "## Cours", "Un retard pourra être considéré comme un manquement.", "beneficiary", "condition"),
    # who it falls to
    ("nl", "## Huur", "Het is de taak van de maatschappelijk werker om de eigenaar te bellen.", "centre", "duty"),
    ("fr", "## Loyer", "Il incombe à l'assistante sociale d'appeler le propriétaire.", "centre", "duty"),
    # asked of the reader
    ("nl", "## Les", "Breng een schrift mee.", "beneficiary", "duty"),
    ("fr", "## Cours", "Apportez un cahier et donnez-nous une copie.", "beneficiary", "duty"),
    ("nl", "## Les", "Vergeet uw schrift niet.", "beneficiary", "duty"),
    ("fr", "## Cours", "N'oubliez pas votre cahier.", "beneficiary", "duty"),
    # a first name that opens the sentence
    ("nl", "## Les", "Amina gaat elke dinsdag naar de les.", "beneficiary", "duty"),
    ("fr", "## Cours", "Amina suit le cours le mardi.", "beneficiary", "duty"),
    # somebody whom another serves is not the subject
    ("nl", "## Wat doet het OCMW?", "Mevrouw begeleiden naar de school.", "centre", "duty"),
    ("fr", "## Aide", "La crèche vous appelle.", "third", "duty"),
    # a freedom, also when it stands in the lead
    ("nl", "## Vrije tijd", "De deelname is volledig vrijwillig.", "beneficiary", "free"),
    ("fr", "## Loisirs", "La participation est entièrement volontaire.", "beneficiary", "free"),
    ("nl", "## Vrije tijd", "Op haar eigen vraag:\n\n- elke week naar het koor", "beneficiary", "free"),
    ("fr", "## Loisirs", "À sa propre demande :\n\n- chaque semaine à la chorale", "beneficiary", "free"),
    # given up: a right, or a habit
    ("nl", "## Slot", "Mevrouw ziet af van haar recht op beroep.", "beneficiary", "waiver"),
    ("nl", "## Budget", "Mevrouw ziet af van dure aankopen.", "beneficiary", "prohibition"),
    # can not is must not
    ("nl", "## Les", "De cliënt kan de cursus niet verlaten.", "beneficiary", "prohibition"),
    ("nl", "## Wonen", "Mijnheer hoeft niet te verhuizen, maar meldt zich wel aan bij de stad.", "beneficiary", "duty"),
    # a premium that depends on something
    ("nl", "## Premie", "De premie wordt maar uitbetaald als de cliënt aanwezig was.", "beneficiary", "condition"),
    ("fr", "## Prime", "La prime n'est versée que si le bénéficiaire était présent.", "beneficiary", "condition"),
    # a verb in a side clause is not that of the sentence
    ("nl", "## Werk", "Mevrouw belt de winkel om te vragen of ze daar kan werken.", "beneficiary", "duty"),
    ("fr", "## Travail", "Madame appelle le magasin qui peut l'engager.", "beneficiary", "duty"),
    ("nl", "## Wonen", "Mijnheer, die momenteel geen adres heeft, schrijft zich in bij de stad.", "beneficiary", "duty"),
    # nobody has to, and the centre asks nobody
    ("nl", "## Afspraken", "Het OCMW verplicht geen enkele ouder tot thuisbegeleiding.", "beneficiary", "denial"),
    ("fr", "## Accords", "Le CPAS n'oblige aucun parent à suivre une guidance.", "beneficiary", "denial"),
    ("nl", "## Afspraken", "Mevrouw vraagt niemand om hulp.", "beneficiary", "prohibition"),
    ("nl", "## Afspraken", "Niemand hoeft gratis voor het centrum te werken.", "beneficiary", "denial"),
    ("fr", "## Accords", "Nul ne doit travailler gratuitement pour le centre.", "beneficiary", "denial"),
    ("fr", "## Accords", "Personne ne doit dormir chez Madame.", "beneficiary", "prohibition"),
    ("nl", "## Reizen", "Voor een reis hebt u geen toestemming nodig.", "beneficiary", "denial"),
    ("fr", "## Voyages", "Madame n'a besoin d'aucun accord du service.", "beneficiary", "denial"),
    ("nl", "## Budget", "Kastickets worden niet opgevraagd.", "beneficiary", "denial"),
    ("fr", "## Budget", "Aucune souche d'achat n'est réclamée.", "beneficiary", "denial"),
    ("nl", "## Wonen", "Geen enkele bezoeker mag blijven slapen.", "beneficiary", "prohibition"),
    # the negation of a side clause is not that of the verb before it
    ("nl", "## Les", "U moet ervoor zorgen dat Sam niet te laat komt.", "beneficiary", "prohibition"),
    ("nl", "## Les", "U moet die papieren niet meebrengen.", "beneficiary", "denial"),
    # behind "tous les" and "devant" nobody acts; what a relative gets is not given by the centre
    ("fr", "## Secret professionnel", "Levé entre tous les services, sans limite.", "unknown", "duty"),
    ("nl", "## Beroepsgeheim", "Opgeheven bij alle diensten, zonder limiet.", "unknown", "duty"),
    ("nl", "## Geld", "Zijn zus krijgt de kaart.", "third", "duty"),
    ("fr", "## Argent", "Sa sœur reçoit la carte.", "third", "duty"),
    # a freedom in few words
    ("nl", "## Tuin", "Gaat als hij zin heeft, niet als taak genoteerd.", "beneficiary", "free"),
    ("fr", "## Chorale", "Si Monsieur le désire, il va à la chorale.", "beneficiary", "free"),
    ("nl", "## Tuin", "Koor op dinsdag, indien zin.", "beneficiary", "free"),
    ("fr", "## Jardin", "Potager collectif : ira si envie.", "beneficiary", "free"),
    ("nl", "## Rug", "Hou dat maar voor u en de dokter.", "beneficiary", "free"),
    ("fr", "## Dos", "Gardez-le pour vous et le médecin.", "beneficiary", "free"),
    ("fr", "## Dos", "Monsieur garde pour lui ses opinions.", "beneficiary", "duty"),
    ("fr", "## Dos", "Vous ne pouvez pas garder cela pour vous.", "beneficiary", "prohibition"),
    # what was stands in a part of its own
    ("nl", "## Zorg", "Neem uw pillen zoals de dokter het heeft gezegd.", "beneficiary", "duty"),
    ("fr", "## Soins", "Prenez vos cachets comme le médecin l'a dit.", "beneficiary", "duty"),
    ("nl", "## Budget", "U legt uit waaraan u uw geld hebt besteed.", "beneficiary", "duty"),
    ("fr", "## Budget", "Vous expliquez à quoi vous avez utilisé votre argent.", "beneficiary", "duty"),
    ("nl", "## Budget", "Wie op bezoek kwam, noteert mevrouw in een schrift.", "beneficiary", "duty"),
    ("fr", "## Budget", "Ce qu'il a dépensé, Monsieur le montre chaque mois.", "beneficiary", "duty"),
    ("nl", "## Budget", "Wat besproken werd, was nuttig.", "unknown", "information"),
    ("nl", "## Les", "De school bevestigt dat mijnheer zijn uren heeft gedaan.", "third", "duty"),
    ("fr", "## Cours", "L'école atteste que Madame a suivi les cours.", "third", "duty"),
    # money that waits for an act
    ("nl", "## Geld", "De steun wordt gestort zodra mevrouw klacht heeft ingediend.", "beneficiary", "condition"),
    ("fr", "## Argent", "L'aide est versée une fois que Madame a porté plainte.", "beneficiary", "condition"),
    ("nl", "## Geld", "Zodra het leefloon is gestort, betaalt mevrouw de huur.", "beneficiary", "duty"),
    ("fr", "## Argent", "Dès que le revenu est versé, Madame paie son loyer.", "beneficiary", "duty"),
    # made equal to a shortcoming
    ("nl", "## Les", "Een onvoldoende wordt gelijkgesteld met het niet uitvoeren van het project.", "beneficiary", "condition"),
    ("fr", "## Cours", "Un examen raté constitue un non-respect du contrat.", "beneficiary", "condition"),
    ("nl", "## Les", "Niet verwittigen geldt als een weigering.", "beneficiary", "condition"),
    ("fr", "## Cours", "Ne pas prévenir vaut refus.", "beneficiary", "condition"),
    ("nl", "## Les", "Een afwezigheid wordt niet gelijkgesteld met een weigering.", "beneficiary", "denial"),
    ("fr", "## Cours", "Une absence n'est pas assimilée à un refus.", "beneficiary", "denial"),
    # "ne ... que" restricts, "ne pas ... sans que" forbids
    ("fr", "## Voyages", "Madame s'engage à ne pas partir sans que le CPAS soit averti.", "beneficiary", "prohibition"),
    # an adviser is no advice
    ("fr", "## Démarches", "Madame rencontre son conseiller chaque mois.", "beneficiary", "duty"),
    # both
    ("nl", "## Afspraken", "Mevrouw en het OCMW bespreken het plan.", "both", "duty"),
    ("fr", "## Accords", "Madame et le CPAS discutent du plan.", "both", "duty"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "heading", "text", "bearer", "force"), CASES)
def test_frame(read, language, heading, text, bearer, force):
    clause = read(language, f"{heading}\n\n{text}\n").clauses[-1]
    assert (clause.frame.bearer.value, clause.frame.force.value) == (bearer, force)
    assert {e.label for e in clause.frame.evidence} >= {f"force={force}"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            "## Wonen\n\nDe cliënt verbindt zich ertoe om:\n\n- elke maand de huur te betalen\n",
        ),
        ("fr", "## Logement\n\nLe bénéficiaire s'engage à :\n\n- payer le loyer chaque mois\n"),
    ],
)
def test_items_inherit_their_lead(read, language, text):
    frame = read(language, text).clauses[-1].frame
    assert (frame.bearer.value, frame.force.value) == ("beneficiary", "duty")


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("nl", "| Stap | Wie |\n| --- | --- |\n| De school bellen | OCMW |\n| Het attest halen | Mevrouw |\n"),
        ("fr", "| Étape | Qui |\n| --- | --- |\n| Appeler l'école | CPAS |\n| Chercher l'attestation | Madame |\n"),
    ],
)  # fmt: skip
def test_a_row_belongs_to_who_it_names(read, language, table):
    heading = {"nl": "## Onze afspraken", "fr": "## Nos accords"}[language]
    clauses = read(language, f"{heading}\n\n{table}").clauses
    steps = [c.frame.bearer.value for c in clauses if c.block.cell and c.block.cell.column == 0]
    assert steps == ["centre", "beneficiary"]


@pytest.mark.parametrize(
    ("language", "text", "bearer"),
    [
        ("nl", "Tussen het OCMW en Jan Peeters, geboren op 1 mei 1990, hierna 'de deelnemer' genoemd.\n\n## Afspraken\n\nDe deelnemer belt elke week.", "beneficiary"),
        ("fr", "Entre le CPAS et Jean Petit, né le 1er mai 1990, ci-après « l'apprenant ».\n\n## Accords\n\nL'apprenant téléphone chaque semaine.", "beneficiary"),
        ("nl", "Uw maatschappelijk werker, Nele Coppens, begeleidt u.\n\n## Afspraken\n\nCoppens belt elke week.", "centre"),
        ("nl", "Melissa van het OCMW heeft mij doen vertellen.\n\n## Afspraken\n\nMelissa belt elke week.", "centre"),
        ("nl", "Sofie betaalt namens het OCMW de cursus.\n\n## Afspraken\n\nSofie belt elke week.", "centre"),
        ("fr", "Sophie, du CPAS, m'a écoutée.\n\n## Accords\n\nSophie téléphone chaque semaine.", "centre"),
        ("nl", "Dag Jordy,\n\nIk help je en ik bel je; jij vraagt, jij zoekt, jij komt langs, als je wil.\n\n## Afspraken\n\nJordy belt elke week.", "beneficiary"),
        ("fr", "Bonjour Jordy,\n\nJe t'aide ; tu demandes, tu cherches, tu viens, si tu veux, quand tu peux.\n\n## Accords\n\nJordy téléphone chaque semaine.", "beneficiary"),
        ("fr", "Votre assistante sociale, Nadia Colin, vous accompagne.\n\n## Accords\n\nMadame Colin téléphone chaque semaine.", "centre"),
    ],
)  # fmt: skip
def test_names_that_the_document_defines(read, language, text, bearer):
    title = {"nl": "# GPMI\n\n", "fr": "# PIIS\n\n"}[language]
    assert read(language, title + text, title=False).clauses[-1].frame.bearer.value == bearer


@pytest.mark.parametrize(
    ("language", "text", "name", "known"),
    [
        ("nl", "Tussen OCMW Boom (Jos Maes, voorzitter) en An Peeters, 2850 Boom.", "boom", False),
        ("nl", "Tussen OCMW Boom (Jos Maes, voorzitter) en An Peeters, 2850 Boom.", "maes", True),
        ("fr", "Entre le CPAS de Chimay (Luc Hanon, président) et Anne Petit.", "chimay", False),
        ("nl", "Tussen OCMW Boom en mevrouw Boom, geboren op 1 mei 1990.", "boom", True),
    ],
)
def test_a_town_is_nobody(read, language, text, name, known):
    title = {"nl": "# GPMI\n\n", "fr": "# PIIS\n\n"}[language]
    assert (f"^{name}" in read(language, title + text, title=False).aliases) is known


def test_an_unticked_option_is_no_clause(read):
    clauses = read(
        "nl", "## Afspraken\n\n- [ ] stoppen met roken\n- [x] naar de les gaan\n"
    ).clauses
    assert [c.text for c in clauses if c.zone is Zone.AGREED] == ["naar de les gaan"]


@pytest.mark.parametrize(
    ("language", "text", "conditional", "negated"),
    [
        ("nl", "Als u ziek bent, belt u de school.", True, False),
        ("nl", "Niet gekomen? Dan belt u de school.", True, False),
        ("nl", "Kunt u niet komen, dan belt u de school.", True, False),
        ("nl", "Zonder attest wordt er niets betaald.", True, True),
        ("fr", "Sans attestation, rien n'est payé.", True, True),
        ("fr", "Vous venez au moins une fois par mois.", False, False),
        ("nl", "Mijnheer, die geen adres heeft, gaat naar de stad.", False, False),
        ("nl", "U komt niet later dan 9 uur.", False, False),
        ("nl", "U hoeft geen attest te geven.", False, True),
        ("fr", "Si vous êtes malade, vous téléphonez à l'école.", True, False),
        ("fr", "Vous ne devez travailler que le matin.", False, False),
        ("fr", "Vous ne devez pas donner d'attestation.", False, True),
        ("nl", "Raak ik er niet, dan stuur ik een bericht.", True, False),
        ("nl", "Kan u niet komen, bel dan.", True, False),
        ("nl", "Niet kunnen komen? Bel even.", True, False),
        ("nl", "Wat u niet begrijpt, vraagt u na.", False, False),
        ("nl", "Ze werkt zonder loon mee in de keuken.", False, False),
        ("nl", "De keuze is aan u, niet aan ons.", False, False),
        ("nl", "Jonas meldt dat hij niet kan komen.", False, False),
        ("fr", "Elle signale qu'elle ne peut pas venir.", False, False),
        ("nl", "Mevrouw vraagt hulp wanneer iets niet duidelijk is.", True, False),
        ("fr", "Ce que vous ne comprenez pas, vous le demandez.", False, False),
        ("fr", "Elle travaille en cuisine sans salaire.", False, False),
        ("fr", "Il suit le cours sans être tenu de chercher un emploi.", False, True),
        ("fr", "Le choix vous revient, pas à nous.", False, False),
    ],
)
def test_condition_and_negation(read, language, text, conditional, negated):
    heading = {"nl": "## Afspraken", "fr": "## Accords"}[language]
    frame = read(language, f"{heading}\n\n{text}").clauses[-1].frame
    assert (frame.conditional, frame.negated) == (conditional, negated)


BEARERS = [
    ("nl", "Zo doen we het:\n\n1. Op 30 mei heb je een vast contract op zak.", "beneficiary"),
    ("fr", "Voici comment nous faisons :\n\n1. Le 30 mai, tu as un contrat fixe en poche.", "beneficiary"),
    ("nl", "De cliënt verbindt zich ertoe:\n\n- te doen hetgeen hem door de dienst wordt opgedragen", "beneficiary"),
    ("fr", "Le bénéficiaire s'engage à :\n\n- faire tout ce que lui est dicté par le service", "beneficiary"),
    ("nl", "Hij verwittigt het OCMW. Hij geeft gevolg aan elke opdracht.", "beneficiary"),
    ("fr", "Il avise le Centre. Il donne suite à toute consigne.", "beneficiary"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "bearer"), BEARERS)
def test_the_centre_beside_it_does_not_take_the_duty_over(read, language, text, bearer):
    head = {"nl": "## Wat doet de cliënt?", "fr": "## Que fait le bénéficiaire ?"}[language]
    assert read(language, f"{head}\n\n{text}").clauses[-1].frame.bearer.value == bearer


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "De honden krijgen een andere thuis."), ("fr", "Les chiens reçoivent un autre toit.")],
)
def test_what_things_get_is_no_task_of_the_centre(read, language, text):
    head = {"nl": "## Wat doet de cliënt?", "fr": "## Que fait le bénéficiaire ?"}[language]
    assert read(language, f"{head}\n\n{text}").clauses[-1].frame.bearer.value == "beneficiary"
