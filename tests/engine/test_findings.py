from datetime import date

import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.model import Status
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document

DAY = date(2026, 1, 1)


def check(pack, text, **options):
    return check_document(read_markdown("x.md", text.encode()), pack, Options(today=DAY, **options))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("# Vertrag\n\nDer Begünstigte verpflichtet sich, an der Ausbildung teilzunehmen und die "
         "Maßnahme nicht ohne Grund zu verlassen, wie es mit dem Zentrum vereinbart ist.",
         Status.UNSUPPORTED_LANGUAGE),
        ("# Beslissing van het bijzonder comité\n\nWij delen u mee dat uw leefloon werd toegekend op "
         "1 maart 2024 en dat u het bedrag maandelijks zal ontvangen op uw rekening.",
         Status.NOT_AN_AGREEMENT),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_so(pack, text, status):
    report = check(pack, text)
    assert report.status is status
    assert report.findings == ()


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        (
            "nl",
            "# GPMI\n\n## Afspraken\n\nMevrouw brengt haar peuter elke dag naar de crèche.",
            "conditions/creche",
        ),
        (
            "fr",
            "# PIIS\n\n## Accords\n\nMadame met son bébé à la crèche chaque jour.",
            "conditions/creche",
        ),
    ],
)
def test_a_finding_gives_back_its_own_words(pack, language, text, rule):
    report = check(pack, text, assume=language, select=(rule,))
    (finding,) = report.findings
    shown = read_markdown("x.md", text.encode()).blocks[finding.location.line - 1].text
    assert shown[finding.start : finding.end] == finding.text
    assert finding.sources
    assert finding.evidence


def test_messages_follow_the_chosen_language(pack):
    text = "# GPMI\n\n## Afspraken\n\nMevrouw brengt haar peuter elke dag naar de crèche."
    titles = {
        check(pack, text, assume="nl", language=lang, select=("conditions/creche",))
        .findings[0]
        .title
        for lang in ("nl", "fr", "en")
    }
    assert len(titles) == 3
