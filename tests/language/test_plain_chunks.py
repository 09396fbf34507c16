"""What is cut without spaCy is cut as spaCy cuts it."""

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from isip_lint.language.odd_chunks import odd_spans
from isip_lint.language.plain_chunks import plain_spans
from isip_lint.language.quick_spacy import light_tokenizer

CORPORA = Path(__file__).parents[2] / "corpora"
PARTS = """a A l' d' L' qu' qu’ 's ’s art. etc. m. M. enz. o.a. rendez-vous d'abord ci-après donne
    -t -il -vous -lui - . .. , ; : ( ) [ ] « » " “ 12 3 / 12/03/2024 12-03-2024 3,50 % € ° 1er 2e
    10u30 BE68 _ __ woord het la Étudiant (e) é ' ’ ? { } § + a@b.be www.ocmw.be n° N° km O.C.M.W
    aujourd'hui là celui-ci m² quelqu'un zo'n foto's le/la … …… · ☐ • → * # & = < > $ US$ ~ ^ | ă Ş
    J. É E.9 7b 10/ ....R.D.. m/s °C °F. GB naam_x {{ }} DE jan .b .B a.b é·e ●""".split()


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
    assert len(plain) > 600
    assert [c for c, spans in plain.items() if spans != cut(c, language)] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_what_is_not_plain_is_cut_alike_without_spacy_too(language):
    odd = {c: spans for c in invented(12_000) if (spans := odd_spans(c, language)) is not None}
    assert len(odd) > 8_000
    assert [c for c, spans in odd.items() if spans != cut(c, language)] == []


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_no_agreement_needs_spacy(language):
    odd = [c for c in words(language) if "*" not in c and plain_spans(c, language) is None]
    assert [c for c in odd if odd_spans(c, language) is None] == []


@pytest.mark.parametrize("chunk", ["слово", "1.2.3.4", "x" * 101, "**Art."])
def test_what_nobody_can_tell_is_left_to_spacy(chunk):
    assert odd_spans(chunk, "fr") is None


def test_an_ordinary_sentence_does_not_import_spacy():
    program = """
import sys
from isip_lint.language.tokens import tokenize
print([t.text for t in tokenize("L'intéressée (art. 60, §7) s'inscrit au Forem : 3,50 €, né·e ☐ J.-P. {{nom_2}}", "fr")])
print("spacy" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    tokens, imported = run.stdout.splitlines()
    cut_alone = (
        "L' intéressée ( art. 60 , § 7 ) s' inscrit au Forem : 3,50 € , né·e ☐ J.-P. { { nom_2 } }"
    )
    assert tokens == str(cut_alone.split())
    assert imported == "False"
