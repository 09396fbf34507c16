"""Parts of an agreement told in everyday words, and what only looks like them."""

from datetime import date

import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document


def missing(pack, rule, text, language="nl"):
    options = Options(force=True, today=date(2026, 1, 1), assume=language, select=(rule,))
    report = check_document(read_markdown("x.md", text.encode()), pack, options)
    return any(f.rule == rule for f in report.findings)


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
