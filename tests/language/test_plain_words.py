from __future__ import annotations

import pytest

from isip_lint.language.plain_words import PREFIX, read_plain_words
from isip_lint.resources import data_dir
from isip_lint.yaml_source import FaultError

FOLDER = data_dir("rules") / "vocabulary"
ENOUGH = 250


@pytest.fixture(scope="module")
def plain_words():
    return read_plain_words(sorted(FOLDER.glob(f"{PREFIX}*.yaml")))


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_there_are_enough_terms_and_each_has_another_word(plain_words, language):
    terms = {term.term: term for term in plain_words[language].terms.values()}
    assert len(terms) >= ENOUGH
    assert [t.term for t in terms.values() if t.term in t.plain] == []
    assert [t.term for t in terms.values() if t.explain and t.exact] == []
    assert any(t.explain for t in terms.values())
    assert plain_words[language].endings
    assert len(plain_words[language].function) > 100


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("words: {}", ":1:1: a file of plain words needs the key 'terms'"),
        ("terms:\n  teneinde: {exact: true}", ":2:3: 'teneinde' needs plain"),
        ("terms:\n  teneinde: {plain: [om te], exact: maybe}", ":2:3: 'teneinde': exact is"),
        (
            "terms:\n  teneinde: {plain: [om te], exact: true, colour: red}",
            ":2:3: 'teneinde' needs",
        ),
        ("terms:\n  '=': {plain: [om te], exact: true}", ":2:3: '=' names no word"),
    ],
)
def test_a_fault_is_said_with_its_place(tmp_path, text, fault):
    path = tmp_path / f"{PREFIX}nl.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError) as error:
        read_plain_words([path])
    assert fault in error.value.faults[0]


def test_a_later_file_adds_terms_and_changes_them(tmp_path):
    first, second = (tmp_path / name / f"{PREFIX}nl.yaml" for name in ("a", "b"))
    for path, plain in ((first, "om te"), (second, "zodat")):
        path.parent.mkdir()
        path.write_text(
            f"terms:\n  teneinde: {{plain: [{plain}], exact: true}}\n", encoding="utf-8"
        )
    ((term,),) = (read_plain_words([first, second])["nl"].terms.values(),)
    assert term.plain == ("zodat",)
