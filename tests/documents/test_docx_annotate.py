from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import docx as python_docx
import pytest
from lxml import etree

from benchmarks.make_docx import (
    W,
    cell,
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
    row,
    run,
    section,
    strict,
    table,
    text_box,
)
from isip_lint.documents.docx import read_docx
from isip_lint.documents.model import UnreadableError
from isip_lint.documents.remarks import Addition, Notes, Remark
from isip_lint.documents.word.annotate import annotate_docx, is_own_docx

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MOMENT = datetime(2026, 1, 2, 3, 4, 5)
START, END = f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd"


def typed(data):
    """Return a package with the list of content types that every real one has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    default = "".join(
        f'<Default Extension="{name}" ContentType="application/{kind}"/>'
        for name, kind in (
            ("rels", "vnd.openxmlformats-package.relationships+xml"),
            ("xml", "xml"),
        )
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    over = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    return package(
        {"[Content_Types].xml": f'<Types xmlns="{TYPES}">{default}{over}</Types>', **parts}
    )


def annotate(data, remarks, additions=()):
    blocks = read_docx("x.docx", data).blocks
    notes = Notes(tuple(remarks), "nl-BE", MOMENT, tuple(additions))
    return annotate_docx(data, blocks, notes)


def on(data, words, title=None):
    """A remark on the first place where ``words`` stand."""
    for block in read_docx("x.docx", data).blocks:
        start = block.text.find(words)
        if start >= 0:
            return Remark(block.location.line, start, start + len(words), title or words, ("Wat",))
    raise AssertionError(words)


def xml(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def anchored(data):
    """The words between the anchors of each comment, by the first line of the comment."""
    titles = {
        comment.get(f"{{{W}}}id"): "".join(comment[0].itertext())
        for comment in xml(data, "word/comments.xml")
    }
    open_ids, words = set(), {}
    for element in xml(data).iter():
        if element.tag == START:
            open_ids.add(element.get(f"{{{W}}}id"))
        elif element.tag == END:
            open_ids.discard(element.get(f"{{{W}}}id"))
        elif element.tag == f"{{{W}}}t":
            for name in open_ids:
                words[titles[name]] = words.get(titles[name], "") + (element.text or "")
    return words


def letters(data):
    """Every letter with the looks of its run and of its paragraph."""
    found = []
    for letter in xml(data).iter(f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}instrText"):
        looks = letter.getparent().find(f"{{{W}}}rPr")
        paragraph = next(letter.iterancestors(f"{{{W}}}p")).find(f"{{{W}}}pPr")
        look = [b"" if e is None else etree.tostring(e) for e in (looks, paragraph)]
        found += [(character, letter.tag, *look) for character in letter.text or ""]
    return found


BOLD = "<w:b/>"
HARD = {
    "bold border": (p("De ", run("cliënt", BOLD), " volgt les."), "iënt vol"),
    "several spaces": (p("volgt   elke\u00a0 dag les"), "elke dag"),
    "insertion": (p("binnen ", deleted("drie"), inserted("zes"), " maanden"), "zes maanden"),
    "link": (p("zie ", "<w:hyperlink>" + run("de wet van 2002") + "</w:hyperlink>"), "wet van"),
    "content control": (p("naam: ", control(run("An Maes"))), "Maes"),
    "block control": (control(p("in een vak")), "een vak"),
    "field": (p("op ", field("DATE", run("1 mei 2024")), "."), "1 mei"),
    "cell": (table(row("Wie", "Wat"), row("OCMW", "zoekt een cursus")), "een cursus"),
    "nested table": (table(row("x", cell(table(row("diep", "dieper"))))), "dieper"),
    "text box": (p("anker", text_box(p("in het kader"))), "het kader"),
    "tab": (p(run("voor"), run(inside="<w:tab/>"), run("na")), "voor na"),
    "line break": (p(run("een"), run(inside="<w:br/>"), run("twee drie")), "twee"),
    "hidden between": (p("zicht", run("weg", "<w:vanish/>"), "baar"), "htba"),
    "twice": (p("les en les"), "les"),
    "soft run": (p(run("aan"), run("-", inside=""), run("wezig")), "aan-wezig"),
}


@pytest.mark.parametrize("name", HARD)
def test_a_comment_stands_on_the_exact_words(name):
    blocks, words = HARD[name]
    data = typed(docx(p("Titel"), blocks))
    out = annotate(data, [on(data, words)])
    shown = "".join(anchored(out)[words].split()).replace("weg", "")
    assert shown == "".join(words.split())
    assert letters(out) == letters(data)


@pytest.mark.parametrize("kind", ["text", "date", "dropDownList", "comboBox", "dataBinding"])
def test_a_control_with_plain_content_is_commented_as_a_whole(kind):
    """Word writes the content of such a control anew and would lose what stands in it."""
    data = typed(docx(p("naam: ", control(run("An Maes"), f"<w:{kind}/>"), " woont hier")))
    out = annotate(data, [on(data, "Maes woont")])
    assert anchored(out) == {"Maes woont": "An Maes woont"}
    assert letters(out) == letters(data)
    inside = next(xml(out).iter(f"{{{W}}}sdt")).iter()
    assert [e for e in inside if "comment" in e.tag] == []


def test_overlapping_remarks_each_keep_their_words():
    data = typed(docx(p("Mevrouw brengt haar kind elke dag naar de opvang.")))
    words = ["brengt haar kind", "haar kind elke dag", "kind", "Mevrouw brengt haar kind elke dag"]
    out = annotate(data, [on(data, w) for w in words])
    assert anchored(out) == {w: w for w in words}
    assert letters(out) == letters(data)


def test_nothing_but_comments_changes_in_a_document_with_everything():
    data = typed(package(kitchen_sink()))
    blocks = read_docx("x.docx", data).blocks
    remarks = [Remark(b.location.line, 1, len(b.text) - 1, f"op {n}") for n, b in enumerate(blocks)]
    out = annotate(data, remarks)
    assert read_docx("x.docx", out).blocks == blocks
    assert letters(out) == letters(data)
    changed = {"word/document.xml", "word/comments.xml"}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        assert new.namelist() == old.namelist()
        assert all(new.read(n) == old.read(n) for n in old.namelist() if n not in changed)


def test_what_stands_in_a_margin_or_a_note_is_said_on_the_title():
    parts = docx_parts(
        p("Titel"),
        section("header1", "footer1"),
        header1=part("hdr", p("kop")),
        footer1=part("ftr", p("voet")),
        footnotes=part("footnotes", f'<w:footnote w:id="2">{p("noot")}</w:footnote>'),
    )
    data = typed(package(parts))
    out = annotate(data, [on(data, words) for words in ("kop", "voet", "noot")])
    assert anchored(out) == {"kop": "Titel", "voet": "Titel", "noot": "Titel"}


def test_another_program_reads_the_comments():
    document = python_docx.Document()
    document.add_heading("Contract", 1)
    document.add_paragraph("Mevrouw volgt de les.")
    stream = io.BytesIO()
    document.save(stream)
    remark = Remark(2, 8, 20, "FOUT: titel", ("Eerste alinea", "Tweede\nmet een regel"))
    out = annotate(stream.getvalue(), [remark])
    (comment,) = python_docx.Document(io.BytesIO(out)).comments
    assert (comment.author, comment.initials) == ("isip-lint", "IL")
    assert comment.text == "FOUT: titel\nEerste alinea\nTweede\nmet een regel"
    assert comment.timestamp.replace(tzinfo=None) == MOMENT


def test_a_second_run_replaces_own_comments_and_keeps_those_of_others():
    data = typed(package(kitchen_sink()))
    first = annotate(data, [on(data, "zes maanden", "oud")])
    second = annotate(first, [on(data, "volgt de lessen", "nieuw")])
    titles = ["".join(c[0].itertext()) for c in xml(second, "word/comments.xml")]
    assert titles == ["alleen een opmerking", "nieuw"]
    assert anchored(second) == {"nieuw": "volgt de lessen"}
    assert letters(second) == letters(data)
    assert annotate(second, [on(data, "volgt de lessen", "nieuw")]) == second


def test_a_comment_that_somebody_answered_stays():
    ids = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId='
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{author}"><w:p {ids}"{number}A"/></w:comment>'
        for number, author in enumerate(("isip-lint", "An Maes", "isip-lint"))
    )
    newer = "http://schemas.microsoft.com/office/word/2012/wordml"
    threads = (
        f'<w15:commentsEx xmlns:w15="{newer}"><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="1A" w15:paraIdParent="0A"/>'
        '<w15:commentEx w15:paraId="2A"/></w15:commentsEx>'
    )
    parts = docx_parts(p("Titel"), comments=part("comments", comments), commentsExtended=threads)
    data = typed(package(parts))
    out = annotate(data, [on(data, "Titel", "nieuw")])
    kept = [c.get(f"{{{W}}}id") for c in xml(out, "word/comments.xml")]
    assert kept == ["0", "1", "2"]
    assert "".join(xml(out, "word/comments.xml")[2].itertext()).startswith("nieuw")
    assert len(xml(out, "word/commentsExtended.xml")) == 2


def test_a_strict_document_stays_strict():
    data = typed(package(strict(docx_parts(p("Titel"), p("Mevrouw volgt les.")))))
    out = annotate(data, [on(data, "volgt")])
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        text = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "purl.oclc.org/ooxml/wordprocessingml/main" in text
    assert W not in text
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in links
    assert [b.text for b in read_docx("x.docx", out).blocks] == ["Titel", "Mevrouw volgt les."]


def test_an_addition_is_a_tracked_insertion_before_its_block():
    data = typed(docx(p("Titel"), table(row("Plaats", "Datum")), p("Einde")))
    line = next(b.location.line for b in read_docx("x.docx", data).blocks if b.text == "Datum")
    out = annotate(data, [on(data, "Titel")], [Addition(line, "U mag."), Addition(0, "Tot slot.")])
    texts = [b.text for b in read_docx("x.docx", out).blocks]
    assert texts == ["Titel", "U mag.", "Plaats", "Datum", "Einde", "Tot slot."]
    for element in list(xml(out).iter(f"{{{W}}}ins")):
        assert element.get(f"{{{W}}}author") == "isip-lint"
    names = [e.get(f"{{{W}}}id") for e in xml(out).iter(f"{{{W}}}ins")]
    assert len(set(names)) == len(names) == 4
    kept = [entry for entry in letters(out) if entry[0] not in "Umag.Tot slot"]
    assert kept == [entry for entry in letters(data) if entry[0] not in "Umag.Tot slot"]


def test_a_copy_is_ours_until_somebody_changes_it():
    data = typed(docx(p("Titel")))
    out = annotate(data, [on(data, "Titel")])
    assert is_own_docx(out)
    assert not is_own_docx(data)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Titel", b"Tutel")
    assert not is_own_docx(package(parts))
    assert not is_own_docx(b"PK\x03\x04 no zip")


def test_a_file_that_changed_meanwhile_is_refused():
    data = typed(docx(p("Titel")))
    blocks = read_docx("x.docx", typed(docx(p("Andere titel")))).blocks
    with pytest.raises(UnreadableError, match="changed while"):
        annotate_docx(data, blocks, Notes((), "nl-BE", MOMENT))


def test_signs_that_xml_cannot_hold_are_left_out():
    data = typed(docx(p("Titel")))
    out = annotate(data, [Remark(1, 0, 5, "a\x0bb\x01c", ())])
    assert re.search(r">abc<", etree.tostring(xml(out, "word/comments.xml")).decode())
