"""From a document to all that the rules look at."""

from __future__ import annotations

from dataclasses import replace

from isip_lint.analysis.clauses import Cutter
from isip_lint.analysis.dates import find_dates
from isip_lint.analysis.model import Agreement, Clause
from isip_lint.analysis.parties import find_aliases, find_children
from isip_lint.analysis.profile import read_profile
from isip_lint.analysis.rhythms import find_rhythms
from isip_lint.analysis.sections import find_sections, zone_reader
from isip_lint.documents.model import Document
from isip_lint.language.lexicon import Lexicon


def analyse(document: Document, lexicon: Lexicon) -> Agreement:
    """Return what ``document`` says, read in the language of ``lexicon``."""
    blocks = document.blocks
    aliases = find_aliases(blocks, lexicon.language)
    read_zone = zone_reader(lexicon, aliases)
    sections = find_sections(blocks, read_zone)
    cut = Cutter(lexicon, aliases, read_zone, find_children(blocks) - set(aliases)).cut(
        blocks, sections
    )
    clauses, options = _ticked(cut)
    dates = tuple(d for i, b in enumerate(blocks) for d in find_dates(b.text, i))
    rhythms = tuple(r for i, b in enumerate(blocks) for r in find_rhythms(b.text, i))
    profile = read_profile(blocks, sections, clauses, dates, lexicon)
    return Agreement(
        document, lexicon.language, sections, clauses, options, dates, rhythms, profile, aliases
    )


def _ticked(clauses: tuple[Clause, ...]) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """Part the clauses from the options whose box is empty, and number the first anew."""
    live = [c for c in clauses if c.block.checked is not False]
    options = tuple(c for c in clauses if c.block.checked is False)
    return tuple(replace(c, index=i) for i, c in enumerate(live)), options
