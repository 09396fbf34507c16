"""What must hold for every rule of the built-in packs, rule by rule."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest
import yaml

from isip_lint.audit.rule_tests import run_example, run_examples
from isip_lint.language.tokens import tokenize
from isip_lint.resources import data_dir

LANGUAGES = ("nl", "fr")
INTERFACE = ("nl", "fr", "en")
TEXTS = ("title", "message", "why", "instead")
NO_RULES = frozenset({"vocabulary", "law", "interface", "masking", "learned"})
EXAMPLES = 8
RULES = data_dir("rules")
FILES = {
    path.relative_to(RULES).with_suffix("").as_posix(): path
    for path in sorted(RULES.glob("*/*.yaml"))
    if path.parent.name not in NO_RULES
}
# The catalogue of rules; an id that was released is never taken away.
CATALOGUE = """
conditions/contraception conditions/children-school conditions/creche conditions/parenting
conditions/volunteering conditions/community-service conditions/unpaid-work conditions/housing
conditions/treatment conditions/drug-tests conditions/medical-data conditions/choice-of-provider
conditions/bank-statements conditions/proof-of-spending conditions/budget-management
conditions/home-visits conditions/third-party-disclosure conditions/phone-and-social-media
conditions/travel-ban conditions/relationships conditions/lifestyle conditions/religion-or-opinion
conditions/home-language conditions/maintenance-claims conditions/training-costs
conditions/duties-on-others conditions/blanket-obedience conditions/result-obligation
conditions/work-search-quota conditions/debts conditions/behaviour-code
sanctions/exceeds-maximum sanctions/no-formal-notice sanctions/automatic
sanctions/regardless-of-reason sanctions/retroactive sanctions/other-penalties sanctions/repayment
sanctions/refusal-to-sign sanctions/procedure-missing
rights/waiver rights/assistance-refused rights/reflection-shortened rights/unilateral-change
rights/payment-after-signature rights/free-choice rights/exemption-excluded
rights/assistance-missing rights/reflection-missing rights/information-missing
rights/interview-missing rights/modification-missing
mutual/centre-commitments-missing mutual/centre-commitments-hollow
mutual/beneficiary-commitments-missing mutual/objectives-missing mutual/domains-missing
mutual/deadlines-missing mutual/imbalance
needs/analysis-missing needs/analysis-after-signing
evaluation/missing evaluation/too-few evaluation/dates-missing evaluation/personal-meetings
evaluation/one-sided
formal/parties-missing formal/signature-missing formal/duration-missing
formal/term-after-decision formal/employment-period-missing formal/outdated-reference
language/readability language/long-sentence language/jargon language/passive language/nominal-style
language/abbreviation language/mixed privacy/national-number
""".split()
FIELD = re.compile(r"\{(\w+)\}")
NAMED_BY_ZONE = ("zone/", "content/")
CONCEPT = re.compile(r"@([a-z0-9/-]+)")
# Asked for by the learned weights alone.
WEIGHED = {"reading/preposition"}
every_rule = pytest.mark.parametrize("rule_id", FILES)


@cache
def read(path):
    """A YAML file with every scalar as text, so that nothing is silently converted."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


@cache
def laws():
    files = sorted((RULES / "law").glob("*.yaml"))
    return {name: entry for path in files for name, entry in read(path)["sources"].items()}


def fields(text):
    return set(FIELD.findall(text))


@pytest.mark.parametrize("rule_id", CATALOGUE)
def test_every_rule_of_the_catalogue_is_there(rule_id):
    assert rule_id in FILES


@every_rule
def test_the_id_is_the_path(rule_id):
    assert read(FILES[rule_id])["id"] == rule_id


@every_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_examples_violate_and_comply(rule_id, language):
    examples = read(FILES[rule_id])["examples"][language]
    kinds = [next(kind for kind in ("violates", "complies") if kind in e) for e in examples]
    assert kinds.count("violates") >= EXAMPLES
    assert kinds.count("complies") >= EXAMPLES


@every_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_differ(rule_id, language):
    examples = read(FILES[rule_id])["examples"][language]
    texts = [" ".join(str(e.get("violates") or e.get("complies")).split()) for e in examples]
    assert len(set(texts)) == len(texts)


@every_rule
def test_examples_do_what_they_say(rule_id, pack):
    failures = [f"{f.place}: {f.problem}" for f in run_examples(pack, [pack.rule(rule_id)])]
    assert failures == []


@every_rule
@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_there_in_each_language_with_the_same_fields(rule_id, name):
    texts = read(FILES[rule_id])[name]
    assert set(texts) == set(INTERFACE)
    assert all(text.strip() for text in texts.values())
    assert fields(texts["nl"]) == fields(texts["fr"]) == fields(texts["en"])


@every_rule
def test_texts_are_not_the_same_in_two_languages(rule_id):
    texts = read(FILES[rule_id])["why"]
    assert len(set(texts.values())) == len(INTERFACE)


@every_rule
def test_only_a_rule_on_a_missing_part_proposes_a_clause(rule_id):
    data = read(FILES[rule_id])
    assert "wording" not in data or data["kind"] in {"require", "schedule"}


@every_rule
def test_a_proposed_clause_mends_what_it_is_proposed_for(rule_id, pack):
    rule = pack.rule(rule_id)
    for language, clause in rule.wording.items():
        faulty = next(e for e in rule.examples if e.violates and e.language == language)
        alone = faulty._replace(text=clause)
        mended = faulty._replace(text=f"{faulty.text}\n\n{clause}")
        assert rule_id not in {f.rule for f in run_example(pack, rule, mended).findings}
        fired = {f.rule for f in run_example(pack, rule, alone).findings if not f.document_level}
        assert {name for name in fired if not name.startswith("language/")} == set()


@every_rule
def test_sources_can_be_followed(rule_id):
    for reference in read(FILES[rule_id])["sources"]:
        source = laws()[reference["id"]]
        assert source.get("url") or source["verified"] == "false" or source.get("note"), reference


@every_rule
def test_named_rules_exist(rule_id):
    data = read(FILES[rule_id])
    named = {*data.get("over", ()), *data.get("silenced_by", ())}
    also = {
        name for lang in LANGUAGES for e in data["examples"][lang] for name in e.get("also", ())
    }
    assert named | also <= set(FILES)


@every_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_differ(rule_id, language):
    patterns = read(FILES[rule_id]).get("match", {}).get(language, [])
    texts = [entry if isinstance(entry, str) else str(sorted(entry.items())) for entry in patterns]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", sorted(laws()))
def test_a_source_has_an_address_or_says_that_it_is_not_verified(name):
    source = laws()[name]
    assert set(source["name"]) == set(INTERFACE)
    assert source.get("url") or source["verified"] == "false" or source.get("note")


def test_no_concept_is_idle():
    files = sorted(RULES.glob("*/*.yaml"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in code_files())
    used = {name for path in files for name in CONCEPT.findall(path.read_text(encoding="utf-8"))}
    options = " ".join(str(read(path).get("options", "")) for path in FILES.values())
    defined = {name for path in files for name in (read(path) or {}).get("concepts", {})}
    idle = [n for n in sorted(defined - used) if f'"{n}"' not in code and f"'{n}'" not in options]
    weights = (RULES / "learned" / "clauses.yaml").read_text(encoding="utf-8")
    assert {n for n in WEIGHED if f" {n} " in weights} == WEIGHED
    assert [n for n in idle if not n.startswith(NAMED_BY_ZONE) and n not in WEIGHED] == []


def code_files():
    return sorted((RULES.parent / "isip_lint").rglob("*.py"))


_SAMPLE = 1_000
_SPREAD = 16


@pytest.mark.parametrize("language", LANGUAGES)
def test_matching_is_linear_in_the_length_of_a_clause(pack, language):
    """Ten times the words in less than twenty-five times the time, for all rules together."""
    short, long = (clause(pack, language, words) for words in (2_000, 20_000))
    assert scan_time(pack, language, long) < 25 * scan_time(pack, language, short) + 0.05


def clause(pack, language, words):
    """Words of the examples of all rules, which is what the rules look for; the same again and again."""
    texts = [e.text for rule in pack.rules for e in rule.examples if e.language == language]
    found = " ".join(texts[::_SPREAD]).replace("<hit>", "").replace("</hit>", "").split()
    sample = found[:_SAMPLE]
    return tokenize(" ".join(sample * (words // len(sample))), language)


def scan_time(pack, language, tokens):
    lexicon = pack.lexicons[language]
    return min(
        timed(lambda n=n: match_all(pack, lexicon, tokens[: len(tokens) - n])) for n in (0, 1, 2)
    )


def match_all(pack, lexicon, tokens):
    hits = lexicon.scan(tokens)
    return [
        hits.match(match.expression)
        for rule in pack.rules
        for match in rule.matches[lexicon.language]
    ]


def timed(work):
    started = time.process_time()
    work()
    return time.process_time() - started
