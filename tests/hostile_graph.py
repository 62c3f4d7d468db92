"""A small graph whose every text was written by somebody who means harm.

What comes in: the graph of the tests' queries. What goes out: the same with hostile labels, IRIs, quotations, file
names, addresses, dates and languages. Each case is one text, which must be shown as text or not at all.
"""

import pyoxigraph as ox

from summitgraph.vocab import BASE, PREFIXES, outside, term
from tests.sites import small

RUN = "window.owned=1"
CASES = {
    "image": f'owned <img src=x onerror="{RUN}">',
    "script": f"owned <script>{RUN}</script>",
    "closing": f"owned </title></style></script><script>{RUN}</script>",
    "attribute": f'owned" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    "apostrophe": f"owned' onfocus='{RUN}' autofocus='",
    "svg": f"owned <svg/onload={RUN}>",
    "iframe": f"owned <iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "javascript": f"javascript:{RUN}//owned",
    "mixed-case": f"JaVaScRiPt:{RUN}//owned",
    "tab": f"java\tscript:{RUN}//owned",
    "data": f"data:text/html,owned<script>parent.{RUN}</script>",
    "vbscript": "vbscript:msgbox(owned)",
    "template": "owned {{ 7*7 }} {% raw %} ${7*7} #{7*7} [[7*7]]",
    "comment": f"owned --><script>{RUN}</script><!--",
    "cdata": f"owned ]]><script>{RUN}</script>",
    "entity": f"owned &lt;script&gt;{RUN}&lt;/script&gt; &#x3c;b>",
    "style": "owned <style>*{background:url(//evil.example/x)}</style>",
    "meta": "owned <meta http-equiv=refresh content='0;url=//evil.example/'>",
    "base": "owned <base href='//evil.example/'>",
    "form": f"owned <form action='javascript:{RUN}'><button autofocus>x",
    "details": f"owned <details open ontoggle={RUN}>",
    "backtick": f"owned `${{{RUN}}}` \\u003cscript\\u003e",
    "bidi": "owned \u202e\u2066txt.exe\u2069\u202c",
    "line-ends": f"owned\r\n\u2028\u2029<script>\n{RUN}\n</script>",
    "markdown": f"owned [x](javascript:{RUN}) ![x](//evil.example/x)",
    "math": f"owned <math><mtext><table><mglyph><style><img src onerror={RUN}>",
    "noscript": f"owned <noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    "long": "owned " + "<b>" * 400,
    "path": "owned/../../../etc/passwd\x7f%2e%2e%2f",
    "object": "owned <object data='//evil.example/x'></object><embed src='//evil.example/x'>",
    "link": "owned <link rel=stylesheet href='//evil.example/x.css'>",
    "protocol-relative": "//evil.example/owned",
}
_TEXTS = (
    "skos:prefLabel", "skos:altLabel", "rdfs:label", "sg:name", "sg:quotation", "sg:text", "dcterms:title",
    "sg:fileName", "sg:calledAs", "sg:heading", "sg:role", "sg:number", "dcterms:source", "skos:definition",
    "skos:notation",
)  # fmt: skip
_ADDRESSES = ("sg:url", "schema:url")
_ODD = ("sg:published", "sg:date", "dcterms:language", "sg:contested", "sg:heldFrom", "sg:heldUntil", "sg:count")


def hostile() -> ox.Store:
    """The small graph with a hostile text in the place of every text, each case many times over."""
    store, texts = small(), list(CASES.values())
    number = 0
    for name in (*_TEXTS, *_ADDRESSES, *_ODD):
        for quad in sorted(store.quads_for_pattern(None, ox.NamedNode(outside(name)), None, None), key=str):
            payload = texts[number % len(texts)]
            store.remove(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, _literal(payload, quad.object), quad.graph_name))
            number += 1
    store.bulk_extend(_iris(texts))
    return store


def _literal(payload: str, old: object) -> ox.Literal:
    language = getattr(old, "language", None)
    return ox.Literal(payload, language=language) if language else ox.Literal(payload)


def _iris(texts: list[str]) -> list[ox.Quad]:
    """Leaders of hostile names and IRIs, with links that nobody should follow; each case by name once at least."""
    made = []
    odd = ("leader/%3Cscript%3E", "leader/x%22onload=x", "leader/..%2f..%2fx", "index", "static/site.css", "leader/a'b",
           "leader/javascript:x", "zh/leader/x", "data/search/0.json", "leader/-", "leader/" + "n" * 300)  # fmt: skip
    for at, path in enumerate((*odd, *(f"leader/owned-{number}" for number in range(len(texts))))):
        leader = ox.NamedNode(BASE + path)
        payload = texts[(at - len(odd)) % len(texts)]
        made += [
            ox.Quad(leader, ox.NamedNode(outside("rdf:type")), ox.NamedNode(term("Leader"))),
            ox.Quad(leader, ox.NamedNode(outside("skos:prefLabel")), ox.Literal(payload, language="en")),
            ox.Quad(leader, ox.NamedNode(outside("skos:exactMatch")), ox.NamedNode(f"javascript:{RUN}//{at}")),
            ox.Quad(leader, ox.NamedNode(outside("skos:exactMatch")), ox.NamedNode(f"data:text/html,{at}")),
            ox.Quad(leader, ox.NamedNode(term("citizenOf")), ox.NamedNode(f"https://evil.example/'{at}")),
        ]
    summit = ox.NamedNode(BASE + "summit/2022-09-21-jpn-kor")
    edtf = ox.NamedNode(PREFIXES["edtf"] + "EDTF")
    made += [ox.Quad(summit, ox.NamedNode(term("participant")), quad.subject) for quad in made[::5]]
    made += [ox.Quad(summit, ox.NamedNode(term("date")), ox.Literal(text, datatype=edtf)) for text in texts[:6]]
    return made
