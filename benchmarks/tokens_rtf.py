"""The constructs of an RTF file, one token each."""

from __future__ import annotations

from benchmarks.tokens import Construct, shown

_HEAD = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s1 heading 1;}}"
    r"{\info{\author X}}"
)
_BOX = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }}"
_CHOICE = (
    r"{\field{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl nee}{\*\ffl TOKEN}}}}"
    r"{\fldrslt }}"
)


def _p(text: str) -> str:
    return rf"\pard {text}\par "


CONSTRUCTS = (
    Construct("TOK-plain", "paragraph", _p("TOKEN")),
    Construct("TOK-head", "heading by style", r"\pard\s1 TOKEN\par "),
    Construct("TOK-split", "word split over groups", _p(r"TOK-{\b split}")),
    Construct("TOK-item", "numbered paragraph", r"{\listtext 1.\tab}\pard\ls1 TOKEN\par "),
    Construct("TOK-cell", "cell", r"\trowd\cellx1000\cellx2000\pard\intbl TOKEN\cell b\cell\row "),
    Construct("TOK-wide", "cell merged to the right",
              r"\trowd\clmgf\cellx1000\clmrg\cellx2000\pard\intbl TOKEN\cell\cell\row "),
    Construct("TOK-down", "cell merged downwards",
              r"\trowd\clvmgf\cellx1000\pard\intbl TOKEN\cell\row\trowd\clvmrg\cellx1000\intbl\cell\row "),
    Construct("TOK-nested", "table in a cell",
              r"\trowd\cellx2000\pard\intbl\itap2 TOKEN\nestcell{\*\nesttableprops\trowd\cellx1000\nestrow}"
              r"{\nonesttables\par}\pard\intbl\cell\row "),
    Construct("TOK-field", "field with a result",
              _p(r"{\field{\*\fldinst MERGEFIELD x}{\fldrslt TOKEN}}")),
    Construct("TOK-code", "code of a field", _p(r"{\field{\*\fldinst MERGEFIELD TOKEN}{\fldrslt x}}"),
              read=False),
    Construct("TOK-box", "text behind a check-box of a form", _p(f"{_BOX} TOKEN")),
    Construct("TOK-choice", "drop-down list of a form", _p(_CHOICE)),
    Construct("TOK-hidden", "hidden text", _p(r"a{\v TOKEN}"), read=False, notice="hidden-text"),
    Construct("TOK-struck", "struck-through text", _p(r"a{\strike TOKEN}"),
              read=False, notice="struck-text"),
    Construct("TOK-ins", "tracked insertion", _p(r"a {\revised TOKEN}"),
              notice="unaccepted-changes", original=False),
    Construct("TOK-del", "tracked deletion", _p(r"a {\deleted TOKEN}"), read=False,
              notice="unaccepted-changes", original=True),
    Construct("TOK-comment", "comment", _p(r"a{\*\annotation TOKEN}"), read=False),
    Construct("TOK-mark", "bookmark, index entry, other marked groups",
              _p(r"a{\*\bkmkstart TOKEN}{\xe TOKEN}{\*\unknown TOKEN}"), read=False),
    Construct("TOK-shape", "text box",
              _p(r"a{\shp{\*\shpinst{\shptxt TOKEN\par}}{\shprslt{\shptxt TOKEN}}}")),
    Construct("TOK-picture", "picture", _p(r"a{\pict TOKEN}"), read=False, notice="picture"),
    Construct("TOK-object", "embedded document or sheet", _p(r"a{\object{\result TOKEN}}"),
              read=False, notice="unread-part"),
    Construct("TOK-foot", "footnote", _p(r"a{\footnote TOKEN}")),
    Construct("TOK-header", "page header", r"{\header TOKEN\par}"),
    Construct("TOK-footer", "page footer", r"{\footer TOKEN\par}"),
)  # fmt: skip


def sink() -> bytes:
    """Return an RTF file that holds all constructs."""
    return f"{_HEAD}{shown(CONSTRUCTS)}}}".encode()
