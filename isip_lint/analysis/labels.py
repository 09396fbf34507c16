"""The label before a heading ("Art. 3 –", "VAK B:", "II.") and lines that only look like one."""

from __future__ import annotations

import re

_KIND = (
    r"art(?:ikel|icle|\.)?|titel|titre|hoofdstuk|chapitre|chap\.?|deel|partie|luik|volet|vak|kader|"
    r"cadre|rubriek|rubrique|kolom|colonne|sectie|section|afdeling|onderdeel|punt|point|blok|bloc|"
    r"stap|étape|etape|blad|fiche|nr\.?|n°"
)
_NUMBER = (
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVXL]{1,6}|[A-Z]|premier|eerste|un|één)(?:er|ère|ste|bis)?"
)
_MARKS = r"\s*[.:)/–—-][.:)/–—\s-]*"
LABEL = re.compile(
    rf"(?:(?:{_KIND})(?:\s+|(?<=\.)){_NUMBER}(?![^\W_])(?:{_MARKS})?"
    rf"|(?!(?-i:M\.\s))(?:[IVX]{{1,5}}|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*|[A-Z](?:\.[0-9]{{1,2}})?)(?:er)?"
    rf"(?:{_MARKS}(?=[^\W\d_])|(?<=\.[0-9])\s+(?=[^\W\d_]))"
    rf"|§\s*[0-9]+(?:er)?{_MARKS})",
    re.IGNORECASE,
)
_INITIAL = r"[A-ZÀ-Þ](?:\.-?\s?[A-ZÀ-Þ])*\."
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-ZÀ-Þ][\w'’-]+|van|de|der|den|le|la|du))*"
_LAST_NAMES = rf"\s{{3,}}{_NAME}(?:\s*[–—/-]\s*{_NAME})*"
_NAME_LINE = re.compile(
    rf"^(?:{_INITIAL}\s?{_NAME}(?:,\s[^–—;]+)?(?:\s*[–—;,/-]\s*|{_LAST_NAMES}|\s+|$))+$"
)
_OFFICE = re.compile(
    r"\b(?:voorzitt|directeur|directrice|secretaris|secrétaire|présiden|maatschappelijk werk|assistant)",
    re.IGNORECASE,
)


def without_label(text: str) -> str:
    """Return ``text`` without the label that opens it."""
    label = LABEL.match(text)
    return text[label.end() :] if label else text


def is_name_line(text: str) -> bool:
    """Whether a line holds only names ("A. Berrada – W. Hanssens, président"), as under a contract."""
    return bool(_NAME_LINE.match(text.strip())) or (
        bool(_OFFICE.search(text)) and bool(re.match(rf"{_INITIAL}\s?{_NAME}", text.strip()))
    )
