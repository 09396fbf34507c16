"""The way from words of a block back to what holds its letters in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.model import Block


@dataclass(frozen=True, slots=True)
class Traced:
    """The blocks of a document, and what each paragraph shows by its path."""

    blocks: tuple[Block, ...]
    shown: Mapping[str, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A shown character: what holds it in the file, its place there, and how many stand there."""

    source: Any
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

    Letters that stand in no element of their own, such as the prompt of a button, are left out.
    """
    first = len("".join(text[:start].split()))
    last = first + len("".join(text[start:end].split()))
    chosen = letters[first:last] if last > first else letters
    return [letter for letter in chosen if letter.source is not None]
