import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.markdown_inline import is_all_bold, plain_text
from isip_lint.documents.model import BlockKind, UnreadableError


def blocks(text):
    return read_markdown("a.md", text.encode("utf-8")).blocks


def shown(text):
    return [(block.kind.value, block.text) for block in blocks(text)]


def test_front_matter_is_skipped_and_lines_keep_their_numbers():
    found = blocks("---\nid: x\n---\n\n# Contrat\n")
    assert [(b.text, b.level, b.location.path) for b in found] == [("Contrat", 1, "line5")]


def test_headings_of_both_kinds_have_a_level():
    found = blocks("# Een\n### Drie ###\nTitre\n===\nSous-titre\n---\n")
    assert [(b.text, b.level) for b in found] == [
        ("Een", 1),
        ("Drie", 3),
        ("Titre", 1),
        ("Sous-titre", 2),
    ]


def test_soft_breaks_are_joined_and_hard_breaks_begin_a_block():
    text = "De cliënt\nkomt.\n\nRue Haute 1  \n5000 Namur\\\nBelgique<br>fin\n"
    assert shown(text) == [
        ("paragraph", "De cliënt komt."),
        ("paragraph", "Rue Haute 1"),
        ("paragraph", "5000 Namur"),
        ("paragraph", "Belgique"),
        ("paragraph", "fin"),
    ]


def test_a_paragraph_in_bold_is_a_bold_paragraph():
    found = blocks("**Wat doet u?**\n\n**Objectif** :\n\n**een** en **twee**\n")
    assert [(b.kind, b.bold) for b in found] == [
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, False),
    ]


def test_lists_know_label_level_and_state():
    text = "1. eerste\n   gaat door\n   - [x] ja\n   - [ ] nee\n2. tweede\n\na) lettre\n"
    assert [(b.text, b.label, b.level, b.checked) for b in blocks(text)] == [
        ("eerste gaat door", "1.", 0, None),
        ("ja", "•", 1, True),
        ("nee", "•", 1, False),
        ("tweede", "2.", 0, None),
        ("lettre", "a)", 0, None),
    ]


def test_a_table_gives_one_block_per_line_of_a_cell_with_its_heads():
    text = "| Wie | Wat |\n| --- | :-: |\n| U | a<br>- b \\| c |\n| **Wij** | |\n"
    found = blocks(text)
    assert [b.text for b in found] == ["Wie", "Wat", "U", "a", "b | c", "Wij"]
    last = found[4].cell
    assert (last.row, last.column, last.column_head, last.row_head) == (1, 1, "Wat", "U")
    assert found[4].location.path == "line1/r1c1/l1"
    assert found[5].bold


def test_a_box_in_a_cell_of_its_own_ticks_its_neighbour():
    found = blocks("| | Actie |\n|---|---|\n| ☒ | cursus |\n| [ ] | stage |\n")
    assert [(b.text, b.checked) for b in found[1:]] == [("cursus", True), ("stage", False)]


def test_quotes_comments_rules_and_code():
    text = "> La loi dit\n> ceci.\n\n<!-- weg\nermee -->\n***\n```\ncode *x*\n```\n[a]: https://x.org\n"
    assert [(b.kind.value, b.label, b.text) for b in blocks(text)] == [
        ("paragraph", ">", "La loi dit ceci."),
        ("paragraph", "", "code *x*"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*de* **cliënt** ***komt*** _nu_", "de cliënt komt nu"),
        ("[site](https://x.org 'titel') &amp; <b>vet</b>", "site & vet"),
        ("\\*geen nadruk\\* 5 * 3 * 2", "*geen nadruk* 5 * 3 * 2"),
        ("termijn ~~drie~~ <del>vier</del> zes", "termijn zes"),
        ("Naam: ______ Datum: ______", "Naam: ______ Datum: ______"),
        ("<naam> en [DATUM] en {{ x_y_z }}", "<naam> en [DATUM] en {{ x_y_z }}"),
        ("`a*b*` &lt;x&gt; <https://x.org>", "a*b* <x> https://x.org"),
        ("![logo](l.png) snake_case_naam", "logo snake_case_naam"),
    ],
)
def test_marks_inside_a_line_are_removed_and_blanks_to_fill_in_stay(source, text):
    assert plain_text(source) == text


def test_all_bold_is_all_of_the_line():
    assert is_all_bold("__Objectif__ :")
    assert not is_all_bold("**a** b")


def test_a_rule_below_a_list_or_a_long_paragraph_makes_no_heading():
    assert shown("- item\n---\n") == [("item", "item")]
    assert shown(f"{'woord ' * 40}\n---\n")[0][0] == "paragraph"


def test_unfinished_markdown_is_read_as_it_stands():
    assert shown("```\nopen\n") == [("paragraph", "open")]
    assert shown("**open\n") == [("paragraph", "**open")]
    assert shown("---\nzonder eind\n") == [("paragraph", "zonder eind")]


def test_binary_data_is_refused():
    with pytest.raises(UnreadableError):
        read_markdown("a.md", b"# x\x00\x01\x02\x03\x04 y")


@pytest.mark.parametrize(
    ("source", "label", "text"),
    [
        ("**1.** De cliënt komt.", "1.", "De cliënt komt."),
        ("**2. Doel.** Werk vinden.", "2.", "Doel. Werk vinden."),
        ("*b) Taal:* de les volgen", "b)", "Taal: de les volgen"),
        ("__3.__ Le CPAS paie.", "3.", "Le CPAS paie."),
    ],
)
def test_a_number_inside_emphasis_is_a_number(source, label, text):
    assert [(b.kind, b.label, b.text) for b in blocks(source)] == [(BlockKind.ITEM, label, text)]


@pytest.mark.parametrize("source", ["**1. Wie tekent?**", "**Doel.** 1. Werk", "*1. open"])
def test_a_title_in_bold_keeps_its_number_and_no_number_is_made_up(source):
    assert [b.label for b in blocks(source)] == [""]


def test_text_between_rules_at_the_top_is_no_front_matter():
    assert shown("---\n\nDe cliënt komt.\n\n---\n\nHet OCMW betaalt.\n") == [
        ("paragraph", "De cliënt komt."),
        ("paragraph", "Het OCMW betaalt."),
    ]
