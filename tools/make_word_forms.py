"""Make corpus/data/forms: common word forms, what cleaning could need of each, and its lemma; indexes of two tables.

    python tools/make_word_forms.py

The forms are the words of hazm's list that were counted or tagged, those of corpus/data/counts and of tools/prose, the
plurals of nouns among the latter, and the usual finite forms of their verbs. What is said of each is what the rules
say; to be run again whenever a rule or a list changes (tests/test_wordforms.py goes red). The other files of the
folder are made, too: see the README there.
"""

from __future__ import annotations

from pathlib import Path

from corpus import wordforms
from corpus.clean.reversed import letter_strings, pairs_met_backward
from corpus.clean.triage import WORD, needs_of
from corpus.clean.wordsources import counted_forms
from corpus.formtable import index_of
from corpus.letters import ZWNJ
from corpus.lexicon import hazm_data, load_lexicon
from corpus.words.lemmatizer import worked_out
from corpus.words.spelling import usual_spellings
from corpus.words.tokenizer import columns

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "corpus" / "data" / "forms" / "forms.tsv"
_PERSONS = ("م", "ی", "یم", "ید", "ند")
_PERFECT = ("", *(f"{ZWNJ}{ending}" for ending in ("ام", "ای", "ایم", "اید", "اند")))


def forms() -> list[str]:
    """The forms, sorted."""
    lexicon = load_lexicon()
    prose = {
        token
        for file in (ROOT / "tools" / "prose").rglob("*.txt")
        for token in columns(file.read_text("utf-8"))[0]
        if WORD.fullmatch(token)
    }
    listed = {form for form in lexicon if lexicon.is_met(form) and WORD.fullmatch(form)}
    met = prose | set(counted_forms())
    lemmas = {worked_out(form) for form in met}
    nouns = {lemma for lemma in lemmas if "N" in lexicon.tags(lemma)}
    plurals = {f"{noun}{ZWNJ}{ending}" for noun in nouns for ending in ("ها", "های", "هایی")}
    verbs = {lemma for lemma in lemmas if lemma.count("#") == 1}
    return sorted(listed | met | plurals | {form for verb in verbs for form in finite(*verb.split("#"))})


def finite(past: str, present: str) -> list[str]:
    """The usual finite forms of a verb."""
    stems = [past, *(past + ending for ending in _PERSONS), *(present + ending for ending in (*_PERSONS, "د"))]
    made = [f"{prefix}{ZWNJ}{stem}" for prefix in ("می", "نمی") for stem in stems]
    made += stems[:6] + [f"{past}ه{ending}" for ending in _PERFECT]
    if present[:1] not in "اآ":  # these take a ی behind ب and ن, in several spellings
        made += [f"{prefix}{present}{ending}" for prefix in "بن" for ending in (*_PERSONS, "د")]
        made += [f"ن{stem}" for stem in stems[:6]]
    return made


def tables() -> dict[str, bytes]:
    """The other files, by name: what a process would have to work out each time it starts."""
    head = f"# {load_lexicon().checksum}"
    usual = [f"{spelling}\t{of}" for spelling, of in usual_spellings().items()]
    letters = sorted(letter_strings().items(), key=lambda row: (-row[1], row[0]))
    return {
        "forms.index": index_of(OUT.read_bytes()),
        "words.index": index_of(hazm_data("words.dat").read_bytes()),
        "halfspaced.txt": "\n".join([head, *load_lexicon().halfspaced_forms(), ""]).encode(),
        "usual.tsv": "\n".join([head, *usual, ""]).encode(),
        "backward.tsv": "".join(f"{first}\t{second}\n" for first, second in sorted(pairs_met_backward())).encode(),
        "letters.tsv": "".join(f"{string}\t{n}\n" for string, n in letters).encode(),
    }


def main() -> None:
    """Write the table."""
    rows = []
    for form in forms():
        lemma = worked_out(form)
        rows.append(f"{form}\t{needs_of(form)}\t{'' if lemma == form else lemma}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes("\n".join([f"# {wordforms.sources()}", *rows, ""]).encode())
    for name, made in tables().items():
        OUT.with_name(name).write_bytes(made)
    print(f"{len(rows):,} forms, {OUT.stat().st_size / 1e6:.1f} MB: {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
