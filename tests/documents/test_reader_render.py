import pytest
from click.testing import CliRunner

from benchmarks.render import main
from isip_lint.documents.builder import squeeze
from isip_lint.documents.model import BlockKind
from isip_lint.documents.reader import read_document

DUTCH = """\
---
id: nl-x
---
# GEÏNDIVIDUALISEERD PROJECT

Tussen het OCMW van Voorbeeldstad, vertegenwoordigd door mevrouw Trees Hoornaert, voorzitter van
het bijzonder comité, en de heer Jan Peeters, hierna de cliënt, wordt afgesproken wat volgt.

## Artikel 1 – Engagementen van de cliënt

De cliënt:

- schrijft zich vóór 31 mei 2023 in bij de VDAB en houdt die inschrijving in orde zolang dit project
  loopt, tenzij beide partijen samen anders beslissen;
- komt naar de afspraken.

1. Eerst een intake bij de dienst.
2. Daarna een opleiding.

**Wat spreken we nog af?**

- [x] cursus Nederlands volgen
- [ ] afspraak bij een arts

Domein: ☐ werk ☒ taal

| Wie | Wat | Tegen wanneer? |
| --- | --- | --- |
| Cliënt | zich inschrijven bij de dienst voor arbeidsbemiddeling<br>- solliciteren | 1 juni 2023 |
| OCMW | de kosten betalen | |
"""

FRENCH = """\
# Projet individualisé d'intégration sociale

## Qu'avons-nous convenu ?

Le CPAS de Modèleville et Madame Aïcha Lefèvre évaluent le projet au moins trois fois par an, à
l'initiative de l'une ou de l'autre des parties, et chaque fois lors d'un entretien en personne.

1. Madame suit la formation qu'elle a choisie ;
2. le CPAS paie les frais d'inscription.

| Étape | Échéance |
| --- | --- |
| Passer l'entretien de positionnement | 31 mai 2024 |

☐ oui ☒ non
"""


def group(block):
    if block.cell is not None:
        return "cell"
    if block.checked is not None or block.kind is BlockKind.ITEM:
        return "item"
    return "text"


def sequence(path):
    """The body of a document as a reader sees it."""
    furniture = (BlockKind.HEADER, BlockKind.FOOTER)
    return [
        (group(block), squeeze(block.text), block.checked)
        for block in read_document(path).blocks
        if block.kind not in furniture
    ]


@pytest.mark.parametrize("source", [DUTCH, FRENCH], ids=["nl", "fr"])
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_an_agreement_reads_the_same_in_every_format(tmp_path, source, suffix):
    markdown = tmp_path / "agreement.md"
    markdown.write_text(source, encoding="utf-8")
    arguments = [str(tmp_path / "out"), str(tmp_path), "--format", suffix]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    rendered = tmp_path / "out" / f"agreement.{suffix}"
    assert sequence(rendered) == sequence(markdown)


def test_cells_keep_their_heads_in_every_format(tmp_path):
    markdown = tmp_path / "a.md"
    markdown.write_text(FRENCH, encoding="utf-8")
    CliRunner().invoke(main, [str(tmp_path), str(markdown)], catch_exceptions=False)
    for name in ("a.md", "a.docx", "a.pdf"):
        blocks = read_document(tmp_path / name).blocks
        cell = next(block.cell for block in blocks if block.text == "31 mai 2024")
        assert cell.column_head == "Échéance"
        assert cell.row_head == "Passer l'entretien de positionnement"
