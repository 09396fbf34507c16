from __future__ import annotations

import pytest

from isip_lint.analysis.agreement import analyse
from isip_lint.analysis.readability.explained import agreement_terms
from isip_lint.analysis.readability.formulas import formula_values
from isip_lint.analysis.readability.prose import document_prose, passage_prose
from isip_lint.analysis.readability.reading import read_prose
from isip_lint.analysis.readability.scales import Anchor, place, read_scales, stand
from isip_lint.audit.passages import auc
from isip_lint.documents.text import read_text
from isip_lint.engine.reading import pack_scales
from isip_lint.language.frequency import FLOOR, zipf
from isip_lint.language.syllables import syllables

PLAIN = {
    "nl": "U komt elke maandag naar ons. Dan praten we samen over werk. U mag iemand meebrengen.",
    "fr": "Vous venez chaque lundi chez nous. Nous parlons de votre travail. Un ami peut venir avec vous.",
}
JARGON = {
    "nl": "Ingebrekestelling vereist. Kennisgeving geschiedt aangetekend. Terugvordering van onverschuldigde "
    "bedragen. Beroepstermijn opschortend. Bestaansmiddelen aangetoond. Herziening ambtshalve. Verzaking nietig.",
    "fr": "Mise en demeure requise. Notification par pli recommandé. Récupération de l'indu. Audition préalable. "
    "Motivation formelle. Révocation du mandat. Apurement échelonné. Requête recevable.",
}
LONG = {
    "nl": "Als u op een dag ziek bent en niet kunt komen dan belt u ons even en zegt u wanneer u weer denkt te "
    "komen, want dan zoeken we samen een andere dag en zeggen we het ook aan de school die op u wacht.",
    "fr": "Si un jour vous êtes malade et que vous ne pouvez pas venir, vous nous appelez et vous nous dites "
    "quand vous pensez revenir, parce que nous cherchons alors un autre jour et nous le disons aussi à l'école.",
}
both = pytest.mark.parametrize("language", ["nl", "fr"])


@pytest.fixture
def reading(pack):
    def run(text, language):
        agreement = analyse(read_text("-", text.encode()), pack.lexicons[language])
        return read_prose(passage_prose(agreement), agreement, pack_scales(pack), minimum=15)

    return run


@both
def test_jargon_in_short_sentences_is_hard_in_its_words_only(reading, language):
    jargon, long = reading(JARGON[language], language), reading(LONG[language], language)
    assert jargon.words > 80 > 30 > long.words
    assert jargon.sentences < 40 < 60 < long.sentences


@both
def test_plain_text_is_easy_on_both_scales(reading, language):
    plain = reading(PLAIN[language], language)
    assert plain.words < 30
    assert plain.sentences < 40


def test_too_few_words_give_no_verdict(reading):
    few = reading("U komt naar ons.", "nl")
    assert (few.words, few.sentences, few.reason) == (None, None, "below-15-words")
    assert few.measures["words"]["syllables"] >= 1
    assert reading("12/03/2024", "nl").measures == {}


@pytest.mark.parametrize(
    "noise",
    [
        "- Lies Vandenbroucke\n- Kerkstraat 12, 9000 Gent\n- 12 maart 2024",
        "| Wie | Wanneer |\n| --- | --- |\n| VDAB | ingebrekestelling |\n| Ligo | kennisgeving |",
        "## Wetgeving\n\nDe uitbetaling kan worden geschorst overeenkomstig de bepalingen ter zake.",
    ],
)
def test_lists_tables_names_and_law_do_not_count(read, noise):
    text = f"## Afspraken\n\n{PLAIN['nl']}"
    assert words_of(read("nl", f"{text}\n\n{noise}")) == words_of(read("nl", text))


def words_of(agreement):
    return [t.text for s in document_prose(agreement) for t in s.words]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Mevrouw Peeters woont in Gent sinds 3 mei 2020.", {"Peeters", "Gent", "2020"}),
        (
            "Dat staat in de wet van 26 mei 2002 betreffende het recht op integratie.",
            {"integratie"},
        ),
        ("De wet zegt “elke persoon heeft recht op maatschappelijke integratie”.", {"persoon"}),
    ],
)
def test_names_dates_titles_and_quotations_do_not_count(read, text, gone):
    assert not gone & set(words_of(read("nl", f"## Afspraken\n\n{text}")))


def test_passages_in_another_language_do_not_count(read):
    text = f"## Afspraken\n\n{PLAIN['nl']}\n\n{LONG['fr']}"
    assert "malade" not in words_of(read("nl", text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Er kan een sanctie volgen. Dat betekent dat u een tijd minder geld krijgt."),
        ("nl", "Een sanctie (u krijgt een tijd minder geld) is mogelijk."),
        ("nl", "U kunt minder geld krijgen (sanctie)."),
        ("fr", "Une sanction, c'est-à-dire moins d'argent pendant un temps, est possible."),
        ("fr", "Vous pouvez recevoir moins d'argent pendant un mois (sanction)."),
    ],
)
def test_a_term_that_is_explained_is_left_alone(read, language, text):
    assert "sanct" not in " ".join(u.text for u in agreement_terms(read(language, text)))


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("nl", "De sancties staan in artikel 9.", "sanctie"),
        ("nl", "Hij verbindt zich ertoe elke dag te komen.", "zich ertoe verbinden"),
        ("fr", "Les sanctions figurent à l'article 9.", "sanction"),
        ("fr", "Il introduit un recours.", "recours"),
    ],
)
def test_a_term_is_found_in_its_forms(read, language, text, term):
    assert term in {use.term.term for use in agreement_terms(read(language, text))}


@both
def test_a_common_word_is_commoner_than_its_learned_twin(language):
    common, learned = {"nl": ("brief", "kennisgeving"), "fr": ("lettre", "notification")}[language]
    assert zipf(common, language) > zipf(learned, language) >= FLOOR


@pytest.mark.parametrize(
    ("word", "language", "least"),
    [("inschrijvingsgeld", "nl", FLOOR), ("remplirez", "fr", FLOOR), ("qwxzkvf", "nl", None)],
)
def test_compounds_and_forms_are_known_by_their_parts(word, language, least):
    value = zipf(word, language)
    assert value == FLOOR if least is None else value > least


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("school", "nl", 1), ("maatschappelijk", "nl", 4), ("geïnd", "nl", 2), ("école", "fr", 2),
     ("attestation", "fr", 4), ("le", "fr", 1)],
)  # fmt: skip
def test_syllables(word, language, number):
    assert syllables(word, language) == number


def test_formulas_are_computed_from_their_counts(read):
    agreement = read("nl", "De man gaat naar huis. De vrouw komt nu.", title=False)
    values = formula_values(passage_prose(agreement), "nl")
    assert values["LIX"] == 4.5
    assert values["Leesindex A"] == round(195 - 200 / 3 - 9, 1)
    assert set(formula_values((), "fr")) == set()


def test_a_scale_rises_with_its_measures_and_is_bent_at_its_ends():
    scale = {"length": Anchor(2, 3, 1)}
    places = [place({"length": value}, scale) for value in (0, 2, 2.5, 3, 9)]
    assert places == sorted(places)
    assert places[2] == 50
    assert 0 <= places[0] < places[-1] <= 100
    assert stand(0.25, Anchor(0.75, 0.5, 1)) == 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target-words": None}, "target-words must be a number"),
        ({"scales": {"nl": {"words": {"colour": {}}, "sentences": {}}}}, "no measure of words"),
        ({"scales": {"nl": {"words": {}}}}, "sentences must be a mapping"),
    ],
)
def test_faulty_scales_are_named(pack, change, message):
    options = {**pack.rule("language/readability").options, **change}
    with pytest.raises(ValueError, match=message):
        read_scales(options)


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("nl", "De door het comité genomen beslissing en de gestelde waarborg volgen later.", 2),
        ("nl", "Het comité nam een beslissing over de gezinnen in de gemeente Halle.", 0),
        ("fr", "Les frais exposés par le centre et les pièces versées au dossier sont repris.", 2),
        ("fr", "Le centre a payé les frais de la bonne santé et de chaque année.", 0),
    ],
)
def test_participles_that_hang_on_a_noun_make_a_sentence_harder(reading, language, text, times):
    assert reading(text, language).measures["sentences"]["attributes"] == times


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [("nl", "U komt met uw dochter.", 2 / 5), ("fr", "Vous venez avec votre sœur.", 2 / 5)],
)
def test_density_is_the_share_of_words_with_content(reading, language, text, share):
    assert reading(text, language).measures["sentences"]["density"] == pytest.approx(share)


def test_lint_is_an_approximation_for_dutch_that_stays_on_its_scale(pack):
    def lint(text, language="nl"):
        agreement = analyse(read_text("-", text.encode()), pack.lexicons[language])
        return formula_values(passage_prose(agreement), language).get("LiNT-II")

    assert 0 <= lint(PLAIN["nl"]) < 40 < lint(JARGON["nl"]) <= 100
    assert lint(" ".join([LONG["nl"].rstrip(".")] * 4)) == 100
    assert lint("Dat is het.") is not None
    assert lint(PLAIN["fr"], "fr") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "De derde keer komt u thuis."), ("fr", "Une entreprise cherche un chauffeur.")],
)
def test_a_common_word_of_the_same_form_is_no_term(read, language, text):
    assert agreement_terms(read(language, text)) == ()


def test_auc_counts_a_tie_as_half():
    assert auc([1, 2], [2, 3]) == 0.875
