"""How long a piece of work takes, and how much memory it wants on top of what stands already.

What comes in: `Stage`s. What goes out: a `Measured` for each, from rounds in which every stage has its turn, so that
a busy minute of the machine falls on all of them alike.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Times = tuple[float, float]  # processor seconds, seconds on the wall


@dataclass(frozen=True, slots=True)
class Stage:
    """Work under a name, and how many documents, bytes and triples go through it once."""

    name: str
    run: Callable[[], object]
    documents: int = 0
    size: int = 0
    triples: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """A stage with its times and the memory it wanted, in bytes (None where the system does not tell)."""

    stage: Stage
    times: tuple[Times, ...]
    memory: int | None

    @property
    def cpu(self) -> float:
        """The median of the processor seconds."""
        return median(cpu for cpu, _ in self.times)

    @property
    def wall(self) -> float:
        """The median of the seconds on the wall."""
        return median(wall for _, wall in self.times)

    @property
    def spread(self) -> float:
        """How far the processor seconds lie apart: the slowest round over the quickest."""
        return max(cpu for cpu, _ in self.times) / max(min(cpu for cpu, _ in self.times), 1e-9)


def measure(stages: Sequence[Stage], *, rounds: int) -> list[Measured]:
    """Run every stage once for its memory, then all of them in turn, round after round."""
    memory = [_peak(stage.run) for stage in stages]
    times: list[list[Times]] = [[] for _ in stages]
    for _ in range(rounds):
        for stage, found in zip(stages, times, strict=True):
            found.append(_timed(stage.run))
    return [Measured(s, tuple(t), m) for s, t, m in zip(stages, times, memory, strict=True)]


def _timed(run: Callable[[], object]) -> Times:
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - cpu, time.perf_counter() - wall


def _peak(run: Callable[[], object]) -> int | None:
    """The most memory while something runs, above what stood before; Linux tells, others do not."""
    gc.collect()
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        run()
        return None
    before = _status("VmRSS")
    run()
    return max(0, _status("VmHWM") - before)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name + ":"))


def table(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of a table; rates count processor seconds, that is, one core."""
    columns = f"{'processor s':>11} {'spread':>6} {'wall s':>8} {'documents/s':>11} {'MB/s':>8} {'triples/s':>10}"
    yield f"{'stage':<38} {columns} {'memory MB':>9}"
    for found in measured:
        stage = found.stage
        rates = [_rate(stage.documents, found.cpu, 11), _rate(stage.size / 1e6, found.cpu, 8, digits=2)]
        memory = "" if found.memory is None else f"{found.memory / 1e6:,.0f}"
        yield (
            f"{stage.name:<38} {found.cpu:>11.3f} {found.spread:>6.2f} {found.wall:>8.3f} {' '.join(rates)} "
            f"{_rate(stage.triples, found.cpu, 10)} {memory:>9}"
        )


def _rate(amount: float, seconds: float, width: int, *, digits: int = 0) -> str:
    return f"{amount / seconds:>{width},.{digits}f}" if amount and seconds else " " * width
