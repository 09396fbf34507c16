from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from isip_lint.analysis.model import Zone
from isip_lint.documents.model import Block, BlockKind, Location, Notice, Status
from isip_lint.engine.model import Passage, Severity, Suppression
from isip_lint.reports.remarks import MOST_REMARKS, blocks_of, notes_of

NOW = datetime(2026, 1, 2)


def block(line, text, path=None, kind=BlockKind.PARAGRAPH):
    return Block(kind, text, Location(path or f"body/p{line - 1}", line))


PASSAGES = (
    Passage("Contract", Zone.PARTIES, (block(1, "Contract", kind=BlockKind.HEADING),)),
    Passage(
        "Wat doet mevrouw?", Zone.BENEFICIARY, (block(2, "Wat doet mevrouw?"), block(3, "Les"))
    ),
    Passage("Handtekeningen", Zone.SIGNATURE, (block(4, "Handtekeningen"),)),
)
PLACE = {"location": Location("body/p2", 3), "start": 0, "end": 3}


@pytest.fixture
def noted(make):
    def run(*findings, language=None, suggest=False, **changes):
        document = make.document(*findings, passages=PASSAGES, **changes)
        return notes_of(document, language, NOW, suggest=suggest)

    return run


def test_a_remark_says_what_why_how_firm_and_what_instead(noted, make):
    notes = noted(make.finding(**PLACE))
    remark = notes.remarks[1]
    assert (remark.line, remark.start, remark.end, remark.level) == (3, 0, 3, "error")
    assert remark.title == "FOUT: Verplichte kinderopvang [conditions/creche]"
    text = "\n".join(remark.paragraphs)
    assert "De overeenkomst verplicht tot opvang." in text
    assert "Waarom: De wet noemt dit niet." in text
    assert "Grond: standpunt van belangenverdedigers; geen uitspraak gevonden." in text
    assert "Grondwet, art. 22, 22bis (ARTIKELNUMMER NIET NAGEKEKEN" in text
    assert text.endswith("Beter: Het OCMW zoekt mee naar opvang.")


@pytest.mark.parametrize(
    ("language", "locale", "word"),
    [("nl", "nl-BE", "Waarom:"), ("fr", "fr-BE", "Pourquoi :"), ("en", "en-GB", "Why:")],
)
def test_remarks_speak_the_language_asked_for(noted, make, language, locale, word):
    notes = noted(make.finding(**PLACE), language=language)
    assert notes.language == locale
    assert notes.remarks[1].paragraphs[1].startswith(word)


def test_what_concerns_the_whole_stands_on_the_heading_above(noted, make):
    found = make.finding(document_level=True, **PLACE)
    remark = noted(found).remarks[1]
    assert (remark.line, remark.start, remark.end) == (2, 0, len("Wat doet mevrouw?"))


def test_the_summary_stands_on_the_title(noted, make):
    summary = noted(make.finding(**PLACE), in_order=("evaluation/missing",)).remarks[0]
    assert (summary.line, summary.start, summary.end) == (1, 0, len("Contract"))
    assert summary.title == "isip-lint: 1 fout"
    text = "\n".join(summary.paragraphs)
    assert "getekend op 1 april 2024" in text
    assert "In orde: evaluatie is voorzien" in text
    assert "doet geen uitspraak" in text


def test_a_document_that_was_not_judged_in_full_is_not_called_clean(noted):
    summary = noted(file_notices=(Notice("page-not-read", page=2),)).remarks[0]
    assert "Niets gevonden" not in summary.title
    assert any("NIET gelezen" in paragraph for paragraph in summary.paragraphs)
    refused = noted(status=Status.NOT_AN_AGREEMENT).remarks[0]
    assert "Niets gevonden" not in refused.title
    assert "Niets gevonden" in noted().remarks[0].title


def test_at_most_fifty_findings_have_a_remark_and_the_least_grave_are_listed(noted, make):
    errors = [make.finding(**PLACE) for _ in range(MOST_REMARKS - 1)]
    others = [make.finding(**PLACE, severity=Severity.INFO, title=f"T{n}") for n in range(3)]
    notes = noted(*others, *errors)
    assert len(notes.remarks) == 1 + MOST_REMARKS
    listed = next(text for text in notes.remarks[0].paragraphs if "zonder eigen opmerking" in text)
    assert listed.startswith("Nog 2 bevindingen")
    assert listed.split("\n")[1:] == [f"- regel 3: T{n} [conditions/creche]" for n in (1, 2)]


def test_known_findings_have_no_remark(noted, make):
    known = make.finding(**PLACE, suppressed=Suppression("zo afgesproken", "An"))
    assert len(noted(known).remarks) == 1


def test_words_in_a_margin_are_quoted_with_their_place(noted, make):
    found = make.finding(**{**PLACE, "location": Location("header1/p0", 3)})
    assert noted(found).remarks[1].paragraphs[0] == "koptekst, regel 3: “naar de opvang”"


def test_a_review_says_so(noted, make):
    remark = noted(make.finding(**PLACE, review=True, severity=Severity.INFO)).remarks[1]
    assert remark.title.startswith("TER INFO, te bekijken: ")
    assert remark.level == "review"


def test_a_missing_clause_is_proposed_before_the_signatures(noted, make):
    missing = make.finding(**PLACE, document_level=True, wording="U mag iemand meebrengen.")
    assert noted(missing).additions == ()
    (addition,) = noted(missing, suggest=True).additions
    assert (addition.line, addition.text) == (4, "U mag iemand meebrengen.")
    assert noted(replace(missing, wording=""), suggest=True).additions == ()


def test_blocks_stand_in_reading_order(make):
    assert [b.location.line for b in blocks_of(make.document(passages=PASSAGES))] == [1, 2, 3, 4]
