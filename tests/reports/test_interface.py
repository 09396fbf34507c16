from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import isip_lint
from isip_lint.analysis import bearer as reading_of_bearers
from isip_lint.analysis.model import Bearer, Force, Zone
from isip_lint.documents.model import Notice, UnreadableError
from isip_lint.documents.reader import read_document
from isip_lint.engine.checks.scope import WHOLE_KINDS
from isip_lint.engine.model import Source
from isip_lint.reports.words import INTERFACE_LANGUAGES, Words, interface_file

TEXTS = interface_file("texts")["texts"]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("reports", "cli")
    for path in (Path(isip_lint.__file__).parent / folder).glob("**/*.[ph]*")
    if path.is_file() and "__pycache__" not in path.parts
)


def fields(text):
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("key", TEXTS)
def test_each_text_stands_in_all_languages_with_the_same_fields(key):
    entry = TEXTS[key]
    assert set(entry) == set(INTERFACE_LANGUAGES)
    assert all(isinstance(text, str) and text for text in entry.values())
    assert len({frozenset(fields(text)) for text in entry.values()}) == 1


def test_details_and_praise_stand_in_all_languages():
    for entry in interface_file("texts")["details"]:
        assert set(entry) == set(INTERFACE_LANGUAGES)
    for entry in interface_file("in-order")["in_order"].values():
        assert set(entry) == set(INTERFACE_LANGUAGES)
    assert {len(m) for m in interface_file("texts")["months"].values()} == {12}


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rtf", b"{\\rtf1 " + 2000 * b"{"),
        ("a.html", b"<html>" + 3000 * b"<div>" + b"x"),
        ("a.html", b"<html>" + 60_000 * b"<p>x"),
        ("a.txt", b" "),
        ("a.docx", b"PK\x03\x04"),
        ("a.pdf", b"%PDF-"),
    ],
)
def test_why_a_file_is_not_read_is_said_in_each_language(name, data, language, monkeypatch):
    monkeypatch.setattr("isip_lint.documents.html.document.MAX_TAGS", 50_000)
    with pytest.raises(UnreadableError) as error:
        read_document(name, data)
    said = Words(language).detail(str(error.value))
    assert said != str(error.value)
    assert "the file" not in said


def test_every_key_that_the_code_names_exists():
    named = set(re.findall(r'(?:say|label)\(\s*["\']([a-z-]+)["\'](?! ~)', CODE))
    assert len(named) > 20
    assert named <= set(TEXTS)


def test_every_text_is_used():
    families = set(re.findall(r"""f?["']([a-z]+)-(?:\{|' ~)""", CODE)) | {
        "error",
        "warning",
        "info",
        "review",
    }
    counted = set(re.findall(r'count\(["\']([a-z]+)', CODE))
    for key in TEXTS:
        quoted = f'"{key}"' in CODE or f"'{key}'" in CODE
        used = quoted or key.split("-")[0] in families | counted
        assert used, key


def test_every_rule_on_the_whole_document_has_a_name_for_praise(pack):
    named = interface_file("in-order")["in_order"]
    missing = [r.id for r in pack.rules if r.kind in WHOLE_KINDS and r.id not in named]
    assert missing == []


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2026, 4, 1), "1er avril 2026"),
        ("nl", date(2026, 4, 1), "1 april 2026"),
        ("en", date(2026, 3, 31), "31 March 2026"),
    ],
)
def test_dates_as_in_a_letter(language, day, text):
    assert Words(language).day(day) == text


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [("nl", 1, "1 fout"), ("nl", 0, "0 fouten"), ("fr", 0, "0 erreur"), ("en", 2, "2 errors")],
)
def test_counts_take_the_right_form(language, number, text):
    assert Words(language).count("error", number) == text


def source(article, *, verified):
    names = dict.fromkeys(INTERFACE_LANGUAGES, "Act")
    return Words("en").source(Source("x", article, names, "", verified))


def test_unverified_sources_are_said_to_be_so():
    assert source("11 §1", verified=True) == "Act, art. 11 §1"
    assert source("II, 3", verified=True) == "Act, II, 3"
    assert source("11 §1", verified=False).startswith("Act, art. 11 §1 (ARTICLE NUMBER UNVERIFIED")
    assert source("", verified=False).startswith("Act (UNVERIFIED")


def test_an_unknown_notice_is_shown_as_its_code():
    assert Words("nl").notice(Notice("new-thing", "x")) == "new-thing x"


def test_an_unknown_detail_stays_as_it_is():
    assert Words("nl").detail("something new") == "something new"


def refusals():
    """Every line that a reader of files can refuse one with; what varies in it is an x."""
    for path in (Path(isip_lint.__file__).parent / "documents").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named[node.targets[0].id] = said(node.value, named)
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id == "UnreadableError" and node.args:
                yield said(node.args[0], named)


def said(node, named):
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return named.get(node.id)
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.FormattedValue) else p for p in node.values)
        return "".join(said(part, named) or "x" for part in parts)
    return None


@pytest.mark.parametrize("text", sorted({text for text in refusals() if text}))
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_refusal_is_translated(text, language):
    assert Words(language).detail(text) != text


def test_a_refusal_keeps_what_varies_in_it():
    text = "files named '.xlsx' are not supported: save it as DOCX or PDF and check that file"
    assert Words("nl").detail(text).startswith("bestanden met de naam '.xlsx' ")
    assert Words("en").detail(text) == text


@pytest.mark.parametrize(
    "key",
    [
        *(f"zone-{zone.value}" for zone in Zone),
        *(f"bearer-{bearer.value}" for bearer in Bearer),
        *(f"force-{force.value}" for force in Force),
    ],
)
def test_every_label_of_a_clause_has_words(key):
    assert key in TEXTS


def test_every_source_of_evidence_has_words():
    tree = ast.parse(Path(reading_of_bearers.__file__).read_text(encoding="utf-8"))
    triples = [n.elts for n in ast.walk(tree) if isinstance(n, ast.Tuple) and len(n.elts) == 3]
    # A triple of words alone is a list of endings or the like, no bearer with its evidence.
    told = [t for t in triples if not all(isinstance(part, ast.Constant) for part in t)]
    sources = {t[1].value for t in told if isinstance(t[1], ast.Constant)}
    assert len(sources) > 15
    assert {f"shown-{source.replace(' ', '-')}" for source in sources} <= set(TEXTS)
