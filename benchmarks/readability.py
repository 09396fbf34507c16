"""Write docs/readability.md from corpora/readability: ``python -m benchmarks.readability [OUT]``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from isip_lint.analysis.readability.formulas import formula_values
from isip_lint.audit.passages import orders, placed, prose_of, read_passages
from isip_lint.engine.packs import open_pack
from isip_lint.engine.reading import pack_scales

_ROOT = Path(__file__).resolve().parent.parent
_AXES = ("words", "sentences", "together")
_INTRODUCTION = """# How well hard language is recognised

Written by `python -m benchmarks.readability`; do not edit by hand.

`isip-lint readability` places a text on two scales from 0 (easy) to 100 (hard): its words, and its
sentences. They are kept apart because one formula for both approves legal jargon in short sentences. What
each scale counts, with its weights, stands in `rules/language/readability.yaml`:

- words: rarity (frequency in everyday language, from wordfreq), syllables, terms with a plain alternative
  and abbreviations, endings of abstract words;
- sentences: length, the longest sentence, words in a row without a person, share of words with content,
  prepositions that hang a noun on a noun, participles as attributes ("de door het comité genomen
  beslissing", "les frais exposés"), persons spoken of, clauses, conditions, negations and references to
  articles, passives, verbs split from their other half.

The scales were fitted on the *tune* part of `corpora/readability`
(`python -m benchmarks.fit_readability`). Nothing was fitted on the *measure* part: its texts were
written for measuring only, by other hands than the scales, and were not read. Its totals were seen
between versions of the measures, the last time of three choices of weights (pairs of Dutch sentences 0.969,
0.969 and 1.000; no other share below 0.97 in any). All texts are composed on the subjects of these
agreements and their levels are the judgement of their writers; no texts labelled by readers, and no
real agreements, were measured. The figures say how well the scales order such texts, not what a person
understands, and no level of the Common European Framework follows from them: the target of about B1 is
a house rule.

*Pairs*: share of pairs of one content in which the hard text lies above the plain one. *easy/medium*,
*medium/hard*: chance that a text of the higher level lies above one of the lower (AUC). The last
column: chance that short sentences of jargon lie above long sentences of plain words. *Together* is the
mean of both scales. Goals: 0.97 of the pairs, 0.95 for the others.

*Formula*: the same for the known formulas that `readability` shows beside the scales, turned so that a
harder text lies higher; no verdict rests on them. LiNT-II is an approximation without its parser and its
list of nouns: its longest dependency and its number of clauses are estimated, and half of the nouns are
taken to be concrete in any text, so that its level may be far off. On the four texts that are published
with the formula it gives 22, 44, 46 and 70 where LiNT-II gives 15, 39, 48 and 100. The estimated dependency
grows with the sentence, so that a long sentence of plain words comes out harder than jargon in short ones.
"""
_EASE = frozenset({"Flesch-Douma", "Leesindex A", "Kandel-Moles"})
_HEAD = "| language | axis | pairs | easy/medium | medium/hard | jargon above long plain text |\n"
_FORMULA_HEAD = _HEAD.replace("axis", "formula")


def main(out: Path) -> None:
    """Measure both parts and write the page; the table of the measure part is printed too."""
    page = _INTRODUCTION
    for part in ("measure", "tune"):
        shown = f"{_HEAD}{'| --- ' * 6}|\n{''.join(map(_rows, _files(part)))}"
        beside = f"{_FORMULA_HEAD}{'| --- ' * 6}|\n{''.join(map(_formula_rows, _files(part)))}"
        page += f"\n## The {part} part\n\n{shown}\n{_sizes(part)}\n\n{beside}"
        if part == "measure":
            print(f"{shown}\n{beside}")
    out.write_text(page, encoding="utf-8")


def _files(part: str) -> list[Path]:
    return [_ROOT / "corpora" / "readability" / f"{name}-{part}.tsv" for name in ("nl", "fr")]


def _rows(path: Path) -> str:
    language = path.name[:2]
    pack = open_pack()
    scales = pack_scales(pack)
    assert scales is not None
    passages = read_passages(path)
    ranks = placed(passages, pack.lexicons[language], scales)
    lines = []
    for axis in _AXES:
        shares = orders(passages, ranks, axis)
        if axis != "words":
            del shares["contrast"]
        lines.append(_line(language, axis, shares, "" if axis == "words" else " - |"))
    return "".join(lines)


def _line(language: str, name: str, shares: Mapping[str, float], end: str = "") -> str:
    cells = " | ".join(f"{share:.3f}" for share in shares.values())
    return f"| {language} | {name} | {cells} |{end}\n"


def _formula_rows(path: Path) -> str:
    language = path.name[:2]
    lexicon = open_pack().lexicons[language]
    passages = read_passages(path)
    ranks = [
        {name: -value if name in _EASE else value for name, value in values.items()}
        for values in (formula_values(prose_of(p.text, lexicon), language) for p in passages)
    ]
    return "".join(_line(language, name, orders(passages, ranks, name)) for name in ranks[0])


def _sizes(part: str) -> str:
    told = []
    for path in _files(part):
        counts = Counter((p.kind, p.level) for p in read_passages(path))
        sizes = ", ".join(f"{n} {kind} {level}" for (kind, level), n in sorted(counts.items()))
        told.append(f"{path.name[:2]}: {sizes}.")
    return "\n".join(told)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "docs" / "readability.md")
