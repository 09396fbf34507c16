"""What was learned gives a second opinion, and never more than a review."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.learn import write
from isip_lint.analysis.agreement import analyse
from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.learned import FACTS, features, read_experience
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document
from isip_lint.engine.weights import NOTHING, Borders, Experience, Weights
from isip_lint.language.vocabulary import LANGUAGES
from isip_lint.resources import data_dir
from isip_lint.yaml_source import FaultError

RULE = "conditions/creche"
PART = "rights/assistance-missing"
TEXT = {
    "nl": (
        "# GPMI\n\n## Wat doet mevrouw?\n\n- Mevrouw brengt haar peuter elke dag naar de kinderopvang.\n"
        "- Mevrouw laat Bram overdag bij de onthaalmoeke.\n\n## Wat doet het OCMW?\n\n"
        "- Het OCMW laat Bram overdag bij de onthaalmoeke.\n"
    ),
    "fr": (
        "# PIIS\n\n## Engagements de Madame\n\n- Madame conduit sa fille chaque jour à la crèche.\n"
        "- Madame laisse Bram la journée chez la gardouille.\n\n## Engagements du CPAS\n\n"
        "- Le CPAS laisse Bram la journée chez la gardouille.\n"
    ),
}
HEAVY = "doubt: 0\nsure: 0\nfirm: 0\nbreaks: {a: {bias: 0, nl: de 99999}}"
WORD = {"nl": ("nl kinderopvang", "nl onthaalmoeke"), "fr": ("fr creche", "fr gardouille")}


def findings(language, experience, rule=RULE, text="", **chosen):
    pack = replace(open_pack(), experience=experience)
    options = Options("en", force=True, assume=language, **chosen)
    report = check_document(read_markdown("x.md", (text or TEXT[language]).encode()), pack, options)
    return [f for f in report.findings if f.rule == rule]


def experience(weights, **limits):
    return Experience(**limits, breaks=Weights.of({RULE: 0.0, NOTHING: 0.0}, weights))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_experience_the_rule_stands(language):
    (found,) = findings(language, Experience())
    assert not found.review


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_in_words_that_speak_against_its_rule_becomes_a_review(language):
    known = WORD[language][0]
    lawful = experience({RULE: {known: -900}}, doubt=-0.1, sure=99.0)
    violating = experience({RULE: {known: 900}}, doubt=-0.1, sure=99.0)
    assert [f.review for f in findings(language, lawful)] == [True]
    assert [f.review for f in findings(language, violating)] == [False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_duty_like_a_violation_is_worth_a_look_but_not_a_task_of_the_centre(language):
    other = WORD[language][1]
    likely = experience({RULE: {other: 900}}, doubt=-99.0, sure=1.0, firm=99.0)
    firm, look = findings(language, likely)
    assert (firm.review, look.review) == (False, True)
    assert look.severity.value == "info"
    assert look.evidence[-1].source == "likeness"
    assert look.evidence[-1].words == other.split()[1]
    assert findings(language, likely, ignore=(RULE,)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_centre_does_may_break_a_rule_about_the_centre(language):
    rule, word = "rights/unilateral-change", {"nl": "verwimpelt", "fr": "verloque"}[language]
    text = {
        "nl": "# GPMI\n\n## Afspraken\n\nHet OCMW verwimpelt dit plan.\n",
        "fr": "# PIIS\n\n## Accords\n\nLe CPAS verloque ce plan.\n",
    }[language]
    weights = Weights.of({rule: 0.0, NOTHING: 0.0}, {rule: {f"{language} {word}": 900}})
    strong = Experience(sure=0.5, firm=1.0, breaks=weights)
    assert [f.review for f in findings(language, strong, rule, text)] == [False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_duty_much_like_violations_is_a_finding(language):
    other = WORD[language][1]
    strong = experience({RULE: {other: 900}}, doubt=-99.0, sure=0.5, firm=1.0)
    assert [f.review for f in findings(language, strong)] == [False, False]


def test_what_is_written_is_read_again(tmp_path):
    weights = {
        NOTHING: {"": 0.5, "nl niet": 1.25},
        RULE: {"": -1.0, "nl naar de": 0.2, "fr creche": 0.75, "@force duty": -0.4},
    }
    write(weights, {PART: {"": -0.5, "fr assister": 1.0}}, {PART: Borders(0.5, -1.5)}, tmp_path)
    read = read_experience(sorted(tmp_path.iterdir()))
    assert read.breaks.biases == {NOTHING: 0.5, RULE: -1.0}
    assert read.breaks.weight("nl naar de", RULE) == 0.2
    assert read.breaks.weight("@force duty", RULE) == -0.4
    assert read.breaks.weight("@force duty", NOTHING) == 0
    assert read.holds == Weights.of({PART: -0.5}, {PART: {"fr assister": 100}})
    assert read.borders == {PART: Borders(0.5, -1.5)}
    assert read.enough
    assert read.breaks.scores({"fr creche": 2.0}) == {NOTHING: 0.5, RULE: 0.5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_is_perhaps_there_when_a_clause_is_like_those_that_hold_it(language):
    like, unlike = (Weights.of({PART: b}, {PART: {WORD[language][1]: 900}}) for b in (-1.0, -99.0))
    (sure,) = findings(language, Experience(), PART)
    (perhaps,) = findings(language, Experience(holds=like), PART)
    (still,) = findings(language, Experience(holds=unlike), PART)
    far = Experience(holds=like, borders={PART: Borders(there=99.0)})
    (enough,) = findings(language, far, PART)
    assert (sure.review, perhaps.review, still.review) == (False, True, False)
    assert not enough.review
    assert WORD[language][1].split()[1] in perhaps.evidence[-1].words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_is_missing_or_perhaps_so_when_no_clause_is_like_those_that_hold_it(language):
    told = {
        "nl": "\n\nMevrouw mag zich laten bijstaan door een persoon van haar keuze.\n",
        "fr": "\n\nMadame peut se faire assister par une personne de son choix.\n",
    }
    weights = Weights.of({PART: -1.0}, {PART: {WORD[language][1]: 900}})
    text = TEXT[language] + told[language]
    assert findings(language, Experience(holds=weights), PART, text) == []
    known = Experience(holds=weights, borders={PART: Borders(seldom=-2.0, absent=-2.5)})
    assert findings(language, known, PART, text) == []
    strange = Experience(holds=weights, borders={PART: Borders(seldom=99.0)})
    (perhaps,) = findings(language, strange, PART, text)
    assert (perhaps.review, perhaps.document_level) == (True, True)
    stranger = Experience(holds=weights, borders={PART: Borders(99.0, absent=99.0)})
    (gone,) = findings(language, stranger, PART, text)
    assert (gone.review, gone.document_level) == (False, True)
    blank = text.replace("\n\n", "\n\n[NAAM] [DATUM] [ADRES] [NOM] [DATE] [ADRESSE]\n\n", 1)
    assert findings(language, strange, PART, blank) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "# GPMI\n\n## Evaluatie\n\nWij evalueren de pannen tweemaal per jaar.\n"),
        (
            "fr",
            "# PIIS\n\n## Évaluation\n\nNous évaluons les casseroles deux fois par an.\n",
        ),
    ],
)
def test_too_few_evaluations_in_a_clause_that_is_unlike_one_are_worth_a_look(language, text):
    word = {"nl": "nl pannen", "fr": "fr casseroles"}[language]
    told, about = "evaluation/too-few", "evaluation/missing"
    unlike, like = (Weights.of({about: 0.0}, {about: {word: w}}) for w in (-900, 900))
    (sure,) = findings(language, Experience(), told, text)
    (perhaps,) = findings(language, Experience(holds=unlike), told, text)
    (still,) = findings(language, Experience(holds=like), told, text)
    assert (sure.review, perhaps.review, still.review) == (False, True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_tells_enough_parts_is_an_agreement_whatever_its_name(language):
    word = WORD[language][0]
    text = {
        "nl": "# Brief\n\nWij spraken gisteren over de kinderopvang van Milan.\n",
        "fr": "# Lettre\n\nNous avons parlé hier de la crèche de Milan.\n",
    }
    document = read_markdown("x.md", text[language].encode())
    parts = ("a", "b", "c")
    holds = Weights.of(dict.fromkeys(parts, -1.0), {part: {word: 900} for part in parts})

    def status(enough):
        pack = replace(open_pack(), experience=Experience(holds=holds, enough=enough))
        return check_document(document, pack, Options("en", assume=language)).status.value

    assert [status(n) for n in (None, 4, 3)] == ["not-an-agreement", "not-an-agreement", "checked"]


@pytest.mark.parametrize(
    "text", ["breaks: 3", "doubt: 0\nsure: 0\nbreaks: {a: {nl: no weight}}", "holds: {a: 1}", HEAVY]
)
def test_a_spoilt_file_is_one_clear_fault(tmp_path, text):
    path = tmp_path / "clauses.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError, match=r"clauses\.yaml:1:1: not as the learning command"):
        read_experience([path])


def test_the_shipped_weights_speak_of_known_rules_in_both_languages():
    shipped = read_experience(Path(data_dir("rules"), "learned").iterdir())
    for weights in (shipped.breaks, shipped.holds):
        assert set(weights.biases) - {NOTHING} <= {rule.id for rule in open_pack().rules}
        groups = {name.split(" ")[0] if name[0] != "@" else FACTS for name in weights.rows}
        assert groups == {*LANGUAGES, FACTS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            "# GPMI\n\n## Varia\n\nNadine van het OCMW zoekt mee een kot en belt de huisbaas.\n",
        ),
        ("fr", "# PIIS\n\n## Divers\n\nNadine, du CPAS, cherche un kot avec lui et appelle.\n"),
    ],
)
def test_a_clause_that_was_never_foreseen_may_still_be_the_part_of_the_centre(language, text):
    shipped = read_experience(Path(data_dir("rules"), "learned").iterdir())
    agreement = analyse(read_markdown("a.md", text.encode()), open_pack().lexicons[language])
    scores = [shipped.holds.scores(features(clause)) for clause in agreement.clauses]
    assert max(s["mutual/centre-commitments-missing"] for s in scores) > 0
    assert all(s["rights/reflection-missing"] < 0 for s in scores)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "# GPMI\n\n## Varia\n\nDe kinderopvang van Milan is hier geen gespreksstof.\n"),
        ("fr", "# PIIS\n\n## Divers\n\nLa crèche de Milan sort de notre mission.\n"),
    ],
)
def test_what_is_denied_is_at_most_worth_a_look(language, text):
    strong = experience({RULE: {WORD[language][0]: 900}}, doubt=-99.0, sure=0.5, firm=1.0)
    assert [f.review for f in findings(language, strong, text=text)] == [True]
