"""The way from words of a block back to the runs of Word that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass
from itertools import groupby
from sys import maxsize
from typing import Any

from isip_lint.documents.docx import Traced
from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.model import Block
from isip_lint.documents.word.names import R_PROPERTIES, RUN, TEXT, P

Node = Any
"""An element of lxml that is changed; lxml has no types of its own."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A shown character: the element that holds it, its place there, and how many it holds."""

    element: Node
    place: int
    length: int


def block_letters(traced: Traced) -> Mapping[int, tuple[Letter, ...]]:
    """Return the letters of each block by its line; white space is left out.

    The blocks of one paragraph share its letters in order, without numbers, bullets and boxes.
    """
    found: dict[int, tuple[Letter, ...]] = {}
    for path, blocks in groupby(traced.blocks, key=_paragraph_path):
        letters = [pair for event in traced.shown.get(path, ()) for pair in _letters(event)]
        text = "".join(character for character, _ in letters)
        place = 0
        for block in blocks:
            wanted = "".join(block.text.split())
            begin = text.find(wanted, place)
            if begin >= 0:
                place = begin + len(wanted)
                found[block.location.line] = tuple(letter for _, letter in letters[begin:place])
    return found


def _paragraph_path(block: Block) -> str:
    head, separator, line = block.location.path.rpartition("/l")
    return head if separator and line.isdigit() else block.location.path


def _letters(event: Event) -> Iterator[tuple[str, Letter]]:
    if event.sign is Sign.TEXT:
        for place, character in enumerate(event.text):
            if not character.isspace():
                yield character, Letter(event.source, place, len(event.text))


def span_letters(letters: Sequence[Letter], text: str, start: int, end: int) -> Sequence[Letter]:
    """Return the letters of ``text[start:end]``; those of all of ``text`` for an empty span.

    Letters that stand for no element of their own, such as the prompt of a button, are left out.
    """
    first = len("".join(text[:start].split()))
    last = first + len("".join(text[start:end].split()))
    chosen = letters[first:last] if last > first else letters
    return [letter for letter in chosen if letter.element is not None]


def cut_runs(spans: Iterable[Sequence[Letter]]) -> None:
    """Split runs so that each span begins and ends with a run; what is shown stays the same."""
    cuts: dict[Node, set[int]] = {}
    for span in spans:
        first, last = span[0], span[-1]
        cuts.setdefault(first.element, set()).add(first.place if _is_exact(first) else 0)
        cuts.setdefault(last.element, set()).add(last.place + 1 if _is_exact(last) else maxsize)
    for element, places in cuts.items():
        for place in sorted(places, reverse=True):
            _split(element, place)


def _is_exact(letter: Letter) -> bool:
    """Whether the place in what is shown is the place in the element's own text."""
    return letter.element.tag == TEXT and len(letter.element.text or "") == letter.length


def _split(element: Node, place: int) -> None:
    """End the run of ``element`` before the character at ``place``; a no-op at its borders."""
    run = element.getparent()
    if run is None or run.tag != RUN:
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
    """Return the run of a letter, or, for a formula, the child of its paragraph."""
    for element in (letter.element, *letter.element.iterancestors()):
        parent = element.getparent()
        if element.tag == RUN or parent is None or parent.tag == P:
            return element
    raise AssertionError("an element without a root")
