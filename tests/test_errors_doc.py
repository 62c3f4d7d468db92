"""Each finding that the program can tell is explained in docs/errors.md, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning|info) \| \S.* \| \S.* \|$", PAGE, re.MULTILINE)
    documented = [code for code, _ in rows]
    assert documented == sorted(set(documented))
    assert set(documented) == set(codes())


PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def codes() -> Iterator[str]:
    """Every code that a `Finding` is made with, also through a function that passes it on."""
    for folder in ("summitgraph", "loaders"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            makers = {"Finding", *passing_on(tree)}
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and name(call) in makers:
                    yield from texts(call)


def passing_on(tree: ast.Module) -> Iterator[str]:
    """Functions whose first parameter becomes the code of a finding."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.args.args:
            first = function.args.args[0].arg
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and name(call) == "Finding" and first == getattr(call.args[0], "id", ""):
                    yield function.name


def name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def texts(call: ast.Call) -> Iterator[str]:
    code = call.args[0]
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
