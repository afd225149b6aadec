"""Freed memory is given back where the C library can, and nothing happens where it cannot."""

import platform

import pyarrow as pa
import pytest

from corpus.engine import memory


@pytest.fixture(autouse=True)
def _asked_anew():
    memory._trim.cache_clear()
    yield
    memory._trim.cache_clear()


def test_arrow_is_asked_too(monkeypatch):
    asked = []
    monkeypatch.setattr(
        pa, "default_memory_pool", lambda: type("Pool", (), {"release_unused": lambda _: asked.append(1)})()
    )
    memory.give_back()
    assert asked == [1]


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_left_alone(monkeypatch, system):
    monkeypatch.setattr(memory.sys, "platform", system)
    assert memory._trim()(0) is None


def test_arrow_uses_the_pool_of_the_system_meanwhile_only():
    usual = pa.default_memory_pool().backend_name
    with memory.lean_arrow():
        inside = pa.default_memory_pool().backend_name
        with memory.lean_arrow():
            pass
        assert pa.default_memory_pool().backend_name == inside
        memory.give_back()
    assert inside == ("system" if memory.sys.platform == "linux" else usual)
    assert pa.default_memory_pool().backend_name == usual
    assert memory._PUT_ASIDE == []


def test_work_that_overlaps_leaves_the_usual_pool():
    usual = pa.default_memory_pool().backend_name
    first, second = memory.lean_arrow(), memory.lean_arrow()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert pa.default_memory_pool().backend_name == usual


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no malloc_trim")
def test_the_c_library_of_linux_is_found():
    assert memory._trim().__name__ == "malloc_trim"
