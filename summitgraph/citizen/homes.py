"""Where a thing is described: the file of its data, without the ending.

What comes in: IRIs of a graph that may be hostile. What goes out: paths below the site; nothing for an IRI that can
have no file there.
"""

import re
from typing import Final

from summitgraph.vocab import BASE

ENDINGS: Final = ("html", "ttl", "jsonld")
# what stands at the top of a site for other reasons; no thing may take its place
RESERVED: Final = frozenset(
    {"about", "contradictions", "data", "index", "ja", "network", "ontology", "release", "robots", "search", "sitemap",
     "static", "timeline", "w3id", "year", "zh"}
)  # fmt: skip
# status · leader/kim-jong-il · agreement/some-pact/2.3
_SAFE: Final = re.compile(r"(?:(?![.-])[\w.~-]{1,120}(?:/(?!\Z)|\Z)){1,6}", re.ASCII)
_ENDED: Final = re.compile(r"\.(?:html|ttl|jsonld|var|htaccess)(?:/|\Z)", re.IGNORECASE)
# document/<sha256>/meeting/12-14 and source/<register>/<record>/fact/<hash> stand in the file of their document
MENTION: Final = r"(?:document/[0-9a-f]{64}|source/[A-Za-z0-9._~-]+/[A-Za-z0-9._~-]+)"
_MENTION: Final = re.compile(rf"({MENTION})/[a-z-]+/[\w.~-]+(?:/[\w.~-]+)?", re.ASCII)


def path_of(iri: str) -> str:
    """The path of an IRI below the base, ``leader/kim-jong-il``; nothing where it cannot be a file's name."""
    path = iri[len(BASE) :] if iri.startswith(BASE) else ""
    taken = path.partition("/")[0] in RESERVED or _ENDED.search(path)
    return "" if taken or not _SAFE.fullmatch(path) else path


def home_of(iri: str) -> str:
    """The path of the file that describes an IRI: ``leader/kim-jong-il``, for a mention that of its document."""
    path = path_of(iri)
    match = _MENTION.fullmatch(path)
    return match[1] if match else path
