from __future__ import annotations

import pytest
from agreements import FR, LAWFUL_NL, NL
from click.testing import CliRunner

from isip_lint.audit import results
from isip_lint.cli.app import app
from isip_lint.engine import packs


@pytest.fixture
def run(strict, monkeypatch, tmp_path_factory):
    """Run a command in this process; the built-in pack is the one of the session.

    Verdicts are kept for one test only.
    """
    kept = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(results, "cache_dir", lambda: kept)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # wrong use is told in the language of the system
    compiled = packs.open_pack

    def open_pack(extra=(), **options):
        return compiled(extra, **options) if extra else strict

    monkeypatch.setattr(packs, "open_pack", open_pack)

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            result.exception
        )
        return result

    return invoke


@pytest.fixture
def nl(tmp_path):
    return _written(tmp_path / "nl.md", NL)


@pytest.fixture
def fr(tmp_path):
    return _written(tmp_path / "fr.md", FR)


@pytest.fixture
def lawful(tmp_path):
    return _written(tmp_path / "lawful.md", LAWFUL_NL)


def _written(path, text):
    path.write_text(text, encoding="utf-8")
    return path
