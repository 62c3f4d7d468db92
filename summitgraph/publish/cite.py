"""How a release is cited, and what a reader of its folder is told.

What comes in: a version, a day given by whoever publishes, facts of the release. What goes out: text.
"""

import json
from collections.abc import Iterable, Mapping
from html import escape

from summitgraph.publish.about import DESCRIPTION, LICENCE, NAME, TITLE, page, rights
from summitgraph.publish.files import File
from summitgraph.publish.published import Published


def citation(version: str, issued: str = "") -> str:
    """One line to cite a version by."""
    year = f" ({issued[:4]})" if issued else ""
    return f"{NAME}{year}. {TITLE}, version {version}. {page('release', version)}/"


def citation_cff(published: Published, issued: str = "") -> str:
    """The citation for programs, as CITATION.cff has it."""
    version = published.version
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this dataset, please cite this version of it."',
        "type: dataset",
        f"title: {json.dumps(TITLE)}",
        f"abstract: {json.dumps(DESCRIPTION)}",
        "authors:",
        f"  - name: {json.dumps(NAME)}",
        f"version: {json.dumps(version)}",
        *([f"date-released: {issued}"] if issued else []),
        "license: CC-BY-4.0",
        f"url: {json.dumps(page('release', version) + '/')}",
        "identifiers:",
        "  - type: other",
        f"    value: {json.dumps('sha256:' + published.sha256)}",
        '    description: "SHA-256 of the dataset as sorted canonical N-Quads"',
    ]
    return "\n".join(lines) + "\n"


def bibtex(version: str, issued: str = "") -> str:
    """The citation as BibTeX."""
    year = f"  year = {{{issued[:4]}}},\n" if issued else ""
    return (
        f"@misc{{summitgraph-{version},\n  author = {{{{{NAME}}}}},\n  title = {{{TITLE}}},\n{year}"
        f"  version = {{{version}}},\n  url = {{{page('release', version)}/}},\n}}\n"
    )


def readme(
    published: Published, files: Iterable[File], *, issued: str = "", previous: str = "", asked: Mapping[str, str]
) -> str:
    """What stands in the folder of a release, how to check it and how to cite it; ``asked`` are queries left out."""
    version = published.version
    rows = "\n".join(f"| `{file.name}` | {file.about} | {file.size:,} | `{file.sha256[:16]}…` |" for file in files)
    compared = f"What changed since version {previous}: `delta/changes.md`.\n\n" if previous else ""
    named = "\n".join(f"- `{query}`: {why}" for query, why in asked.items())
    return f"""# {TITLE}, version {version}

{DESCRIPTION}

{compared}## What is here

| file | what it holds | bytes | SHA-256 |
|---|---|---:|---|
{rows}

Check it with `sha256sum --check SHA256SUMS`. The dataset has no blank nodes, so its sorted N-Quads are canonical: their
SHA-256, `{published.sha256}`, is the identity of this version, whatever format it was read from (language tags in lower
case). Of the named queries, those that want to be told something have no table here:

{named}

## What it may be used for

{rights(published.quotations)} The licence: {LICENCE}

{_left_out(published)}

## How to cite it

> {citation(version, issued)}

```bibtex
{bibtex(version, issued)}```

`CITATION.cff` says the same for programs.
"""


def index(published: Published, files: Iterable[File], *, issued: str = "") -> str:
    """The page at the address by which a release is cited."""
    rows = "\n".join(f'<li><a href="{escape(f.name)}">{escape(f.name)}</a> {escape(f.about)}</li>' for f in files)
    title = f"{TITLE}, version {published.version}"
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<h1>{escape(title)}</h1>
<p>{escape(DESCRIPTION)}</p>
<p>Cite it as: {escape(citation(published.version, issued))}</p>
<p>{escape(rights(published.quotations))}</p>
<ul>
{rows}
</ul>
</html>
"""


def _left_out(published: Published) -> str:
    held = published.withheld
    return (
        f"Left out of what was read: the words of {held.get('quotations', 0):,} passages (place and hash of each are "
        f"there, and its document's address), {held.get('texts', 0):,} texts that rest on them, "
        f"{held.get('people', 0):,} people who hold no public office and said nothing in public, with "
        f"{held.get('mentions', 0):,} accounts that name them."
    )
