import numpy as np
import pytest
from make_scan import DPI, HEIGHT, WIDTH, engine_for, page, saved
from PIL import Image, ImageDraw

from isip_lint.documents import scan
from isip_lint.documents.model import BlockKind, Status, UnreadableError
from isip_lint.documents.reader import read_document
from isip_lint.documents.scan_boxes import find_boxes
from isip_lint.documents.scan_clean import (
    even_light,
    ink_of,
    rulings,
    without_frame,
    without_rulings,
)
from isip_lint.documents.scan_engines import Word, _tsv_words, find_engine
from isip_lint.documents.scan_flatten import FlatSheet, flatten
from isip_lint.documents.scan_lines import _split

LINES = [
    (150, 200, "Mevrouw volgt een cursus Nederlands in het centrum"),
    (150, 232, "en zoekt samen met de dienst een betere woning."),
    (150, 320, "Het centrum betaalt de lessen en de bus terug."),
]
TEXT = [f"{LINES[0][2]} {LINES[1][2]}", LINES[2][2]]


@pytest.fixture
def engine(monkeypatch):
    def use(read):
        monkeypatch.setattr(scan, "find_engine", lambda: read)

    return use


def read(*pages, name="a.tiff", form="TIFF"):
    return read_document(name, saved(*pages, form=form))


@pytest.mark.parametrize("form", ["TIFF", "PNG", "JPEG", "PDF"])
def test_a_picture_becomes_blocks_with_their_page(engine, form):
    engine(engine_for(LINES))
    document = read(page(LINES), name=f"a.{form.lower()}", form=form)
    assert [block.text for block in document.blocks] == TEXT
    assert {block.location.page for block in document.blocks} == {1}
    assert [notice.code for notice in document.notices] == ["ocr-read"]


def test_blocks_tell_their_box_in_points(engine):
    engine(engine_for(LINES))
    left, top, right, bottom = read(page(LINES)).blocks[-1].location.box
    assert (left, top) == (pytest.approx(72, abs=1), pytest.approx(320 / 150 * 72, abs=1))
    assert left < right < 595
    assert top < bottom < top + 15


def test_a_dash_between_words_is_no_gap():
    words = [
        Word("Namur", 0, 0, 60, 24, 95, 0),
        Word("–", 72, 12, 84, 14, 95, 0),
        Word("Dinant", 96, 0, 170, 24, 95, 0),
    ]
    assert [len(piece) for piece in _split(words)] == [3]


def test_all_pages_of_a_tiff_are_read(engine):
    engine(engine_for(LINES))
    document = read(page(LINES), page(LINES))
    assert (document.pages, [n.page for n in document.notices]) == (2, [1, 2])


def test_rulings_make_a_table(engine):
    cells = [(160, 210, "Wie"), (460, 210, "Wat"), (160, 270, "Mevrouw"), (460, 270, "volgt les")]
    rules = [(150, y, 900, y) for y in (200, 260, 320)] + [
        (x, 200, x, 320) for x in (150, 450, 900)
    ]
    lines = [*LINES, *[(x, y + 400, text) for x, y, text in cells]]
    engine(engine_for(lines))
    found = read(page(lines, rules=[(a, b + 400, c, d + 400) for a, b, c, d in rules])).blocks
    assert [b.text for b in found] == [*TEXT, "Wie", "Wat", "Mevrouw", "volgt les"]
    assert (found[-1].cell.column_head, found[-1].cell.row_head) == ("Wat", "Mevrouw")


def test_words_of_two_cells_in_one_line_of_the_engine_stay_apart(engine):
    rules = [(150, y, 900, y) for y in (200, 260, 320)] + [
        (x, 200, x, 320) for x in (150, 450, 900)
    ]
    cells = [(160, 210, "Wie"), (460, 210, "Wat"), (160, 270, "De dienst"), (460, 270, "volgt")]
    strokes = [Word("|", x, 280, x + 4, 300, 90, 2) for x in (142, 447, 899)]
    joined = [Word(*word[:6], word.line // 2) for word in engine_for(cells)(None, DPI)] + strokes
    engine(
        lambda picture, dpi: [
            Word(w.text, *(v * dpi / DPI for v in w[1:5]), 95.0, w.line) for w in joined
        ]
    )
    found = read(page(cells, rules=rules)).blocks
    assert [(b.text, b.cell.row, b.cell.column) for b in found] == [
        ("Wie", 0, 0), ("Wat", 0, 1), ("De dienst", 1, 0), ("volgt", 1, 1)
    ]  # fmt: skip


def test_lines_that_drift_over_rows_of_pixels_are_rulings():
    picture = page(rules=[(150, 200, 1150, 206), (600, 200, 604, 800)])
    strokes, ruled = rulings(ink_of(picture), DPI)
    level = [stroke for stroke in strokes if stroke.y0 == stroke.y1]
    assert (min(s.x0 for s in level), max(s.x1 for s in level)) == pytest.approx((150, 1151), abs=6)
    assert ink_of(without_rulings(picture, ruled)).sum() <= 2


@pytest.mark.parametrize("ticked", [True, False])
def test_boxes_are_found_by_their_form(engine, ticked):
    lines = [*LINES, (200, 500, "cursus volgen")]
    engine(engine_for(lines))
    last = read(page(lines, boxes=[(150, 500, ticked)])).blocks[-1]
    assert (last.kind, last.text, last.checked) == (BlockKind.ITEM, "cursus volgen", ticked)


def test_letters_are_no_boxes():
    assert find_boxes(ink_of(page(LINES)), 150) == []


def test_a_letter_with_one_round_side_is_no_box():
    def seen(round_corners):
        picture = Image.new("L", (200, 200), 255)
        ImageDraw.Draw(picture).rounded_rectangle(
            (60, 60, 87, 90),
            12,
            outline=0,
            width=5,
            corners=(False, round_corners, round_corners, False),
        )
        return find_boxes(ink_of(picture), 300)

    assert len(seen(round_corners=False)) == 1
    assert seen(round_corners=True) == []


def test_each_box_of_a_long_list_is_found_once():
    boxes = [(150, 50 + 40 * n, False) for n in range(20)]
    assert len(find_boxes(ink_of(page(boxes=boxes)), DPI)) == 20


def test_a_page_of_doubtful_words_is_said_to_be_read_badly(engine):
    engine(engine_for(LINES, sure=50.0))
    assert [n.code for n in read(page(LINES)).notices] == ["page-read-badly"]


def test_ink_that_no_word_covers_is_said_too(engine):
    engine(engine_for(LINES))
    seen = [*LINES, *[(150, y, "onleesbaar " * 8) for y in range(500, 900, 40)]]
    assert [n.code for n in read(page(seen)).notices] == ["page-read-badly"]


def test_an_empty_page_lacks_nothing(engine):
    engine(engine_for(LINES))
    blank = engine_for([])
    lines = engine_for(LINES)
    engine(
        lambda picture, dpi: lines(picture, dpi) if ink_of(picture).any() else blank(picture, dpi)
    )
    assert [n.code for n in read(page(LINES), page()).notices] == ["ocr-read"]


@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_without_an_engine_a_scan_has_no_text_and_says_what_to_install(engine, name):
    engine(None)
    with pytest.raises(UnreadableError, match=r"isip-lint\[ocr\]") as caught:
        read_document(name, saved(page(LINES), form=name[2:].upper()))
    assert caught.value.status is Status.NO_TEXT


def test_a_picture_without_words_has_no_text(engine):
    engine(engine_for([]))
    with pytest.raises(UnreadableError, match="no words") as caught:
        read(page(LINES))
    assert caught.value.status is Status.NO_TEXT


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0rommel", b"II*\x00\x08"])
def test_a_damaged_picture_is_said(engine, data):
    engine(engine_for(LINES))
    with pytest.raises(UnreadableError, match="damaged"):
        read_document("a.png", data)


def test_a_picture_of_too_many_points_is_refused(engine, monkeypatch):
    engine(engine_for(LINES))
    monkeypatch.setattr(scan, "_MOST_PIXELS", 1000)
    with pytest.raises(UnreadableError, match="safe limits"):
        read(page(LINES))


def test_lines_are_straightened():
    lines = [(150, y, "woord " * 12) for y in range(100, 880, 40)]
    crooked = page(lines).rotate(-2, fillcolor=255)
    contrast = [np.asarray(p).mean(axis=1).std() for p in (crooked, flatten(crooked)[0])]
    assert contrast[1] > 1.5 * contrast[0]


def slanted(picture):
    """Seen from a corner: its lines rise more and more, and its margins lean."""
    slant = (1, 0.02, 0, 0.03, 1, 0, 2e-5, 1e-5)
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, slant, 3, fillcolor=255)


def test_a_photograph_is_flattened():
    lines = [(150, y, "een woord van een regel " * 3) for y in range(100, 880, 40)]
    drawn = page(lines, rules=[(140, 100, 140, 880), (1100, 100, 1100, 880)])
    for axis in (0, 1):
        sharp = [np.asarray(p).mean(axis=axis).std() for p in (slanted(drawn), drawn)]
        flat = np.asarray(flatten(slanted(drawn))[0]).mean(axis=axis).std()
        assert flat > sharp[0] + 0.6 * (sharp[1] - sharp[0])


def test_a_clean_scan_is_left_as_it_is():
    lines = [(150, y, "een woord van een regel " * 3) for y in range(100, 880, 40)]
    drawn = page(lines, rules=[(140, 100, 140, 880)])
    assert flatten(drawn)[0] is drawn


def test_boxes_stand_on_the_picture_as_it_was_given():
    lines = [(150, y, "een woord van een regel " * 3) for y in range(100, 880, 40)]
    mark = (600, 500, 640, 540)
    drawn = page(lines)
    ImageDraw.Draw(drawn).rectangle(mark, fill=0)
    crooked = drawn.rotate(-3, fillcolor=255)
    flat, warp = flatten(crooked)

    def darkest(picture):
        small = np.asarray(picture.reduce(20))
        return np.array(np.unravel_index(small.argmin(), small.shape))[::-1] * 20.0

    box = FlatSheet(warp=warp).box(*darkest(flat), *(darkest(flat) + 20))
    assert np.abs(np.array(box[:2]) - darkest(crooked)).max() <= 25


def test_the_table_under_a_page_is_painted_white():
    drawn = page(LINES)
    table = Image.new("L", (WIDTH + 200, HEIGHT + 160), 60)
    table.paste(drawn, (100, 80))
    flat = ink_of(without_frame(even_light(table)))
    assert (flat[80:-80, 100:-100] == ink_of(drawn)).mean() > 0.999
    flat[80:-80, 100:-100] = False
    assert not flat.any()


def test_a_shadow_is_taken_out():
    shade = np.tile(np.linspace(1.0, 0.4, 1240), (HEIGHT, 1))
    dark = Image.fromarray((np.asarray(page(LINES)) * shade).astype("uint8"))
    assert (ink_of(even_light(dark)) == ink_of(page(LINES))).mean() > 0.99
    assert ink_of(dark).mean() > 0.1


def test_words_of_tesseract_come_with_their_line():
    rows = ["level\tpage_num", "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
            "5\t1\t1\t1\t1\t1\t10\t20\t30\t5\t96.5\tDe", "5\t1\t1\t1\t2\t1\t10\t40\t30\t5\t90\tbus"]  # fmt: skip
    words = list(_tsv_words("\n".join(rows)))
    assert [(w.text, w.left, w.bottom, w.line) for w in words] == [
        ("De", 10, 25, 0),
        ("bus", 10, 45, 1),
    ]


@pytest.mark.skipif(find_engine() is None, reason="nothing that recognises text is installed")
def test_the_engine_of_this_machine_reads_print(engine):
    engine(find_engine())
    import io

    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 200))
    canvas.setFont("Helvetica", 12)
    for row in range(4):
        canvas.drawString(20, 160 - 30 * row, "De gerechtigde volgt een cursus in het centrum.")
    canvas.save()
    picture = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=300 / 72).to_pil()
    text = read_document("a.png", saved(picture, form="PNG", dpi=300)).text
    assert text.count("De gerechtigde volgt een cursus in het centrum.") == 4


@pytest.mark.parametrize("size", [(1, 1), (20, 900), (3000, 3)])
def test_a_picture_too_narrow_for_text_stays_as_it_is(size):
    assert flatten(Image.new("L", size, 255))[0].size == size
