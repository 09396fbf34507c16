from hypothesis import given
from hypothesis import strategies as st

from isip_lint.documents.view import matching_view

SHOWN = st.text(
    alphabet=st.one_of(
        st.sampled_from("aéE\u0301ﬁﬃ’“«»\u00ad\u200b\u00a0\u202f\t…½ ´`-\u2010\u2011☐"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


@given(SHOWN, st.data())
def test_every_span_of_the_view_gives_back_its_own_shown_text(shown, data):
    view = matching_view(shown)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    first, last = view.shown_span(start, end)
    assert 0 <= first <= last <= len(shown)
    assert view.text[start:end] in matching_view(shown[first:last]).text


@given(SHOWN)
def test_a_view_has_an_offset_for_each_character_and_for_the_end(shown):
    view = matching_view(shown)
    assert len(view.offsets) == len(view.text) + 1
    assert list(view.offsets) == sorted(view.offsets)
    assert view.shown_span(0, len(view.text))[1] == len(shown) or not view.text


def test_typography_becomes_plain_and_case_and_accents_stay():
    shown = "L’intéressé\u00a0: “zo\u00adgezegd” 1\u202f000"
    assert matching_view(shown).text == 'L\'intéressé : "zogezegd" 1 000'


def test_guillemets_and_dashes_stay():
    assert matching_view("«NAAM» – x").text == "«NAAM» – x"


def test_a_hit_behind_a_soft_hyphen_is_found_at_its_shown_place():
    shown = "het leef\u00adloon wordt"
    view = matching_view(shown)
    start = view.text.index("leefloon")
    first, last = view.shown_span(start, start + len("leefloon"))
    assert shown[first:last] == "leef\u00adloon"


def test_a_ligature_is_never_cut():
    view = matching_view("o\ufb03ce")
    assert view.text == "office"
    assert view.shown_span(2, 3) == (1, 2)


def test_an_accent_that_stands_apart_is_joined_to_its_letter():
    view = matching_view("be\u0301ne\u0301ficiaire")
    assert view.text == "bénéficiaire"
    assert view.shown_span(1, 2) == (1, 3)


def test_an_empty_span_is_empty_in_the_shown_text():
    assert matching_view("a\u00adb").shown_span(1, 1) == (2, 2)
