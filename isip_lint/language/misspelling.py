"""Words that are one slip away from a word of the rules: errors of typing or text recognition.

A slip is one letter added, lost or changed, or two neighbours swapped, after the first two letters.
Words of the dictionary are never taken for a slip, so that "ontvangen" is not a bad "opvangen".
"""

from __future__ import annotations

from collections.abc import Iterable

MIN_LENGTH = 8
_HEAD = 2
Heads = dict[str, tuple[str, ...]]


def by_head(forms: Iterable[str]) -> Heads:
    """Return the forms of at least MIN_LENGTH letters, by their first letters."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms):
        if len(form) >= MIN_LENGTH and form.isalpha():
            found.setdefault(form[:_HEAD], []).append(form)
    return {head: tuple(words) for head, words in found.items()}


def meant(word: str, heads: Heads) -> str | None:
    """Return the form that ``word`` is one slip away from, or None."""
    if len(word) < MIN_LENGTH - 1 or not word.isalpha():
        return None
    return next((form for form in heads.get(word[:_HEAD], ()) if is_one_slip(word, form)), None)


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


def real_words(heads: Heads, dictionary: Iterable[str]) -> frozenset[str]:
    """Return the dictionary words that would be taken for a slip of some form."""
    variants = {v for forms in heads.values() for form in forms for v in _shortened(form)}
    forms = {form for words in heads.values() for form in words}
    return frozenset(
        word
        for word in dictionary
        if len(word) >= MIN_LENGTH - 1
        and word[:_HEAD] in heads
        and word not in forms
        and (word in variants or not variants.isdisjoint(_shortened(word)))
    )


def _shortened(word: str) -> set[str]:
    """Return ``word``, and what is left without one letter after the first two."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(_HEAD, len(word)))}
