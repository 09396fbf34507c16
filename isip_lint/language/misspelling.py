"""Words that are one slip away from a word of the rules: typing errors and slips of text recognition.

A slip is one letter added, lost or changed, or two neighbours swapped. Words of the dictionary are
never taken for a slip, so that "ontvangen" is not read as a bad "opvangen".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MIN_LENGTH = 7
Neighbours = dict[str, tuple[str, ...]]


def deletions(word: str) -> Iterator[str]:
    """Yield ``word`` and all that is left of it when one letter is taken out."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def neighbours(forms: Iterable[str]) -> Neighbours:
    """Return, per deletion, the forms of at least MIN_LENGTH letters that have it."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms):
        if len(form) >= MIN_LENGTH and form.isalpha():
            for variant in set(deletions(form)):
                found.setdefault(variant, []).append(form)
    return {variant: tuple(words) for variant, words in found.items()}


def meant(word: str, table: Neighbours) -> str | None:
    """Return the form that ``word`` is one slip away from, or None; the first letter must agree."""
    if len(word) < MIN_LENGTH - 1 or not word.isalpha():
        return None
    for variant in deletions(word):
        for form in table.get(variant, ()):
            if form[0] == word[0] and is_one_slip(word, form):
                return form
    return None


def is_one_slip(first: str, second: str) -> bool:
    """Whether one edit, or one swap of neighbours, turns one word into the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    left, right = first[start:], second[start:]
    if len(left) == len(right):
        swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
        return swapped or left[1:] == right[1:]
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[1:] == shorter


def real_words(table: Neighbours, dictionary: Iterable[str]) -> frozenset[str]:
    """Return the dictionary words that would be taken for a slip of some form."""
    return frozenset(
        word
        for word in dictionary
        if len(word) >= MIN_LENGTH - 1
        and any(variant in table for variant in deletions(word))
        and meant(word, table) is not None
    )
