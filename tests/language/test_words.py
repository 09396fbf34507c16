import pytest

from isip_lint.language.detect import detect
from isip_lint.language.dutch import regular_forms, separable
from isip_lint.language.forms import word_forms
from isip_lint.language.misspelling import by_ends, is_one_slip, meant, real_words
from isip_lint.language.normalise import fold
from isip_lint.language.sentences import sentence_spans
from isip_lint.language.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Bénéficiaire", "beneficiaire"),
        ("cliënt(e)", "client"),
        ("intéressé·e", "interesse"),
        ("assistant-e", "assistant"),
        ("sœur", "soeur"),
        ("à", "à"),
        ("RÉSULTATS", "resultats"),
        ("O.C.M.W.", "ocmw"),
        ("C.P.A.S", "cpas"),
        ("w.g.", "w.g."),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("nl", "Mevrouw schrijft zich in bij art. 3.", "mevrouw schrijft zich in bij art. 3 ."),
        ("nl", "Op 15/03/2026 om 9.30 u.", "op 15/03/2026 om 9.30 u ."),
        ("fr", "L'intéressé(e) s'engage", "l' interesse s' engage"),
        ("fr", "d'ici le 1er avril, au rendez-vous", "d' ici le 1er avril , au rendez-vous"),
        ("fr", "inscrivez-vous aujourd'hui", "inscrivez vous aujourd'hui"),
    ],
)
def test_tokens(language, text, forms):
    tokens = tokenize(text, language)
    assert " ".join(t.form for t in tokens) == forms
    assert all(text[t.start : t.end] == t.text for t in tokens)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Art. 3 bepaalt dit. U komt om 14 h. 30 bij dhr. Peeters, o.a. voor taal.", 2),
        ("Voir M. Dupont, p. ex. ici. Ensuite, cf. art. 5.", 2),
        ("U meldt zich aan; u komt op tijd.", 2),
        ("Komt u? Ja! Goed.", 3),
        ("Mme Roland (réf. 12) vient. Elle signe.", 2),
    ],
)
def test_sentences(text, count):
    spans = sentence_spans(text)
    assert len(spans) == count
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("volgen", "volgt"), ("volgen", "gevolgd"), ("werken", "werkte"), ("leven", "leeft"),
        ("betalen", "betaald"), ("stoppen", "stopt"), ("reizen", "reist"), ("praten", "praat"),
    ],
)  # fmt: skip
def test_regular_dutch_forms(verb, form):
    assert form in regular_forms(verb)


@pytest.mark.parametrize(
    ("verb", "parts"),
    [
        ("inschrijven", ("in", "schrijven")),
        ("terugbetalen", ("terug", "betalen")),
        ("deelnemen", ("deel", "nemen")),
        ("onderzoeken", None),
        ("overtuigen", None),
        ("werken", None),
    ],
)
def test_separable(verb, parts):
    assert separable(verb) == parts


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("school", "nl", "scholen"),
        ("kind", "nl", "kinderen"),
        ("schrijven", "nl", "geschreven"),
        ("inscrire", "fr", "inscrivent"),
        ("crèche", "fr", "creches"),
        ("bénévole", "fr", "benevoles"),
    ],
)
def test_word_forms(word, language, form):
    assert form in word_forms(word, language)


def test_a_slip_is_found_but_a_real_word_is_none():
    forms = by_ends(["kinderopvang", "begeleiding"])
    assert meant("kinderopvamg", forms) == "kinderopvang"
    assert meant("begeleidng", forms) == "begeleiding"
    assert meant("bestuurder", forms) is None
    assert real_words(forms, ["begeleidinn", "andere"]) == {"begeleidinn"}


def test_every_slip_is_found_but_in_the_first_two_letters():
    form = "ontmoeting"
    forms = by_ends([form, "ontmoetingen"])
    slips = {form[:i] + "q" + form[i + j :] for i in range(2, len(form)) for j in (0, 1)}
    slips |= {form[:i] + form[i + 1 :] for i in range(2, len(form))}
    slips |= {form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(2, len(form) - 1)}
    assert {meant(slip, forms) for slip in slips - {form}} == {form}
    assert meant("otmoeting", forms) is None


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [("schorsing", "schorsng", True), ("schorsing", "shcorsing", True), ("abc", "abc", False)],
)
def test_one_slip(first, second, slip):
    assert is_one_slip(first, second) is slip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mevrouw verbindt zich ertoe om elke week naar de les te gaan.", "nl"),
        ("Madame s'engage à suivre les cours de français chaque semaine.", "fr"),
        ("Der Begünstigte verpflichtet sich, an der Ausbildung teilzunehmen und das Zentrum zu informieren.", "de"),
        ("The beneficiary shall attend the training that was agreed with the centre.", "en"),
        ("1234", None),
    ],
)  # fmt: skip
def test_detect(text, language):
    assert detect(text) == language
