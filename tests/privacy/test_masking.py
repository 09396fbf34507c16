"""Personal data: what is found, what is left alone, and that no report holds any."""

from __future__ import annotations

import json
from functools import cache

import pytest
from planted import FR, KEPT, NL, PLANTED

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.personal import find_personal
from isip_lint.analysis.personal_words import read_personal_words
from isip_lint.audit.corpus import read_labelled
from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.model import Report
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document
from isip_lint.reports.privacy import hashed_path, mask_part, mask_text, masked, with_hashed_paths
from isip_lint.reports.table import REPORTERS, Rendering, reporter
from isip_lint.resources import data_dir
from isip_lint.yaml_source import FaultError

AGREEMENTS = {"nl": NL, "fr": FR}


@pytest.fixture(scope="module")
def personal(pack):
    """Find the personal data of a text in Markdown: ``personal(language, text)``."""

    def find(language, text):
        document = read_markdown("a.md", text.encode())
        agreement = analyse(document, pack.lexicons[language])
        return find_personal(document, agreement.sections, pack.masking, language)

    return find


@pytest.fixture(scope="module")
def checked(pack):
    """The verdict on a planted agreement, with its text."""

    @cache
    def check(language):
        document = read_markdown("a.md", AGREEMENTS[language].encode())
        options = Options(None, keep_text=True, mask=True)
        verdict = check_document(document, pack, options)
        assert len(verdict.findings) > 4
        return Report((verdict,), ((pack.name, pack.version, pack.digest),))

    return check


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_detail_of_the_text_is_masked_and_nothing_else(personal, language):
    found = personal(language, AGREEMENTS[language])
    text = "\n".join(mask_text(line, found) for line in AGREEMENTS[language].splitlines())
    assert [w for w in PLANTED[language] if w.casefold() in text.casefold()] == []
    assert [w for w in KEPT[language] if w not in text] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_no_report_holds_personal_data(checked, form, language):
    rendering = Rendering(1, version="0.1.0", masked=True)
    text = reporter(form)(masked(checked(language), moved=True), rendering)
    assert [w for w in PLANTED[language] if w.casefold() in text.casefold()] == []
    shown = reporter(form)(checked(language), Rendering(1, version="0.1.0"))
    assert [w for w in PLANTED[language] if w in shown], "the report quotes nothing of the text"


def test_places_stay_those_of_the_text_that_extract_shows(checked):
    before, after = checked("nl").documents[0], masked(checked("nl")).documents[0]
    for old, new in zip(before.findings, after.findings, strict=True):
        assert (old.start, old.end, old.location) == (new.start, new.end, new.location)
        assert (old.fingerprint, old.rule) == (new.fingerprint, new.rule)


def test_a_report_with_the_text_has_places_in_the_masked_text(checked):
    (document,) = masked(checked("nl"), moved=True).documents
    lines = {b.location.line: b.text for p in document.passages for b in p.blocks}
    flagged = [f for f in document.findings if not f.document_level]
    assert any("[naam]" in finding.text for finding in flagged)
    for finding in flagged:
        assert lines[finding.location.line][finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nummer 85.07.30-033.28.", "Nummer [rijksregisternummer]."),
        ("Nummer 85.07.30 033 28.", "Nummer [rijksregisternummer]."),
        ("Nummer 85073003328.", "Nummer [rijksregisternummer]."),
        ("Nummer 85073003329.", "Nummer 85073003329."),
        ("Rijksregister: 85073003329.", "Rijksregister: [rijksregisternummer]."),
        ("Mail naar jan.p@ocmw-x.be.", "Mail naar [e-mail]."),
        ("Op BE68 5390 0754 7034 of nl91abna0417164300.", None),
        ("Op NL91 ABNA 0417 1643 00.", "Op [rekeningnummer]."),
        ("Bel 0475/12.34.56 of (02) 555 12 34.", "Bel [telefoon] of [telefoon]."),
        ("Bel +32 (0)475 12 34 56, of 0032475123456.", "Bel [telefoon], of [telefoon]."),
        ("Bel gratis 0800 12 345.", "Bel gratis 0800 12 345."),
        ("Van 01/02/2024 tot 31-12-2024, om 9.30 u.", "Van 01/02/2024 tot 31-12-2024, om 9.30 u."),
        ("Dossier 2023/114 en KBO 0207.501.234.", "Dossier 2023/114 en KBO 0207.501.234."),
        ("Zij kreeg 1.288,46 euro op 3 mei 2024.", "Zij kreeg 1.288,46 euro op 3 mei 2024."),
        ("Geboren te Gent op 3 mei 1991.", "Geboren te Gent op [geboortedatum]."),
        ("Zij woont in de Lange Nieuwstraat 5/12.", "Zij woont in de [adres]."),
        ("Wonende te 9870 Lindermeers, Rietgors 14.", "Wonende te [adres]."),
        ("Het OCMW, Kerkstraat 10, helpt.", "Het OCMW, Kerkstraat 10, helpt."),
        ("De arbeidsmarkt 2024 telt 3 domeinen.", "De arbeidsmarkt 2024 telt 3 domeinen."),
        ("Leiehoek, 25/09/2023", "Leiehoek, 25/09/2023"),
    ],
)
def test_details_with_a_form_of_their_own(personal, text, shown):
    found = mask_text(text, personal("nl", "Tekst zonder namen."))
    assert found == (shown or "Op [rekeningnummer] of nl91abna0417164300.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("De heer van den Berg komt.", "De heer [naam] komt."),
        ("Mevr. A. P. tekent.", "Mevr. [naam] tekent."),
        ("Haar zoontje Milan en dochter Ayla slapen.", "Haar zoontje [naam] en dochter [naam] slapen."),
        ("Lotte en Ruben gaan naar school.", "[naam] en [naam] gaan naar school."),
        ("Ik ben Joanna Kowalczyk.", "Ik ben [naam]."),
        ("Dossierbeheerder: Coppens", "Dossierbeheerder: [naam]"),
        ("Mevrouw gaat naar de VDAB.", "Mevrouw gaat naar de VDAB."),
        ("Zij gaat naar dokter. Wat hij zegt, telt.", "Zij gaat naar dokter. Wat hij zegt, telt."),
        ("Kind en Gezin en de Chiro helpen.", "Kind en Gezin en de Chiro helpen."),
        ("Elke maandag is er les in Sint-Joris.", "Elke maandag is er les in Sint-Joris."),
        ("Het kind van Mevrouw Wil werkt.", "Het kind van Mevrouw [naam] werkt."),
        ("Voorzitter: zie bijlage. Begunstigde: Mevrouw", "Voorzitter: zie bijlage. Begunstigde: Mevrouw"),
    ],
)  # fmt: skip
def test_names_are_told_by_what_stands_before_them(personal, text, shown):
    assert mask_text(text, personal("nl", text)) == shown


def test_a_name_that_is_also_a_word_or_a_town_is_masked_only_beside_a_name(personal):
    found = personal(
        "nl", "Tussen het OCMW van Brakel en de heer Wil Brakel. Hij wil werk. De heer Noël Maes helpt."
    )  # fmt: skip
    assert mask_text("Wil hij werk? Dat wil het OCMW van Brakel.", found) == (
        "Wil hij werk? Dat wil het OCMW van Brakel."
    )
    assert mask_text("W. Brakel en de heer Brakel", found) == "[naam] en de heer [naam]"
    assert (
        mask_text("Tussen kerst en Noël komt Maes.", found) == "Tussen kerst en Noël komt [naam]."
    )


def test_words_cut_out_of_a_clause_are_masked_as_in_it(personal):
    found = personal("nl", "Zij belt Peeters op 0475 12 34 56.")
    assert mask_part("belt 0475 12", "Zij belt 0475 12 34 56.", found) == "belt [telefoon]"
    assert mask_part("elders", "Zij belt.", found) == "elders"


QUOTES = {
    "nl/tune/nl-t001": set(),
    "nl/tune/nl-t006": {"Emma"},
    "nl/tune/nl-t013": {"Noah"},
    "nl/tune/nl-t014": {"Dennis"},
    "nl/tune/nl-t029": set(),
    "nl/tune/nl-t035": {"Maas", "Greet", "Karim"},
    "nl/tune/nl-t074": {"Imane"},
    "nl/tune/nl-t082": set(),
    "fr/tune/fr-t001": None,
    "fr/tune/fr-t003": {"Lina", "Ayoub"},
    "fr/tune/fr-t040": set(),
}


@pytest.mark.parametrize(("name", "expected"), QUOTES.items())
def test_labelled_quotes_change_only_where_a_person_is_named(pack, personal, name, expected):
    path = data_dir("corpora") / f"{name}.md"
    labelled = read_labelled(path)
    quotes = [x.quote for x in (*labelled.expect, *labelled.may, *labelled.traps)]
    found = personal(name[:2], path.read_text(encoding="utf-8").split("\n---\n", 1)[1])
    details = {quote[d.start : d.end] for quote in quotes for d in found.details(quote)}
    if expected is not None:
        assert details == expected


def test_paths_can_be_hashed(checked):
    report = with_hashed_paths(checked("nl"))
    (document,) = report.documents
    assert document.path == hashed_path("a.md")
    assert document.path.endswith(".md")
    assert hashed_path("map/Peeters.DOCX").endswith(".docx")
    assert "Peeters" not in hashed_path("map/Peeters.DOCX")
    assert hashed_path("a.md") != hashed_path("b.md")
    assert "a.md" not in json.dumps(reporter("jsonl")(report, Rendering()))


def test_words_of_a_pack_are_added(tmp_path):
    path = tmp_path / "more.yaml"
    path.write_text("titles: [oom]\nfirst_names: Zwaantje Ot\n", encoding="utf-8")
    words = read_personal_words([data_dir("rules") / "masking" / "words.yaml", path])
    assert {"oom", "mevrouw"} <= set(words.titles)
    assert {"Zwaantje", "Sofie"} <= set(words.first_names)


@pytest.mark.parametrize("line", ["titel: [oom]", "titles: 3", "placeholders: [x]"])
def test_an_unknown_list_of_words_is_a_fault_with_its_line(tmp_path, line):
    path = tmp_path / "more.yaml"
    path.write_text(f"# eigen\n{line}\n", encoding="utf-8")
    with pytest.raises(FaultError, match=r"more\.yaml:2:1: .* is no list of words"):
        read_personal_words([path])
