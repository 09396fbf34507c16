"""What of a Word document counts as its text, and in which order."""

from benchmarks.make_docx import (
    control,
    deleted,
    docx,
    docx_parts,
    field,
    inserted,
    kitchen_sink,
    p,
    package,
    part,
    prompt,
    row,
    run,
    section,
    strict,
    style,
    styled,
    styles,
    table,
    text_box,
)
from isip_lint.documents.docx import read_docx
from isip_lint.documents.model import BlockKind


def read(*blocks, **parts):
    return read_docx("overeenkomst.docx", docx(*blocks, **parts))


def texts(*blocks, **parts):
    return [block.text for block in read(*blocks, **parts).blocks]


def codes(document):
    return [notice.code for notice in document.notices]


def test_paragraphs_and_tables_come_in_reading_order():
    document = read(p("voor"), table(row("a", "b")), p("na"))
    paths = [block.location.path for block in document.blocks]
    assert document.text == "voor\na\nb\nna"
    assert paths == ["body/p0", "body/t0/r0c0/p0", "body/t0/r0c1/p0", "body/p1"]
    assert [block.location.line for block in document.blocks] == [1, 2, 3, 4]


def test_wrappers_are_transparent():
    inline = "".join(
        f"<w:{name}>{run(name + ' ')}</w:{name}>"
        for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple")
    )
    expected = "hyperlink smartTag customXml dir bdo fldSimple"
    assert texts(p(inline), f"<w:customXml>{p('blok')}</w:customXml>") == [expected, "blok"]


def test_content_controls_around_all_levels_are_read():
    wrapped_row = control(row(control("<w:tc><w:p><w:r><w:t>cel</w:t></w:r></w:p></w:tc>")))
    body = control(p("blok ", control(run("in de zin"))) + f"<w:tbl>{wrapped_row}</w:tbl>")
    assert texts(control(body)) == ["blok in de zin", "cel"]


def test_tracked_changes_are_read_as_accepted():
    moved = f"<w:moveFrom>{run('oud')}</w:moveFrom><w:moveTo>{run('nieuw')}</w:moveTo>"
    document = read(p("durée ", deleted("trois"), inserted("six"), " mois"), p(moved))
    assert document.text == "durée six mois\nnieuw"
    assert codes(document) == ["unaccepted-changes"]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    joined = p("De cliënt ", properties="<w:rPr><w:del/></w:rPr>")
    document = read(joined, p("volgt de les."), p("Slot."))
    assert document.text == "De cliënt volgt de les.\nSlot."
    assert document.blocks[1].location.path == "body/p2"


def test_a_deleted_paragraph_end_before_a_table_loses_nothing():
    assert texts(p("voor", properties="<w:rPr><w:del/></w:rPr>"), table(row("cel"))) == [
        "voor",
        "cel",
    ]


def test_a_deleted_row_is_left_out():
    document = read(table(row("weg", properties="<w:del/>"), row("blijft")))
    assert document.text == "blijft"
    assert document.blocks[0].location.path == "body/t0/r1c0/p0"


def test_hidden_and_struck_letters_are_left_out_with_a_notice():
    document = read(
        p("oui ", run("caché ", "<w:vanish/>"), run("biffé", "<w:strike/>"), "reste"),
        p(run("dubbel", "<w:dstrike/>"), run("zichtbaar", '<w:vanish w:val="0"/>')),
    )
    assert document.text == "oui reste\nzichtbaar"
    assert codes(document) == ["hidden-text", "struck-text"]


def test_styles_hide_and_strike_too():
    sheet = styles(
        style("Weg", inside="<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Door", inside="<w:rPr><w:strike/></w:rPr>"),
    )
    body = (p("zicht", run("baar", '<w:rStyle w:val="Weg"/>')), styled("Door", "geschrapt"))
    assert texts(*body, styles=sheet) == ["zicht"]


def test_the_result_of_a_field_is_text_and_its_code_is_not():
    nested = field("IF", run("gekozen"), data="")
    assert texts(p("a ", field("MERGEFIELD X", run("Amina")), " ", nested)) == ["a Amina gekozen"]


def test_a_field_may_end_in_a_later_paragraph():
    begin = '<w:fldChar w:fldCharType="begin"/>'
    end = (
        '<w:fldChar w:fldCharType="separate"/><w:t>zichtbaar</w:t><w:fldChar w:fldCharType="end"/>'
    )
    document = read(p("voor ", run(inside=begin)), p("code"), p(run(inside=end), " na"))
    assert document.text == "voor\nzichtbaar na"
    assert not document.notices


def test_a_field_that_never_ends_is_said():
    begin = run(inside='<w:fldChar w:fldCharType="begin"/>')
    assert codes(read(p("voor ", begin, "verloren tekst"))) == ["unread-part"]


def test_line_breaks_make_further_blocks_with_their_own_path():
    document = read(p("Afspraken:", run(inside="<w:br/>"), run("les", inside="<w:cr/>"), "werk"))
    assert document.text == "Afspraken:\nles\nwerk"
    assert [b.location.path for b in document.blocks] == ["body/p0", "body/p0/l1", "body/p0/l2"]


def test_special_characters():
    letters = "<w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:tab/><w:t>auto\u00a0bus</w:t>"
    bullet = '<w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Arial" w:char="0041"/>'
    assert texts(p(run(inside=letters)), p(run(inside=bullet), " 3")) == ["e-mail auto bus", "≥A 3"]


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read(p("anker", text_box(p("kader"))), p("na"))
    assert document.text == "anker\nkader\nna"
    assert document.blocks[1].location.path == "body/p0/box0/p0"


def test_headers_footers_and_notes_follow_the_body_and_comments_are_no_text():
    sections = "".join(section(name, "footer1") for name in ("header1", "header2"))
    note = f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
    document = read(
        p("tekst"),
        sections,
        header1=part("hdr", p("CPAS de Valclair")),
        header2=part("hdr", p("CPAS de Valclair")),
        footer1=part("ftr", p("Page 1")),
        footnotes=part("footnotes", note, f'<w:footnote w:id="2">{p("voet")}</w:footnote>'),
        endnotes=part("endnotes", f'<w:endnote w:id="3">{p("eind")}</w:endnote>'),
        comments=part("comments", f'<w:comment w:id="0">{p("opmerking")}</w:comment>'),
    )
    assert [(b.kind, b.text, b.location.path) for b in document.blocks[1:]] == [
        (BlockKind.HEADER, "CPAS de Valclair", "header1/p0"),
        (BlockKind.FOOTER, "Page 1", "footer1/p0"),
        (BlockKind.NOTE, "voet", "footnote2/p0"),
        (BlockKind.NOTE, "eind", "endnote3/p0"),
    ]


def test_parts_that_are_not_read_are_said():
    drawn = "<w:drawing><a:blip/></w:drawing>"
    chart = "<w:drawing><c:chart/></w:drawing>"
    document = read(
        p("tekst", run(inside=drawn)), p(run(inside="<w:object/>")), p(run(inside=chart)),
        "<w:altChunk/>",
    )  # fmt: skip
    found = [(notice.code, notice.detail) for notice in document.notices]
    assert found == [
        ("picture", "body/p0"),
        ("unread-part", "body/p1"),
        ("unread-part", "body/p2"),
        ("unread-part", "body"),
    ]


def test_a_broken_side_part_is_said_and_the_text_is_read():
    document = read(p("tekst"), styles="<kapot")
    assert document.text == "tekst"
    assert [(n.code, n.detail) for n in document.notices] == [("unread-part", "word/styles.xml")]


def test_pages_follow_the_breaks_that_were_drawn():
    drawn, set_by_hand = "<w:lastRenderedPageBreak/>", '<w:br w:type="page"/>'
    document = read(p("een", run(inside=set_by_hand)), p(run(inside=drawn), "twee"), p("ook"))
    assert [block.location.page for block in document.blocks] == [1, 2, 2]
    assert document.pages == 2


def test_pages_follow_set_breaks_when_none_was_drawn():
    hand = run(inside='<w:br w:type="page"/>')
    section = p("drie", properties="<w:pageBreakBefore/><w:sectPr/>")
    document = read(p("een"), p(hand, "twee"), section, p("vier"))
    assert [block.location.page for block in document.blocks] == [1, 2, 3, 4]
    assert document.pages is None


def test_pages_are_unknown_without_any_break():
    assert read(p("tekst"), "<w:sectPr/>").blocks[0].location.page is None


def test_bold_means_that_all_letters_are_bold():
    sheet = styles(
        style("Vet", inside="<w:rPr><w:b/></w:rPr>"),
        style("Kind", inside='<w:basedOn w:val="Vet"/>'),
    )
    document = read(
        p(run("Doel", "<w:b/>"), run(" : ")),
        p(run("Doel", "<w:b/>"), " van"),
        styled("Kind", "Doel"),
        styled("Kind", run("Doel", '<w:b w:val="false"/>')),
        p("1."),
        styles=sheet,
    )  # fmt: skip
    assert [block.bold for block in document.blocks] == [True, False, True, False, False]


def test_headings_by_name_outline_and_chain():
    sheet = styles(
        style("Titel", "Title"),
        style("Kop2", "heading 2"),
        style("Eigen", "Eigen kop", '<w:basedOn w:val="Kop2"/>'),
        style("Plat", "Plat", '<w:basedOn w:val="Kop2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    )
    document = read(
        styled("Titel", "GPMI"),
        styled("Eigen", "Partijen"),
        styled("Heading3", "zonder stijlblad"),
        p("Objectifs", properties='<w:outlineLvl w:val="0"/>'),
        styled("Plat", "gewone tekst"),
        styles=sheet,
    )
    heading = BlockKind.HEADING
    assert [(block.kind, block.level) for block in document.blocks] == [
        (heading, 1),
        (heading, 2),
        (heading, 3),
        (heading, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_prompts_and_unmerged_fields_are_placeholders():
    document = read(
        p("Naam:  ", prompt("Klik hier"), " en ", field("MERGEFIELD X", run("«"), run("NOM»"))),
        control(p("Cliquez ici"), "<w:showingPlcHdr/>"),
        p(field("MERGEFIELD X", run("Amina"))),
        p(run(inside='<w:fldChar w:fldCharType="begin"/>'
              "<w:instrText>MACROBUTTON NoMacro [vul in]</w:instrText>"
              '<w:fldChar w:fldCharType="end"/>')),
    )  # fmt: skip
    shown = [[b.text[slice(*span)] for span in b.placeholders] for b in document.blocks]
    assert shown == [["Klik hier", "«NOM»"], ["Cliquez ici"], [], ["[vul in]"]]


def test_two_merge_fields_side_by_side_are_two_placeholders():
    merged = [field("MERGEFIELD A", run(f"«{name}»")) for name in ("VOORNAAM", "NAAM")]
    assert read(p(*merged)).blocks[0].placeholders == ((0, 10), (10, 16))


def test_the_kitchen_sink_reads_alike_in_strict_form():
    plain = read_docx("a", package(kitchen_sink()))
    assert read_docx("a", package(strict(kitchen_sink()))) == plain
    assert [block.text for block in plain.blocks] == [
        "Contrat PIIS",
        "De begunstigde volgt de lessen.",
        "termijn zes maanden",
        "Nom : Cliquez ici",
        "«NAAM»",
        "Nederlandse les",
        "cours de français",
        "Wie",
        "Wat",
        "OCMW",
        "zoekt een cursus",
        "betaalt de bus",
        "anker",
        "In het kader",
        "zichtbaar",
        "OCMW van Zonnedorp",
        "Pagina 1",
        "Wet van 26 mei 2002",
    ]
    assert codes(plain) == [
        "unaccepted-changes", "hidden-text", "struck-text", "unread-part", "picture",
    ]  # fmt: skip


def test_the_main_part_is_found_through_the_relations():
    parts = docx_parts(p("elders"))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document", "/Doc/Main")
    parts["doc/main.xml"] = parts.pop("word/document.xml")
    assert read_docx("a", package(parts)).text == "elders"


def test_the_older_form_of_a_box_counts_where_the_newer_holds_no_letters():
    box = (
        text_box(p("In het kader"))
        .replace("<wps:txbx>", "<wps:txbx><!--")
        .replace("</wps:txbx>", "--></wps:txbx>")
    )
    assert texts(p("anker", box)) == ["anker", "In het kader"]
