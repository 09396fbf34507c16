"""Fingerprints stay when names, dates, layout or format change, and hold nobody's name."""

from __future__ import annotations

import pytest
from agreements import FR, NL
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.render import render
from isip_lint.audit.batch import check_file
from isip_lint.engine.fingerprints import fingerprint
from isip_lint.engine.options import Options

FILLED_NL = "Mevrouw {name} brengt {child} vanaf {day} {times} keer naar de opvang van {place}."
BLANK_NL = "[naam] brengt ………… vanaf [datum] .... keer naar de opvang van {{{{gemeente}}}}."
FILLED_FR = "Madame {name} conduit {child} dès le {day}, {times} fois, à la crèche de {place}."
BLANK_FR = "«nom» conduit ………… dès le [date], ..... fois, à la crèche de [commune]."

first_names = st.sampled_from(["Amina", "Jean-Luc", "Roos", "D'Artagnan", "Özlem", "Bakker", "Éva"])
particles = st.sampled_from(["", "van", "van den", "El", "de la", "'t", "ben"])
names = st.builds(
    lambda a, b, c: " ".join(f"{a} {b} {c}".split()), first_names, particles, first_names
)
days_nl = st.dates().map(lambda d: f"{d.day}/{d.month}/{2000 + d.year % 60}")
days_written = st.sampled_from(["3 mei 2024", "1 december 2025", "12 mars 2026", "5 juin 2024"])
numbers = st.one_of(
    st.integers(0, 500).map(str), st.sampled_from(["drie", "trois", "twaalf", "onze"])
)


@pytest.mark.parametrize(("filled", "blank"), [(FILLED_NL, BLANK_NL), (FILLED_FR, BLANK_FR)])
@given(
    name=names, child=first_names, place=first_names, times=numbers,
    day=st.one_of(days_nl, days_written),
)  # fmt: skip
def test_a_template_and_its_copies_agree(filled, blank, name, child, place, times, day):
    copy = filled.format(name=name, child=child, place=place, times=times, day=day)
    template = blank.format()
    assert fingerprint("a/b", copy) == fingerprint("a/b", template)


@given(
    words=st.lists(st.sampled_from("brengt haar kind elke dag naar een crèche ’s ochtends".split()), min_size=4),
    blanks=st.lists(st.sampled_from([" ", "  ", "\u00a0", "\n", "\t"]), min_size=1),
)  # fmt: skip
def test_layout_does_not_count(words, blanks):
    plain = " ".join(["Zij", *words])
    spaced = "Zij"
    for number, word in enumerate(words):
        spaced += blanks[number % len(blanks)] + word
    spaced = spaced.replace("’", "'").replace("è", "e\u0300")
    assert fingerprint("a/b", plain) == fingerprint("a/b", f"{spaced} ")


@given(name=st.text(st.characters(categories=["Lu"]), min_size=1).map(str.title), rest=names)
def test_a_clause_of_names_is_like_no_words_at_all(name, rest):
    assert fingerprint("a/b", f"{rest} {name} {rest}") == fingerprint("a/b", "")


def test_other_words_and_other_rules_differ():
    clause = "Mevrouw brengt Emma elke dag naar de opvang, vanaf 3 mei 2024."
    assert fingerprint("a/b", clause) != fingerprint("a/b", clause.replace("dag", "week"))
    assert fingerprint("a/b", clause) != fingerprint("a/c", clause)


def test_the_words_of_the_rule_tell_short_clauses_apart_but_never_a_name():
    assert fingerprint("a/b", "Opvang", hits=["Opvang"]) != fingerprint(
        "a/b", "Crèche", hits=["Crèche"]
    )
    assert fingerprint("a/b", "Opvang", hits=["Opvang"]) == fingerprint(
        "a/b", "opvang", hits=["opvang"]
    )
    assert fingerprint("a/b", "Opvang Emma", hits=["Opvang Emma"]) == fingerprint("a/b", "")


def test_inclusive_writing_does_not_count():
    assert fingerprint(
        "a/b", "Ici le/la client(e) est inscrit·e ou inscrit/e à la crèche"
    ) == fingerprint("a/b", "Ici la client est inscrit ou inscrit à la crèche")


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("text", [NL, FR], ids=["nl", "fr"])
def test_another_format_gives_the_same_fingerprints(pack, tmp_path, text, suffix):
    source, target = tmp_path / "a.md", tmp_path / f"a.{suffix}"
    source.write_text(text, encoding="utf-8")
    render(source, target)
    original, copy = (check_file(path, pack, Options()) for path in (source, target))
    assert original.findings
    assert sorted(f.fingerprint for f in copy.findings) == sorted(
        f.fingerprint for f in original.findings
    )


def test_a_moved_paragraph_keeps_its_fingerprint(pack, tmp_path):
    moved = "Mevrouw brengt haar peuter elke dag naar de crèche."
    texts = (
        f"# GPMI\n\n## Afspraken\n\n{moved}\n\nHet OCMW betaalt het leefloon elke maand op tijd.",
        f"# GPMI\n\n## Taken\n\nHet OCMW betaalt het leefloon elke maand op tijd.\n\n- {moved}",
    )
    seen = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.md"
        path.write_text(text, encoding="utf-8")
        (found,) = check_file(
            path, pack, Options(assume="nl", select=("conditions/creche",))
        ).findings
        seen.append(found.fingerprint)
    assert seen[0] == seen[1]
