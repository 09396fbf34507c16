"""The settings there are. This table makes the reader, the JSON schema and what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from isip_lint.reports.table import REPORTERS


class Kind(Enum):
    """What a setting holds."""

    NAMES = "rules or families"
    FOLDERS = "folders"
    FILES = "files"
    FILE = "file"
    CHOICE = "one of several"
    CHOICES = "some of several"
    DAY = "day"
    FLAG = "true or false"
    SEVERITIES = "severity of each rule or family"
    THRESHOLDS = "numbers of each rule"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    ``parameter`` is its name among the parameters of ``isip-lint check``, empty when only the file
    can hold it; ``by_path`` says that it may stand under ``[[paths]]``.
    """

    name: str
    kind: Kind
    about: str
    parameter: str = ""
    choices: tuple[str, ...] = ()
    by_path: bool = False


SEVERITY_NAMES = ("error", "warning", "info")
SETTINGS = (
    Setting("select", Kind.NAMES, "Only these rules or families.", "select", by_path=True),
    Setting("ignore", Kind.NAMES, "Not these rules or families.", "ignore", by_path=True),
    Setting("severity", Kind.SEVERITIES, "Another severity for a rule or a family.",
            choices=SEVERITY_NAMES, by_path=True),
    Setting("thresholds", Kind.THRESHOLDS, "Other numbers in a rule, such as a number of words.",
            by_path=True),
    Setting("rules", Kind.FOLDERS, "Folders with rules of the house, beside the built-in ones.",
            "rule_folders"),
    Setting("as-of", Kind.DAY, "Law of this day, instead of the day of signature.", "as_of",
            by_path=True),
    Setting("force", Kind.FLAG, "Check also what does not look like an agreement.", "force",
            by_path=True),
    Setting("revisions", Kind.CHOICE, "How tracked changes are read.", "revisions",
            ("final", "original")),
    Setting("lang", Kind.CHOICE, "Language of the messages.", "lang", ("nl", "fr", "en")),
    Setting("fail-on", Kind.CHOICE, "Least severity that makes the exit status 1.", "fail_on",
            (*SEVERITY_NAMES, "never")),
    Setting("format", Kind.CHOICES, "Forms of the report.", "forms", tuple(REPORTERS)),
    Setting("output", Kind.FILES, "Files of the report, one for each format; - is the screen.",
            "files"),
    Setting("suppressions", Kind.FILE, "Findings that are not to count; without this setting the "
            "nearest isip-lint.suppressions.yaml.", "suppressions_file"),
    Setting("baseline", Kind.FILE, "Findings recorded in this file count no longer.",
            "baseline_file"),
    Setting("cache", Kind.FLAG, "Keep verdicts, encrypted, for documents that do not change.",
            "cache"),
    Setting("show-personal-data", Kind.FLAG, "Do not mask personal data in what leaves the screen.",
            "show_personal_data"),
    Setting("hash-paths", Kind.FLAG, "Name files by a code.", "hash_paths"),
    Setting("color", Kind.CHOICE, "Colours on a terminal.", "colour", ("auto", "always", "never")),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}
PATHS, MATCH = "paths", "match"
