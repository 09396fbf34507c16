"""Runs of Word that begin and end where words do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy, deepcopy
from sys import maxsize
from typing import Any

from isip_lint.documents.flow.traced import Letter
from isip_lint.documents.word.names import R_PROPERTIES, RUN, SDT, TEXT, P, w

Node = Any
"""An element of lxml that is changed; lxml has no types of its own."""
_PLAIN = frozenset(map(w, ("text", "date", "dropDownList", "comboBox", "dataBinding")))


def cut_runs(spans: Iterable[Sequence[Letter]]) -> None:
    """Split runs so that each span begins and ends with a run; what is shown stays the same."""
    cuts: dict[Node, set[int]] = {}
    for span in spans:
        first, last = span[0], span[-1]
        cuts.setdefault(first.source, set()).add(first.place if _is_exact(first) else 0)
        cuts.setdefault(last.source, set()).add(last.place + 1 if _is_exact(last) else maxsize)
    for element, places in cuts.items():
        for place in sorted(places, reverse=True):
            _split(element, place)


def _is_exact(letter: Letter) -> bool:
    """Whether the place in what is shown is the place in the element's own text."""
    return letter.source.tag == TEXT and len(letter.source.text or "") == letter.length


def _split(element: Node, place: int) -> None:
    """End the run of ``element`` before the character at ``place``; a no-op at its borders."""
    run = element.getparent()
    if run is None or run.tag != RUN or _closed_control(element) is not None:
        return
    text = (element.text or "") if element.tag == TEXT else ""
    if place <= 0:
        before = element.getprevious()
        moved = [] if before is None or before.tag == R_PROPERTIES else [element]
    elif place < len(text):
        moved = [_cut(element, place)]
    else:
        moved = [element.getnext()] if element.getnext() is not None else []
    if moved:
        _move_on(run, moved[0])


def _closed_control(element: Node) -> Node | None:
    """Return the content control in a line whose content Word takes as plain text, if it is one.

    Word writes such a content anew (a list, a date, data from elsewhere): marks in it are lost.
    """
    for control in element.iterancestors(SDT, P):
        properties = control.find(w("sdtPr")) if control.tag == SDT else None
        if control.tag == P:
            return None
        if properties is not None and any(child.tag in _PLAIN for child in properties):
            return control
    return None


def _cut(element: Node, place: int) -> Node:
    rest = copy(element)
    rest.text, element.text = element.text[place:], element.text[:place]
    for part in (element, rest):
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.addnext(rest)
    return rest


def _move_on(run: Node, first: Node) -> None:
    """Move ``first`` and what follows it in ``run`` to a new run that looks the same."""
    new = run.makeelement(run.tag, run.attrib)
    properties = run.find(R_PROPERTIES)
    if properties is not None:
        new.append(deepcopy(properties))
    following = [first, *first.itersiblings()]
    run.addnext(new)
    for element in following:
        new.append(element)


def holder(letter: Letter) -> Node:
    """Return the run of a letter; the control that takes no marks; a formula in its paragraph."""
    control = _closed_control(letter.source)
    if control is not None:
        return control
    for element in (letter.source, *letter.source.iterancestors()):
        parent = element.getparent()
        if element.tag == RUN or parent is None or parent.tag == P:
            return element
    raise AssertionError("an element without a root")
