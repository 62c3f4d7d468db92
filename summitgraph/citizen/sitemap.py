"""What search engines read: the pages of a site, and what they may look at.

What comes in: a folder with pages, the address where it will stand. What goes out: ``sitemap.xml``, which for very many
pages lists further sitemaps, and ``robots.txt``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

MOST: Final = 50_000  # pages in one sitemap, by its protocol
_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PASSED: Final = frozenset({"static", "release", "w3id", ".well-known"})


def write_sitemap(out: Path, address: str, *, most: int = MOST) -> int:
    """Write the sitemap of the pages below a site, and ``robots.txt``; how many pages there are."""
    pages = sorted(_pages(out))
    if len(pages) <= most:
        _write(out / "sitemap.xml", _list("urlset", "url", (address + quote(page) for page in pages)))
    else:
        groups = [pages[start : start + most] for start in range(0, len(pages), most)]
        names = [f"sitemap-{number}.xml" for number in range(1, len(groups) + 1)]
        for name, group in zip(names, groups, strict=True):
            _write(out / name, _list("urlset", "url", (address + quote(page) for page in group)))
        _write(out / "sitemap.xml", _list("sitemapindex", "sitemap", (address + name for name in names)))
    _write(out / "robots.txt", ["User-agent: *\n", "Allow: /\n", f"\nSitemap: {address}sitemap.xml\n"])
    return len(pages)


def _pages(out: Path) -> Iterator[str]:
    """Yield the addresses of the pages below a folder; of a folder's first page the folder itself."""
    for path in out.rglob("*.html"):
        name = path.relative_to(out)
        if name.parts[0] not in _PASSED:
            yield name.as_posix().removesuffix("index.html") if name.name == "index.html" else name.as_posix()


def _list(outer: str, inner: str, addresses: Iterable[str]) -> Iterator[str]:
    yield f'{_HEAD}<{outer} xmlns="{_SPACE}">\n'
    for address in addresses:
        yield f"<{inner}><loc>{escape(address)}</loc></{inner}>\n"
    yield f"</{outer}>\n"


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
