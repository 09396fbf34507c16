"""Agreements full of personal data; all persons, numbers and streets are invented."""

NL = """\
# Geïndividualiseerd project voor maatschappelijke integratie (GPMI)

Tussen het OCMW van Lindermeers, Raadhuisplein 1, vertegenwoordigd door mevrouw Godelieve Van den Abeele, voorzitster,

en

mevrouw VERSCHUEREN Anneleen, geboren te Aalst op 3 mei 1991, rijksregisternummer 91.05.03-166.72, wonende te 9870 Lindermeers,
Kouterdreef 17 bus 4, tel. 0475/12 34 56, anneleen.verschueren@voorbeeld.be, rekening BE68 5390 0754 7034, hierna mevrouw.

| Naam | Geboortedatum | Adres |
| --- | --- | --- |
| Yusuf Al-Khatib | 14/02/2019 | Oude Baan 22 |
| Sofie D'hondt-Maes | °1.9.2021 | Sint-Jansstraat 5b, 9000 Gent |

Naam van de maatschappelijk werker: Bavo Ruysschaert (02 555 12 34)

## Doelstellingen

Anneleen wil werk vinden als winkelbediende. Mevrouw Verschueren woonde vroeger in de Vlasrootstraat 9 te 8340 Waterhove.

## Wat doet mevrouw?

- Mevrouw Verschueren brengt haar peuter elke dag met haar nichtje Ayla naar de kinderopvang en belt Bavo op +32 475 12 34 56.
- A. Verschueren brengt haar peuter Yusuf elke dag naar de crèche; Bavo Ruysschaert (bavo.ruysschaert@ocmw-voorbeeld.be) controleert dat.
- Mevr. A.V. (NN 91050316672 of 91 05 03 166 72) gebruikt de prikpil, ook als de heer Jeroen De Ridder dat niet wil.
- ANNELEEN VERSCHUEREN mag Jeroen niet meer ontvangen in de Kouterdreef, ook niet op de verjaardag van Yusuf (14 februari 2019).
- Anneleen stort het leefloon op BE68-5390-0754-7034 of be68539007547034 en belt 02/555.12.34 of 0032 2 555 12 34.

## Wat doet het OCMW?

- Het OCMW helpt mevrouw Verschueren-De Ridder bij het zoeken van een opleiding bij de VDAB of Kind en Gezin voor 1 april 2024.

## Handtekeningen

Opgemaakt te Lindermeers op 15 januari 2024.

Anneleen Verschueren

Jeroen De Ridder ..........

Voor het OCMW: G. Van den Abeele
"""

FR = """\
# Projet individualisé d'intégration sociale (PIIS)

Entre le CPAS de Valmoulin, place Communale 3, représenté par Madame Marie-Paule Vanderheyden, présidente,

et

Monsieur Kévin LECOMPTE, né à Huy le 7 août 1988, numéro de registre national 88.08.07-117.26, domicilié rue de l'Écluse 17/3 à
7999 Gernelle, GSM 0498 76 54 32, kevin.lecompte@exemple.be, compte BE71 0961 2345 6769, ci-après l'intéressé.

| Nom et prénom | Né le | Adresse |
| --- | --- | --- |
| Amélie Nkunda-Lecompte | 12.03.2020 | 12, rue du Moulin à Vent |

Assistante sociale : Wivine Stockmans, tél. 04/221 33 44

## Objectifs

Kévin veut trouver un emploi de vendeur. Avant, M. Lecompte habitait chaussée de Brunehaut 211 bte 6, 7198 Montignaux.

## Engagements de Monsieur

- Monsieur Lecompte inscrit sa fille Amélie à la crèche pour le 1er mars 2024 et téléphone à Wivine au +32 498 76 54 32.
- K. Lecompte met Amélie tous les jours à la garderie ; Wivine Stockmans (wivine.stockmans@cpas-exemple.be) vérifie.
- Mme Fatoumata Diallo-Bah, compagne de Monsieur K.L. (88080711726 ou 88 08 07 117 26), prend la pilule.
- KÉVIN LECOMPTE ne reçoit plus Fatoumata rue de l'Écluse, même pour l'anniversaire d'Amélie (12 mars 2020).
- Monsieur verse son revenu sur BE71-0961-2345-6769 ou BE71096123456769 et appelle le 04 221 33 44 ou le 0032 4 221 33 44.

## Engagements du CPAS

- Le CPAS aide Monsieur Lecompte à chercher une formation au Forem ou à l'ONE avant le 1er avril 2024.

## Signatures

Fait à Valmoulin, le 15 janvier 2024.

Kévin Lecompte

Pour le CPAS : M.-P. Vanderheyden
"""

# None of these may be found in a report, in small letters or capitals.
PLANTED = {
    "nl": (
        "Abeele", "Godelieve", "Verschueren", "Anneleen", "Yusuf", "Ayla", "Khatib", "Sofie", "hondt", "Maes", "Bavo", "Ruysschaert",
        "Jeroen", "Ridder", "A.V.", "3 mei 1991", "14/02/2019", "14 februari 2019", "1.9.2021", "166.72", "91050316672", "166 72",
        "Kouterdreef", "Oude Baan", "Sint-Jansstraat", "Vlasrootstraat", "Waterhove", "0475", "475 12", "555 12", "555.12", "voorbeeld.be", "BE68", "7034",
    ),
    "fr": (
        "Vanderheyden", "Paule", "Lecompte", "Kévin", "Amélie", "Nkunda", "Wivine", "Stockmans", "Fatoumata", "Diallo", "Bah,",
        "K.L.", "7 août 1988", "12.03.2020", "12 mars 2020", "117.26", "88080711726", "117 26", "Écluse", "Gernelle", "Moulin à Vent",
        "Brunehaut", "Montignaux", "0498", "498 76", "221 33", "exemple.be", "BE71", "6769",
    ),
}  # fmt: skip
# These are no personal data, and stay.
KEPT = {
    "nl": ("OCMW van Lindermeers", "VDAB", "Kind en Gezin", "15 januari 2024", "1 april 2024", "kinderopvang", "winkelbediende"),
    "fr": ("CPAS de Valmoulin", "Forem", "ONE", "15 janvier 2024", "1er avril 2024", "crèche", "vendeur"),
}  # fmt: skip
