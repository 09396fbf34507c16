"""Make small OpenDocument texts; all persons are invented."""

from __future__ import annotations

from benchmarks.make_docx import package

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = ("office", "style", "text", "table", "form", "manifest")
NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{_BASE}{name}:1.0"' for name in _NAMES),
        f'xmlns:draw="{_BASE}drawing:1.0"',
        f'xmlns:fo="{_BASE}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_BASE}svg-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
    ]
)
MIME = "application/vnd.oasis.opendocument.text"


def p(text: str = "", style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*content: str, style: str = "", more: str = "") -> str:
    shown = "".join(
        f"<text:list-item>{part if part.startswith('<') else p(part)}</text:list-item>"
        for part in content
    )
    return f'<text:list text:style-name="{style}" {more}>{shown}</text:list>'


def cell(content: str, more: str = "") -> str:
    shown = content if content.startswith("<text:") or "<table:" in content else p(content)
    return f"<table:table-cell {more}>{shown}</table:table-cell>"


def row(*cells: str) -> str:
    shown = "".join(part if part.startswith("<table:") else cell(part) for part in cells)
    return f"<table:table-row>{shown}</table:table-row>"


def table(*rows: str, head: str = "") -> str:
    heads = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table>{heads}{''.join(rows)}</table:table>"


def style(name: str, properties: str = "", family: str = "text", more: str = "") -> str:
    inside = f"<style:text-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inside}</style:style>'


def level(depth: int, form: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" {more}/>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def change(name: str, kind: str, content: str = "") -> str:
    return (
        f'<text:changed-region text:id="{name}"><text:{kind}>'
        f"<office:change-info/>{content}</text:{kind}></text:changed-region>"
    )


def _content(body: str, automatic: str) -> str:
    return (
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )


def odt(*body: str, automatic: str = "", styles: str = "", pages: str = "", **parts: str) -> bytes:
    """Return a zipped text; ``styles`` are shared ones, ``pages`` is in the master page."""
    master = f'<style:master-page style:name="Standard">{pages}</style:master-page>'
    shared = f"<office:styles>{styles}</office:styles><office:master-styles>{master}</office:master-styles>"
    content = _content("".join(body), automatic)
    return package(
        {
            "mimetype": MIME,
            "content.xml": f"<office:document-content {NAMESPACES}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {NAMESPACES}>{shared}</office:document-styles>",
            **{name.replace("__", "/"): text for name, text in parts.items()},
        }
    )


def fodt(*body: str) -> bytes:
    """Return the same as one flat file."""
    content = _content("".join(body), "")
    root = f'<office:document {NAMESPACES} office:mimetype="{MIME}">{content}</office:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()
