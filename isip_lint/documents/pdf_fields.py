"""Form fields of a PDF: their values become text at the place where they are shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from isip_lint.documents.builder import squeeze
from isip_lint.documents.marks import is_box
from isip_lint.documents.pdf_glyphs import FIELD, MADE, Frame, Glyph

_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_OFF = "Off"
_VALUES = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)


def page_fields(form: pdfium.FPDF_FORMHANDLE, page: PdfPage, frame: Frame) -> list[Glyph]:
    """Return the filled fields of a page, each as one glyph; a box is ☒ or ☐."""
    fields = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        text = _field_text(form, annotation)
        if text:
            place = MADE if is_box(text) else FIELD
            fields.append(Glyph(text, *_box(annotation, frame), place))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return fields


def insert_fields(glyphs: Sequence[Glyph], fields: Sequence[Glyph]) -> list[Glyph]:
    """Return ``glyphs`` with boxes before the words at their right, values behind labels."""
    placed = list(glyphs)
    for field in fields:
        blank = field._replace(text=" ", place=MADE)
        if field.place == MADE:
            at = _box_place(placed, field)
            height = _line_height(placed, at, field)
            placed[at:at] = [field._replace(top=field.bottom - height), blank]
        else:
            at = _value_place(placed, field)
            placed[at:at] = [blank, field, blank]
    return placed


def _box_place(placed: Sequence[Glyph], field: Glyph) -> int:
    """Before the nearest glyph at the right of the box, else behind those at its left."""
    level = [n for n, glyph in enumerate(placed) if _is_level(glyph, field)]
    right = [n for n in level if placed[n].left >= field.left]
    if right:
        return min(right, key=lambda n: placed[n].left)
    return 1 + max(level, default=len(placed) - 1)


def _value_place(placed: Sequence[Glyph], field: Glyph) -> int:
    """Behind the last glyph of the label at the left, else behind what stands above."""
    label = [n for n, glyph in enumerate(placed) if _is_level(glyph, field)]
    left = [n for n in label if placed[n].left < field.left]
    if left:
        return 1 + max(left, key=lambda n: placed[n].left)
    above = [n for n, glyph in enumerate(placed) if glyph.bottom <= field.top]
    return 1 + max(above, default=-1)


def _is_level(glyph: Glyph, field: Glyph) -> bool:
    middle = (glyph.top + glyph.bottom) / 2
    return glyph.text != " " and field.top - 2 <= middle <= field.bottom + 2


def _line_height(placed: Sequence[Glyph], at: int, field: Glyph) -> float:
    """A box takes the height of the words behind it, lest it look like larger letters."""
    if at < len(placed) and _is_level(placed[at], field):
        return placed[at].bottom - placed[at].top
    return field.bottom - field.top


def _field_text(form: pdfium.FPDF_FORMHANDLE, annotation: pdfium.FPDF_ANNOTATION) -> str:
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _BOXES:
        return "☒" if _is_checked(annotation) else "☐"
    if kind not in _VALUES:
        return ""
    return squeeze(_value(form, annotation))


def _is_checked(annotation: pdfium.FPDF_ANNOTATION) -> bool:
    """The state in which the box is shown."""
    return _wide_text(pdfium.FPDFAnnot_GetStringValue, annotation, b"AS") not in ("", _OFF)


def _value(form: pdfium.FPDF_FORMHANDLE, annotation: pdfium.FPDF_ANNOTATION) -> str:
    return _wide_text(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)


def _wide_text(read: Callable[..., int], *arguments: object) -> str:
    """pdfium writes UTF-16 with a closing null, and counts bytes."""
    size = read(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    read(*arguments, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _box(annotation: pdfium.FPDF_ANNOTATION, frame: Frame) -> tuple[float, float, float, float]:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    return frame.box(rect.left, rect.bottom, rect.right, rect.top)
