"""What a group of an RTF file is for, by the word that opens it."""

from __future__ import annotations

from enum import Enum, auto

from isip_lint.documents.model import BlockKind


class Role(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    SILENT = auto()
    SKIPPED = auto()
    LABEL = auto()
    CODE = auto()
    FORM = auto()
    ENTRY = auto()
    FONTS = auto()
    STYLES = auto()


ROLES = {
    "fonttbl": Role.FONTS,
    "stylesheet": Role.STYLES,
    "listtext": Role.LABEL,
    "pntext": Role.LABEL,
    "fldinst": Role.CODE,
    "formfield": Role.FORM,
    "ffl": Role.ENTRY,
    **dict.fromkeys(
        ("shp", "shpgrp", "shpinst", "sp", "sv", "do", "shppict", "picprop"), Role.SILENT
    ),
    **dict.fromkeys(
        "info colortbl filetbl revtbl shprslt nonshppict nonesttables xe tc tcn rxe txe sn pn falt"
        " bkmkstart bkmkend atnid atnauthor annotation atndate atnref atrfstart atrfend background"
        " mmathPict objdata datafield fontemb ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn ud"
        " ffname ffdeftext ffformat ffhelptext ffstattext ffentrymcr ffexitmcr mctrlPr mtype mchr"
        " mpos mvertJc mbegChr mendChr msepChr userprops listtable listoverridetable".split(),
        Role.SKIPPED,
    ),
}
"""The roles of groups by their first word; a marked group with another word is skipped."""

TRANSPARENT = frozenset({"nesttableprops", "moMath", "moMathPara", "fldrslt"})
"""Words that may stand behind the mark of a group without changing what it is for."""

ASIDES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), (BlockKind.HEADER, "header")),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), (BlockKind.FOOTER, "footer")),
    "footnote": (BlockKind.NOTE, "footnote"),
}
BOXES = frozenset({"shptxt", "dptxbxtext"})

CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
