"""What of an OpenDocument text counts as its text, and where it stands."""

import pytest

from benchmarks.make_docx import package
from benchmarks.make_odt import (
    MIME,
    NAMESPACES,
    cell,
    change,
    fodt,
    h,
    items,
    level,
    list_style,
    odt,
    p,
    row,
    span,
    style,
    table,
)
from isip_lint.documents.model import UnreadableError
from isip_lint.documents.options import ReadOptions, Revisions
from isip_lint.documents.reader import read_document

LETTERS = (
    style("vet", 'fo:font-weight="bold"')
    + style("weg", 'text:display="none"')
    + style("door", 'style:text-line-through-style="solid"')
)


def read(*body, name="x.odt", **parts):
    return read_document(name, odt(*body, **parts))


def shown(*body, **parts):
    return read(*body, **parts).text


def labels(*body, **parts):
    return [(b.label, b.level, b.text) for b in read(*body, **parts).blocks]


def codes(document):
    return [notice.code for notice in document.notices]


def test_paragraphs_headings_and_lines():
    document = read(
        h("Titel"), h("Deel", 2), p('een<text:s text:c="3"/>twee<text:line-break/>drie')
    )
    assert [(b.kind.value, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "Titel"),
        ("heading", 2, "Deel"),
        ("paragraph", 0, "een twee"),
        ("paragraph", 0, "drie"),
    ]


def test_a_heading_by_its_style():
    shared = style("Title", family="paragraph") + style(
        "Kop", family="paragraph", more='style:default-outline-level="3"'
    )
    mine = style("P1", family="paragraph", more='style:parent-style-name="Title"')
    document = read(p("GPMI", "P1"), p("deel", "Kop"), styles=shared, automatic=mine)
    assert [(b.kind.value, b.level) for b in document.blocks] == [("heading", 1), ("heading", 3)]


def test_flat_files_and_templates_read_alike():
    body = (h("Titel"), p("tekst"))
    assert read_document("x.fodt", fodt(*body)).text == "Titel\ntekst"
    assert read(*body, name="x.ott").text == "Titel\ntekst"


def test_bold_hidden_and_struck_letters():
    document = read(
        p(span("alles vet", "vet")),
        p(f"deels {span('vet', 'vet')}{span(' verborgen', 'weg')}{span(' geschrapt', 'door')}"),
        automatic=LETTERS,
    )
    assert [(b.text, b.bold) for b in document.blocks] == [
        ("alles vet", True),
        ("deels vet", False),
    ]
    assert codes(document) == ["hidden-text", "struck-text"]


def test_comments_ruby_and_template_code_are_no_text():
    silent = (
        "<office:annotation><text:p>opmerking</text:p></office:annotation>"
        "<text:script>sjabloon()</text:script><text:ruby><text:ruby-base>ja</text:ruby-base>"
        "<text:ruby-text>klank</text:ruby-text></text:ruby>"
    )
    assert shown(p(f"voor {silent} na")) == "voor ja na"


def test_fields_show_their_text_and_what_is_to_be_filled_in():
    filled = "<text:date>3 mei 2024</text:date><text:database-display>Ans</text:database-display>"
    empty = "<text:placeholder>&lt;naam&gt;</text:placeholder> <text:database-display>&lt;straat&gt;</text:database-display>"
    blocks = read(p(filled), p(empty), p("<text:hidden-text>nee</text:hidden-text>ja")).blocks
    assert [b.text for b in blocks] == ["3 mei 2024Ans", "<naam> <straat>", "ja"]
    assert [b.placeholders for b in blocks] == [(), ((0, 6), (7, 15)), ()]


def test_a_field_for_input_that_shows_its_question_is_to_be_filled_in():
    asked = '<text:text-input text:description="Naam?">Naam?</text:text-input>'
    given = '<text:text-input text:description="Naam?">Ans</text:text-input>'
    assert [b.placeholders for b in read(p(asked), p(given)).blocks] == [((0, 5),), ()]


def test_form_controls_show_their_state():
    forms = (
        '<office:forms><form:form><form:checkbox xml:id="c1" form:current-state="checked" form:label="bus"/>'
        '<form:checkbox xml:id="c2" form:label="trein"/><form:text xml:id="c3" form:current-value="Ans"/>'
        "</form:form></office:forms>"
    )
    placed = [f'<draw:control draw:control="c{number}"/>' for number in (1, 2, 3)]
    marked = (
        '<field:fieldmark field:type="x.FORMCHECKBOX">'
        '<field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark> fiets'
    )
    blocks = read(forms, *map(p, placed), p(marked)).blocks
    assert [(b.text, b.checked) for b in blocks] == [
        ("bus", True), ("trein", False), ("Ans", None), ("fiets", True),
    ]  # fmt: skip


NUMBERED = list_style(
    "L1",
    level(1, "1", 'style:num-suffix="."'),
    level(2, "a", 'text:display-levels="2" style:num-suffix=")"'),
)


def test_lists_are_numbered_and_nested():
    nested = items("sub", "sub")
    assert labels(items(p("een") + nested, "twee", style="L1"), automatic=NUMBERED) == [
        ("1.", 0, "een"), ("1.a)", 1, "sub"), ("1.b)", 1, "sub"), ("2.", 0, "twee"),
    ]  # fmt: skip


def test_a_second_paragraph_of_an_item_has_no_number():
    body = items(p("een") + p("vervolg"), "twee", style="L1")
    assert labels(body, automatic=NUMBERED) == [
        ("1.", 0, "een"),
        ("", 0, "vervolg"),
        ("2.", 0, "twee"),
    ]


def test_lists_begin_anew_or_go_on():
    first = items("a", style="L1", more='xml:id="x"')
    anew = items("b", style="L1")
    goes_on = items("c", style="L1", more='text:continue-list="x"')
    numbered = items("d", style="L1", more='text:continue-numbering="true"')
    found = labels(first, anew, goes_on, numbered, automatic=NUMBERED)
    assert [label for label, _, _ in found] == ["1.", "1.", "2.", "3."]


def test_a_list_format_says_how_a_label_looks():
    artikel = list_style("A", level(1, "I", 'style:num-list-format="Artikel %1% -"'))
    bullets = '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char=""/></text:list-style>'
    found = labels(items("een", style="A"), items("twee", style="B"), automatic=artikel + bullets)
    assert [label for label, _, _ in found] == ["Artikel I -", "•"]


def test_headings_are_numbered_by_the_outline():
    outline = "".join(
        f'<text:outline-level-style text:level="{n}" style:num-format="1" text:display-levels="{n}"/>'
        for n in (1, 2)
    )
    shared = f"<text:outline-style>{outline}</text:outline-style>"
    found = labels(h("een"), h("sub", 2), h("twee"), styles=shared)
    assert [label for label, _, _ in found] == ["1", "1.1", "2"]


def test_tables_have_heads_merged_cells_and_tables_in_them():
    head = row("Wie", "Wat", "Wanneer")
    covered = "<table:covered-table-cell/>"
    first = row(cell("OCMW", 'table:number-rows-spanned="2"'), cell(table(row("diep"))), "mei")
    second = row(covered, cell("betaalt", 'table:number-columns-spanned="2"'), covered)
    blocks = read(table(first, second, head=head), p("slot")).blocks
    assert [(b.text, b.location.path) for b in blocks[3:]] == [
        ("OCMW", "body/t0/r1c0/p0"),
        ("diep", "body/t0/r1c1/t0/r0c0/p0"),
        ("mei", "body/t0/r1c2/p0"),
        ("betaalt", "body/t0/r2c1/p0"),
        ("slot", "body/p0"),
    ]
    assert (blocks[6].cell.column_head, blocks[6].cell.row_head) == ("Wat", "OCMW")


def test_boxes_notes_headers_and_footers_have_their_own_place():
    box = f"<draw:frame><draw:text-box>{p('in het kader')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('in de vorm')}</draw:custom-shape>"
    note = f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{p("een wet")}</text:note-body></text:note>'
    pages = f"<style:header>{p('OCMW Zonnedorp')}</style:header><style:footer>{p('blad')}</style:footer>"
    document = read(p(f"tekst{box}{note}{shape}"), pages=pages)
    assert [(b.kind.value, b.location.path, b.text) for b in document.blocks] == [
        ("paragraph", "body/p0", "tekst"),
        ("paragraph", "body/p0/box0/p0", "in het kader"),
        ("paragraph", "body/p0/box1/p0", "in de vorm"),
        ("header", "header1/p0", "OCMW Zonnedorp"),
        ("footer", "footer1/p0", "blad"),
        ("note", "footnote1/p0", "een wet"),
    ]


def test_pictures_and_objects_are_said():
    picture = "<draw:frame><draw:image/></draw:frame>"
    embedded = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    assert codes(read(p(f"tekst{picture}"), p(embedded))) == ["picture", "unread-part"]
    with pytest.raises(UnreadableError, match="only pictures"):
        read(p(picture))


def test_sections_are_read_unless_they_are_hidden():
    hidden = f'<text:section text:display="none">{p("weg")}</text:section>'
    document = read(f"<text:section>{p('deel')}</text:section>", hidden)
    assert document.text == "deel"
    assert codes(document) == ["hidden-text"]


CHANGED = (
    "<text:tracked-changes>"
    + change("oud", "deletion", p("drie"))
    + change("nieuw", "insertion")
    + "</text:tracked-changes>"
)
START = '<text:change-start text:change-id="nieuw"/>'
END = '<text:change-end text:change-id="nieuw"/>'


@pytest.mark.parametrize(
    ("view", "text"),
    [("final", "termijn zes\nof meer\nslot"), ("original", "termijn drie meer\nslot")],
)
def test_tracked_changes_over_the_end_of_a_paragraph(view, text):
    body = (
        p(f'termijn <text:change text:change-id="oud"/>{START}zes') + p(f"of{END} meer") + p("slot")
    )
    data = odt(CHANGED, body)
    document = read_document("x.odt", data, ReadOptions(Revisions(view)))
    assert document.text == text
    assert codes(document) == ["unaccepted-changes" if view == "final" else "refused-changes"]


def test_pages_are_those_of_the_last_layout():
    document = read(p("a"), p("b<text:soft-page-break/>c"), p("d"))
    assert [b.location.page for b in document.blocks] == [1, 1, 2]
    assert document.pages == 2


def test_a_protected_text_is_said():
    manifest = (
        f"<manifest:manifest {NAMESPACES}><manifest:file-entry><manifest:encryption-data/>"
        "</manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(UnreadableError, match="password"):
        read(p("x"), **{"META-INF__manifest.xml": manifest})


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("x.odt", b"geen zip", "not that of a .odt file"),
        ("x.odt", package({"mimetype": MIME}), "no OpenDocument text"),
        ("x.fodt", b"<?xml version='1.0'?><!DOCTYPE x><office:document/>", "unsafe"),
        ("x.odt", odt("<text:p>" * 3_000 + "</text:p>" * 3_000), "damaged"),
    ],
)
def test_what_is_no_text_is_refused(name, data, word):
    with pytest.raises(UnreadableError, match=word):
        read_document(name, data)


def test_text_in_an_element_of_an_unknown_kind_is_said():
    document = read(p("voor"), f"<text:nieuw>{p('onbekend')}</text:nieuw><text:leeg/>")
    assert document.text == "voor"
    assert codes(document) == ["unread-part"]


@pytest.mark.parametrize(("inside", "is_read"), [("", True), ("[<!ENTITY a 'b'>]", False)])
def test_only_a_definition_that_defines_nothing_may_stand_in_the_manifest(inside, is_read):
    definition = f'<!DOCTYPE manifest:manifest PUBLIC "-//X//EN" "Manifest.dtd"{inside}>'
    parts = {"META-INF__manifest.xml": f"{definition}<manifest:manifest {NAMESPACES}/>"}
    if is_read:
        assert shown(p("tekst"), **parts) == "tekst"
    else:
        with pytest.raises(UnreadableError, match="unsafe"):
            read(p("tekst"), **parts)
