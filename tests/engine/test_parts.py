"""Parts that an agreement must hold: a title and two days told side by side may show them."""

from datetime import date

import pytest

from isip_lint.documents.markdown import read_markdown
from isip_lint.engine.options import Options
from isip_lint.engine.run import check_document

HEAD = "# PIIS\n\nEntre Madame Anne Petit, née le 3 mai 1990, et le CPAS de Namur.\n\n"


def missing(pack, rule, text):
    document = read_markdown("x.md", (HEAD + text).encode())
    options = Options(force=True, today=date(2026, 1, 1), assume="fr", select=(rule,))
    return any(f.rule == rule for f in check_document(document, pack, options).findings)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Le projet a été remis le 2 mars et signé le 10 mars 2026.\n", False),
        ("Le projet a été remis le 2 mars.\n\nIl a été signé le 10 mars.\n", False),
        ("Le projet a été remis le 8 mars et signé le 10 mars 2026.\n", True),
        ("Le projet a été remis le 2 mars 2024 et signé le 10 mars 2026.\n", True),
        ("Madame a suivi un stage du 2 au 10 mars 2026.\n", True),
    ],
)
def test_days_apart_show_the_reflection_term(pack, text, lacks):
    assert missing(pack, "rights/reflection-missing", text) is lacks


def test_title_completes_a_clause_but_never_makes_the_part(pack):
    rule = "rights/assistance-missing"
    title = "## Négociation du PIIS\n\n"
    assert not missing(pack, rule, title + "Madame était accompagnée de sa marraine.\n")
    assert missing(pack, rule, title + "Le texte a été lu à voix haute.\n")
