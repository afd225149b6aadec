"""From a request to its answer, whatever the request is: what fails is answered by a sentence too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import CorpusError
from .asked import Asked, UnanswerableError
from .dated import dated_sentences, timeline
from .explored import Explored
from .mentioned import mention_sentences, mentions
from .reading import compared, passage, repairs, texts
from .searching import search
from .shown import said
from .wordlists import frequencies, groups, keyness

type View = Callable[[Explored, Asked], dict[str, Any]]


def add_actor(explored: Explored, asked: Asked) -> dict[str, Any]:
    """One more actor to look for: request value name; answered by its id."""
    return {"actor": explored.add_actor(asked.text("name"))}


VIEWS: dict[str, View] = {
    "search": search,
    "frequencies": frequencies,
    "groups": groups,
    "keyness": keyness,
    "mentions": mentions,
    "mention sentences": mention_sentences,
    "add actor": add_actor,
    "timeline": timeline,
    "dated sentences": dated_sentences,
    "texts": texts,
    "compared": compared,
    "repairs": repairs,
    "passage": passage,
}
"""What can be asked for."""


def answer(explored: Explored, request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request of the browser, which names a ``view`` and has the ``id`` that the answer gets too.

    Where there is no answer, ``error`` holds sentences that say why and what to do.

    >>> import corpus
    >>> explored = Explored(corpus.load("seeds/"))
    >>> found = answer(explored, {"id": 1, "view": "search", "node": "آسیای مرکزی"})
    >>> found["id"], found["status"]
    (1, '۶ مورد در ۲ متن')
    >>> answer(explored, {"id": 2, "view": "search", "node": "؟!"})["error"][0]["text"]
    'در «؟!» واژه\\u200cای برای جست\\u200cوجو نیست. یک واژه یا عبارت بنویسید.'
    """
    number = request.get("id")
    try:
        return {"id": number, **_answer(explored, request)}
    except UnanswerableError as error:
        return {"id": number, "error": [said(explored.say(error.words, **error.values))]}
    except CorpusError as error:
        return {"id": number, "error": [said(explored.words["error"]), said(str(error))]}


def _answer(explored: Explored, request: Mapping[str, Any]) -> dict[str, Any]:
    view = VIEWS.get(str(request.get("view")))
    if view is None:
        raise UnanswerableError("unknown request")
    if not explored.documents:
        raise UnanswerableError("no texts")
    return view(explored, Asked(request))


def failure(explored: Explored, request: Mapping[str, Any], error: Exception) -> dict[str, Any]:
    """The answer where something failed that should not: the browser does not wait for ever."""
    return {"id": request.get("id"), "error": [said(explored.say("failed", name=type(error).__name__))]}
