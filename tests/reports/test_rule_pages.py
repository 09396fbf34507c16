from __future__ import annotations

import re
from pathlib import Path

import pytest

from isip_lint.reports.rule_pages import INDEX, rule_pages

PAGES = Path(__file__).resolve().parents[2] / "docs" / "rules"
LINK = re.compile(r"\]\(([^):]+\.md)\)")


@pytest.fixture(scope="module")
def pages(pack):
    return rule_pages(pack.rules)


def test_the_committed_pages_are_up_to_date(pages):
    """Mend with: isip-lint rules pages docs/rules."""
    committed = {
        path.relative_to(PAGES).as_posix(): path.read_text(encoding="utf-8")
        for path in PAGES.rglob("*.md")
    }
    assert sorted(committed) == sorted(pages)
    assert [name for name, text in pages.items() if committed[name] != text] == []


def test_each_rule_has_a_page_with_its_texts_in_three_languages(pack, pages):
    for rule in pack.rules:
        page = pages[f"{rule.id}.md"].replace("\\", "")
        for language in ("nl", "fr", "en"):
            for texts in (rule.title, rule.message, rule.why, rule.instead):
                assert " ".join(texts[language].split()) in page, rule.id


def test_all_links_lead_to_a_page(pages):
    for name, text in pages.items():
        for target in LINK.findall(text):
            linked = target.removeprefix("../") if name != INDEX else target
            assert linked in pages, (name, target)


def test_a_page_shows_what_is_flagged_and_what_is_not(pages):
    page = pages["conditions/creche.md"]
    assert "- Mevrouw neemt contact op met **een crèche**.\n" in page
    assert page.index("### Vermijd") < page.index("### Wanneer niet") < page.index("### À éviter")
    assert "- Het OCMW zoekt met mevrouw een plaats in de kinderopvang.\n" in page


def test_a_missing_part_is_shown_as_a_passage(pages):
    page = pages["rights/assistance-missing.md"]
    assert "```markdown\n## Uw rechten\n\nU hebt vijf dagen bedenktijd.\n```\n" in page


def test_sources_keep_their_address_and_their_warning(pages):
    page = pages["conditions/creche.md"]
    assert "art. 3, 11 §1](https://www.ejustice.just.fgov.be/" in page
    assert "ARTIKELNUMMER NIET NAGEKEKEN" in page
