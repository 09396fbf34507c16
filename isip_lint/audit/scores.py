"""Evaluations as tables for people (text, Markdown) and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from math import sqrt
from typing import Any

from isip_lint.audit.evaluate import Evaluation, Score, rows
from isip_lint.audit.frames import LABELS, FrameEvaluation, Slip

_Z = 1.959964  # 95 % of a normal distribution lies within this many standard deviations
_GROUPS = ("language", "tier", "part", "family", "rule", "rule in nl", "rule in fr")
_SHOWN = _GROUPS[:5]
Row = tuple[str, ...]


def wilson(right: int, total: int) -> tuple[float, float] | None:
    """Return the 95 % interval of a share after Wilson; None without cases."""
    if total == 0:
        return None
    share, square = right / total, _Z**2
    centre = (share + square / (2 * total)) / (1 + square / total)
    spread = share * (1 - share) / total + square / (4 * total**2)
    half = _Z * sqrt(spread) / (1 + square / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def render_evaluation(result: Evaluation, form: str, *, misses: bool = False) -> str:
    """Return an evaluation as "text", "markdown" or "json"."""
    if form == "json":
        return _json(_as_data(result, misses=misses))
    head: Row = ("", "precision", "recall", "F1", "hits", "false", "missed")
    table = [head, *_score_rows(result)]
    lines = [*_table(table, form), "", *_facts(result)]
    if misses:
        lines += ["", *(f"{m.kind} {m.document} {m.rule}: {m.text}" for m in result.misses)]
    return "\n".join(lines) + "\n"


def render_frames(result: FrameEvaluation, form: str, *, misses: bool = False) -> str:
    """Return an evaluation of frames as "text", "markdown" or "json"."""
    shares = [_share(result, language, label) for language in ("nl", "fr") for label in LABELS]
    known = [share for share in shares if share["total"]]
    if form == "json":
        slips = [_slip(s) for s in result.slips] if misses else []
        return _json({"labels": known, **({"misses": slips} if misses else {})})
    table: list[Row] = [("language", "label", "right", "of", "share", "95 % interval")]
    table += [
        (
            s["language"],
            s["label"],
            str(s["right"]),
            str(s["total"]),
            _number(s["share"]),
            _span(s["interval"]),
        )
        for s in known
    ]
    lines = _table(table, form)
    if misses:
        lines += [
            "",
            *(
                "{id} {label}: wanted {wanted}, got {got}: {text}".format(**_slip(s))
                for s in result.slips
            ),
        ]
    return "\n".join(lines) + "\n"


def _share(result: FrameEvaluation, language: str, label: str) -> dict[str, Any]:
    right, total = result.right[language, label], result.asked[language, label]
    return {
        "language": language,
        "label": label,
        "right": right,
        "total": total,
        "share": right / total if total else None,
        "interval": wilson(right, total),
    }


def _slip(slip: Slip) -> dict[str, str]:
    wanted = slip.case.wanted[slip.label]
    return {
        "id": slip.case.id,
        "label": slip.label,
        "wanted": wanted,
        "got": slip.got,
        "text": slip.case.text,
    }


def _score_rows(result: Evaluation) -> Iterator[Row]:
    yield _row("all", result.scores["all"])
    for group in _SHOWN:
        for name, score in rows(result, f"{group}:"):
            yield _row(f"{group} {name}", score)


def _row(name: str, score: Score) -> Row:
    shares = (_number(score.precision), _number(score.recall), _number(score.f1))
    return (name, *shares, str(score.hits), str(score.false), str(score.missed))


def _facts(result: Evaluation) -> Iterator[str]:
    total = result.scores["all"]
    yield f"documents: {result.documents}"
    yield f"precision: {_number(total.precision)} (95 % {_span(_precision(total))})"
    yield f"recall: {_number(total.recall)} (95 % {_span(_recall(total))})"
    yield f"traps raised: {result.traps_raised} of {result.traps}"
    alarms = f"{result.lawful_alarms} on {result.lawful}"
    yield f"alarms per lawful agreement: {_number(_alarms(result))} ({alarms})"
    yield f"findings for review (counted neither way): {result.reviews}"
    if result.not_judged:
        yield f"not judged: {', '.join(result.not_judged)}"
    if result.left_out:
        yield (
            f"left out: {sum(result.left_out.values())} labels of {len(result.left_out)} rules "
            "that were not applied"
        )


def _precision(score: Score) -> tuple[float, float] | None:
    return wilson(score.hits, score.hits + score.false)


def _recall(score: Score) -> tuple[float, float] | None:
    return wilson(score.hits, score.hits + score.missed)


def _alarms(result: Evaluation) -> float | None:
    return result.lawful_alarms / result.lawful if result.lawful else None


def _as_data(result: Evaluation, *, misses: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "documents": result.documents,
        "all": _score(result.scores["all"]),
        **{
            f"by_{g.replace(' ', '_')}": {n: _score(s) for n, s in rows(result, f"{g}:")}
            for g in _GROUPS
        },
        "traps": {"total": result.traps, "raised": result.traps_raised},
        "lawful": {
            "documents": result.lawful,
            "alarms": result.lawful_alarms,
            "per_agreement": _alarms(result),
        },
        "reviews": result.reviews,
        "not_judged": result.not_judged,
        "left_out": dict(sorted(result.left_out.items())),
    }
    if misses:
        data["misses"] = [asdict(miss) for miss in result.misses]
    return data


def _score(score: Score) -> dict[str, Any]:
    return {
        **asdict(score),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "precision_interval": _precision(score),
        "recall_interval": _recall(score),
    }


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _span(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{interval[0]:.3f} to {interval[1]:.3f}"


def _table(table: Sequence[Row], form: str) -> list[str]:
    if form == "markdown":
        rule = "| " + " | ".join("---" for _ in table[0]) + " |"
        lines = ["| " + " | ".join(row) + " |" for row in table]
        return [lines[0], rule, *lines[1:]]
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    return [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in table
    ]


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
