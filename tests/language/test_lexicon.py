import pytest

from isip_lint.language.lexicon import LexiconBuilder
from isip_lint.language.terms import TermError, parse_term
from isip_lint.language.tokens import tokenize
from isip_lint.language.vocabulary import read_vocabulary
from isip_lint.yaml_source import FaultError, read_yaml


def hits(language, expression, text, concepts=None):
    builder = LexiconBuilder(language, frozenset({"bij", "om", "op"}))
    builder.add_concepts(
        {name: [parse_term(f'"{w}"') for w in words] for name, words in (concepts or {}).items()}
    )
    parsed = parse_term(expression)
    builder.add(parsed)
    tokens = tokenize(text, language)
    return [
        " ".join(t.text for t in tokens[a:b]) for a, b in builder.build().scan(tokens).match(parsed)
    ]


@pytest.mark.parametrize(
    ("language", "expression", "text", "found"),
    [
        ("nl", "inschrijven", "Hij schrijft zijn peuter in bij de crèche.", True),
        ("nl", "inschrijven", "Hij schrijft een brief in het Nederlands.", False),
        ("nl", "inschrijven", "zich in te schrijven", True),
        ("nl", "inschrijven", "is ingeschreven", True),
        ("nl", "*opvang", "de kinderopvang", True),
        ("nl", "kinder*", "de kinderopvang", True),
        ("nl", "*dero*", "de kinderopvang", True),
        ("nl", "=kind", "de kinderen", False),
        ("nl", "kind & school", "de kinderen gaan naar school", True),
        ("nl", "kind & !school", "de kinderen gaan naar school", False),
        ("nl", "school < kind", "de kinderen gaan naar school", False),
        ("nl", '"naar .. school"', "naar de lagere school", True),
        ("nl", '"naar school"', "naar de lagere school", False),
        ("fr", "inscrire", "Elle s'inscrit au cours.", True),
        ("fr", "enfant ~ crèche", "mettre les enfants à la crèche", True),
        ("fr", "(bébé | enfant) & crèche", "son bébé ira à la creche", True),
        ("fr", "engagement", "ses engagemants", True),
    ],
)
def test_match(language, expression, text, found):
    assert bool(hits(language, expression, text)) is found


def test_concept_in_an_expression():
    concepts = {"kin": ["dochter", "zoon"]}
    assert hits("nl", "@kin & school", "zijn zoon gaat naar school", concepts) == ["zoon", "school"]


@pytest.mark.parametrize("text", ["a &", "(a", "a & b | c < ", '""', "a ) b", "*"])
def test_bad_expressions_are_refused(text):
    with pytest.raises(TermError):
        parse_term(text)


def test_a_concept_needs_both_languages(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_text("concepts:\n  kin:\n    nl: [zoon]\n", encoding="utf-8")
    with pytest.raises(FaultError, match=r"words.yaml:2:3: 'kin' needs words under nl and fr"):
        read_vocabulary([path])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1: the key 'a' stands here twice"),
        ("a: [1\n", "x.yaml:2:1"),
        ("a: 'b\n", "x.yaml"),
    ],
)
def test_yaml_faults_have_a_place(tmp_path, text, fault):
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError) as caught:
        read_yaml(path)
    assert fault in str(caught.value)


def test_yaml_traps_stay_text(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: no\nb: 010\nc: 12:30\nd: 2016-11-01\ne: true\nf: 3\n", encoding="utf-8")
    data = read_yaml(path).data
    assert data == {"a": "no", "b": "010", "c": "12:30", "d": "2016-11-01", "e": True, "f": 3}
