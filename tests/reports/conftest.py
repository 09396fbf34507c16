from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from isip_lint.analysis.model import Evidence
from isip_lint.documents.model import Location, Status
from isip_lint.engine.model import DocumentReport, Finding, Report, Severity, Source

SOURCE = Source(
    "constitution",
    "22, 22bis",
    {"nl": "Grondwet", "fr": "Constitution", "en": "Constitution"},
    "https://example.invalid/const",
    verified=False,
)
FINDING = Finding(
    rule="conditions/creche",
    severity=Severity.ERROR,
    firmness="advocate",
    review=False,
    title="Verplichte kinderopvang",
    message="De overeenkomst verplicht tot opvang.",
    why="De wet noemt dit niet.",
    text="naar de opvang",
    clause="Mevrouw brengt haar kind naar de opvang.",
    section="Wat doet mevrouw?",
    location=Location("body/t0/r2c1/p0", 12, 3),
    start=22,
    end=36,
    evidence=(Evidence("bearer=beneficiary", "subject", "Mevrouw"),),
    sources=(SOURCE,),
    instead="Het OCMW zoekt mee naar opvang.",
    fingerprint="0123456789abcdef",
)


def finding(**changes):
    return replace(FINDING, **changes)


def document(*findings, **changes):
    plain = DocumentReport(
        "a.docx",
        Status.CHECKED,
        language="nl",
        kind="general",
        signed=date(2024, 4, 1),
        law_as_of=date(2024, 4, 1),
        law_basis="signed",
        message_language="nl",
        rules_applied=7,
        findings=findings,
        metrics={"words": 100, "clauses": 9},
    )
    return replace(plain, **changes)


def report(*documents, **changes):
    packs = (("rules", "0.1.0", "0123456789ab"),)
    return replace(Report(documents, packs, today=date(2026, 1, 2)), **changes)


@pytest.fixture
def make():
    """Builders of findings, documents and reports."""
    return SimpleNamespace(finding=finding, document=document, report=report)
