"""Files made to do harm; ``python -m benchmarks.faults`` runs the heavy ones too."""

import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from benchmarks import make_docx as word
from benchmarks.damage import damaged
from benchmarks.fault_files import faults
from benchmarks.faults import judge
from benchmarks.fuzz import broken, copies, originals
from isip_lint.documents.model import UnreadableError
from isip_lint.documents.reader import read_document

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are tested on POSIX")
BOUNDED = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
WORDS = some.text(max_size=30)
BLOCKS = some.recursive(
    some.builds(lambda text: ("p", text), WORDS),
    lambda inner: some.builds(lambda blocks: ("t", blocks), some.lists(inner, max_size=3)),
    max_leaves=8,
)


def test_every_fault_ends_as_it_may(tmp_path):
    assert list(judge([fault for fault in faults() if not fault.heavy], tmp_path)) == []


def test_damaged_copies_of_agreements_end_with_a_verdict(tmp_path):
    files = originals(tmp_path, every=1000)
    seen = Counter()
    assert list(broken(copies(files, range(60)), tmp_path, seen)) == []
    assert seen.total() == 60
    assert {key.partition(" ")[0] for key in seen} == {file.suffix for file in files}


def test_damage_is_the_same_each_time():
    assert damaged(b"abc" * 99, 3) == damaged(b"abc" * 99, 3) != damaged(b"abc" * 99, 4)


def read_or_refused(name, data):
    try:
        return read_document(name, data)
    except UnreadableError:
        return None


@BOUNDED
@given(
    some.binary(max_size=200),
    some.sampled_from(["a.txt", "a.md", "a.html", "a.rtf", "a.pdf", "a.odt"]),
)
def test_any_bytes_are_read_or_refused(data, name):
    read_or_refused(name, data)


@BOUNDED
@given(some.text(max_size=300), some.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_read_on_numbered_lines(text, name):
    document = read_or_refused(name, text.encode("utf-8", "surrogatepass"))
    blocks = document.blocks if document else ()
    assert [block.location.line for block in blocks] == list(range(1, len(blocks) + 1))


def xml(block):
    kind, content = block
    if kind == "p":
        shown = "".join(c for c in content if c.isprintable()).replace("&", "+").replace("<", "-")
        return word.p(shown.encode("utf-8", "ignore").decode())
    return word.table(word.row(*(word.cell(xml(inner)) for inner in content)))


@BOUNDED
@given(some.lists(BLOCKS, max_size=5))
def test_any_nesting_of_tables_is_read(blocks):
    read_or_refused("a.docx", word.docx(*(xml(block) for block in blocks)))
