"""spaCy is imported without its command line, and nobody can tell afterwards."""

import json
import subprocess
import sys

PROGRAM = """
import json, sys
from isip_lint.language.quick_spacy import import_spacy, light_tokenizer

before = sorted(name for name in sys.modules if name.startswith("spacy"))
tokens = [token.text for token in light_tokenizer("fr")("l'intéressée s'inscrit")]
after = sorted(name for name in sys.modules if name.startswith("spacy.cli"))
import spacy
import spacy.cli
said = spacy.info(silent=True)["spacy_version"] == spacy.__version__
import_spacy()
print(json.dumps([before, tokens, after, said, callable(spacy.cli.download)]))
"""


def test_the_stand_in_leaves_no_trace():
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    before, tokens, after, said, real = json.loads(run.stdout.splitlines()[-1])
    assert before == []
    assert tokens == ["l'", "intéressée", "s'", "inscrit"]
    assert after == []
    assert said
    assert real
