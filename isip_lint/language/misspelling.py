"""Words that are one slip away from a word of the rules: errors of typing or text recognition.

A slip is one letter added, lost or changed, or two neighbours swapped, after the first two letters.
Words of the dictionary are never taken for a slip, so that "ontvangen" is not a bad "opvangen".
"""

from __future__ import annotations

from collections.abc import Iterable

MIN_LENGTH = 8
_HEAD = 2
_FRONT = 4
_TAIL = 3
Forms = dict[str, tuple[str, ...]]


def by_ends(forms: Iterable[str]) -> Forms:
    """Return the forms of at least MIN_LENGTH letters, each under both of its ends."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms):
        if len(form) >= MIN_LENGTH and form.isalpha():
            for end in _ends(form):
                found.setdefault(end, []).append(form)
    return {end: tuple(words) for end, words in found.items()}


def _ends(word: str) -> tuple[str, str]:
    """Return what stays before a slip, or else what stays around one near the front."""
    return word[:_FRONT], f"{word[:_HEAD]} {word[-_TAIL:]}"


def meant(word: str, forms: Forms) -> str | None:
    """Return the form that ``word`` is one slip away from, the first by the alphabet, or None."""
    if len(word) < MIN_LENGTH - 1 or not word.isalpha():
        return None
    near = {form for end in _ends(word) for form in forms.get(end, ())}
    return min((form for form in near if is_one_slip(word, form)), default=None)


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


def real_words(forms: Forms, dictionary: Iterable[str]) -> frozenset[str]:
    """Return the dictionary words that would be taken for a slip of some form."""
    known = {form for words in forms.values() for form in words}
    heads = {form[:_HEAD] for form in known}
    variants = {variant for form in known for variant in _shortened(form)}
    return frozenset(
        word
        for word in dictionary
        if len(word) >= MIN_LENGTH - 1
        and word[:_HEAD] in heads
        and word not in known
        and (word in variants or not variants.isdisjoint(_shortened(word)))
    )


def _shortened(word: str) -> set[str]:
    """Return ``word``, and what is left without one letter after the first two."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(_HEAD, len(word)))}
