"""What is cut without spaCy is cut as spaCy cuts it."""

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from isip_lint.language.plain_chunks import plain_spans
from isip_lint.language.quick_spacy import light_tokenizer

CORPORA = Path(__file__).parents[2] / "corpora"
PARTS = """a A l' d' L' qu' qu’ 's ’s art. etc. m. M. enz. o.a. rendez-vous d'abord ci-après donne
    -t -il -vous -lui - . .. , ; : ( ) [ ] « » " “ 12 3 / 12/03/2024 12-03-2024 3,50 % € ° 1er 2e
    10u30 BE68 _ __ woord het la Étudiant (e) é ' ’ ? { } § + a@b.be www.ocmw.be n° N° km O.C.M.W
    aujourd'hui là celui-ci m² quelqu'un zo'n foto's le/la""".split()


def cut(chunk, language):
    return [(t.idx, t.idx + len(t.text)) for t in light_tokenizer(language)(chunk)]


def words(language):
    files = islice(sorted(CORPORA.glob(f"{language}/tune/*.md")), 40)
    return sorted({c for file in files for c in file.read_text(encoding="utf-8").split()})


def invented(count):
    chance = random.Random(7)
    return ["".join(chance.choices(PARTS, k=chance.randint(1, 4))) for _ in range(count)]


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_words_of_agreements_are_cut_alike_and_nearly_all_without_spacy(language):
    chunks = words(language)
    plain = {c: spans for c in chunks if (spans := plain_spans(c, language)) is not None}
    assert len(plain) > 0.9 * len(chunks)
    assert [c for c, spans in plain.items() if spans != cut(c, language)] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_odd_chunks_are_cut_alike_or_left_to_spacy(language):
    plain = {c: spans for c in invented(12_000) if (spans := plain_spans(c, language)) is not None}
    assert len(plain) > 800
    assert [c for c, spans in plain.items() if spans != cut(c, language)] == []


def test_an_ordinary_sentence_does_not_import_spacy():
    program = """
import sys
from isip_lint.language.tokens import tokenize
print([t.text for t in tokenize("L'intéressée (art. 60, §7) s'inscrit au Forem : 3,50 €", "fr")])
print("spacy" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    tokens, imported = run.stdout.splitlines()
    cut_alone = "L' intéressée ( art. 60 , § 7 ) s' inscrit au Forem : 3,50 €"
    assert tokens == str(cut_alone.split())
    assert imported == "False"
