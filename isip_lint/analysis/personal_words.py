"""The words that tell where personal data stand, from ``rules/masking`` and the packs of the user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path

from isip_lint.yaml_source import FaultError, YamlSource, read_yaml


class Kind(str, Enum):
    """What a personal detail is."""

    NAME = "name"
    REGISTER = "register"
    BIRTH = "birth"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"


# There is one for each pack: to tell them apart by their thousands of words would cost too much.
@dataclass(frozen=True, slots=True, eq=False)
class PersonalWords:
    """Lists of words, as ``rules/masking/words.yaml`` explains them; each may be empty."""

    placeholders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    introductions: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    birth: tuple[str, ...] = ()
    street_ends: tuple[str, ...] = ()
    street_openings: tuple[str, ...] = ()
    street_starts: tuple[str, ...] = ()
    address_labels: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    first_names: tuple[str, ...] = ()

    def placeholder(self, kind: Kind, language: str) -> str:
        """Return what stands in the place of a masked detail."""
        return self.placeholders.get(kind.value, {}).get(language, f"[{kind.value}]")


_LISTS = tuple(f.name for f in fields(PersonalWords) if f.name != "placeholders")


def read_personal_words(files: Iterable[Path]) -> PersonalWords:
    """Return the words of all ``files`` together.

    Raises FaultError for an unknown key, or a value that is no list of words.
    """
    lists: dict[str, dict[str, None]] = {name: {} for name in _LISTS}
    placeholders: dict[str, Mapping[str, str]] = {}
    faults: list[str] = []
    for path in files:
        source = read_yaml(path)
        data = source.data if isinstance(source.data, dict) else {}
        for key, value in data.items():
            if key == "placeholders" and isinstance(value, dict):
                placeholders.update(value)
            elif key in lists and _words(value):
                lists[key].update(dict.fromkeys(_words(value)))
            else:
                faults.append(_fault(source, key))
    if faults:
        raise FaultError(faults)
    return PersonalWords(placeholders, **{name: tuple(words) for name, words in lists.items()})


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split()
    return [str(word) for word in value] if isinstance(value, list) else []


def _fault(source: YamlSource, key: str) -> str:
    known = ", ".join(("placeholders", *_LISTS))
    return source.fault((key,), f"{key!r} is no list of words for masking; known are {known}")
