"""Narrowing leaves out only clauses to which a rule cannot apply."""

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
        wide, narrow = (list(check_clauses(rule, a)) for a in (agreement, narrowing.to(rule)))
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
