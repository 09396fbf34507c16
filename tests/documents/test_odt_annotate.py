from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from lxml import etree

from benchmarks.make_docx import package
from benchmarks.make_odt import change, h, items, odt, p, row, span, style, table
from isip_lint.documents.model import UnreadableError
from isip_lint.documents.odf.annotate import annotate_odt, is_own_odt
from isip_lint.documents.odf.document import read_odf
from isip_lint.documents.remarks import Addition, Notes, Remark

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
NOTE, END = f"{{{OFFICE}}}annotation", f"{{{OFFICE}}}annotation-end"
NAME = f"{{{OFFICE}}}name"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def annotate(data, remarks, additions=()):
    blocks = read_odf("x.odt", data).blocks
    notes = Notes(tuple(remarks), "nl-BE", datetime(2026, 1, 2, 3, 4, 5), tuple(additions))
    return annotate_odt(data, blocks, notes)


def on(data, words, title=None):
    for block in read_odf("x.odt", data).blocks:
        start = block.text.find(words)
        if start >= 0:
            return Remark(block.location.line, start, start + len(words), title or words, ("Wat",))
    raise AssertionError(words)


def content(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def pieces(data):
    """Each letter with its styles, and each annotation, in the order of the text."""

    def walk(element, looks):
        if element.tag == NOTE:
            yield "open", element.get(NAME), "".join(element[2].itertext())
        elif element.tag == END:
            yield "close", element.get(NAME), ""
        else:
            own = (*looks, element.tag, element.get(f"{{{TEXT}}}style-name"))
            yield from ((letter, own, "") for letter in element.text or "")
            for child in element:
                yield from walk(child, own)
                yield from ((letter, own, "") for letter in child.tail or "")

    return list(walk(content(data).find(f".//{{{OFFICE}}}text"), ()))


def letters(data):
    return [piece[:2] for piece in pieces(data) if piece[0] not in {"open", "close"}]


def anchored(data):
    found, open_notes = {}, {}
    for kind, name, title in pieces(data):
        if kind == "open":
            open_notes[name] = title
            found[title] = ""
        elif kind == "close":
            del open_notes[name]
        else:
            for shown in open_notes.values():
                found[shown] += kind
    assert not open_notes
    return found


BOLD = style("T1", 'fo:font-weight="bold"')
HARD = {
    "span border": (p("De " + span("cliënt", "T1") + " volgt les."), "iënt vol"),
    "behind a span": (p(span("De", "T1") + " cliënt volgt les."), "cliënt"),
    "several blanks": (p("volgt<text:s text:c='3'/>elke dag"), "volgt elke"),
    "list": (items("een", "twee drie"), "drie"),
    "cell": (table(row("OCMW", "zoekt een cursus")), "een cursus"),
    "line break": (p("een<text:line-break/>twee drie"), "twee"),
    "link": (p("zie <text:a>de wet van 2002</text:a> na"), "wet van 2002 na"),
}


@pytest.mark.parametrize("name", HARD)
def test_an_annotation_stands_on_the_exact_words(name):
    block, words = HARD[name]
    data = odt(h("Titel"), block, automatic=BOLD)
    out = annotate(data, [on(data, words)])
    assert "".join(anchored(out)[words].split()) == "".join(words.split())
    assert letters(out) == letters(data)
    assert read_odf("x", out).blocks == read_odf("x", data).blocks


def test_overlapping_remarks_each_keep_their_words():
    data = odt(p("Mevrouw brengt haar " + span("kind elke", "T1") + " dag naar de opvang."))
    words = ["brengt haar kind", "haar kind elke dag", "kind", "elke", "naar de opvang"]
    out = annotate(data, [on(data, w) for w in words])
    assert anchored(out) == {w: w for w in words}
    assert letters(out) == letters(data)


def test_all_other_parts_stay_and_the_kind_of_file_comes_first():
    data = odt(p("Tekst"))
    out = annotate(data, [on(data, "Tekst")])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        assert new.namelist() == old.namelist()
        assert new.infolist()[0].compress_type == old.infolist()[0].compress_type
        assert all(new.read(n) == old.read(n) for n in old.namelist() if n != "content.xml")


def test_a_second_run_replaces_own_annotations_and_keeps_those_of_others():
    other = (
        '<office:annotation office:name="a"><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "An</dc:creator><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'/>"
        "<text:p>van An</text:p></office:annotation>"
    )
    data = odt(p(f"Mevrouw {other}volgt<office:annotation-end office:name='a'/> de lessen."))
    first = annotate(data, [on(data, "de lessen", "oud"), on(data, "Mevrouw volgt", "ouder")])
    second = annotate(first, [on(first, "volgt de", "nieuw")])
    assert anchored(second) == {"van An": "volgt", "nieuw": "volgt de"}
    assert letters(second) == letters(data)
    assert annotate(second, [on(data, "volgt de", "nieuw")]) == second


def test_what_stands_in_a_note_is_said_on_the_title():
    note = (
        '<text:note text:note-class="footnote"><text:note-body>'
        "<text:p>in een noot</text:p></text:note-body></text:note>"
    )
    data = odt(h("Titel"), p(f"woord{note} en meer"))
    out = annotate(data, [on(data, "een noot")])
    assert anchored(out) == {"een noot": "Titel"}


def test_an_addition_is_a_tracked_insertion_before_its_block():
    data = odt(
        f"<text:tracked-changes>{change('c1', 'insertion')}</text:tracked-changes>",
        h("Titel"),
        items("punt"),
    )
    line = on(data, "punt").line
    out = annotate(data, [on(data, "Titel")], [Addition(line, "U mag."), Addition(0, "Slot.")])
    texts = [block.text for block in read_odf("x", out).blocks]
    assert texts == ["Titel", "U mag.", "punt", "Slot."]
    tracked = content(out).findall(f".//{{{TEXT}}}changed-region")
    assert [entry.findtext(f".//{CREATOR}") for entry in tracked] == [
        None,
        "isip-lint",
        "isip-lint",
    ]
    starts = content(out).findall(f".//{{{TEXT}}}change-start")
    assert [start.tail for start in starts] == ["U mag.", "Slot."]


def test_a_copy_is_ours_until_somebody_changes_it():
    data = odt(p("Tekst"))
    out = annotate(data, [on(data, "Tekst")])
    assert is_own_odt(out)
    assert not is_own_odt(data)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"Tekst", b"Taakst")
    assert not is_own_odt(package(parts))


def test_a_file_that_changed_meanwhile_is_refused():
    blocks = read_odf("x", odt(p("Anders"))).blocks
    notes = Notes((), "nl-BE", datetime(2026, 1, 1))
    with pytest.raises(UnreadableError, match="changed while"):
        annotate_odt(odt(p("Tekst")), blocks, notes)
