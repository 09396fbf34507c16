"""Pictures of pages, and an engine that reads them without a program: it knows what was drawn."""

import io

from PIL import Image, ImageDraw

from isip_lint.documents.scan_engines import Word

WIDTH, HEIGHT = 1240, 900
DPI = 150
LETTER, TALL = 12, 24


def page(lines=(), boxes=(), rules=(), paper=255):
    """A grey page, half of A4 at 150 dpi: lines of (left, top, text), boxes of (left, top, ticked)."""
    picture = Image.new("L", (WIDTH, HEIGHT), paper)
    pen = ImageDraw.Draw(picture)
    for left, top, text in lines:
        for word, x in _places(text, left):
            pen.rectangle((x, top + 6, x + LETTER * len(word) - 6, top + 18), fill=40)
    for left, top, ticked in boxes:
        pen.rectangle((left, top, left + TALL, top + TALL), outline=0, width=2)
        if ticked:
            pen.line((left, top, left + TALL, top + TALL), fill=0, width=4)
            pen.line((left, top + TALL, left + TALL, top), fill=0, width=4)
    for rule in rules:
        pen.line(rule, fill=0, width=2)
    return picture


def engine_for(lines, sure=95.0):
    """An engine that finds the words of ``lines`` where they were drawn."""

    def read(picture, dpi):
        scale = dpi / DPI
        return [
            Word(word, x * scale, top * scale, (x + LETTER * len(word)) * scale,
                 (top + TALL) * scale, sure, number)
            for number, (left, top, text) in enumerate(lines)
            for word, x in _places(text, left)
        ]  # fmt: skip

    return read


def saved(*pages, form="TIFF", dpi=DPI):
    out = io.BytesIO()
    extra = {"save_all": True, "append_images": pages[1:]} if form in ("TIFF", "PDF") else {}
    options = {"resolution": dpi} if form == "PDF" else {"dpi": (dpi, dpi)}
    pages[0].save(out, form, **options, **extra)
    return out.getvalue()


def _places(text, left):
    for word in text.split():
        yield word, left
        left += LETTER * (len(word) + 1)
