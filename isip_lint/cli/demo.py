"""The command ``demo``."""

from __future__ import annotations

from pathlib import Path

import click

from isip_lint.cli import console

_SAMPLES = {"nl": "nl/tune/nl-t013.md", "fr": "fr/tune/fr-t003.md"}
_NEXT = """\
This was a sample, with invented people. Try next:

  isip-lint check YOUR-FILE.docx            a file of your own (or a folder, or a PDF)
  isip-lint check --lang fr YOUR-FILE.docx  messages in nl, fr or en
  isip-lint explain {rule}      what a rule says, and on which ground
  isip-lint explain {sample}:{line}
                                            how the linter reads that line
  isip-lint rules list                      all rules
"""


@click.command()
@console.lang_option("Language of the sample and of the messages.")
@console.colour_option()
def demo(lang: str | None, colour: str) -> None:
    """Check a sample agreement and say what to try next."""
    from isip_lint.audit.batch import Inputs, check_files
    from isip_lint.engine.options import Options
    from isip_lint.reports.table import Rendering
    from isip_lint.reports.text import render

    sample = _sample(lang or "nl")
    report = check_files(Inputs((str(sample),)), console.open_rules(()), Options(lang or "en"))
    layout = console.layout_for(colour)
    findings = report.documents[0].findings
    rule = findings[0].rule if findings else "mutual/objectives-missing"
    line = findings[0].location.line if findings else 1
    told = _NEXT.format(rule=rule, sample=sample, line=line)
    console.write(f"{render(report, Rendering(layout=layout))}\n{told}", colour=layout.colour)


def _sample(language: str) -> Path:
    from isip_lint.resources import data_dir

    sample = data_dir("corpora") / _SAMPLES.get(language, _SAMPLES["nl"])
    if not sample.is_file():
        raise click.UsageError(f"the sample {sample} is missing; install isip-lint again")
    return sample
