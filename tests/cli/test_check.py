from __future__ import annotations

import io
import json
import os
import zipfile

import pytest
from agreements import GERMAN, LAWFUL_NL, LETTER, NL
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from isip_lint.audit import batch
from isip_lint.documents.model import Notice
from isip_lint.documents.reader import read_document

CRECHE = ("--select", "conditions/creche")


def as_json(result):
    return json.loads(result.stdout)


def rules_found(document):
    return [finding["rule"] for finding in document["findings"]]


def test_a_violation_is_found_quoted_and_fails(run, nl):
    result = run("check", nl, *CRECHE)
    assert result.exit_code == 1
    assert "conditions/creche" in result.stdout
    assert "peuter elke dag naar de kinderopvang<<" in " ".join(result.stdout.split())


def test_a_french_agreement_is_read_with_french_words(run, fr):
    result = run("check", fr, *CRECHE)
    assert result.exit_code == 1
    assert "ERREUR" in result.stdout
    assert "Pourquoi" in result.stdout


def test_text_speaks_the_language_of_each_document_json_english(run, nl, fr):
    text = run("check", nl, fr, *CRECHE).stdout
    assert "Waarom:" in text
    assert "Pourquoi" in text
    titles = {
        f["title"]
        for d in as_json(run("check", nl, fr, *CRECHE, "--format", "json"))["documents"]
        for f in d["findings"]
    }
    assert titles == {"Child care made compulsory"}


@pytest.mark.parametrize(("lang", "word"), [("nl", "FOUT"), ("fr", "ERREUR"), ("en", "ERROR")])
def test_the_language_of_the_messages_can_be_chosen(run, nl, lang, word):
    assert word in run("check", nl, *CRECHE, "--lang", lang).stdout


def test_a_clean_bill_says_what_was_checked(run, lawful, pack):
    result = run("check", lawful, *CRECHE, "--lang", "en")
    assert result.exit_code == 0
    assert "Nothing found" in result.stdout
    assert f"1 rule of the pack {pack.name} {pack.version} (content {pack.digest})" in result.stdout
    assert "law as of 15 January 2024 (day of the signature)" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("threshold", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on_sets_the_threshold(run, nl, threshold, status):
    assert run("check", nl, *CRECHE, "--fail-on", threshold).exit_code == status


def test_a_warning_does_not_fail_unless_asked(run, lawful):
    needs = ("check", lawful, "--select", "needs/analysis-missing")
    assert run(*needs).exit_code == 0
    assert run(*needs, "--fail-on", "warning").exit_code == 1


def test_the_law_of_another_day_is_said_and_applied(run, lawful):
    evaluation = ("check", lawful, "--select", "evaluation/missing", "--format", "json")
    assert rules_found(as_json(run(*evaluation))["documents"][0]) == ["evaluation/missing"]
    old = as_json(run(*evaluation, "--as-of", "2010-01-01"))["documents"][0]
    assert (old["findings"], old["law_basis"]) == ([], "as-of")
    assert old["notices"] == [{"rule": "evaluation/missing", "reason": "not-in-force"}]


def test_no_rule_in_force_is_no_clean_bill(run, nl):
    result = run("check", nl, *CRECHE, "--as-of", "1990-01-01", "--lang", "en")
    assert result.exit_code == 3
    assert "could not be judged in full" in result.stdout
    assert "not in force" in result.stdout


def test_ignore_takes_a_family_away(run, nl):
    found = as_json(run("check", nl, "--ignore", "conditions", "--format", "json"))
    assert not [r for r in found["summary"]["by_rule"] if r.startswith("conditions/")]


def test_standard_input(run):
    result = run("check", "-", *CRECHE, "--format", "json", stdin=NL.encode())
    assert result.exit_code == 1
    assert as_json(result)["documents"][0]["path"] == "-"


def test_a_report_in_the_folder_is_no_file_to_check(run, tmp_path, nl):
    report = tmp_path / "verslag.html"
    run("check", nl, *CRECHE, "--format", "html", "--output", report)
    assert report.is_file()
    documents = as_json(run("check", tmp_path, *CRECHE, "--format", "json"))["documents"]
    assert [document["path"] for document in documents] == [str(nl)]


def test_a_folder_is_walked_and_what_is_left_out_is_said(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.md").write_text(LAWFUL_NL, encoding="utf-8")
    (tmp_path / "a.txt").write_text(LAWFUL_NL, encoding="utf-8")
    (tmp_path / "beeld.gif").write_bytes(b"PK")
    (tmp_path / "~$a.docx").write_bytes(b"x")
    (tmp_path / ".hidden.md").write_text(NL, encoding="utf-8")
    found = as_json(run("check", tmp_path, *CRECHE, "--format", "json"))
    assert [d["path"] for d in found["documents"]] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "in" / "b.md"),
    ]
    assert found["summary"]["left_out"] == [str(tmp_path / "beeld.gif")]
    assert "beeld.gif" in run("check", tmp_path, *CRECHE).stdout


def test_a_pattern_is_expanded_and_a_file_is_checked_once(run, nl, fr):
    found = as_json(run("check", nl.parent / "*.md", nl, *CRECHE, "--format", "json"))
    assert [d["path"] for d in found["documents"]] == [str(fr), str(nl)]


@pytest.mark.parametrize("name", ["leeg", "geen*.docx"])
def test_nothing_to_check_is_wrong_use(run, tmp_path, name):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "beeld.gif").write_bytes(b"GIF89a")
    result = run("check", tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("leeg.txt", b"", "no-text"),
        ("wit.md", b" \n\n", "no-text"),
        ("ruis.docx", bytes(range(256)) * 8, "unreadable"),
        ("ruis.pdf", bytes(range(256)) * 8, "unreadable"),
        ("stuk.docx", b"PK\x03\x04" + b"\x00" * 200, "unreadable"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unreadable"),
        ("beeld.png", b"\x89PNG\r\n\x1a\n", "no-text"),
        ("duits.txt", GERMAN.encode(), "unsupported-language"),
        ("brief.md", LETTER.encode(), "not-an-agreement"),
        ("kort.txt", b"GPMI\n", "no-text"),
    ],
)
def test_what_cannot_be_judged_gets_one_line_and_status_3(run, tmp_path, name, content, status):
    path = tmp_path / name
    path.write_bytes(content)
    result = run("check", path, "--format", "json")
    assert result.exit_code == 3
    document = as_json(result)["documents"][0]
    assert document["status"] == status
    assert "\n" not in document["detail"]
    assert document["findings"] == []
    text = run("check", path).stdout
    assert text.splitlines()[0] == str(path)
    assert "Traceback" not in text


def test_a_missing_file_does_not_stop_the_batch(run, tmp_path, nl):
    result = run("check", tmp_path / "weg.docx", nl, *CRECHE, "--lang", "nl")
    assert "dit bestand bestaat niet" in result.stdout
    assert "conditions/creche" in result.stdout
    assert "1 niet (volledig) beoordeeld" in " ".join(result.stdout.split())


def test_findings_count_more_than_unjudged_documents(run, tmp_path, nl, lawful):
    assert run("check", tmp_path / "weg.docx", nl, *CRECHE).exit_code == 1
    assert run("check", tmp_path / "weg.docx", lawful, *CRECHE).exit_code == 3


def test_a_fault_of_ours_in_one_file_loses_no_other(run, nl, fr, monkeypatch):
    def breaks(path, *rest):
        if str(path) == str(fr):
            raise RuntimeError("kaput")
        return read_document(path, *rest)

    monkeypatch.setattr(batch, "read_document", breaks)
    documents = as_json(run("check", fr, nl, *CRECHE, "--format", "json"))["documents"]
    assert [d["status"] for d in documents] == ["unreadable", "checked"]
    assert "RuntimeError" in documents[0]["detail"]
    assert "kaput" not in documents[0]["detail"]


def test_force_judges_a_letter(run, tmp_path):
    path = tmp_path / "brief.md"
    path.write_text(LETTER, encoding="utf-8")
    assert run("check", path, *CRECHE, "--force").exit_code == 0


def locked_pdf():
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", "eigenaar"))
    canvas.drawString(72, 700, "Tekst.")
    canvas.save()
    return out.getvalue()


def test_a_password_is_said(run, tmp_path):
    path = tmp_path / "slot.pdf"
    path.write_bytes(locked_pdf())
    result = run("check", path)
    assert result.exit_code == 3
    assert "password" in result.stdout


def half_scanned_pdf():
    """An agreement of two pages of which the second is letters drawn as curves."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for number, line in enumerate(LAWFUL_NL.replace("#", "").splitlines()):
        canvas.drawString(72, 780 - 16 * number, line.strip())
    canvas.showPage()
    for number in range(200):
        canvas.line(72, 100 + 3 * number, 72 + number % 7, 102 + 3 * number)
    canvas.save()
    return out.getvalue()


def test_a_page_that_was_not_read_is_never_a_clean_bill(run, tmp_path):
    path = tmp_path / "half.pdf"
    path.write_bytes(half_scanned_pdf())
    result = run("check", path, "--select", "conditions/creche", "--lang", "en")
    assert result.exit_code == 3
    assert "page 2 is a picture without text and was NOT read" in " ".join(result.stdout.split())
    assert "Nothing found" not in result.stdout


def test_nothing_is_called_missing_when_a_page_was_not_read(run, tmp_path):
    path = tmp_path / "half.pdf"
    path.write_bytes(half_scanned_pdf())
    missing = ("--select", "needs/analysis-missing", "--select", "evaluation/missing")
    document = as_json(run("check", path, *missing, "--format", "json"))["documents"][0]
    assert document["findings"] == []
    assert {(n["rule"], n["reason"]) for n in document["notices"]} == {
        ("needs/analysis-missing", "not-assessable"),
        ("evaluation/missing", "not-assessable"),
    }


def test_passages_in_the_other_language_are_said(run, tmp_path):
    text = (
        LAWFUL_NL
        + "\n## Bijlage\n\n"
        + (
            "Le bénéficiaire se rend tous les jours au cours de langue et il remet chaque mois une "
            "attestation de présence à son assistante sociale du centre.\n"
        )
    )
    path = tmp_path / "twee.md"
    path.write_text(text, encoding="utf-8")
    result = run("check", path, *CRECHE, "--format", "json")
    assert result.exit_code == 3
    notices = as_json(result)["documents"][0]["file_notices"]
    assert [n["code"] for n in notices] == ["other-language"]
    assert notices[0]["detail"].startswith("fr: ")


def test_several_documents_get_a_summary(run, nl, fr, lawful):
    text = " ".join(run("check", nl, fr, lawful, *CRECHE, "--lang", "en").stdout.split())
    assert "Together: 3 documents: 2 with findings, 1 without findings; 2 errors" in text


def test_output_goes_to_a_file_without_colours(run, nl, tmp_path):
    out = tmp_path / "verslag.txt"
    result = run("check", nl, *CRECHE, "--output", out)
    assert (result.exit_code, result.stdout) == (1, "")
    text = out.read_text(encoding="utf-8")
    assert "conditions/creche" in text
    assert "\x1b" not in text


def test_output_never_overwrites_an_input(run, nl, tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(nl)
    for target in (nl, link):
        result = run("check", nl, "--output", target)
        assert result.exit_code == 2
        assert "overwrite" in result.stderr
    assert nl.read_text(encoding="utf-8") == NL


def test_output_into_a_missing_folder_is_wrong_use(run, nl, tmp_path):
    result = run("check", nl, "--output", tmp_path / "geen" / "verslag.txt")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [""],
        ["{file}", "--format", "xml"],
        ["{file}", "--as-of", "15/01/2024"],
        ["{file}", "--select", "conditions/creceh"],
        ["{file}", "--ignore", "conditons"],
        ["{file}", "--rules", "{file}"],
        ["{file}", "--select", "conditions/creche", "--ignore", "conditions"],
        ["{file}", "--unknown"],
    ],
)
def test_wrong_use_is_status_2_with_a_line(run, nl, arguments):
    result = run("check", *(a.format(file=nl) for a in arguments))
    assert result.exit_code == 2
    assert "Error:" in result.stderr


def test_a_mistyped_rule_gets_a_suggestion(run, nl):
    assert "conditions/creche" in run("check", nl, "--select", "conditions/creceh").stderr


def test_colours_only_when_asked_or_on_a_terminal(run, nl):
    assert "\x1b[" not in run("check", nl, *CRECHE).stdout
    assert "\x1b[1;31m" in run("check", nl, *CRECHE, "--color", "always").stdout


def test_a_document_cannot_steer_the_terminal(run, tmp_path):
    path = tmp_path / "boos.md"
    path.write_text(NL.replace("elke dag", "elke\x1b[2J dag"), encoding="utf-8")
    assert "\x1b" not in run("check", path, *CRECHE).stdout


def test_a_docx_says_page_table_row_and_column(run, tmp_path):
    import docx

    document = docx.Document()
    document.add_heading("Geïndividualiseerd project voor maatschappelijke integratie (GPMI)", 1)
    document.add_paragraph("Tussen het OCMW van Lindermeers en mevrouw Ans Peeters.")
    table = document.add_table(2, 2)
    for place, text in enumerate(
        [
            "Wat doet mevrouw?",
            "Tegen wanneer?",
            "Mevrouw brengt haar peuter elke dag naar de kinderopvang.",
            "1 maart",
        ]
    ):
        table.cell(place // 2, place % 2).text = text
    path = tmp_path / "tabel.docx"
    document.save(path)
    text = run("check", path, *CRECHE, "--lang", "en").stdout
    assert "table 1, row 2, column 1" in text


def test_a_zip_that_is_no_word_file_is_one_line(run, tmp_path):
    path = tmp_path / "iets.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("iets.txt", "x")
    assert run("check", path).exit_code == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_closed_file_is_one_line(run, nl):
    nl.chmod(0)
    assert run("check", nl).exit_code == 3


def test_unread_codes_all_have_words():
    from isip_lint.engine.verdict import OTHER_LANGUAGE, UNREAD
    from isip_lint.reports.words import Words

    for code in (*UNREAD, OTHER_LANGUAGE):
        assert "NOT" in Words("en").notice(Notice(code, "x", 1))
