"""Each rule on everything of the measure part together: agreements, single clauses, and parts.

One agreement holds few violations of one rule; only together do they say how far a rule is to be trusted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import product
from pathlib import Path

from benchmarks.provisions import body, rows
from isip_lint.audit.corpus import read_corpus
from isip_lint.audit.evaluate import evaluate
from isip_lint.audit.evaluate import rows as scores
from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.reader import read_document
from isip_lint.engine.model import RulePack
from isip_lint.engine.options import Options
from isip_lint.engine.packs import open_pack
from isip_lint.engine.run import check_document
from isip_lint.language.vocabulary import LANGUAGES

_ROOT = Path(__file__).resolve().parent.parent
_PARTS = ("measure", "tune")
_MOST = 10
_TODAY = date(2026, 1, 1)
_RULE = "| --- "
_FRAMES = {
    "nl": ("# GPMI", "## Duur\n\nEen jaar.", "Artikel 9"),
    "fr": ("# PIIS", "## Durée\n\nUn an.", "Article 9"),
}
# An agreement in which only the part of the row is to be found, or lacking.
_SKELETONS = {
    "nl": (
        "Tussen mevrouw Anna Peeters, geboren op 3 mei 1990, en het OCMW van Lier.",
        "## Wat doet u?\n\nMevrouw volgt de cursus Frans.",
        "Wie de afspraken niet nakomt, riskeert een schorsing van ten hoogste een maand.",
        "## Artikel 9",
    ),
    "fr": (
        "Entre Madame Anne Petit, née le 3 mai 1990, et le CPAS de Namur.",
        "## Ce que vous faites\n\nMadame suit le cours de néerlandais.",
        "En cas de non-respect, le comité peut suspendre le revenu pour un mois au plus.",
        "## Article 9",
    ),
}
# Whose rows name people of their own, which no agreement of one shape can hold.
_OWN_NAMES = frozenset({"formal/parties-missing", "formal/signature-missing"})
Counts = Counter[str]
AllCounts = dict[tuple[str, str], dict[str, Counts]]


def clause_counts(language: str, part: str) -> dict[str, Counts]:
    """Return by rule how its single clauses are judged.

    Keys: violates, complies (labels), found and review (of the first), flagged (of the second).
    """
    counts: dict[str, Counts] = {}
    pack = open_pack()
    for row in rows(language, part, "violates", "complies"):
        found, review = _judged(pack, row, language, _snippet(row, language))
        violates = row["verdict"] == "violates"
        own = counts.setdefault(row["rule"], Counter())
        own[row["verdict"]] += 1
        own["found" if violates else "flagged"] += found
        own["review"] += violates and review
    return counts


def part_counts(language: str, part: str) -> Counts:
    """Return how the clauses that hold or lack a part are judged.

    Keys: holds, lacks (labels), kept (holds without an alarm, or for review only), alarmed (lacks
    with one).
    """
    counts: Counts = Counter()
    pack = open_pack()
    for row in rows(language, part, "holds", "lacks"):
        if row["rule"] in _OWN_NAMES:
            continue
        found, _ = _judged(pack, row, language, _skeleton(row, language))
        counts[row["verdict"]] += 1
        counts["kept"] += row["verdict"] == "holds" and not found
        counts["alarmed"] += row["verdict"] == "lacks" and found
    return counts


def _judged(pack: RulePack, row: dict[str, str], language: str, text: str) -> tuple[bool, bool]:
    """Return (whether the rule of a row finds something, whether only for review)."""
    options = Options(force=True, today=_TODAY, assume=language)
    findings = check_document(read_markdown("clause.md", text.encode()), pack, options).findings
    whole = row["verdict"] in {"holds", "lacks"}
    own = [f for f in findings if f.rule == row["rule"] and (whole or not f.document_level)]
    firm = any(not f.review for f in own)
    return firm, bool(own) and not firm


def _snippet(row: dict[str, str], language: str) -> str:
    title, other, plain = _FRAMES[language]
    return f"{title}\n\n{other}\n\n## {row['heading'] or plain}\n\n{body(row)}\n"


def _skeleton(row: dict[str, str], language: str) -> str:
    parties, duties, sanction, plain = _SKELETONS[language]
    heading = f"## {row['heading']}" if row["heading"] else plain
    told = sanction if row["rule"].startswith("sanctions/") else ""
    parts = (_FRAMES[language][0], parties, duties, told, heading, body(row))
    return "\n\n".join(p for p in parts if p) + "\n"


def all_clause_counts() -> AllCounts:
    """Return how single clauses are judged, by language and part; each in a process of its own."""
    pairs = list(product(LANGUAGES, _PARTS))
    with ProcessPoolExecutor(max_workers=2) as workers:
        found = workers.map(clause_counts, *zip(*pairs, strict=True))
        return dict(zip(pairs, found, strict=True))


def clause_table(counts: AllCounts) -> str:
    """Return a table of the single clauses, by part and language."""
    lines = ["| | violations found | more for review | lawful clauses flagged |", _RULE * 4 + "|"]
    for part, language in product(_PARTS, LANGUAGES):
        total: Counts = sum(counts[language, part].values(), Counter())
        found = f"{total['found']} of {total['violates']}"
        flagged = f"{total['flagged']} of {total['complies']}"
        lines.append(f"| {part}, {language} | {found} | {total['review']} | {flagged} |")
    return "\n".join(lines) + "\n"


def part_table() -> str:
    """Return a table of the clauses that hold a part, or only seem to, by part and language."""
    lines = ["| | rightly taken for the part | near-mentions rightly refused |", _RULE * 3 + "|"]
    for part, language in product(_PARTS, LANGUAGES):
        total = part_counts(language, part)
        kept = f"{total['kept']} of {total['holds']}"
        alarmed = f"{total['alarmed']} of {total['lacks']}"
        lines.append(f"| {part}, {language} | {kept} | {alarmed} |")
    return "\n".join(lines) + "\n"


def pooled(clauses: AllCounts) -> dict[str, Counts]:
    """Return by rule its hits, false findings and misses on all of the measure part."""
    pack, options = open_pack(), Options("en")
    counts: dict[str, Counts] = defaultdict(Counter)
    for language in LANGUAGES:
        result = evaluate(
            read_corpus(_ROOT / "corpora" / language / "measure"),
            lambda path: check_document(read_document(path), pack, options),
        )
        for rule, score in scores(result, "rule:"):
            counts[rule].update(hits=score.hits, false=score.false, missed=score.missed)
        for rule, own in clauses[language, "measure"].items():
            missed = own["violates"] - own["found"] - own["review"]
            counts[rule].update(hits=own["found"], false=own["flagged"], missed=missed)
    return counts


def trust_table(counts: dict[str, Counts]) -> str:
    """Return a table of how far each rule is to be trusted, the least first, with its severity."""
    severities = {rule.id: rule.severity_on(_TODAY).value for rule in open_pack().rules}
    lines = ["| rule | severity | right | false | missed | precision |", _RULE * 6 + "|"]
    for rule, own in sorted(counts.items(), key=lambda item: (_precision(item[1]), item[0])):
        told = f"| {rule} | {severities[rule]} | {own['hits']} | {own['false']} | {own['missed']} "
        lines.append(f"{told}| {_precision(own):.2f} |")
    return "\n".join(lines) + "\n"


def _precision(own: Counts) -> float:
    found = own["hits"] + own["false"]
    return own["hits"] / found if found else 1.0


def most_missed(counts: dict[str, Counts]) -> Iterator[str]:
    """Yield the rules that miss the largest share, with how many of how many."""
    share = {r: own["missed"] / max(1, own["missed"] + own["hits"]) for r, own in counts.items()}
    for rule in sorted(share, key=lambda r: (-share[r], r))[:_MOST]:
        own = counts[rule]
        yield f"`{rule}` {own['missed']} of {own['missed'] + own['hits']}"
