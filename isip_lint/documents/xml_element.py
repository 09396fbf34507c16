"""The part of lxml that the readers use, typed: lxml has no types of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, overload


class XmlElement(Protocol):
    """An element of lxml."""

    tag: str
    """The qualified name."""

    @property
    def text(self) -> str | None:
        """Return the text before the first child."""

    @property
    def tail(self) -> str | None:
        """Return the text behind the element, inside its parent."""

    @property
    def nsmap(self) -> Mapping[str | None, str]:
        """Return the namespaces in force by their prefix."""

    @overload
    def get(self, key: str) -> str | None: ...

    @overload
    def get(self, key: str, default: str) -> str: ...

    def find(self, path: str) -> XmlElement | None:
        """Return the first element on a path of qualified names."""

    def findall(self, path: str) -> list[XmlElement]:
        """Return all elements on a path of qualified names."""

    def iter(self, *tags: str) -> Iterator[XmlElement]:
        """Yield the elements with these names inside this one, and itself."""

    def __iter__(self) -> Iterator[XmlElement]: ...

    def __len__(self) -> int: ...
