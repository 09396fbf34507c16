from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from isip_lint.analysis.agreement import analyse
from isip_lint.audit import batch, workers
from isip_lint.documents import scan
from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.model import Severity
from isip_lint.engine.packs import open_pack

CRECHE = "conditions/creche"
_TITLE = {"nl": "# GPMI\n\n## Duur\n\nEen jaar.\n\n", "fr": "# PIIS\n\n## Durée\n\nUn an.\n\n"}


@pytest.fixture(autouse=True)
def _copied_workers(monkeypatch):
    """Workers start as copies: the only other thread of a test runner waits for its orders."""
    for module in (batch, workers):
        monkeypatch.setattr(module, "can_fork", lambda: sys.platform == "linux")


@pytest.fixture(autouse=True)
def _no_text_recognition(monkeypatch):
    """Tests do not depend on what is installed to recognise text."""
    monkeypatch.setattr(scan, "find_engine", lambda: None)


@pytest.fixture(scope="session")
def pack():
    """The built-in rule pack, compiled once."""
    return open_pack()


@pytest.fixture(scope="session")
def strict(pack):
    """The pack with one rule as an error, however often it is right: tests of the commands lean on it."""
    rules = tuple(
        replace(rule, severities=((rule.valid_from, Severity.ERROR),))
        if rule.id == CRECHE
        else rule
        for rule in pack.rules
    )
    return replace(pack, rules=rules)


@pytest.fixture(scope="session")
def read(pack):
    """Analyse a Markdown snippet: ``read(language, text, title=True)``."""

    def run(language, text, *, title=True):
        whole = (_TITLE[language] if title else "") + text
        return analyse(read_markdown("snippet.md", whole.encode()), pack.lexicons[language])

    return run
