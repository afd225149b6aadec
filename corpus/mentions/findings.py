"""What is amiss with a gazetteer: one record a finding, and the names that the checks look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from .files import line_of
from .forms import Form, compile_forms
from .gazetteer import DECOY, Actor, Gazetteer

ERROR, WARNING, NOTE = SEVERITIES = ("error", "warning", "note")
"""An error is a name that is never found, or goes to the wrong actor; a warning what may count too much or too little;
a note what does no harm, or is meant so in most cases."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something amiss with a name: what, how grave, why, and what to do.

    ``form`` is the name, or the word of a context; empty where the actor as a whole is meant. ``problem`` is one of
    "overlap", "dead form", "hidden by decoy", "changed by cleaning", "several names in one", "letters lost", "too
    short", "common word", "inside words", "duplicate", "short form equals a full form", "context that never matches",
    "no counted name", "group member unknown". ``line`` is that of the file, in CSV the row; 0 where it is not known.
    """

    actor: str
    kind: str
    form: str
    problem: str
    severity: str
    explanation: str
    remedy: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        name = f" «{self.form}»" if self.form else ""
        return f"{place}{self.severity}: {self.actor}{name}: {self.explanation}. What to do: {self.remedy}."


@dataclass(frozen=True)
class Names:
    """The names of a gazetteer beside those of another one, as the checks look at them."""

    gazetteer: Gazetteer
    other: Gazetteer

    @cached_property
    def own(self) -> list[Form]:
        """Names of the gazetteer, without decoys."""
        return [form for form in self._forms if form.kind != DECOY]

    @cached_property
    def decoys(self) -> list[Form]:
        """Decoys of the gazetteer."""
        return [form for form in self._forms if form.kind == DECOY]

    @cached_property
    def others(self) -> list[Form]:
        """Names of the actors that are only in the other gazetteer: the two together have these beside one's own."""
        return [form for form in self.reference if form.actor not in self.gazetteer]

    @cached_property
    def reference(self) -> list[Form]:
        """Names of all actors of the other gazetteer."""
        return [form for form in _forms_of(self.other) if form.kind != DECOY]

    @cached_property
    def _forms(self) -> tuple[Form, ...]:
        return _forms_of(self.gazetteer)


@lru_cache(maxsize=4)  # the shipped one is compared with again and again
def _forms_of(gazetteer: Gazetteer) -> tuple[Form, ...]:
    return tuple(form for form in compile_forms(gazetteer) if form.as_written)


def letters(form: Form) -> str:
    """The letters of a name as they are compared: texts that have them may be any of the names that share them."""
    return "".join(form.words)


def is_conditional(form: Form) -> bool:
    """Whether the name counts only beside certain words, or behind another name."""
    return form.short or (form.context is not None and form.context.needs_cue)


def told(form: Form, problem: str, severity: str, explanation: str, remedy: str) -> Finding:
    """A finding about ``form``."""
    return Finding(form.actor, form.kind, form.spelling, problem, severity, explanation, remedy)


def placed(findings: Iterable[Finding], gazetteer: Gazetteer) -> Iterator[Finding]:
    """The findings with the place of each in its file."""
    for finding in findings:
        actor: Actor = gazetteer[finding.actor]
        line = line_of(actor, finding.kind, finding.form)
        yield replace(finding, file=actor.file if line else "", line=line)
