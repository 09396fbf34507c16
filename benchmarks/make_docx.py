"""Make small Word documents; all persons are invented."""

from __future__ import annotations

import io
import re
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
AUTHOR = 'w:id="1" w:author="A. Maes" w:date="2025-01-01T00:00:00Z"'


def run(text: str = "", properties: str = "", inside: str = "") -> str:
    letters = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{letters}{inside}</w:r>"


def p(*content: str, properties: str = "") -> str:
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def styled(style: str, *content: str) -> str:
    return p(*content, properties=f'<w:pStyle w:val="{style}"/>')


def listed(level: int, list_id: int, *content: str) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(*content, properties=place)


def cell(*content: str, properties: str = "") -> str:
    blocks = "".join(part if part.startswith("<w:") else p(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks or p()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    shown = "".join(part if part.startswith("<w:") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{shown}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    inside = f"<w:sdtContent>{content}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{inside}</w:sdt>"


def prompt(text: str) -> str:
    return control(run(text), "<w:showingPlcHdr/>")


def modern_box(ticked: bool) -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return control(run("☒" if ticked else "☐"), state)


def field(code: str, *result: str, data: str = "") -> str:
    begin = run(inside=f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
    instruction = run(inside=f"<w:instrText>{code}</w:instrText>")
    separate = run(inside='<w:fldChar w:fldCharType="separate"/>')
    end = run(inside='<w:fldChar w:fldCharType="end"/>')
    return begin + instruction + separate + "".join(result) + end


def deleted(text: str) -> str:
    return f"<w:del {AUTHOR}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins {AUTHOR}>{run(text)}</w:ins>"


def text_box(*blocks: str) -> str:
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    drawn = f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
    older = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawn}</mc:Choice>'
    fallback = f"<mc:Fallback>{older}</mc:Fallback>"
    return run(inside=f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")


def section(header: str, footer: str) -> str:
    margins = f'<w:headerReference r:id="{header}"/><w:footerReference r:id="{footer}"/>'
    return f"<w:sectPr>{margins}</w:sectPr>"


def level(depth: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def numbering(*families: str, lists: str = "") -> str:
    shown = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>'
        for index, levels in enumerate(families)
    )
    plain = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(len(families))
    )
    return f"<w:numbering {NAMESPACES}>{shown}{plain}{lists}</w:numbering>"


def style(key: str, name: str = "", inside: str = "", kind: str = "paragraph") -> str:
    shown = f'<w:name w:val="{name or key}"/>{inside}'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{shown}</w:style>'


def styles(*items: str) -> str:
    return f"<w:styles {NAMESPACES}>{''.join(items)}</w:styles>"


def part(name: str, *blocks: str) -> str:
    return f"<w:{name} {NAMESPACES}>{''.join(blocks)}</w:{name}>"


def package(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip with exactly these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relationships(items: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{items}</Relationships>'


def docx_parts(*blocks: str, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a document; ``parts`` are named without folder and suffix."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    start = f'<Relationship Id="main" Type="{R}/officeDocument" Target="word/document.xml"/>'
    return {
        "_rels/.rels": _relationships(start),
        "word/document.xml": part("document", f"<w:body>{''.join(blocks)}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(relations),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }


def docx(*blocks: str, **parts: str) -> bytes:
    return package(docx_parts(*blocks, **parts))


def strict(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Return the parts of a document in the Strict form."""
    shared = re.compile(
        r"http://schemas\.openxmlformats\.org/(wordproc\w+|office\w+|draw\w+)/2006/"
    )
    return {
        name: shared.sub(r"http://purl.oclc.org/ooxml/\1/", content)
        if isinstance(content, str)
        else content
        for name, content in parts.items()
    }


def kitchen_sink() -> dict[str, str | bytes]:
    """Return the parts of a document that has one of most things Word can write."""
    legacy = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    blocks = (
        styled("Title", "Contrat PIIS"),
        listed(0, 1, "De begunstigde volgt de lessen."),
        p("termijn ", deleted("drie"), inserted("zes"), " maanden"),
        p("Nom : ", prompt("Cliquez ici")),
        p(field("MERGEFIELD NAAM", run("«NAAM»"))),
        p(modern_box(True), run(" Nederlandse les")),
        p(field("FORMCHECKBOX", data=legacy), run(" cours de français")),
        table(
            row(cell(p(run("Wie", "<w:b/>"))), cell(p(run("Wat", "<w:b/>")))),
            row("OCMW", cell(p("zoekt een cursus", run(inside="<w:br/>"), "betaalt de bus"))),
        ),
        p("anker", text_box(p("In het kader"))),
        p("zichtbaar", run(" verborgen", "<w:vanish/>"), run(" geschrapt", "<w:strike/>")),
        '<w:altChunk r:id="alt"/>',
        p(run(inside="<w:drawing><a:blip/></w:drawing>")),
        section("header1", "footer1"),
    )
    return docx_parts(
        *blocks,
        styles=styles(style("Title")),
        numbering=numbering(level(0, "decimal", "Artikel %1")),
        header1=part("hdr", p("OCMW van Zonnedorp")),
        footer1=part("ftr", p("Pagina 1")),
        footnotes=part(
            "footnotes", f'<w:footnote w:id="2">{p("Wet van 26 mei 2002")}</w:footnote>'
        ),
        comments=part("comments", f'<w:comment w:id="0">{p("alleen een opmerking")}</w:comment>'),
    )
