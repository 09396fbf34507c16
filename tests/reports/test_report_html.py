from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest
from lxml import html

from isip_lint.analysis.model import Zone
from isip_lint.documents.model import Block, BlockKind, Cell, Location, Notice, Status
from isip_lint.engine.model import Passage, Severity, Suppression
from isip_lint.reports import help
from isip_lint.reports.html import render
from isip_lint.reports.table import Rendering

TEXT = "Mevrouw brengt haar kind <b>elke dag</b> naar de opvang & volgt de les."
HEADING = Block(BlockKind.HEADING, "Wat doet mevrouw?", Location("body/p0", 1), "Artikel 3", 2)
LINE = Block(BlockKind.ITEM, TEXT, Location("body/p1", 2, 3), "•", 1)


def in_cell(text, line, row, column):
    place = Cell("body/t0", row, column)
    return Block(BlockKind.CELL, text, Location(f"body/t0/r{row}c{column}/p0", line), cell=place)


PASSAGES = (
    Passage("Wat doet mevrouw?", Zone.BENEFICIARY, (HEADING, LINE)),
    Passage("", Zone.OTHER, (in_cell("Wie", 3, 0, 0), in_cell("Wat", 4, 0, 2))),
)


def words(make, flagged, **changes):
    start = TEXT.index(flagged)
    place = {"start": start, "end": start + len(flagged), "location": LINE.location}
    return make.finding(text=flagged, clause=TEXT, **{**place, **changes})


@pytest.fixture
def one(make):
    findings = (words(make, "naar de opvang"), words(make, "kind <b>elke dag</b> naar"))
    return make.document(*findings, passages=PASSAGES, in_order=("evaluation/missing",))


@pytest.fixture
def show(make):
    """Render documents; return the text and the parsed page."""

    def run(*documents, language=None):
        text = render(make.report(*documents), Rendering(language=language, version="1"))
        return text, html.document_fromstring(text)

    return run


def spoken(element):
    return " ".join(element.text_content().split())


def test_the_page_needs_nothing_else(show, one):
    text, page = show(one)
    assert page.xpath("//script | //link | //img | //*[@src] | //*[@onclick] | //*[@style]") == []
    assert "@import" not in text
    assert "url(" not in text
    style = page.xpath("string(//style)")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy


def test_words_are_marked_and_the_text_stays_as_it_is(show, one):
    _, page = show(one)
    item = page.xpath("//p[@class='item']")[0]
    for reference in item.xpath(".//a | .//span"):
        reference.drop_tree()
    assert item.text_content().strip() == TEXT
    assert [mark.text for mark in item.xpath(".//mark")] == [
        "kind <b>elke dag</b> ",
        "naar",
        " de opvang",
    ]


def test_what_a_document_says_is_never_markup(show, make):
    bad = "<script>alert(1)</script>"
    block = replace(LINE, text=bad)
    found = make.finding(message=bad, location=block.location, start=0, end=8, section=bad)
    document = make.document(found, path=bad, passages=(Passage(bad, Zone.OTHER, (block,)),))
    text, page = show(document)
    assert page.xpath("//script") == []
    assert "<script" not in text


def test_each_mark_leads_to_its_finding_and_back(show, one):
    _, page = show(one)
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    targets = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert {"#d1-f1", "#d1-f2", "#d1-m1", "#d1-m2"} <= set(targets)
    assert {target[1:] for target in targets} <= set(ids)


@pytest.mark.parametrize("number", [1, 2])
def test_headings_go_down_one_step_at_a_time(show, one, make, number):
    whole = make.document(make.finding(document_level=True), passages=PASSAGES)
    _, page = show(*(one, whole)[:number])
    levels = [int(element.tag[1]) for element in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_screen_reader_finds_its_way(show, one):
    _, page = show(one, replace(one, path="b.docx"))
    assert len(page.xpath("//main[@id='main']")) == 1
    assert page.xpath("//body/*[1][self::a][@href='#main']")
    assert page.xpath("//nav[@aria-labelledby]//a[@href='#d2']")
    assert page.xpath("//html/@lang") == ["nl"]
    assert all(spoken(label) and label.xpath("./input[@id]") for label in page.xpath("//label"))
    assert len(page.xpath("//label")) == len(page.xpath("//input"))
    assert all(page.xpath("//th/@scope"))
    assert page.xpath("//a[@class='ref error']/@aria-label")[:2] == ["bevinding 1", "bevinding 2"]
    names = page.xpath("//form/@aria-label")
    assert len(set(names)) == len(names)


def test_filters_hide_by_severity_and_by_part_without_touching_words(show, one):
    text, page = show(one)
    assert page.xpath("//input[@type='checkbox']/@id") == [
        "show-error",
        "only-marked",
        "show-d1-s1",
        "show-d1-s2",
    ]
    assert "#show-error:not(:checked)) :is(.finding, .ref).error { display: none; }" in text
    assert "#show-d1-s1:not(:checked)) #d1-s1 { display: none; }" in text
    assert "only" not in page.xpath("//div[@id='d1-s1']/@class")[0]
    assert page.xpath("//div[@id='d1-s2']/@class") == ["part unmarked"]


def test_a_table_stays_a_table(show, one):
    _, page = show(one)
    assert [spoken(cell) for cell in page.xpath("//div[@id='d1-s2']//td")] == ["Wie", "", "Wat"]


def test_a_rule_is_explained_once(show, one):
    _, page = show(one)
    first, second = page.xpath("//article")
    assert "Waarom" in spoken(first)
    assert "standpunt van belangenverdedigers" in spoken(first)
    assert second.xpath(".//a[@href='#d1-f1']")
    assert "Het OCMW zoekt mee naar opvang." not in spoken(second)


@pytest.mark.parametrize("base", ["https://example.org/{rule}.md", ""])
def test_the_page_of_a_rule_is_linked_once_it_is_published(show, one, monkeypatch, base):
    monkeypatch.setattr(help, "interface_file", lambda name: {"rule_pages": base})
    links = show(one)[1].xpath("//article//a[contains(@href, 'conditions/creche')]/@href")
    assert links == (["https://example.org/conditions/creche.md"] * 2 if "org" in base else [])


def test_what_is_in_order_and_what_was_checked_is_said(show, one):
    document = replace(one, file_notices=(Notice("page-not-read", page=2),))
    text = spoken(show(document)[1])
    assert "In orde evaluatie is voorzien" in text
    assert "7 regels van het pakket rules 0.1.0" in text
    assert "pagina 2 is beschadigd en is NIET gelezen" in text
    assert "kon niet volledig worden beoordeeld" in text


def test_a_document_that_was_not_judged_is_never_called_clean(show, make):
    document = make.document(status=Status.NO_TEXT, detail="a scan", rules_applied=0)
    text = spoken(show(document)[1])
    assert "Niet beoordeeld: a scan" in text
    assert "Niets gevonden" not in text
    assert "geen enkele regel toegepast" in text


def test_several_documents_have_a_table_of_contents_and_counts_by_rule(show, one):
    _, page = show(one, replace(one, path="b.docx"), language="en")
    rows = [[spoken(c) for c in row] for row in page.xpath("//section[@aria-labelledby]//tbody/tr")]
    assert ["Verplichte kinderopvang conditions/creche", "4", "2"] in rows
    contents = [spoken(row) for row in page.xpath("//nav//tbody/tr")]
    assert contents == ["a.docx 2 errors", "b.docx 2 errors"]


def test_known_findings_are_apart_and_do_not_count(show, make):
    known = replace(words(make, "de les"), suppressed=Suppression("Zo afgesproken", "An Maes"))
    _, page = show(make.document(known, passages=PASSAGES))
    assert page.xpath("//article") == []
    assert "Zo afgesproken (An Maes)" in spoken(page)


@pytest.mark.parametrize(
    ("language", "label"), [("nl", "Waarom"), ("fr", "Pourquoi"), ("en", "Why")]
)
def test_the_page_speaks_the_language_asked_for(show, one, language, label):
    _, page = show(one, language=language)
    assert page.xpath("//html/@lang") == [language]
    assert page.xpath("//article[1]//dt[1]")[0].text == label


def test_a_review_is_shown_as_such(show, make):
    found = words(make, "de les", review=True, severity=Severity.INFO)
    _, page = show(make.document(found, passages=PASSAGES))
    assert page.xpath("//mark/@class") == ["review"]
    assert "te bekijken" in spoken(page.xpath("//article")[0])


def test_colours_stand_out_enough(show, one):
    """WCAG 2.2, 1.4.3: text needs a contrast of 4.5 to 1 with what is behind it."""
    style = show(one)[1].xpath("string(//style)")
    inks = re.findall(r"(?:--\w+|color): (#\w{3,6})", style)
    papers = [*re.findall(r"mark\.\w+ \{ background: (#\w{6})", style), "#ffffff"]
    used = [ink for ink in inks if ink not in {"#c4c4c4"}]
    assert len(used) >= 7
    assert len(papers) == 5
    assert min(contrast(ink, "#ffffff") for ink in used) >= 4.5
    assert min(contrast("#1a1a1a", paper) for paper in papers) >= 4.5


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
