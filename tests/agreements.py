"""Small agreements for the tests; all persons and places are invented."""

from dataclasses import replace
from datetime import date

from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document
from isip_lint.engine.weights import Experience

NL = """\
# Geïndividualiseerd project voor maatschappelijke integratie (GPMI)

Tussen het OCMW van Lindermeers en mevrouw Ans Peeters.

## Doelstellingen

Mevrouw wil werk vinden als winkelbediende.

## Wat doet mevrouw?

- Mevrouw brengt haar peuter elke dag naar de kinderopvang.
- Mevrouw schrijft zich in bij de VDAB voor 1 maart 2024.

## Wat doet het OCMW?

- Het OCMW helpt mevrouw bij het zoeken van een opleiding voor 1 april 2024.

## Handtekeningen

Opgemaakt te Lindermeers op 15 januari 2024.

Handtekening van mevrouw, handtekening van het OCMW
"""

FR = """\
# Projet individualisé d'intégration sociale (PIIS)

Entre le CPAS de Valmoulin

et Madame Léa Simon, née le 3 mai 1990.

## Objectifs

Madame veut trouver un emploi de vendeuse.

## Engagements de Madame

- Madame inscrit son bébé à la crèche pour le 1er mars 2024.
- Madame s'inscrit au Forem avant le 1er mars 2024.

## Engagements du CPAS

- Le CPAS aide Madame à chercher une formation avant le 1er avril 2024.

## Signatures

Fait à Valmoulin, le 15 janvier 2024.

Signature de Madame, signature du CPAS
"""

LAWFUL_NL = NL.replace("- Mevrouw brengt haar peuter elke dag naar de kinderopvang.\n", "")

GERMAN = """\
Der Vertrag wird zwischen dem Zentrum und der Person geschlossen. Die Person verpflichtet sich,
jeden Tag in den Kurs zu gehen und nicht zu fehlen. Das Zentrum hilft ihr bei der Suche
nach einer Arbeit.
"""

LETTER = """\
# Uitnodiging

Beste mevrouw Peeters,

U bent welkom op het buurtfeest van zaterdag 3 juni in het park achter de kerk. Er is koffie
met taart en de fanfare speelt vanaf twee uur. Breng gerust uw buren
mee, iedereen is van harte welkom.
"""


def missing(pack, rule, text, language="nl"):
    """Whether ``rule`` finds something in a text, without what was learned."""
    alone = replace(pack, experience=Experience())
    options = Options(force=True, today=date(2026, 1, 1), assume=language, select=(rule,))
    report = check_document(read_markdown("x.md", text.encode()), alone, options)
    return any(f.rule == rule for f in report.findings)
