"""Whether work grows with its size and not faster, asked on machines that are noisy.

A single ratio of two times proves nothing there. Only work that is too slow in *every* one of several rounds counts
as growing too fast, and the factors are far from what noise does to a linear step.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def grows_no_faster(
    work: Callable[[int], object], *, small: int, times: int, limit: float, floor: float = 0.003
) -> bool:
    """Whether ``work(small * times)`` takes less than ``limit`` times ``work(small)`` in one of six rounds.

    A quadratic step needs ``times ** 2``; choose ``limit`` well under it. Times under ``floor`` seconds count as that.
    """

    def seconds(size: int) -> float:
        gc.collect()  # else the rubbish of other tests is swept in the time of this one
        start = time.process_time()
        work(size)
        return time.process_time() - start

    work(small)  # warm the caches
    return any(seconds(small * times) < limit * max(seconds(small), floor) for _ in range(6))
