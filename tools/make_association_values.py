"""Write what the package association-measures makes of some counts, for a test that compares ours with it.

    python tools/make_association_values.py > tests/count/association_values.tsv

association-measures 0.3.2 (MIT) wants a pandas below 3, which this project does not have: run this in an environment of
its own (``pip install association-measures``). The
counts are made up.
"""

import sys

import association_measures.measures as am
import pandas as pd

# o, r, k, n: how often together, node, collocate, size of the corpus
COUNTS = [
    (25, 1000, 30, 3000), (8, 1000, 8, 3000), (1, 1000, 1, 3000), (50, 100, 100, 10_000), (3, 15_334, 120, 191_998),
    (7, 40, 900, 50_000), (300, 5000, 600, 100_000), (2, 10, 4000, 60_000), (1, 2, 3, 4_000_000), (90, 100, 95, 2000),
]  # fmt: skip


def main() -> None:
    """Print the table."""
    table = pd.DataFrame(COUNTS, columns=["f", "f1", "f2", "N"])
    observed = am.observed_frequencies(table).join(am.expected_frequencies(table))
    observed["R1"], observed["R2"] = observed["O11"] + observed["O12"], observed["O21"] + observed["O22"]
    values = pd.DataFrame(
        {
            "log_likelihood": am.log_likelihood(observed, signed=False),
            "mi": am.mutual_information(observed) * 3.321928094887362,  # theirs is in log10
            "t": am.t_score(observed, disc=0),
            "z": am.z_score(observed),
            "log_ratio": am.log_ratio(observed, discounting="Hardie2014"),
            "lrc": am.conservative_log_ratio(observed, alpha=0.05, boundary="poisson", vocab=100),
        }
    )
    table.columns = ["o", "r", "k", "n"]
    result = pd.concat([table, values.reset_index(drop=True)], axis=1)
    result.to_csv(sys.stdout, sep="\t", index=False, float_format="%.12g")


if __name__ == "__main__":
    main()
