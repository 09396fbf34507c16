"""Narrowing leaves out only clauses to which a rule cannot apply."""

from dataclasses import replace

import pytest

from isip_lint.engine.checks.clause import check_clauses
from isip_lint.engine.narrow import Narrowing


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_candidates_are_the_same(pack, read, language):
    rules = [rule for rule in pack.rules if rule.kind == "clause"]
    texts = [
        example.text.replace("<hit>", "").replace("</hit>", "")
        for rule in rules
        for example in [e for e in rule.examples if e.language == language][::6]
    ]
    agreement = read(language, "\n\n".join(texts))
    narrowing = Narrowing.of(agreement)
    for rule in rules:
        everything = replace(agreement, clauses=narrowing.clauses)
        wide, narrow = (list(check_clauses(rule, a)) for a in (everything, narrowing.to(rule)))
        assert narrow == wide
    assert any(len(narrowing.to(rule).clauses) < len(agreement.clauses) for rule in rules)


def test_other_kinds_see_everything(pack, read):
    agreement = read("nl", "Mevrouw volgt de les.")
    rule = next(rule for rule in pack.rules if rule.kind == "require")
    assert Narrowing.of(agreement).to(rule) is agreement


def test_an_agreement_without_clauses_has_no_places(pack, read):
    agreement = read("nl", "", title=False)
    rule = next(rule for rule in pack.rules if rule.kind == "clause")
    assert Narrowing.of(agreement).to(rule).clauses == ()


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        (
            "nl",
            "## Reizen naar het buitenland\n\nEnkel met schriftelijke goedkeuring van de dienst.",
            1,
        ),
        ("fr", "## Voyages à l'étranger\n\nUniquement avec l'accord écrit du service.", 1),
        ("nl", "## Lessen en stage\n\nEnkel met schriftelijke goedkeuring van de dienst.", 0),
        ("fr", "## Cours et stage\n\nUniquement avec l'accord écrit du service.", 0),
    ],
)
def test_a_title_completes_the_words_of_a_short_clause(pack, read, language, text, times):
    rule = next(rule for rule in pack.rules if rule.id == "conditions/travel-ban")
    agreement = read(language, text)
    assert list(check_clauses(rule, agreement)) == []
    assert len(list(check_clauses(rule, Narrowing.of(agreement).to(rule)))) == times
