"""Form controls of an OpenDocument text."""

from __future__ import annotations

from isip_lint.documents.flow.symbols import OFF, ON
from isip_lint.documents.odf.names import is_true, n, number, value
from isip_lint.documents.xml_element import XmlElement

_BOXES = (n("form:checkbox"), n("form:radio"))
_LISTS = (n("form:listbox"), n("form:combobox"))
_TEXTS = tuple(
    n(f"form:{name}") for name in ("text", "textarea", "formatted-text", "number", "date", "time")
)


def load_controls(text: XmlElement) -> dict[str, str]:
    """Return what each control of the forms of a text shows, by its id."""
    found: dict[str, str] = {}
    for control in text.iter(*_BOXES, *_LISTS, *_TEXTS):
        shown = _shown(control)
        for name in ("xml:id", "form:id"):
            found.setdefault(value(control, name), shown)
    found.pop("", None)
    return found


def _shown(control: XmlElement) -> str:
    if control.tag in _BOXES:
        return _box(control)
    if control.tag == n("form:listbox"):
        options = control.findall(n("form:option"))
        chosen = [o for o in options if is_true(o, "form:current-selected", "form:selected")]
        return ", ".join(value(option, "form:label") for option in chosen)
    return value(control, "form:current-value") or value(control, "form:value")


def _box(control: XmlElement) -> str:
    state = value(control, "form:current-state") or value(control, "form:state")
    ticked = state == "checked" or is_true(control, "form:current-selected", "form:selected")
    return f"{ON if ticked else OFF} {value(control, 'form:label')}"


def marked_field(field: XmlElement) -> str:
    """Return what a form field that was taken over from Word shows, "" for one with a text."""
    kind = value(field, "field:type")
    parameters = [
        (value(item, "field:name"), value(item, "field:value"))
        for item in field.findall(n("field:param"))
    ]
    if kind.endswith("FORMCHECKBOX"):
        return ON if dict(parameters).get("Checkbox_Checked") == "true" else OFF
    if not kind.endswith("FORMDROPDOWN"):
        return ""
    entries = [shown for name, shown in parameters if name.endswith("ListEntry")]
    chosen = number(field, "field:selected", 0, len(entries))
    told = dict(parameters).get("Dropdown_Selected", "")
    place = int(told) if told.isdecimal() else chosen
    return entries[place] if place < len(entries) else ""
