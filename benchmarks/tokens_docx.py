"""The constructs of a Word file, one token each."""

from __future__ import annotations

from benchmarks.make_docx import (
    AUTHOR,
    cell,
    control,
    deleted,
    docx_parts,
    field,
    inserted,
    level,
    listed,
    modern_box,
    numbering,
    p,
    part,
    prompt,
    row,
    run,
    section,
    style,
    styled,
    styles,
    table,
    text_box,
)
from benchmarks.tokens import Construct, shown

_CHECKED = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
_CHOICE = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="nee"/>'
    '<w:listEntry w:val="TOKEN"/></w:ddList></w:ffData>'
)
_SYMBOL = run(inside='<w:sym w:font="Wingdings" w:char="F0FE"/>')
_IF = (
    run(inside='<w:fldChar w:fldCharType="begin"/>')
    + run(inside='<w:instrText> IF "J" = "J" "TOKEN" "nee" </w:instrText>')
    + run(inside='<w:fldChar w:fldCharType="end"/>')
)
_MERGED_DOWN = table(
    row(cell("TOKEN", properties='<w:vMerge w:val="restart"/>'), "b"),
    row(cell("", properties="<w:vMerge/>"), "c"),
)
_VML_BOX = run(
    inside=f"<w:pict><v:textbox><w:txbxContent>{p('TOKEN')}</w:txbxContent></v:textbox></w:pict>"
)


def _wrapped(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>"


def _changed(*content: str, mark: str) -> str:
    return p(*content, properties=f"<w:rPr><w:{mark} {AUTHOR}/></w:rPr>")


CONSTRUCTS = (
    Construct("TOK-plain", "paragraph", p("TOKEN")),
    Construct("TOK-split", "word split over runs", p(run("TOK-"), run("split", "<w:b/>"))),
    Construct("TOK-head", "heading by style", styled("Heading1", "TOKEN")),
    Construct("TOK-caps", "text in capitals or small capitals", p(run("TOKEN", "<w:caps/>"))),
    Construct("TOK-number", "numbered paragraph", listed(0, 1, "TOKEN")),
    Construct("TOK-sub", "numbered paragraph of a deeper level", listed(1, 1, "TOKEN")),
    Construct("TOK-article", "number that comes from the style", styled("Artikel", "TOKEN")),
    Construct("TOK-cell", "cell", table(row("TOKEN", "b"))),
    Construct("TOK-wide", "cell merged to the right",
              table(row(cell("TOKEN", properties='<w:gridSpan w:val="2"/>')))),
    Construct("TOK-down", "cell merged downwards", _MERGED_DOWN),
    Construct("TOK-nested", "table in a cell", table(row(cell(table(row("TOKEN")))))),
    Construct("TOK-sdtcell", "content control around a cell", table(row(control(cell("TOKEN"))))),
    Construct("TOK-sdtrow", "content control around a row", table(control(row("TOKEN")))),
    Construct("TOK-sdtblock", "content control around paragraphs", control(p("TOKEN"))),
    Construct("TOK-sdttable", "content control around a table", control(table(row("TOKEN")))),
    Construct("TOK-sdtline", "content control inside a sentence", p("a ", control(run("TOKEN")))),
    Construct("TOK-sdtdeep", "content control in a content control",
              control(control(p(control(run("TOKEN")))))),
    Construct("TOK-list", "drop-down content control",
              p(control(run("TOKEN"), "<w:dropDownList/>"))),
    Construct("TOK-date", "date content control", p(control(run("TOKEN"), "<w:date/>"))),
    Construct("TOK-prompt", "prompt of an empty content control (a blank)", p(prompt("TOKEN"))),
    Construct("TOK-box", "text behind a modern check-box", p(modern_box(True), run(" TOKEN"))),
    Construct("TOK-oldbox", "text behind a legacy check-box",
              p(field("FORMCHECKBOX", data=_CHECKED), run(" TOKEN"))),
    Construct("TOK-signbox", "text behind a check-box that is a sign of a font",
              p(_SYMBOL, run(" TOKEN"))),
    Construct("TOK-formtext", "legacy text field", p(field("FORMTEXT", run("TOKEN")))),
    Construct("TOK-formlist", "legacy drop-down list", p(field("FORMDROPDOWN", data=_CHOICE))),
    Construct("TOK-merged", "result of a merge field", p(field("MERGEFIELD x", run("TOKEN")))),
    Construct("TOK-mergename", "merge field not filled in (a blank)",
              p(field("MERGEFIELD x", run("«TOKEN»")))),
    Construct("TOK-simple", "simple field",
              p(f'<w:fldSimple w:instr=" MERGEFIELD x ">{run("TOKEN")}</w:fldSimple>')),
    Construct("TOK-code", "code of a field", p(field("MERGEFIELD TOKEN", run("x"))), read=False),
    Construct("TOK-branch", "branches in the code of an IF field", p(_IF), read=False),
    Construct("TOK-ifresult", "result of an IF field", p(field("IF 1 = 1 x y", run("TOKEN")))),
    Construct("TOK-link", "text of a hyperlink", p(_wrapped("hyperlink", run("TOKEN")))),
    Construct("TOK-smart", "smart tag", p(_wrapped("smartTag", run("TOKEN")))),
    Construct("TOK-xmlline", "custom XML inside a sentence", p(_wrapped("customXml", run("TOKEN")))),
    Construct("TOK-xmlblock", "custom XML around paragraphs", _wrapped("customXml", p("TOKEN"))),
    Construct("TOK-dir", "text with a direction of its own", p(_wrapped("dir", run("TOKEN")))),
    Construct("TOK-ins", "tracked insertion", p(inserted("TOKEN")),
              notice="unaccepted-changes", original=False),
    Construct("TOK-del", "tracked deletion", p(deleted("TOKEN")), read=False,
              notice="unaccepted-changes", original=True),
    Construct("TOK-movedto", "tracked move, new place", p(_wrapped("moveTo", run("TOKEN"))),
              notice="unaccepted-changes", original=False),
    Construct("TOK-movedfrom", "tracked move, old place", p(_wrapped("moveFrom", run("TOKEN"))),
              read=False, notice="unaccepted-changes", original=True),
    Construct("TOK-insdel", "inserted and deleted again", p(_wrapped("ins", deleted("TOKEN"))),
              read=False, notice="unaccepted-changes"),
    Construct("TOK-delrow", "deleted row", table(row("a"), row("TOKEN", properties="<w:del/>")),
              read=False, notice="unaccepted-changes", original=True),
    Construct("TOK-insrow", "inserted row", table(row("a"), row("TOKEN", properties="<w:ins/>")),
              notice="unaccepted-changes", original=False),
    Construct("TOK-joined", "paragraph whose end was deleted",
              _changed("TOK-joi", mark="del") + p("ned"),
              notice="unaccepted-changes", original=False),
    Construct("TOK-struck", "struck-through text", p("a", run("TOKEN", "<w:strike/>")),
              read=False, notice="struck-text"),
    Construct("TOK-hidden", "hidden text", p("a", run("TOKEN", "<w:vanish/>")),
              read=False, notice="hidden-text"),
    Construct("TOK-soft", "word with a soft hyphen",
              p(run(inside="<w:t>TOK-so</w:t><w:softHyphen/><w:t>ft</w:t>"))),
    Construct("TOK-hard", "word with a hyphen that does not break",
              p(run(inside="<w:t>TOK</w:t><w:noBreakHyphen/><w:t>hard</w:t>"))),
    Construct("TOK-math", "formula", p("<m:oMath><m:r><m:t>TOKEN</m:t></m:r></m:oMath>")),
    Construct("TOK-txbx", "text box, which stands twice in the file", p("a", text_box(p("TOKEN")))),
    Construct("TOK-vml", "text box of an old version", p("a", _VML_BOX)),
    Construct("TOK-art", "word art", p(run(inside='<w:pict><v:textpath string="TOKEN"/></w:pict>'))),
    Construct("TOK-frame", "framed paragraph", p("TOKEN", properties="<w:framePr/>")),
    Construct("TOK-page", "text behind a page break", p(run(inside='<w:br w:type="page"/>'), "TOKEN")),
    Construct("TOK-ruby", "pronunciation above a word",
              p(run(inside=f"<w:ruby><w:rt>{run('TOKEN')}</w:rt></w:ruby>")), read=False),
    Construct("TOK-alt", "alternative text of a picture",
              p("a", run(inside='<w:drawing><a:blip descr="TOKEN"/></w:drawing>')),
              read=False, notice="picture"),
    Construct("TOK-ole", "embedded document or sheet",
              p("a", run(inside="<w:object>TOKEN</w:object>")), read=False, notice="unread-part"),
    Construct("TOK-chart", "chart", p("a", run(inside="<w:drawing><c:chart>TOKEN</c:chart></w:drawing>")),
              read=False, notice="unread-part"),
    Construct("TOK-chunk", "imported file (altChunk)", '<w:altChunk r:id="TOKEN"/>',
              read=False, notice="unread-part"),
    Construct("TOK-header", "page header", p("TOKEN"), part="header1"),
    Construct("TOK-footer", "page footer", p("TOKEN"), part="footer1"),
    Construct("TOK-foot", "footnote", p("TOKEN"), part="footnotes"),
    Construct("TOK-end", "endnote", p("TOKEN"), part="endnotes"),
    Construct("TOK-comment", "comment", p("TOKEN"), read=False, part="comments"),
)  # fmt: skip


def sink() -> dict[str, str | bytes]:
    """Return the parts of a Word file that holds all constructs."""
    article = style("Artikel", "Artikel", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    return docx_parts(
        shown(CONSTRUCTS) + section("header1", "footer1"),
        styles=styles(style("Heading1", "heading 1"), article),
        numbering=numbering(
            level(0, "decimal", "%1.") + level(1, "lowerLetter", "%1.%2)"),
            level(0, "upperRoman", "Artikel %1 -"),
        ),
        header1=part("hdr", shown(CONSTRUCTS, "header1")),
        footer1=part("ftr", shown(CONSTRUCTS, "footer1")),
        footnotes=part("footnotes", _note("footnote")),
        endnotes=part("endnotes", _note("endnote")),
        comments=part(
            "comments", f'<w:comment w:id="0">{shown(CONSTRUCTS, "comments")}</w:comment>'
        ),
    )


def _note(name: str) -> str:
    return f'<w:{name} w:id="2">{shown(CONSTRUCTS, f"{name}s")}</w:{name}>'
