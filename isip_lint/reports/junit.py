"""JUnit XML: a suite per document, a case per finding, per part in order and per gap."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from isip_lint.engine.model import DocumentReport, Report, Severity
from isip_lint.reports.gaps import gaps
from isip_lint.reports.help import help_text
from isip_lint.reports.places import Placed, placed, relative
from isip_lint.reports.table import Rendering
from isip_lint.reports.words import Words

_KEPT = frozenset("\n\t")


def render(report: Report, rendering: Rendering) -> str:
    """Return the report as JUnit XML.

    Errors and warnings are failures; what is only to be looked at, suppressed or known is skipped;
    what could not be judged is an error.
    """
    suites = [_suite(document) for document in report.documents]
    root = ET.Element("testsuites", {"name": "isip-lint", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _totals(suites: Iterable[ET.Element]) -> dict[str, str]:
    counted = ("tests", "failures", "errors", "skipped")
    listed = list(suites)
    return {name: str(sum(int(suite.attrib[name]) for suite in listed)) for name in counted}


def _suite(document: DocumentReport) -> ET.Element:
    name = _clean(relative(document.path))
    cases = list(_cases(document, name))
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    suite = ET.Element("testsuite", {"name": name, **{k: str(v) for k, v in counts.items()}})
    suite.extend(cases)
    return suite


def _cases(document: DocumentReport, suite: str) -> Iterator[ET.Element]:
    words = Words(document.message_language)
    for item in placed(document):
        yield _finding(item, suite, words)
    for rule in document.in_order:
        yield _case(suite, rule)
    for gap in gaps(document):
        case = _case(suite, gap.code)
        ET.SubElement(case, "error", {"type": gap.code, "message": _clean(gap.text)})
        yield case
    if not (document.findings or document.in_order or gaps(document)):
        yield _case(suite, words.say("clean"))


def _case(suite: str, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": suite, "name": _clean(name)})


def _finding(item: Placed, suite: str, words: Words) -> ET.Element:
    finding = item.finding
    name = finding.rule
    if not finding.document_level:
        name += f" ({words.say('line', n=item.line)}: {finding.text})"
    case = _case(suite, name)
    fails = finding.live and not finding.review and finding.severity is not Severity.INFO
    attributes = {"message": _clean(f"{finding.title}. {finding.message}")}
    if fails:
        attributes["type"] = finding.severity.value
        detail = ET.SubElement(case, "failure", attributes)
        detail.text = _clean(help_text(finding, words.language))
    else:
        ET.SubElement(case, "skipped", attributes)
    return case


def _clean(text: str) -> str:
    """Leave out what XML 1.0 does not allow; Word texts hold such characters."""
    allowed = (c for c in text if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cs"})
    return "".join(c for c in allowed if c not in "\ufffe\uffff")
