"""Run one peer, in the environment that has it. Standard library only: peers.py and dates.py start this, nobody else.

    python -P worker.py NAME <jobs >results

A job is a line with a JSON list of texts. The first line of the answer says what starting took, and each line
after it answers a job: ``{"texts": [normalised], "seconds": CPU seconds}``.
"""

from __future__ import annotations

import time

BEGIN = time.perf_counter()  # before the other imports, which are part of starting up

import json  # noqa: E402 - see above: the time of imports is measured
import sys  # noqa: E402 - the clock starts before anything is imported
from collections.abc import Callable  # noqa: E402 - the clock starts before anything is imported

Normaliser = Callable[[str], str]
WARM_UP = 20  # texts before the clock starts: patterns get compiled, tables read


def corpus() -> Normaliser:
    from corpus import clean_text

    return lambda text: clean_text(text).text


def hazm() -> Normaliser:
    from hazm import Normalizer

    return Normalizer().normalize


def shekar() -> Normaliser:
    from shekar import Normalizer

    return Normalizer().normalize


def rishe() -> Normaliser:
    from rishe import Normalizer

    return Normalizer().normalize


def rishe_pipeline() -> Normaliser:
    from rishe import Pipeline

    return Pipeline().normalize


def dateparser() -> Normaliser:
    from dateparser.search import search_dates

    return lambda text: str(len(search_dates(text, languages=["fa"]) or []))


START = {
    "corpus": corpus,
    "hazm": hazm,
    "shekar": shekar,
    "rishe Normalizer": rishe,
    "rishe Pipeline": rishe_pipeline,
    "dateparser": dateparser,  # for dates.py: it answers with the number of dates
}


def peak_megabytes() -> float:
    """The most memory this process has held at one time."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:  # not Linux
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def version(name: str) -> str:
    from importlib import metadata

    return str(getattr(sys.modules[name], "__version__", "") or metadata.version(name))


def main() -> None:
    name = sys.argv[1]
    normalise = START[name]()
    normalise("میدهد")  # some read their tables at the first call
    start_up, answers = time.perf_counter() - BEGIN, []
    for job in sys.stdin:
        texts = json.loads(job)
        for text in texts[:WARM_UP]:
            normalise(text)
        begin = time.process_time()
        done = [normalise(text) for text in texts]
        answers.append({"texts": done, "seconds": time.process_time() - begin})
    print(json.dumps({"start_up": start_up, "peak": peak_megabytes(), "version": version(name.split()[0])}))
    for answer in answers:
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
