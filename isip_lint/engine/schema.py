"""The form of a rule file, checked by pydantic and exported as a JSON schema for editors."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from isip_lint.analysis.model import Bearer, Force, Zone
from isip_lint.engine.model import Severity

KINDS = ("clause", "require", "mutual", "schedule", "term", "readability", "identity")


class Strict(BaseModel):
    """A part of a rule file: unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _iso(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_iso)]
Text = Annotated[str, Field(min_length=1)]


class Wording(Strict):
    """A text in the three languages of the interface."""

    nl: Text
    fr: Text
    en: Text


class Clause(Strict):
    """A clause that an agreement may hold as it stands, in the two languages of agreements."""

    nl: Text
    fr: Text


class InForce(Strict):
    """From when, and until when, the law behind the rule applies (both days included)."""

    start: Annotated[Day, Field(alias="from")]
    until: Day | None = None


class SeverityChange(Strict):
    """The severity from a day on."""

    start: Annotated[Day, Field(alias="from")]
    severity: Severity


class MatchEntry(Strict):
    """A pattern that needs its own bearer, force or zones, or that only asks for a review."""

    when: Text
    bearer: list[Bearer] = []
    force: list[Force] = []
    zones: list[Zone] = []
    review: bool = False


class Patterns(Strict):
    """Patterns per language; any of them makes the rule apply."""

    nl: list[Text | MatchEntry] = []
    fr: list[Text | MatchEntry] = []


class SourceRef(Strict):
    """An entry of rules/law, and the place in it."""

    id: Text
    article: str = ""


class ExampleEntry(Strict):
    """A text of one or more Markdown lines: ``violates`` has the hit in <hit>...</hit>."""

    violates: str | None = None
    complies: str | None = None
    signed: Day | None = None
    also: list[str] = []


class Examples(Strict):
    """Examples per language."""

    nl: Annotated[list[ExampleEntry], Field(min_length=1)]
    fr: Annotated[list[ExampleEntry], Field(min_length=1)]


class RuleFile(Strict):
    """One rule."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*$")]
    kind: Literal["clause", "require", "mutual", "schedule", "term", "readability", "identity"]
    severity: Severity
    severity_changes: list[SeverityChange] = []
    firmness: Literal["text", "court", "official", "rights", "advocate", "context"]
    in_force: InForce
    bearer: list[Bearer] = []
    force: list[Force] = []
    zones: list[Zone] = []
    not_zones: list[Zone] = []
    match: Patterns = Patterns()
    unless: Patterns = Patterns()
    over: list[str] = []
    silenced_by: list[str] = []
    options: dict[str, Any] = {}
    sources: Annotated[list[SourceRef], Field(min_length=1)]
    title: Wording
    message: Wording
    why: Wording
    instead: Wording
    wording: Clause | None = None
    examples: Examples


class SourceFile(Strict):
    """One entry of rules/law: an act, decree, circular, judgment or report."""

    name: Wording
    url: str = ""
    verified: bool
    note: str = ""


def rule_json_schema() -> dict[str, Any]:
    """Return the JSON schema of a rule file (draft 2020-12)."""
    schema = RuleFile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["properties"]["extends"] = {
        "type": "string",
        "description": "id of the rule it starts from",
    }
    schema["properties"]["match_also"] = schema["properties"]["match"]
    schema["properties"]["unless_also"] = schema["properties"]["unless"]
    return schema
