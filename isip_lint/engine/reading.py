"""The readability of an agreement, on the scales of the pack."""

from __future__ import annotations

from collections.abc import Mapping

from isip_lint.analysis.model import Agreement
from isip_lint.analysis.readability.reading import Reading, read_agreement
from isip_lint.analysis.readability.scales import Scales, read_scales
from isip_lint.engine.model import RulePack

RULE = "language/readability"


def pack_scales(pack: RulePack) -> Scales | None:
    """Return the scales of a pack, which stand in its rule on readability; None without it."""
    rule = pack.rule(RULE)
    return None if rule is None else read_scales(rule.options)


def readability_metrics(pack: RulePack, agreement: Agreement) -> dict[str, object]:
    """Return the entry "readability" of the metrics; nothing for a pack without scales."""
    scales = pack_scales(pack)
    return {} if scales is None else {"readability": scores(read_agreement(agreement, scales))}


def scores(reading: Reading) -> Mapping[str, object]:
    """Return the places on both scales, null with a reason when there are too few words."""
    return {"words": reading.words, "sentences": reading.sentences, "reason": reading.reason}
