"""A corpus of any size to time things on: Persian-like texts, the same for the same seed.

    python benchmarks/generator.py FOLDER --megabytes 10 [--damaged 0.1] [--seed 1]

Sentences of tools/prose are patterns: their function words and verbs stay, half of their nouns and adjectives are
replaced by others of the same kind and ending, drawn from hazm's word list so that the r-th commonest has a share like
1/r (Zipf). Neighbours are thus new in each text, and the number of distinct words grows with the size as it does in the
press. One sentence in six names an actor or a date. A share of the texts is damaged: half-spaces lost or spaced, Arabic
letters, lost spaces. In the others each sentence and each word is one that cleaning leaves as it is; where two of them
meet, it may still find something. Nothing in them is true or means anything.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

from corpus import clean_text
from corpus.clean.wordpairs import may_join
from corpus.letters import ZWNJ
from corpus.lexicon import load_lexicon

ROOT = Path(__file__).resolve().parents[1]
_WORDS_A_TEXT = 420  # as articles of the press have
_REPLACED = 0.5
_PARTS = re.compile("([\u0621-\u06cc\u200c]+)")
_ACTORS = "چین روسیه ژاپن آمریکا قزاقستان ترکیه آلمان هند پکن مسکو توکیو واشنگتن چینی‌ها روس‌ها «اتحادیه اروپا»".split()
_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_A_FOLDER = 1000  # as downloads are parted, so that folders can be listed
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

type Class = tuple[list[str], list[float]]
"""Words that may stand for each other, the commonest first, and their cumulative weights."""
type Pattern = tuple[list[str], list[tuple[int, Class]]]
"""The parts of a sentence, and the places of those that may be exchanged, each with its class."""


class Generator:
    """Texts by number: ``text(n)`` is always the same for the same seed, whatever was asked for before."""

    def __init__(self, seed: int = 1, damaged: float = 0.1) -> None:
        self.seed, self.damaged = seed, damaged
        prose = sorted((ROOT / "tools" / "prose").rglob("*.txt"))
        lines = [line.strip() for file in prose for line in file.read_text("utf-8").split("\n")]
        found = [s for line in lines for s in re.split(r"(?<=[.؟!]) ", line) if 5 <= s.count(" ") <= 40]
        classes = _classes()
        self.patterns = [_pattern(s, classes) for s in sorted(set(found)) if _is_clean(s)]

    def text(self, number: int) -> str:
        """A text of some four hundred words in paragraphs."""
        chance = random.Random(f"{self.seed}/{number}")
        paragraphs, words, paragraph = [], 0, []
        while words < _WORDS_A_TEXT:
            sentence = self._sentence(chance)
            words += sentence.count(" ") + 1
            paragraph.append(sentence)
            if chance.random() < 0.25:
                paragraphs.append(" ".join(paragraph))
                paragraph = []
        paragraphs += [" ".join(paragraph)] if paragraph else []
        text = "\n".join(paragraphs)
        return _damage(text, chance) if chance.random() < self.damaged else text

    def _sentence(self, chance: random.Random) -> str:
        draw = chance.random
        parts, places = chance.choice(self.patterns)
        parts = parts.copy()
        for place, (words, weights) in places:
            if draw() <= _REPLACED:  # then as chance.choices() does, which takes twice as long
                parts[place] = words[bisect(weights, draw() * weights[-1], 0, len(words) - 1)]
        sentence = "".join(parts)
        if draw() < 1 / 12:
            sentence = f"{_date(chance)}، {sentence}"
        if draw() < 1 / 12:
            sentence = f"در {chance.choice(_ACTORS)} {sentence}"
        return sentence


def _pattern(sentence: str, classes: Mapping[str, Class]) -> Pattern:
    """The words of a sentence and what stands between them, and which of these have a class to take another from."""
    parts = _PARTS.split(sentence)
    return parts, [(place, classes[part]) for place, part in enumerate(parts) if part in classes]


def _classes() -> dict[str, Class]:
    """The class of each word that has one: words of its tag and last letter."""
    lexicon = load_lexicon()
    kinds: dict[str, str] = {}
    for form in lexicon:
        tags = lexicon.tags(form)
        usual = tags in (("N",), ("AJ",), ("N", "AJ")) and len(form) > 3 and ZWNJ not in form
        if usual and _is_clean(form) and not may_join(form):
            kinds[form] = f"{tags[0]}{form[-1]}"
    members: dict[str, list[str]] = {}
    for form in sorted(kinds, key=lambda f: (-lexicon.frequency(f), f)):
        members.setdefault(kinds[form], []).append(form)
    found = {
        kind: (forms, list(accumulate(1 / (rank + 2) for rank in range(len(forms))))) for kind, forms in members.items()
    }
    return {form: found[kind] for form, kind in kinds.items()}


def _is_clean(text: str) -> bool:
    return clean_text(text).text == text


def _date(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 29), chance.choice(_MONTHS), chance.randint(1380, 1403)
    return chance.choice([f"در {day} {month} {year}", f"در {month} {year}", f"در سال {year}"]).translate(_PERSIAN)


def _damage(text: str, chance: random.Random) -> str:
    match chance.randrange(4):
        case 0:
            return text.replace(ZWNJ, "")
        case 1:
            return text.replace(ZWNJ, " ")
        case 2:
            return text.replace("ی", "ي").replace("ک", "ك")
        case _:
            return re.sub(" ", lambda _: "" if chance.random() < 0.02 else " ", text)


def texts(megabytes: float, *, seed: int = 1, damaged: float = 0.1) -> Iterator[str]:
    """Texts until their UTF-8 reaches ``megabytes``."""
    made, number, generator = 0, 0, Generator(seed, damaged)
    while made < megabytes * 1e6:
        text = generator.text(number)
        made, number = made + len(text.encode()), number + 1
        yield text


def write_texts(folder: Path, megabytes: float, *, seed: int = 1, damaged: float = 0.1) -> Path:
    """Write texts into ``folder``, a file a text, a thousand files in each folder below it."""
    for number, text in enumerate(texts(megabytes, seed=seed, damaged=damaged)):
        if number % _A_FOLDER == 0:
            below = folder / f"{number // _A_FOLDER:04}"
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.txt").write_bytes(text.encode())
    return folder


def main() -> None:
    """Write the corpus into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--damaged", type=float, default=0.1, help="share of the texts that are damaged")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_texts(options.folder, options.megabytes, seed=options.seed, damaged=options.damaged)


if __name__ == "__main__":
    main()
