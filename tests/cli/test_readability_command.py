from __future__ import annotations

import json

import pytest

PASSAGE = "U komt elke maandag naar het kantoor en dan praten we samen over werk, over geld en over de kinderen."
LONG = "\n\n".join(
    f"U komt op dag {n} naar ons en we praten samen over werk en over geld." for n in range(9)
)
TEXT = f"# GPMI\n\n## Afspraken\n\n{LONG}\n\n## Sancties\n\nHerziening volgt ambtshalve na een aanmaning.\n"


@pytest.fixture
def agreement(tmp_path):
    path = tmp_path / "contract.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_document_has_two_scales_with_evidence_and_sections(run, agreement):
    result = run("readability", "--format", "json", agreement)
    (document,) = json.loads(result.output)["documents"]
    figures = document["metrics"]["readability"]
    assert result.exit_code == 0
    assert figures["reason"] is None
    assert 0 <= figures["words"] <= 100
    assert 0 <= figures["sentences"] <= 100
    assert {"herziening", "ambtshalve", "aanmaning"} <= {
        term["term"] for term in document["evidence"]["terms"]
    }
    assert [s["title"] for s in document["sections"]] == ["Afspraken", "Sancties"]
    assert document["sections"][1]["metrics"]["readability"]["reason"] == "below-15-words"
    assert {f["name"] for f in document["formulas"]} == {
        "Flesch-Douma",
        "Leesindex A",
        "LIX",
        "LiNT-II",
    }
    assert [f["name"] for f in document["formulas"] if f["approximate"]] == ["LiNT-II"]
    assert [c["level"] for c in document["calibration"]] == ["easy", "medium", "hard"]


def test_check_gives_the_same_figures(run, agreement):
    read = json.loads(run("readability", "--format", "json", agreement).output)["documents"][0]
    checked = json.loads(run("check", "--format", "json", agreement).output)["documents"][0]
    assert checked["metrics"]["readability"] == read["metrics"]["readability"]


def test_a_passage_is_judged_from_fifteen_words(run):
    result = run("readability", "--passage", "--format", "json", "-", stdin=PASSAGE)
    figures = json.loads(result.output)["documents"][0]["metrics"]["readability"]
    assert figures["words"] < 40
    assert result.exit_code == 0
    short = run(
        "readability", "--passage", "--format", "json", "-", stdin="U komt naar ons kantoor."
    )
    figures = json.loads(short.output)["documents"][0]["metrics"]["readability"]
    assert figures == {"words": None, "sentences": None, "reason": "below-15-words"}
    assert short.exit_code == 3


def test_a_short_document_shows_evidence_without_a_verdict(run, tmp_path):
    path = tmp_path / "short.md"
    path.write_text(
        "# GPMI\n\nU krijgt een aanmaning als u de afspraken niet naleeft.\n", encoding="utf-8"
    )
    result = run("readability", path)
    assert result.exit_code == 3
    assert "Minder dan 100 woorden" in result.output
    assert "brief met een waarschuwing" in result.output


def test_the_text_says_that_no_law_sets_a_level(run, agreement):
    result = run("readability", "--lang", "en", agreement)
    assert "not law" in result.output
    assert "Flesch-Douma" in result.output
    assert "[name]" not in result.output
    assert "approximation without a parser" in " ".join(result.output.split())


def test_what_cannot_be_read_is_said_and_ends_with_status_3(run, tmp_path, agreement):
    german = tmp_path / "german.md"
    german.write_text(
        "Die Person geht jeden Tag in den Kurs und hilft nicht mehr zu Hause. " * 5,
        encoding="utf-8",
    )
    result = run("readability", "--format", "json", german, agreement, tmp_path / "none.md")
    assert result.exit_code in {2, 3}
    result = run("readability", "--format", "json", german, agreement)
    reasons = [
        d["metrics"]["readability"]["reason"] for d in json.loads(result.output)["documents"]
    ]
    assert reasons == ["unsupported-language", None]
    assert result.exit_code == 3


def test_the_name_of_a_file_stays_though_persons_in_it_are_masked(run, tmp_path):
    path = tmp_path / "Milan.md"
    path.write_text(f"{TEXT}\nDe heer Milan Peeters komt elke week langs.\n", encoding="utf-8")
    text = run("readability", path).stdout
    assert text.splitlines()[0] == str(path)
    assert "Milan Peeters" not in text
