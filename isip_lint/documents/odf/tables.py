"""Tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from isip_lint.documents.flow.model import Items, Table, TableCell, TableRow
from isip_lint.documents.odf.names import n, number
from isip_lint.documents.xml_element import XmlElement

_MAX_SPAN = 1_000
_CELL, _COVERED = n("table:table-cell"), n("table:covered-table-cell")
_HEAD = n("table:table-header-rows")
_GROUPS = frozenset({n("table:table-rows"), n("table:table-row-group"), _HEAD})


def read_table(element: XmlElement, items: Callable[[XmlElement], Items]) -> Table:
    """Return a table; ``items`` reads the content of a cell."""
    reaching: dict[int, int] = {}
    return Table(
        tuple(
            TableRow(tuple(_cells(row, reaching, items)), repeated)
            for row, repeated in _rows(element, repeated=False)
        )
    )


def _rows(element: XmlElement, *, repeated: bool) -> Iterator[tuple[XmlElement, bool]]:
    for child in element:
        if child.tag == n("table:table-row"):
            yield child, repeated
        elif child.tag in _GROUPS:
            yield from _rows(child, repeated=repeated or child.tag == _HEAD)


def _cells(
    row: XmlElement, reaching: dict[int, int], items: Callable[[XmlElement], Items]
) -> Iterator[TableCell]:
    """Yield the cells of a row; ``reaching`` counts the rows that a cell above still reaches."""
    column = 0
    for element in row:
        if element.tag == _CELL:
            yield TableCell(column, items(element))
            reaching[column] = number(element, "table:number-rows-spanned", 1, _MAX_SPAN) - 1
        elif element.tag == _COVERED:
            if reaching.get(column, 0) > 0:
                reaching[column] -= 1
                yield TableCell(column, (), continues=True)
        else:
            continue
        column += max(number(element, "table:number-columns-repeated", 1, _MAX_SPAN), 1)
