"""The constructs of an OpenDocument text, one token each."""

from __future__ import annotations

from benchmarks.make_odt import (
    cell,
    change,
    h,
    items,
    level,
    list_style,
    odt,
    p,
    row,
    span,
    style,
    table,
)
from benchmarks.tokens import Construct, shown

_COVERED = "<table:covered-table-cell/>"
_DOWN = table(row(cell("TOKEN", 'table:number-rows-spanned="2"'), "b"), row(_COVERED, "c"))
_START, _END = (f'<text:change-{edge} text:change-id="new"/>' for edge in ("start", "end"))


def _frame(content: str) -> str:
    return p(f"a<draw:frame>{content}</draw:frame>")


CONSTRUCTS = (
    Construct("TOK-plain", "paragraph", p("TOKEN")),
    Construct("TOK-head", "heading", h("TOKEN")),
    Construct("TOK-span", "word split over spans", p("TOK-" + span("span", "bold"))),
    Construct("TOK-link", "text of a link", p("<text:a>TOKEN</text:a>")),
    Construct("TOK-item", "numbered paragraph", items("TOKEN", style="L1")),
    Construct("TOK-sub", "numbered paragraph of a deeper level", items(items("TOKEN"), style="L1")),
    Construct("TOK-cell", "cell", table(row("TOKEN", "b"))),
    Construct("TOK-wide", "cell merged to the right",
              table(row(cell("TOKEN", 'table:number-columns-spanned="2"'), _COVERED))),
    Construct("TOK-down", "cell merged downwards", _DOWN),
    Construct("TOK-nested", "table in a cell", table(row(cell(table(row("TOKEN")))))),
    Construct("TOK-section", "section", f"<text:section>{p('TOKEN')}</text:section>"),
    Construct("TOK-nosection", "hidden section",
              f'<text:section text:display="none">{p("TOKEN")}</text:section>',
              read=False, notice="hidden-text"),
    Construct("TOK-index", "table of contents",
              f"<text:table-of-content><text:index-body>{p('TOKEN')}</text:index-body></text:table-of-content>"),
    Construct("TOK-field", "field with a result", p("<text:user-defined>TOKEN</text:user-defined>")),
    Construct("TOK-holder", "placeholder (a blank)", p("<text:placeholder>«TOKEN»</text:placeholder>")),
    Construct("TOK-database", "field of a database",
              p("<text:database-display>TOKEN</text:database-display>")),
    Construct("TOK-control", "content control", p("<loext:content-control>TOKEN</loext:content-control>")),
    Construct("TOK-form", "field of a form", p('<draw:control draw:control="c1"/>')),
    Construct("TOK-script", "code of a template", p("a<text:script>TOKEN</text:script>"), read=False),
    Construct("TOK-secret", "hidden text field", p("a<text:hidden-text>TOKEN</text:hidden-text>"),
              read=False, notice="hidden-text"),
    Construct("TOK-hidden", "hidden text", p("a" + span("TOKEN", "hidden")),
              read=False, notice="hidden-text"),
    Construct("TOK-struck", "struck-through text", p("a" + span("TOKEN", "struck")),
              read=False, notice="struck-text"),
    Construct("TOK-ins", "tracked insertion", p(f"a {_START}TOKEN{_END}"),
              notice="unaccepted-changes", original=False),
    Construct("TOK-del", "tracked deletion", p('a <text:change text:change-id="old"/>'),
              read=False, notice="unaccepted-changes", original=True),
    Construct("TOK-comment", "comment",
              p(f"a<office:annotation>{p('TOKEN')}</office:annotation>"), read=False),
    Construct("TOK-box", "text box", _frame(f"<draw:text-box>{p('TOKEN')}</draw:text-box>")),
    Construct("TOK-shape", "text in a shape", p(f"a<draw:custom-shape>{p('TOKEN')}</draw:custom-shape>")),
    Construct("TOK-picture", "description of a picture",
              _frame("<draw:image/><svg:desc>TOKEN</svg:desc>"), read=False, notice="picture"),
    Construct("TOK-object", "embedded document or sheet",
              _frame("<draw:object>TOKEN</draw:object>"), read=False, notice="unread-part"),
    Construct("TOK-foot", "footnote",
              p(f"a<text:note><text:note-body>{p('TOKEN')}</text:note-body></text:note>")),
    Construct("TOK-end", "endnote",
              p('a<text:note text:note-class="endnote">'
                f"<text:note-body>{p('TOKEN')}</text:note-body></text:note>")),
    Construct("TOK-header", "page header", f"<style:header>{p('TOKEN')}</style:header>", part="pages"),
    Construct("TOK-footer", "page footer", f"<style:footer>{p('TOKEN')}</style:footer>", part="pages"),
)  # fmt: skip


def sink() -> bytes:
    """Return an OpenDocument text that holds all constructs."""
    changes = change("new", "insertion") + change("old", "deletion", p("TOK-del"))
    form = '<form:text xml:id="c1" form:current-value="TOK-form"/>'
    return odt(
        f"<office:forms><form:form>{form}</form:form></office:forms>",
        f"<text:tracked-changes>{changes}</text:tracked-changes>",
        shown(CONSTRUCTS),
        automatic=style("bold", 'fo:font-weight="bold"')
        + style("hidden", 'text:display="none"')
        + style("struck", 'style:text-line-through-style="solid"')
        + list_style("L1", level(1, "1"), level(2, "a")),
        pages=shown(CONSTRUCTS, "pages"),
    )
