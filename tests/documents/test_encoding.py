import codecs

import pytest

from isip_lint.documents.encoding import decode
from isip_lint.documents.model import UnreadableError

DUTCH = "De cliënt heeft één vriendin in België; coördinatie gebeurt ’s middags, geëvalueerd à 5 %."
FRENCH = (
    "Le bénéficiaire s'engage à être présent, ça va ; là où l'élève reçoit 20 leçons, dès août."
)


@pytest.mark.parametrize("text", [DUTCH, FRENCH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "mac_roman"]
)
def test_text_is_decoded_without_a_mark(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", [DUTCH.replace("’", "'"), FRENCH])
def test_text_of_an_old_dos_program_is_decoded(text):
    assert decode(text.encode("cp850")) == (text, "cp850")


def test_the_euro_of_latin_9_is_not_a_currency_sign():
    text = "Le CPAS paie 20 € à l'intéressé et 30 € à la crèche, cœur."
    assert decode(text.encode("iso-8859-15")) == (text, "iso-8859-15")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_taken_away(mark, encoding):
    assert decode(mark + DUTCH.encode(encoding)) == (DUTCH, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"tekst\x00\x01\x02meer tekst zonder patroon",
        bytes(range(1, 32)) * 20,
        codecs.BOM_UTF8 + b"\xff\xfe\xfa",
    ],
)
def test_binary_or_broken_data_is_refused(data):
    with pytest.raises(UnreadableError):
        decode(data)


@pytest.mark.parametrize(("encoding", "data"), [("utf-8", "é"), ("cp1252", "é€")])
def test_a_few_null_bytes_are_left_out_and_said(encoding, data):
    text = f"De {data} cliënt komt. " * 100
    broken = text.encode(encoding) + b"\x00"
    assert decode(broken) == (text, f"{encoding} (null bytes left out)")


@pytest.mark.parametrize("mistaken", ["cp1252", "iso-8859-1"])
def test_text_that_was_encoded_twice_is_decoded_twice(mistaken):
    assert decode(DUTCH.encode().decode(mistaken).encode()) == (DUTCH, "utf-8")


def test_quotes_that_became_control_characters_are_quotes_again():
    text = "De “cliënt” komt – of belt. "
    assert decode(text.encode("cp1252").decode("iso-8859-1").encode()) == (text, "utf-8")


REPORT = "Le bénéficiaire a été reçu à l'école, où il suit des cours. Ça va."


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_letters_of_another_encoding_amid_unicode_are_decoded_too(mark):
    lines = [REPORT.encode(), "déjà prévu".encode("cp1252"), REPORT.encode()]
    text, encoding = decode(mark + b"\n".join(lines))
    assert (text.split("\n"), encoding) == ([REPORT, "déjà prévu", REPORT], "utf-8 and cp1252")


def test_a_mark_of_unicode_before_another_encoding_does_not_decide():
    assert decode(codecs.BOM_UTF8 + REPORT.encode("cp1252")) == (REPORT, "cp1252")


@pytest.mark.parametrize("broken", [b"\x00", "\ud800".encode("utf-16-le", "surrogatepass")])
def test_a_broken_letter_of_two_bytes_does_not_lose_the_rest(broken):
    text, encoding = decode(REPORT.encode("utf-16-le") + broken)
    assert (text.rstrip("\ufffd"), encoding) == (REPORT, "utf-16-le (broken letters)")


def test_marks_that_programs_leave_are_no_text():
    assert decode(codecs.BOM_UTF8 * 2 + REPORT.encode() + b"\x1a") == (REPORT, "utf-8")


def test_one_null_byte_makes_no_binary_of_a_short_text():
    assert decode(b"\x00" + REPORT.encode()) == (REPORT, "utf-8 (null bytes left out)")
