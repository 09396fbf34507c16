"""Rules on language do not drown a report, and speak of what the text itself leaves open."""

from __future__ import annotations

import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document

HARD = (
    "De terugvordering van onverschuldigde bestaansmiddelen wordt ambtshalve opgelegd, teneinde de herziening "
    "na kennisgeving en aanmaning te bewerkstelligen, onverminderd de verzaking en de schorsing."
)


@pytest.fixture
def found(pack):
    def run(text, *select):
        document = read_markdown("x.md", f"# GPMI\n\n## Onze afspraken\n\n{text}\n".encode())
        return check_document(document, pack, Options("en", select=select, force=True)).findings

    return run


def test_findings_of_one_rule_are_bounded(found):
    sentences = "\n\n".join(
        f"De {word} wordt elke maand in het dossier van de cliënt gemeld."
        for word in "huur les stage bus ziekte vakantie brief school".split()
    )
    assert len(found(sentences, "language/passive")) == 3


def test_a_term_is_reported_once_at_its_first_place(found):
    findings = found("U krijgt een aanmaning.\n\nDe aanmaning komt per post.", "language/jargon")
    assert [f.location.line for f in findings] == [3]


def test_terms_of_one_clause_share_a_finding_with_all_alternatives(found):
    (finding,) = found("U vraagt onverwijld een studietoelage aan.", "language/jargon")
    assert "meteen" in finding.message
    assert "geld van de overheid om te studeren" in finding.message


def test_a_hard_document_is_reported_with_its_worst_passages(found):
    (finding,) = found("\n\n".join([HARD] * 6), "language/readability")
    assert finding.document_level
    assert "De terugvordering van" in finding.message
    assert found("\n\n".join([HARD] * 2), "language/readability") == ()


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("U gaat naar het CAW.", False),
        ("U gaat naar het CAW (centrum algemeen welzijnswerk).", True),
        ("Het centrum voor algemeen welzijnswerk helpt. U belt het CAW.", True),
    ],
)
def test_an_abbreviation_that_is_written_out_is_fine(found, text, written_out):
    assert (found(text, "language/abbreviation") == ()) is written_out
