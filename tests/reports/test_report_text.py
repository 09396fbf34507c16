from __future__ import annotations

from datetime import date

import pytest

from isip_lint.documents.model import Location, Notice, Status
from isip_lint.engine.model import RuleNotice, Severity
from isip_lint.reports.layout import Layout
from isip_lint.reports.table import Rendering
from isip_lint.reports.text import place, render
from isip_lint.reports.words import Words


def shown(report, language=None, **layout):
    return render(report, Rendering(language=language, layout=Layout(**layout)))


def flat(report, language=None):
    return " ".join(shown(report, language).replace("\u00a0", " ").split())


def test_a_finding_shows_place_words_why_ground_and_instead(make):
    text = shown(make.report(make.document(make.finding())))
    expected = [
        "Wat doet mevrouw?",
        "FOUT  Verplichte kinderopvang  [conditions/creche]",
        "pagina 3, tabel 1, rij 3, kolom 2, regel 12",
        "“Mevrouw brengt haar kind >>naar de opvang<<.”",
        "Waarom: De wet noemt dit niet.",
        "Grond: standpunt van belangenverdedigers; geen uitspraak gevonden",
        "- Grondwet, art. 22, 22bis (ARTIKELNUMMER NIET NAGEKEKEN",
        "Beter: Het OCMW zoekt mee naar opvang.",
    ]
    places = [text.index(part) for part in expected]
    assert places == sorted(places)


def test_sections_stand_in_document_order_then_the_whole_then_doubts(make):
    review = make.finding(title="twijfel", review=True, severity=Severity.INFO)
    whole = make.finding(title="ontbreekt", document_level=True)
    last = make.finding(title="laatste", section="Slot")
    text = shown(make.report(make.document(review, whole, make.finding(), last)))
    order = [
        text.index(t) for t in ("Verplichte", "Slot", "laatste", "Wat ontbreekt", "Om zelf te")
    ]
    assert order == sorted(order)
    assert text.index("Om zelf te bekijken") < text.index("twijfel")


def test_a_rule_is_explained_once_in_a_document(make):
    twice = make.report(make.document(make.finding(), make.finding(section="Slot")))
    text = shown(twice)
    assert text.count("De wet noemt dit niet.") == 1
    assert "zie hierboven" in text


def test_a_review_is_counted_apart_from_notes(make):
    doubt = make.finding(review=True, severity=Severity.INFO)
    head = shown(make.report(make.document(doubt))).splitlines()
    assert "  1 om zelf te bekijken" in head


def test_long_clauses_are_shortened_around_the_words(make):
    long = "woord " * 60 + "naar de opvang" + " woord" * 60
    text = flat(make.report(make.document(make.finding(clause=long))))
    assert ">>naar de opvang<<" in text
    assert text.count("woord ") < 30
    assert "“… woord" in text


def test_a_clean_bill_names_packs_law_rules_and_what_was_not_applied(make):
    document = make.document(
        notices=(RuleNotice("sanctions/x", "not-in-force"),),
        in_order=("evaluation/missing",),
    )
    text = flat(make.report(document))
    assert "Niets gevonden" in text
    assert "Nagekeken: 7 regels van het pakket rules 0.1.0 (inhoud 0123456789ab)" in text
    assert "wet van 1 april 2024 (dag van de ondertekening)" in text
    assert "Niet toegepast: sanctions/x (geldt niet op die dag)" in text
    assert "In orde: evaluatie is voorzien" in text


@pytest.mark.parametrize(
    "changes",
    [
        {"file_notices": (Notice("page-without-text", "", 2),)},
        {"file_notices": (Notice("unread-part", "word/chart1"),)},
        {"file_notices": (Notice("other-language", "fr: 3"),)},
        {"notices": (RuleNotice("evaluation/missing", "not-assessable"),)},
        {"rules_applied": 0},
    ],
)
def test_what_was_not_judged_in_full_is_never_clean(make, changes):
    text = flat(make.report(make.document(**changes)))
    assert "Niets gevonden" not in text
    assert "niet volledig worden beoordeeld" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.UNREADABLE, "Niet gelezen: het bestand is leeg"),
        (Status.NO_TEXT, "Niet beoordeeld: het bestand is leeg"),
        (Status.UNSUPPORTED_LANGUAGE, "Niet beoordeeld: het bestand is leeg"),
        (Status.NOT_AN_AGREEMENT, "dit lijkt geen GPMI"),
    ],
)
def test_an_unjudged_document_is_one_clear_line(make, status, words):
    detail = "the file is empty: nothing to check"
    text = flat(make.report(make.document(status=status, detail=detail)))
    assert words in text
    assert "Nagekeken" not in text


def test_the_law_of_today_is_said_to_be_a_guess(make):
    document = make.document(signed=None, law_basis="today", law_as_of=date(2026, 1, 2))
    text = flat(make.report(document), "fr")
    assert "droit du 2 janvier 2026 (aujourd'hui, faute de date de signature)" in text
    assert "aucune date de signature trouvée" in text


def test_a_template_is_said_to_be_one(make):
    assert "in te vullen model" in flat(make.report(make.document(template=True, signed=None)))


def test_several_documents_are_summed_up(make):
    bad = make.document(status=Status.UNREADABLE, detail="x", message_language="nl")
    text = flat(make.report(make.document(make.finding()), make.document(), bad))
    assert (
        "Samen: 3 documenten: 1 met bevindingen, 1 zonder bevindingen, "
        "1 niet (volledig) beoordeeld; 1 fout"
    ) in text


def test_one_document_has_no_summary(make):
    assert "Samen" not in shown(make.report(make.document()))


def test_files_left_out_are_said(make):
    assert "scan.jpg" in shown(make.report(make.document(), left_out=("scan.jpg",)))


def test_lines_stay_within_the_width(make):
    long = make.finding(why="reden " * 80, section="deel " * 30)
    text = shown(make.report(make.document(long)), width=60)
    assert max(len(line) for line in text.splitlines()) <= 62


def test_colours_are_there_only_when_wanted(make):
    report = make.report(make.document(make.finding()))
    assert "\x1b[1;31mFOUT\x1b[0m" in shown(report, colour=True)
    assert "\x1b" not in shown(report)


def test_texts_of_a_document_cannot_steer_the_terminal(make):
    evil = make.finding(text="a\x1b[2Jb", clause="x a\x1b[2Jb y", section="s\x07")
    text = shown(make.report(make.document(evil, path="p\x1b[31m.docx")))
    assert not {"\x1b", "\x07"} & set(text)


@pytest.mark.parametrize(
    ("path", "page", "words"),
    [
        ("body/p12", None, "line 5"),
        ("body/p12", 2, "page 2, line 5"),
        ("body/t1/r0c0/p0", None, "table 2, row 1, column 1, line 5"),
        ("header1/p0", None, "page header, line 5"),
        ("footnote2/p0", None, "note, line 5"),
        ("body/p3/box0/p0", None, "text box, line 5"),
        ("line58", None, "line 5 (line 58 of the file)"),
        ("line58/r3c1/l62", None, "row 4, column 2, line 5"),
    ],
)
def test_places_in_the_words_of_people(path, page, words):
    assert place(Location(path, 5, page), Words("en")) == words
