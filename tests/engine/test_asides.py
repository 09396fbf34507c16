"""Page headers, footers and notes are no part of the running text: they shift no places in it."""

from dataclasses import replace
from datetime import date

from agreements import NL

from isip_lint.documents.markdown import read_markdown
from isip_lint.documents.model import Block, BlockKind, Location
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document


def with_asides(document, before, after):
    """Return the document with so many page headers before its text and notes behind it."""
    asides = [
        *(
            Block(BlockKind.HEADER, f"Dossier {n}", Location(f"header{n}", 0))
            for n in range(before)
        ),
        *document.blocks,
        *(Block(BlockKind.NOTE, f"Wet {n}.", Location(f"note{n}", 0)) for n in range(after)),
    ]
    numbered = [
        replace(block, location=replace(block.location, line=line))
        for line, block in enumerate(asides, start=1)
    ]
    return replace(document, blocks=tuple(numbered))


def test_signature_and_date_are_found_between_headers_and_notes(pack):
    document = read_markdown("x.md", NL.encode())
    options = Options(today=date(2026, 1, 1))
    plain = check_document(document, pack, options)
    framed = check_document(with_asides(document, 12, 40), pack, options)
    assert plain.signed == date(2024, 1, 15)
    assert framed.signed == plain.signed
    assert [f.rule for f in framed.findings] == [f.rule for f in plain.findings]
