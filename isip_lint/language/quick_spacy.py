"""Import spaCy without its command line: a third of the time that its import takes.

``spacy/__init__.py`` imports ``spacy.cli`` for one function, ``spacy.info``, and with it a web
client, a project manager and a table printer. A stand-in keeps the place while spaCy is imported;
whoever calls ``spacy.info`` or imports ``spacy.cli`` afterwards gets the real one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_PACKAGE = "spacy.cli"
_MODULE = "spacy.cli.info"


def light_tokenizer(language: str) -> Tokenizer:
    """Return the spaCy tokeniser of "nl" or "fr"; spaCy is imported for the first of them."""
    import_spacy()
    from isip_lint.language.lite import tokenizer

    return tokenizer(language)


def import_spacy() -> None:
    """Make sure that spaCy is imported; nothing changes when it already is."""
    if "spacy" in sys.modules:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    package.__path__ = []
    vars(module)["info"] = _info
    sys.modules.update({_PACKAGE: package, _MODULE: module})
    try:
        import_module("spacy")
    finally:
        for name in (_PACKAGE, _MODULE):
            sys.modules.pop(name, None)


def _info(*arguments: object, **options: object) -> object:
    return import_module(_MODULE).info(*arguments, **options)
