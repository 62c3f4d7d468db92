"""What a contributor can rely on: arrows point down, each library has its doors, files and functions stay short."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = sorted(
    path
    for path in (ROOT / "summitgraph").rglob("*.py")
    if "_project" not in path.parts and "__pycache__" not in path.parts
)
LOADERS = sorted((ROOT / "loaders").glob("*.py"))

# From the foundation upward: a module imports only from floors below, or from its neighbours on its own floor.
FLOORS = (
    ("__init__", "model", "vocab"),
    ("time",),
    ("text", "forms", "authority", "project"),
    ("reading", "loading", "sssom", "decisions", "consistency"),
    ("rdf",),
    ("corrections", "mentions", "reuse", "agreements", "dumps", "manifest", "changes", "linkset"),
    ("texts",),
    ("growing", "partial", "resolve", "naming", "summits"),
    ("validate", "store", "replacing", "reason"),
    ("parts", "report"),
    ("clauses", "kept"),
    ("graph", "earlier", "unchanged"),
    ("splicing",),
    ("outputs", "carrying"),
    ("build",),
    ("names", "table"),
    ("guard",),
    ("queries", "verify", "explain"),
    ("settings",),
    ("publish", "pages", "citizen"),
    ("sync", "link", "serve"),
    ("doctor",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names}
QUADS = {
    "authority", "rdf", "mentions", "agreements", "dumps", "parts", "graph", "summits", "store", "validate",
    "queries", "names", "verify", "explain", "clauses", "reason", "changes", "reuse",
    "texts", "kept", "earlier", "carrying", "sync", "link", "linkset", "publish", "pages", "citizen", "serve",
}  # fmt: skip
DOORS = {
    "pyoxigraph": QUADS,
    "rdflib": {"validate", "citizen"},
    "pylode": {"citizen"},
    "pyshacl": {"validate"},
    "pyshacl_turbo": {"validate"},
    "ahocorasick_rs": {"text"},
    "opencc": {"text"},
    "edtf": {"time"},
    "charset_normalizer": {"text"},
    "jinja2": {"report", "pages"},
    "markupsafe": {"pages"},
    "typer": {"cli", "commands"},
    "rich": {"commands", "table", "explain"},
    "rapidfuzz": {"settings", "names", "link"},
    "oxrdflib": set[str](),
    "neo4j": {"sync"},
    "owlready2": {"reason"},
    "requests": {"link"},
    "requests_cache": {"link"},
    "requests_ratelimiter": {"link"},
    "urllib3": {"link"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
}


def _module(path: Path) -> str:
    """The module or package right below ``summitgraph`` that a file belongs to."""
    return path.relative_to(ROOT / "summitgraph").parts[0].removesuffix(".py")


def _imports(path: Path, *, typing: bool = True) -> Iterator[str]:
    """Every module that a file imports, at whatever depth; without those for type checkers when they do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = set() if typing else {id(n) for block in _for_types(tree) for n in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} line {node.lineno}: imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "summitgraph" else (module,)


def _for_types(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield node


def _own(imported: str) -> str | None:
    """``queries`` for ``summitgraph.queries.x``; names of the top package itself are its own."""
    parts = imported.split(".")
    if parts[0] != "summitgraph":
        return None
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR else "__init__"


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_down(path: Path) -> None:
    module = _module(path)
    assert module in FLOOR, f"say in FLOORS where {module} stands"
    above = {own for name in _imports(path) if (own := _own(name)) and FLOOR[own] > FLOOR[module]}
    assert not above, f"{path.name} imports {sorted(above)} from a floor above its own"


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_its_doors(path: Path) -> None:
    module = _module(path)
    used = {name.split(".")[0] for name in _imports(path, typing=False)}
    wrong = sorted(name for name in used & set(DOORS) if module not in DOORS[name])
    assert not wrong, f"{path.name} imports {wrong}; its doors are {[sorted(DOORS[name]) for name in wrong]}"


@pytest.mark.parametrize("path", LOADERS, ids=lambda path: path.name)
def test_loaders_import_the_engine_s_top_and_its_text_and_never_each_other(path: Path) -> None:
    names = [name for name in _imports(path) if name.split(".")[0] in {"summitgraph", "loaders"}]
    allowed = ("summitgraph.text", "summitgraph.model", "summitgraph.time", "summitgraph.authority")
    wrong = [name for name in names if _own(name) != "__init__" and not name.startswith(allowed)]
    assert not wrong
    assert not {name.split(".")[0] for name in _imports(path)} & set(DOORS)


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_engine_never_imports_a_loader(path: Path) -> None:
    assert not {name for name in _imports(path) if name.split(".")[0] == "loaders"}


@pytest.mark.parametrize("path", [*ENGINE, *LOADERS], ids=lambda path: str(path.relative_to(ROOT)))
def test_files_have_up_to_300_lines_and_functions_up_to_40(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: lines for f in functions if (lines := (f.end_lineno or 0) - f.lineno + 1) > 40}
    assert not long
