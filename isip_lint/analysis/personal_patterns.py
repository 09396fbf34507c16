"""Personal data with a form of their own: numbers, mail, accounts, addresses, days of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from isip_lint.analysis.dates import NO_YEAR, find_dates
from isip_lint.analysis.model import FoundDate, Precision
from isip_lint.analysis.personal_data import Detail
from isip_lint.analysis.personal_words import Kind, PersonalWords

# yy.mm.dd-nnn.cc, the check being 97 less the rest of the first nine digits (a 2 before them from 2000 on).
_REGISTER = re.compile(
    r"(?<![\d.])(\d\d)([ ./-]?)(\d\d)\2(\d\d)(\s?[ ./–-]?\s?)(\d{3})(\s?[ ./–-]?\s?)(\d\d)(?![\d])"
)
_REGISTER_LABEL = re.compile(
    r"(?:rijksregister|registre national|num[ée]ro national|niss|insz|\brrn\b|\brn\b)[^\d]{0,40}$",
    re.I,
)
_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_BELGIAN_ACCOUNT = re.compile(r"\bBE[ -]?\d\d(?:[ .-]{0,2}\d){12}(?!\d)", re.I)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b")
_OLD_ACCOUNT = re.compile(r"(?<![\d-])\d{3}[ -]\d{7}[ -]\d\d(?![\d-])")
_GAP = r"(?:\s?[./-]\s?|\s)?"
_PHONE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<abroad>(?:\+|00)\s?[1-9]\d{{0,2}}{_GAP}(?:\(0\){_GAP})?)\d{{1,3}}|\(0\d{{1,3}}\)|0\d{{1,3}})"
    rf"(?:{_GAP}\d{{2,4}}){{1,4}}(?![\d-])"
)
# Numbers of services, which belong to nobody in person.
_SERVICE = re.compile(r"0(?:800|90\d|70|78)")
_POSTCODE = (
    r"(?:B-?\s?)?[1-9]\d{3}\s+(?:(?:La|Le|Les|De|Het|Sint|Saint|Sainte)[ -])?[A-ZÀ-Þ][\w'’-]+"
    r"(?:\s(?:sur|sous|lez|le|la|les|aan|op|de|den)[ -][A-ZÀ-Þ][\w'’-]+)?"
)
_NUMBER = (
    r"(?:n[r°o]\.?\s*)?(?!(?:19|20)\d\d\b)\d{1,4}\s?(?:[a-zA-Z]\b|bis\b|ter\b)?(?:\s?[/-]\s?\d{1,4}\b)?"
    r"(?:\s*,?\s*(?:bus|bte|boîte|boite|b\.|box|app?\.?|verd\.?)\s*[\w.]+)?"
)
_TOWN = rf"(?:\s*(?:,|–|-|\bte\b|\bin\b|\bà\b)*\s*{_POSTCODE})?"
_JOIN = r"(?:van|de|den|der|het|ter|ten|te|du|des|la|le|les|l['’]|d['’]|au|aux|à|sous|sur|en|et|saint|sint)"
_PROPER = r"[A-ZÀ-Þ][\w'’.-]*"
_BIRTH_NEAR = 60
_OFFICE_NEAR = 45


def find_details(text: str, words: PersonalWords) -> Iterator[Detail]:
    """Yield the details in ``text`` that show by their form or by the words before them."""
    if "@" in text:
        yield from (Detail(*found.span(), Kind.EMAIL) for found in _EMAIL.finditer(text))
    if not _DIGIT.search(text):
        return
    yield from _registers(text)
    yield from _accounts(text)
    yield from _births(text, words)
    yield from find_addresses(text, words)
    yield from _phones(text)


def _registers(text: str) -> Iterator[Detail]:
    for found in _REGISTER.finditer(text):
        digits = "".join(found.group(1, 3, 4, 6, 8))
        parted = bool(found[2]) or (bool(found[5].strip()) and bool(found[7].strip()))
        labelled = _REGISTER_LABEL.search(text[: found.start()]) is not None
        if labelled or (int(found[3]) <= 62 and (parted or _is_register(digits))):
            yield Detail(*found.span(), Kind.REGISTER)


def _is_register(digits: str) -> bool:
    first, check = digits[:9], int(digits[9:])
    return check in {97 - int(first) % 97, 97 - int("2" + first) % 97}


def _accounts(text: str) -> Iterator[Detail]:
    for pattern in (_BELGIAN_ACCOUNT, _OLD_ACCOUNT):
        yield from (Detail(*found.span(), Kind.ACCOUNT) for found in pattern.finditer(text))
    for found in _ACCOUNT.finditer(text):
        if _is_account(found[0].replace(" ", "")):
            yield Detail(*found.span(), Kind.ACCOUNT)


def _is_account(code: str) -> bool:
    """Whether the check of ISO 13616 holds: the rest by 97 is 1, letters counting from 10."""
    turned = code[4:] + code[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _births(text: str, words: PersonalWords) -> Iterator[Detail]:
    cue = any_of(words.birth)
    if not cue.search(text):
        return
    for start, end, _ in days(text):
        before = text[max(0, start - _BIRTH_NEAR) : start]
        cues = list(cue.finditer(before))
        if cues and not re.search(r"[;!?]|\.\s+[A-ZÀ-Þ]", before[cues[-1].end() :]):
            yield Detail(start, end, Kind.BIRTH)


def days(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield the full dates in ``text``: start, end, day."""
    for found in find_dates(text):
        if found.precision is Precision.DAY and found.value.year != NO_YEAR:
            yield found.start, found.end, found.value


def find_addresses(text: str, words: PersonalWords) -> Iterator[Detail]:
    """Yield street, number and town; what stands behind the name of an office is left alone."""
    if not _DIGIT.search(text):
        return
    dated = [(found.start, found.end) for found in find_dates(text) if _is_plain(found, text)]
    for pattern in _address_patterns(words):
        for found in pattern.finditer(text):
            start, end = found.span("address")
            end = start + len(text[start:end].rstrip(" ,"))
            if any(a < end and start < z for a, z in dated):
                continue
            if not _of_office(text[max(0, start - _OFFICE_NEAR) : start], words):
                yield Detail(start, end, Kind.ADDRESS)


def _is_plain(found: FoundDate, text: str) -> bool:
    """Whether a date is no house number with a box, as 5/12 may be."""
    return found.value.year != NO_YEAR or any(c.isalpha() for c in text[found.start : found.end])


def _of_office(before: str, words: PersonalWords) -> bool:
    offices = list(any_of(words.offices).finditer(before))
    if not offices:
        return False
    between = before[offices[-1].end() :]
    return not re.search(r"[;:!?|]|\.\s", between) and not _owner(words).search(between)


@lru_cache(maxsize=8)
def _owner(words: PersonalWords) -> re.Pattern[str]:
    return any_of((*words.titles, *words.birth, *words.address_labels))


@lru_cache(maxsize=8)
def _address_patterns(words: PersonalWords) -> tuple[re.Pattern[str], ...]:
    ends = "|".join(map(re.escape, words.street_ends)) or "(?!)"
    starts = "|".join(map(re.escape, words.street_starts)) or "(?!)"
    labels = any_of(words.address_labels).pattern
    openings = "|".join(map(re.escape, words.street_openings)) or "(?!)"
    dutch = rf"(?:(?i:{openings})\s(?:{_JOIN}\s|{_PROPER}\s){{0,2}})??(?:[A-ZÀ-Þ][\w'’-]*?)?(?i:{ends})\b"
    french = rf"\b(?i:{starts})\s+(?:{_JOIN}\s*){{0,3}}{_PROPER}(?:\s+(?:{_JOIN}\s*){{0,3}}{_PROPER}){{0,5}}"
    place = rf"{_PROPER}(?:\s(?:{_JOIN}\s?|{_PROPER}\s?)){{0,4}}"
    return (
        re.compile(rf"(?P<address>(?<!\w)(?=[A-ZÀ-Þ]){dutch}\s*,?\s*{_NUMBER}(?![\d%]){_TOWN})"),
        re.compile(rf"(?P<address>{french}\s*,?\s*{_NUMBER}(?![\d%]){_TOWN})"),
        re.compile(
            rf"(?P<address>(?<![\d./-])(?!(?:19|20)\d\d\b)\d{{1,4}}\s?[a-zA-Z]?\s*,?\s*{french}{_TOWN})"
        ),
        re.compile(
            rf"(?i:{labels})\s*:?\s*(?:(?:de|het|la|le)\s+)?(?P<address>(?:{_POSTCODE},?\s+)?{place}\s*,?\s*{_NUMBER}(?![\d%]){_TOWN})"
        ),
        re.compile(rf"(?i:{labels}|\bte\b|\bà\b)\s*:?\s*(?P<address>{_POSTCODE})"),
        re.compile(rf"^(?P<address>{_POSTCODE})\s*$"),
    )


def _phones(text: str) -> Iterator[Detail]:
    dated = [(start, end) for start, end, _ in days(text)]
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0].replace("(0)", ""))
        if any(start < found.end() and found.start() < end for start, end in dated):
            continue
        if found["abroad"] is None:
            right = len(digits) == 9 or (len(digits) == 10 and digits.startswith("04"))
            right = right and not _SERVICE.match(digits)
        else:
            right = 9 <= len(digits) <= 15
        if right:
            yield Detail(*found.span(), Kind.PHONE)


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of ``words`` as a whole word, in small letters or capitals."""
    longest = sorted(words, key=len, reverse=True)
    inside = "|".join(map(_word_pattern, longest)) or "(?!)"
    return re.compile(rf"(?<![\w])(?:{inside})", re.IGNORECASE)


def _word_pattern(word: str) -> str:
    ends = r"(?![\w])" if word[-1].isalnum() else ""
    return re.escape(word).replace(r"\ ", r"\s+") + ends
