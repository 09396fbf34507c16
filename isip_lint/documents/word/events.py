"""What happens inside a paragraph of Word, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from isip_lint.documents.flow.events import HIDDEN, PICTURE, STRUCK, UNREAD, Event, Sign
from isip_lint.documents.flow.symbols import OFF, ON, is_symbol_font, plain, symbol, symbols
from isip_lint.documents.word.names import (
    ALTERNATE,
    DRAWING,
    MATH,
    P_PROPERTIES,
    R_PROPERTIES,
    REMOVED,
    RUN,
    SDT,
    SDT_CONTENT,
    TEXT,
    VML,
    is_on,
    number,
    shown_choice,
    shows_placeholder,
    value,
    w,
)
from isip_lint.documents.word.styles import StyleSheet, Toggles, toggles
from isip_lint.documents.xml_element import XmlElement


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look: the toggles of the paragraph's style, then of the run."""

    sheet: StyleSheet
    paragraph: Toggles
    bold: bool = False
    blank: bool = False
    font: str = ""


Handler = Callable[[XmlElement, Ink], Iterator[Event]]


def paragraph_ink(sheet: StyleSheet, style_id: str | None, blank: bool) -> Ink:
    """Return the ink of letters without properties of their own in a paragraph."""
    shared = sheet.look(style_id).toggles
    return Ink(sheet, shared, bool(shared.bold), blank)


def events(element: XmlElement, ink: Ink) -> Iterator[Event]:
    """Yield what stands in ``element``; deletions are skipped, insertions count."""
    for child in element:
        handler = _HANDLERS.get(child.tag, events)
        yield from handler(child, ink)


def _nothing(element: XmlElement, ink: Ink) -> Iterator[Event]:
    return iter(())


def _run(run: XmlElement, ink: Ink) -> Iterator[Event]:
    properties = run.find(R_PROPERTIES)
    own = toggles(properties)
    style = ink.sheet.run_toggles(value(properties, "rStyle"))
    gone = _gone(own, style, ink.paragraph)
    bold = _effective(own.bold, style.bold, ink.paragraph.bold)
    letters = Ink(ink.sheet, ink.paragraph, bold, ink.blank, _font(properties))
    yield from events(run, letters) if gone is None else _invisible(run, letters, gone)


def _gone(own: Toggles, style: Toggles, paragraph: Toggles) -> str | None:
    if _effective(own.hidden, style.hidden, paragraph.hidden):
        return HIDDEN
    return STRUCK if _effective(own.struck, style.struck, paragraph.struck) else None


def _invisible(run: XmlElement, ink: Ink, notice: str) -> Iterator[Event]:
    for event in events(run, ink):
        if event.sign is Sign.TEXT and event.text.strip():
            yield Event(Sign.NOTICE, notice)
        elif event.sign not in {Sign.TEXT, Sign.LINE}:
            yield event


def _effective(own: bool | None, style: bool | None, paragraph: bool | None) -> bool:
    # Two styles that both switch a property on switch it off again (ISO 29500-1, 17.7.3).
    return bool(style) != bool(paragraph) if own is None else own


def _font(properties: XmlElement | None) -> str:
    fonts = None if properties is None else properties.find(w("rFonts"))
    return "" if fonts is None else fonts.get(w("ascii"), "")


def _text(element: XmlElement, ink: Ink) -> Iterator[Event]:
    text = element.text or ""
    shown = symbols(ink.font, text) if is_symbol_font(ink.font) else plain(text)
    yield Event(Sign.TEXT, shown, ink.bold, ink.blank, source=element)


def _fixed(text: str) -> Handler:
    def handler(element: XmlElement, ink: Ink) -> Iterator[Event]:
        yield Event(Sign.TEXT, text, ink.bold, ink.blank, source=element)

    return handler


def _break(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.LINE)
    if element.get(w("type")) == "page":
        yield Event(Sign.HARD_PAGE)


def _symbol(element: XmlElement, ink: Ink) -> Iterator[Event]:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return
    text = symbol(element.get(w("font"), ""), code)
    yield Event(Sign.TEXT, text, ink.bold, ink.blank, source=element)


def _control(element: XmlElement, ink: Ink) -> Iterator[Event]:
    content = element.find(SDT_CONTENT)
    if content is not None:
        blank = ink.blank or shows_placeholder(element)
        yield from events(content, Ink(ink.sheet, ink.paragraph, ink.bold, blank))


def _alternate(element: XmlElement, ink: Ink) -> Iterator[Event]:
    choice = shown_choice(element)
    return _nothing(element, ink) if choice is None else events(choice, ink)


def _box(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.BOX, element=element)


def _simple_field(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.FIELD_BEGIN)
    yield Event(Sign.FIELD_CODE, element.get(w("instr"), ""))
    yield Event(Sign.FIELD_RESULT)
    yield from events(element, ink)
    yield Event(Sign.FIELD_END)


def _field_character(element: XmlElement, ink: Ink) -> Iterator[Event]:
    kind = element.get(w("fldCharType"))
    if kind == "begin":
        shown = _form_value(element.find(w("ffData")))
        if shown:
            yield Event(Sign.TEXT, shown, ink.bold, ink.blank, source=element)
        yield Event(Sign.FIELD_BEGIN)
    elif kind == "separate":
        yield Event(Sign.FIELD_RESULT)
    elif kind == "end":
        yield Event(Sign.FIELD_END)


def _form_value(data: XmlElement | None) -> str:
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        return ON if state is not None and is_on(state) else OFF
    return _chosen(data.find(w("ddList")))


def _chosen(choices: XmlElement | None) -> str:
    if choices is None:
        return ""
    entries = choices.findall(w("listEntry"))
    chosen = value(choices, "result") or value(choices, "default")
    place = number(chosen, 0, len(entries))
    return entries[place].get(w("val"), "") if place < len(entries) else ""


def _field_code(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.FIELD_CODE, element.text or "")


def _picture(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.NOTICE, PICTURE)


def _unread(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.NOTICE, UNREAD)


def _word_art(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.TEXT, element.get("string", ""), ink.bold, ink.blank)


def _page(element: XmlElement, ink: Ink) -> Iterator[Event]:
    yield Event(Sign.RENDERED_PAGE)


_SILENT = (
    P_PROPERTIES,
    R_PROPERTIES,
    *REMOVED,
    w("delText"),
    w("delInstrText"),
    w("rt"),
    w("sdtPr"),
    w("proofErr"),
    w("bookmarkStart"),
    w("bookmarkEnd"),
)
_UNREAD_TAGS = (
    w("object"),
    w("contentPart"),
    f"{{{DRAWING}/chart}}chart",
    f"{{{DRAWING}/diagram}}relIds",
    f"{{{DRAWING}/lockedCanvas}}lockedCanvas",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_SILENT, _nothing),
    **dict.fromkeys(_UNREAD_TAGS, _unread),
    RUN: _run,
    TEXT: _text,
    f"{{{MATH}}}t": _text,
    w("tab"): _fixed("\t"),
    w("ptab"): _fixed("\t"),
    w("noBreakHyphen"): _fixed("-"),
    w("br"): _break,
    w("cr"): _break,
    w("sym"): _symbol,
    SDT: _control,
    ALTERNATE: _alternate,
    w("txbxContent"): _box,
    w("fldSimple"): _simple_field,
    w("fldChar"): _field_character,
    w("instrText"): _field_code,
    w("lastRenderedPageBreak"): _page,
    f"{{{DRAWING}/main}}blip": _picture,
    f"{{{VML}}}imagedata": _picture,
    f"{{{VML}}}textpath": _word_art,
}
