"""The cache of compiled packs: used when it is there, harmless when it is not."""

import os
import pickle

import pytest

from isip_lint.engine import packs
from isip_lint.language.tokens import tokenize
from isip_lint.resources import data_dir

LAWS = "sources: {law-2002-05-26: {name: {nl: Wet, fr: Loi, en: Act}, verified: true}}\n"
RULE = (data_dir("rules") / "interface" / "new-rule.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A pack of one rule whose words have one form only: expanding words takes seconds."""
    rules = tmp_path / "rules"
    (rules / "law").mkdir(parents=True)
    (rules / "law" / "sources.yaml").write_text(LAWS, encoding="utf-8")
    (rules / "own").mkdir()
    text = RULE.replace("FAMILY/NAME", "own/rule")
    text = text.replace("woorden & hier", "=peuter").replace("mots & ici", "=bébé")
    (rules / "own" / "rule.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(packs, "data_dir", lambda _kind: rules)
    return rules


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ISIP_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def opened():
    """Open the pack; return the words of each language, and whether it was compiled for that."""
    compiling = []
    pack = packs.open_pack(before_compiling=lambda: compiling.append(True))
    assert [rule.id for rule in pack.rules] == ["own/rule"]
    return pack.lexicons, bool(compiling)


def matches(lexicons, language="nl", text="de peuter"):
    return bool(lexicons[language].scan(tokenize(text, language)).atoms)


def test_the_second_time_nothing_is_compiled(folder, cache):
    assert opened()[1]
    lexicons, compiled = opened()
    assert not compiled
    assert sorted(lexicons) == ["fr", "nl"]
    assert matches(lexicons)
    assert matches(lexicons, "fr", "le bébé")
    with pytest.raises(KeyError):
        lexicons["de"]


def test_only_the_language_that_is_asked_for_is_read(folder, cache):
    opened()
    (french,) = cache.glob("*.fr.pack")
    french.write_bytes(b"")
    lexicons, compiled = opened()
    assert matches(lexicons)
    assert not compiled


def test_a_change_of_a_rule_compiles_anew(folder, cache):
    opened()
    rule = folder / "own" / "rule.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("=peuter", "=kleuter"), "utf-8")
    lexicons, compiled = opened()
    assert compiled
    assert not matches(lexicons)


@pytest.mark.parametrize("damage", [b"", b"\x80\x05garbage", pickle.dumps("other"), b"cos\nno\n."])
def test_damaged_files_are_compiled_anew(folder, cache, damage):
    opened()
    for path in cache.iterdir():
        path.write_bytes(damage)
    lexicons, compiled = opened()
    assert compiled
    assert matches(lexicons)


@pytest.mark.parametrize("languages", [["nl"], ["nl", "fr"]])
def test_words_that_are_gone_are_compiled_at_once_and_kept(folder, cache, languages):
    opened()
    for language in languages:
        next(cache.glob(f"*.{language}.pack")).unlink()
    lexicons, compiled = opened()
    assert compiled
    assert matches(lexicons)
    assert not opened()[1]


def test_packs_in_use_are_not_the_oldest(folder, cache):
    opened()
    for path in cache.glob("*.pack"):
        os.utime(path, (0, 0))
    opened()
    assert all(path.stat().st_mtime > 0 for path in cache.glob("*.pack"))


def test_a_cache_that_cannot_be_written_is_no_fault(folder, cache):
    cache.write_text("a file where a folder should be", encoding="utf-8")
    assert matches(opened()[0])
    assert opened()[1]


def test_a_cache_without_a_home_is_no_fault(folder, monkeypatch):
    def homeless():
        raise RuntimeError("no home folder")

    monkeypatch.setattr(packs, "cache_dir", homeless)
    assert matches(opened()[0])


def test_a_full_disk_leaves_nothing_behind(folder, cache, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError("no space left")

    monkeypatch.setattr(packs.pickle, "dump", full)
    assert matches(opened()[0])
    assert list(cache.iterdir()) == []


def test_old_packs_are_removed(folder, cache, monkeypatch):
    monkeypatch.setattr(packs, "_KEPT", 3)
    cache.mkdir()
    (cache / "old.nl.pack").write_bytes(b"")
    (cache / "note.txt").write_text("no pack", encoding="utf-8")
    opened()
    assert len(list(cache.glob("*.pack"))) == 3
    assert (cache / "note.txt").is_file()
