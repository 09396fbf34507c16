"""Read rule packs from YAML and compile them; every fault is reported with file, line and column."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from isip_lint.analysis.model import Bearer, Force, Zone
from isip_lint.analysis.personal_words import read_personal_words
from isip_lint.engine.checks.readability import wrong_options
from isip_lint.engine.checks.scope import TESTS
from isip_lint.engine.learned import read_experience
from isip_lint.engine.model import Example, Match, Rule, RulePack, Source
from isip_lint.engine.schema import MatchEntry, Patterns, RuleFile, SourceFile
from isip_lint.language.lexicon import Lexicon, LexiconBuilder
from isip_lint.language.normalise import fold
from isip_lint.language.plain_words import PREFIX, PlainWords, read_plain_words
from isip_lint.language.terms import Absent, Concept, Expr, Joint, Phrase, TermError, parse_term
from isip_lint.language.vocabulary import LANGUAGES, Vocabulary, read_vocabulary
from isip_lint.yaml_source import FaultError, YamlSource, read_yaml

IMPOSED = frozenset({Force.DUTY, Force.PROHIBITION, Force.RESULT, Force.CONDITION, Force.WAIVER,
                     Force.ADVICE, Force.UNKNOWN})  # fmt: skip
ON_PERSON = frozenset({Bearer.BENEFICIARY, Bearer.BOTH, Bearer.THIRD, Bearer.UNKNOWN})
_MERGED = {"match_also": "match", "unless_also": "unless"}
_NO_RULES = frozenset({"vocabulary", "law", "interface", "masking", "learned"})


def pack_files(folders: Sequence[Path]) -> list[Path]:
    """Return all YAML files of the packs in a stable order."""
    return [f for folder in folders for f in sorted(folder.rglob("*.yaml"))]


def digest(files: Iterable[Path]) -> str:
    """Return a hash of the content of ``files``."""
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def load_pack(folders: Sequence[Path], version: str) -> RulePack:
    """Read and compile the packs in ``folders``; later folders may extend or replace earlier rules.

    Raises FaultError with all faults found.
    """
    files = pack_files(folders)
    words = [f for f in files if f.parent.name == "vocabulary"]
    plain = {f for f in words if f.stem.startswith(PREFIX)}
    vocabulary = read_vocabulary(f for f in words if f not in plain)
    plain_words = read_plain_words(f for f in words if f in plain)
    laws = _read_laws([f for f in files if f.parent.name == "law"])
    masking = read_personal_words(f for f in files if f.parent.name == "masking")
    sources = _read_rules([f for f in files if f.parent.name not in _NO_RULES])
    faults: list[str] = []
    rules = [_rule(source, data, vocabulary, laws, faults) for source, data in sources]
    if faults:
        raise FaultError(faults)
    built = [rule for rule in rules if rule is not None]
    lexicons = {
        name: _lexicon(
            name, built, vocabulary, plain_words.get(name, PlainWords()), masking.first_names
        )
        for name in LANGUAGES
    }
    resolved = tuple(_resolved(rule, lexicons) for rule in built)
    name = "+".join(folder.name for folder in folders)
    experience = read_experience(f for f in files if f.parent.name == "learned")
    return RulePack(
        name,
        version,
        digest(files)[:12],
        resolved,
        lexicons,
        masking=masking,
        experience=experience,
    )


def _resolved(rule: Rule, lexicons: Mapping[str, Lexicon]) -> Rule:
    return replace(
        rule,
        matches={
            lang: tuple(m._replace(expression=lexicons[lang].resolve(m.expression)) for m in found)
            for lang, found in rule.matches.items()
        },
        unless={
            lang: tuple(lexicons[lang].resolve(e) for e in found)
            for lang, found in rule.unless.items()
        },
    )


def _read_laws(files: Iterable[Path]) -> dict[str, SourceFile]:
    laws: dict[str, SourceFile] = {}
    faults: list[str] = []
    for path in files:
        source = read_yaml(path)
        entries = source.data.get("sources") if isinstance(source.data, dict) else None
        if not isinstance(entries, dict):
            faults.append(source.fault((), "a file of sources is a mapping with the key 'sources'"))
            continue
        for name, entry in entries.items():
            try:
                laws[name] = SourceFile.model_validate(entry)
            except ValidationError as error:
                faults += _faults(source, ("sources", name), error)
    if faults:
        raise FaultError(faults)
    return laws


def _read_rules(files: Iterable[Path]) -> list[tuple[YamlSource, dict[str, Any]]]:
    faults: list[str] = []
    by_id: dict[str, tuple[YamlSource, dict[str, Any]]] = {}
    for path in files:
        try:
            source = read_yaml(path)
        except FaultError as error:
            faults += error.faults
            continue
        if not isinstance(source.data, dict) or "id" not in source.data:
            faults.append(source.fault((), "a rule file is a mapping with the key 'id'"))
            continue
        by_id[str(source.data["id"])] = (source, _extended(source, by_id, faults))
    if faults:
        raise FaultError(faults)
    return list(by_id.values())


def _extended(
    source: YamlSource, known: Mapping[str, tuple[YamlSource, dict[str, Any]]], faults: list[str]
) -> dict[str, Any]:
    data = dict(source.data)
    base_id = data.pop("extends", None)
    base: dict[str, Any] = {}
    if base_id is not None:
        if not isinstance(base_id, str) or base_id not in known:
            faults.append(
                source.fault(("extends",), f"there is no rule {base_id!r} before this one")
            )
        else:
            base = dict(known[base_id][1])
    more = {key: data.pop(key) for key in _MERGED if key in data}
    merged = {**base, **data}
    for key, target in _MERGED.items():
        if key in more and not isinstance(more[key], dict | None):
            faults.append(source.fault((key,), f"{key} needs patterns under nl and fr"))
        elif key in more:
            merged[target] = _joined(merged.get(target) or {}, more[key] or {})
    return merged


def _joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    return {lang: [*(first.get(lang) or ()), *(second.get(lang) or ())] for lang in LANGUAGES}


def _faults(source: YamlSource, prefix: tuple[str, ...], error: ValidationError) -> list[str]:
    found = []
    for item in error.errors(include_url=False):
        place = tuple(
            p for p in item["loc"] if not str(p).startswith(("str", "MatchEntry", "constrained"))
        )
        name = ".".join(str(p) for p in place) or "the rule"
        found.append(source.fault((*prefix, *place), f"{name}: {item['msg']}"))
    return list(dict.fromkeys(found))


def _rule(
    source: YamlSource,
    data: dict[str, Any],
    vocabulary: Vocabulary,
    laws: Mapping[str, SourceFile],
    faults: list[str],
) -> Rule | None:
    try:
        file = RuleFile.model_validate(data)
    except ValidationError as error:
        faults += _faults(source, (), error)
        return None
    for number, reference in enumerate(file.sources):
        if reference.id not in laws:
            faults.append(source.fault(("sources", number), f"no source {reference.id!r} in law/"))
            return None
    matches = {lang: _matches(source, lang, file.match, vocabulary, faults) for lang in LANGUAGES}
    unless = {
        lang: tuple(
            _expression(source, ("unless", lang, n), entry, lang, vocabulary, faults)
            for n, entry in enumerate(_texts(getattr(file.unless, lang)))
        )
        for lang in LANGUAGES
    }
    _check_place(source, file, faults)
    _check_options(source, file, faults)
    return _compiled(source, file, matches, unless, laws)


def _check_place(source: YamlSource, file: RuleFile, faults: list[str]) -> None:
    expected = "/".join(source.path.with_suffix("").parts[-2:])
    if file.id != expected:
        faults.append(source.fault(("id",), f"the id {file.id!r} must be the path {expected!r}"))


def _check_options(source: YamlSource, file: RuleFile, faults: list[str]) -> None:
    tests = TESTS.get(file.kind)
    if tests is not None and file.options.get("test") not in tests:
        known = ", ".join(sorted(tests))
        faults.append(source.fault(("options", "test"), f"options.test must be one of {known}"))
    section = file.options.get("section")
    if section is not None and section not in set(Zone):
        known = ", ".join(zone.value for zone in Zone)
        faults.append(
            source.fault(("options", "section"), f"options.section must be one of {known}")
        )
    wrong = wrong_options(file.options) if file.kind == "readability" else ""
    if wrong:
        faults.append(source.fault(("options",), wrong))


def _compiled(
    source: YamlSource,
    file: RuleFile,
    matches: dict[str, tuple[Match, ...]],
    unless: dict[str, tuple[Expr, ...]],
    laws: Mapping[str, SourceFile],
) -> Rule:
    changes = [(file.in_force.start, file.severity)]
    changes += [(c.start, c.severity) for c in file.severity_changes]
    return Rule(
        id=file.id,
        kind=file.kind,
        severities=tuple(sorted(changes, key=lambda c: c[0])),
        firmness=file.firmness,
        valid_from=file.in_force.start,
        valid_until=file.in_force.until,
        bearers=frozenset(file.bearer) or ON_PERSON,
        forces=frozenset(file.force) or IMPOSED,
        zones=frozenset(file.zones),
        not_zones=frozenset(file.not_zones),
        matches=matches,
        unless=unless,
        over=frozenset(file.over),
        silenced_by=frozenset(file.silenced_by),
        options=file.options,
        sources=tuple(_source(r.id, r.article, laws[r.id]) for r in file.sources),
        title=file.title.model_dump(),
        message=file.message.model_dump(),
        why=file.why.model_dump(),
        instead=file.instead.model_dump(),
        examples=_examples(source, file),
        pack=source.path.parent.parent.name,
        path=str(source.path),
        wording=file.wording.model_dump() if file.wording else {},
    )


def _source(name: str, article: str, law: SourceFile) -> Source:
    return Source(name, article, law.name.model_dump(), law.url, law.verified)


def _examples(source: YamlSource, file: RuleFile) -> tuple[Example, ...]:
    found = []
    for language in LANGUAGES:
        for number, entry in enumerate(getattr(file.examples, language)):
            line = source.marks.get(("examples", language, number), (0, 0))[0]
            text = entry.violates if entry.violates is not None else entry.complies or ""
            violates = entry.violates is not None
            found.append(
                Example(language, text, violates, entry.signed, frozenset(entry.also), line)
            )
    return tuple(found)


def _texts(entries: Sequence[str | MatchEntry]) -> list[str]:
    return [entry if isinstance(entry, str) else entry.when for entry in entries]


def _matches(
    source: YamlSource,
    language: str,
    patterns: Patterns,
    vocabulary: Vocabulary,
    faults: list[str],
) -> tuple[Match, ...]:
    found = []
    for number, entry in enumerate(getattr(patterns, language)):
        text = entry if isinstance(entry, str) else entry.when
        key = ("match", language, number)
        expression = _expression(source, key, text, language, vocabulary, faults)
        if isinstance(entry, str):
            found.append(Match(expression, text))
        else:
            found.append(
                Match(
                    expression,
                    text,
                    frozenset(entry.bearer),
                    frozenset(entry.force),
                    frozenset(entry.zones),
                    entry.review,
                )
            )
    return tuple(found)


def _expression(  # noqa: PLR0913 - one argument per part of a fault
    source: YamlSource,
    key: tuple[str | int, ...],
    text: str,
    language: str,
    vocabulary: Vocabulary,
    faults: list[str],
) -> Expr:
    try:
        expression = parse_term(text)
    except TermError as error:
        faults.append(source.fault(key, str(error)))
        return Absent(Concept("none"))
    for name in concept_names(expression):
        if name not in vocabulary.concepts[language]:
            faults.append(source.fault(key, f"the concept @{name} is not in the vocabulary"))
    return expression


def concept_names(expression: Expr) -> set[str]:
    """Return the names of all concepts in an expression."""
    if isinstance(expression, Concept):
        return {expression.name}
    if isinstance(expression, Absent):
        return concept_names(expression.operand)
    if isinstance(expression, Joint):
        return {name for operand in expression.operands for name in concept_names(operand)}
    return set()


def _lexicon(
    language: str,
    rules: Sequence[Rule],
    vocabulary: Vocabulary,
    plain: PlainWords,
    names: Sequence[str],
) -> Lexicon:
    concepts = vocabulary.concepts[language]
    after = frozenset(
        fold(word.text)
        for expression in concepts.get("word/after-particle", ())
        if isinstance(expression, Phrase)
        for word in expression.words
    )
    builder = LexiconBuilder(language, after)
    builder.add_concepts(concepts)
    builder.add_plain_words(plain)
    builder.add_names(names)
    for rule in rules:
        for match in rule.matches[language]:
            builder.add(match.expression)
        for expression in rule.unless[language]:
            builder.add(expression)
    return builder.build()
