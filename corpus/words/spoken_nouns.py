"""Spoken objects on nouns, as chats and quotations write them: پولشو for پولش را, حقوقمو for حقوقم را.

The bare و (کتابو) is left: many names end so (پدرو).
"""

from __future__ import annotations

from .nominal import has_tag, known, nominal_lemma
from .resources import name_list

_OBJECTS = ("شونو", "تونو", "مونو", "شو", "تو", "مو")
_SHORTEST = 2


def spoken_owner(form: str) -> str | None:
    """The lemma of a noun with its owner and the spoken را behind it; None for what is none.

    >>> spoken_owner("پولشو"), spoken_owner("کتاب‌هامونو"), spoken_owner("کادو")
    ('پول', 'کتاب', None)
    """
    if not form.endswith(_OBJECTS) or known(form) is not None or form in name_list():
        return None
    ending = next(ending for ending in _OBJECTS if form.endswith(ending))
    base = form.removesuffix(ending)
    if len(base) < _SHORTEST or (base.endswith("ا") and not base.endswith("ها")):  # راستاشو: a spoken plural
        return None
    lemma = nominal_lemma(base)
    return lemma if has_tag(lemma, "N") and (known(base) is not None or lemma != base) else None
