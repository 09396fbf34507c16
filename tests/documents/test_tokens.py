"""Every construct of every format: read once, or left out and said so."""

import pytest

from benchmarks import tokens_docx, tokens_odt, tokens_rtf
from benchmarks.make_docx import package, strict
from isip_lint.documents.options import ReadOptions, Revisions
from isip_lint.documents.reader import read_document

SINKS = {
    "x.docx": lambda: package(tokens_docx.sink()),
    "x.docm": lambda: package(tokens_docx.sink()),
    "x.dotx": lambda: package(tokens_docx.sink()),
    "strict.docx": lambda: package(strict(tokens_docx.sink())),
    "x.odt": tokens_odt.sink,
    "x.rtf": tokens_rtf.sink,
}
CONSTRUCTS = {
    "docx": tokens_docx.CONSTRUCTS,
    "odt": tokens_odt.CONSTRUCTS,
    "rtf": tokens_rtf.CONSTRUCTS,
}


def found(name, view):
    """How often each token stands in the text, and the codes of what is said."""
    document = read_document(name, SINKS[name](), ReadOptions(view))
    # No token is part of another one when a blank stands behind each.
    text = "".join(f"{block.label} {block.text} ".replace("»", " ") for block in document.blocks)
    constructs = CONSTRUCTS[document.format]
    counts = {item.token: text.count(f"{item.token} ") for item in constructs}
    return constructs, counts, {notice.code for notice in document.notices}


@pytest.mark.parametrize("view", Revisions)
@pytest.mark.parametrize("name", SINKS)
def test_each_construct_is_read_once_or_not_at_all(name, view):
    constructs, counts, _ = found(name, view)
    original = view is Revisions.ORIGINAL
    expected = {item.token: int(item.counts(original=original)) for item in constructs}
    assert {token: n for token, n in counts.items() if n != expected[token]} == {}


@pytest.mark.parametrize("name", SINKS)
def test_what_is_not_read_is_said(name):
    constructs, _, codes = found(name, Revisions.FINAL)
    assert codes == {item.notice for item in constructs if item.notice}


@pytest.mark.parametrize("format_name", CONSTRUCTS)
def test_no_token_is_used_twice(format_name):
    tokens = [item.token for item in CONSTRUCTS[format_name]]
    assert len(tokens) == len(set(tokens))
    assert all(item.source for item in CONSTRUCTS[format_name])
