"""Markdown inside a line: emphasis, links, escapes and tags become the text as shown."""

from __future__ import annotations

import html
import re

from isip_lint.documents.builder import squeeze
from isip_lint.documents.marks import split_label

# Escaped characters and code are set aside as private characters while the marks are removed.
_PRIVATE = 0xF0000
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_SET_ASIDE = re.compile("[\U000f0000-\U000fffff]")
_STRUCK = re.compile(r"~~.+?~~|<(del|s|strike)\b[^<>]*>.*?</\1>", re.IGNORECASE)
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:<[^<>]*>|[^\s()]*)(?:\s+[\"'][^\"']*[\"'])?\)"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
# Only real tags: <naam> is a blank to be filled in.
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|em|strong|span|div|sup|sub|small|big|font|center|ins|mark|img|hr|br|kbd|"
    r"table|thead|tbody|tr|td|th|ul|ol|li|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?<!\*)(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)")
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])\1(?![\w_])")
_ALL_BOLD = re.compile(
    r"(?:\*\*(?!\*)(?:(?!\*\*).)+\*\*|__(?!_)(?:(?!__).)+__|<(b|strong)>(?:(?!<).)+</\1>)\s*[:.]?$",
    re.IGNORECASE,
)
_OPENED = re.compile(r" {0,3}(\*{1,3}|_{1,3})(?=[^\s*_])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def plain_text(source: str) -> str:
    """Return the text that ``source`` shows, without marks, struck words and tags."""
    aside: list[str] = []

    def keep(text: str) -> str:
        aside.append(text)
        return chr(_PRIVATE + len(aside) - 1)

    text = _CODE.sub(lambda match: keep(match[2].strip()), source)
    text = _ESCAPE.sub(lambda match: keep(match[1]), text)
    text = _AUTOLINK.sub(lambda match: keep(match[1].removeprefix("mailto:")), text)
    text = _without_emphasis(_TAG.sub("", _LINK.sub(r"\1", _STRUCK.sub("", text))))
    text = html.unescape(text)
    return squeeze(_SET_ASIDE.sub(lambda match: _restored(match[0], aside), text))


def is_all_bold(source: str) -> bool:
    """Whether all of ``source`` is bold, save a colon or point behind it."""
    return _ALL_BOLD.match(source.strip()) is not None


def number_first(source: str) -> str:
    """Return a line with the number that opens its emphasis before it: "1. **Doel.** Werk."

    A line that is all bold is a title, of which the number is a part.
    """
    opened = _OPENED.match(source)
    mark, inner = (opened[1], source[opened.end() :]) if opened else ("", "")
    head, closing, behind = inner.partition(mark) if mark else ("", "", "")
    if not closing or is_all_bold(source):
        return source
    if split_label(f"{head} x") == (head, "x"):
        return head + behind
    label, rest = split_label(inner)
    return f"{label} {mark}{rest}" if label else source


def split_breaks(source: str) -> list[str]:
    """Return the lines of ``source`` as its ``<br>`` tags divide it."""
    return _BREAK.split(source)


def _without_emphasis(text: str) -> str:
    for pattern in (_STARS, _UNDERSCORES):
        before = ""
        while before != text:
            before, text = text, pattern.sub(r"\2", text)
    return text


def _restored(character: str, aside: list[str]) -> str:
    index = ord(character) - _PRIVATE
    return aside[index] if index < len(aside) else character
