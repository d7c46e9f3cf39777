"""Futures by file; failures are exceptions; a second pool for what a broken one left undone."""

from __future__ import annotations

import concurrent.futures as cf
import hashlib
import logging
import pathlib
import typing as t

Operation = t.Callable[[pathlib.Path], t.Any]


class Outcome:
    def __init__(self, path: pathlib.Path, value: t.Any, error: BaseException | None) -> None:
        self.path = path
        self.value = value
        self.error = error

    def __lt__(self, other: Outcome) -> bool:
        return str(self.path) < str(other.path)


def checksum(path: str | pathlib.Path) -> str:
    sha = hashlib.sha256()
    data = memoryview(bytearray(65536))
    with open(path, "rb", buffering=0) as file:
        while n := file.readinto(data):
            sha.update(data[:n])
    return sha.hexdigest()


class Run:
    def __init__(self, operation: Operation, total: int, on_progress: t.Callable[[int, int], object] | None) -> None:
        self.operation = operation
        self.total = total
        self.on_progress = on_progress or (lambda done, total: None)
        self.outcomes: list[Outcome] = []

    def finish(self, path: pathlib.Path, future: cf.Future[t.Any]) -> None:
        error = future.exception()
        self.outcomes.append(Outcome(path, None if error else future.result(), error))
        if error:
            logging.getLogger(__name__).error("%s", path, exc_info=error)
        self.on_progress(len(self.outcomes), self.total)

    def run(self, paths: list[pathlib.Path], workers: int | None) -> list[pathlib.Path]:
        broken = []
        with cf.ProcessPoolExecutor(workers) as pool:
            try:
                futures = {pool.submit(self.operation, path): path for path in paths}
            except cf.BrokenExecutor:
                return paths
            for future in cf.as_completed(futures):
                if isinstance(future.exception(), cf.BrokenExecutor) and len(paths) > 1:
                    broken.append(futures[future])
                else:
                    self.finish(futures[future], future)
        return broken


def process_directory(
    path: str | pathlib.Path,
    operation: Operation,
    workers: int | None = None,
    on_progress: t.Callable[[int, int], object] | None = None,
) -> list[Outcome]:
    root = pathlib.Path(path)
    paths = [each for each in root.glob("**/*") if each.is_symlink() or each.is_file()]
    run = Run(operation, len(paths), on_progress)
    for path in run.run(paths, workers):
        run.run([path], 1)
    return sorted(run.outcomes)
