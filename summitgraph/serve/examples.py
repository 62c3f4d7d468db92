"""Examples for the playground: each named question with values that the served graph answers.

What comes in: the project's questions, a way to ask the graph. What goes out: a name, a line and a query each.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from summitgraph.names import KINDS
from summitgraph.queries import ANY, Parameter, Query
from summitgraph.serve.questions import literal, with_values
from summitgraph.vocab import ONTOLOGY, PREFIXES, thing

Rows = list[list[str]]
Ask = Callable[[str], Awaitable[Rows]]
_DAY: Final = PREFIXES["xsd"] + "date"
_CLASS: Final = f"<{ONTOLOGY}Agreement>"
# what a thing is known by, most often first: so an example has something to say
_MOST: Final = """SELECT ?thing (COUNT(*) AS ?n) WHERE {{
    VALUES ?class {{ {classes} }} ?thing a ?class .
    {{ ?other ?known ?thing }} UNION {{ GRAPH ?graph {{ ?other ?known ?thing }} }}
}} GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 2"""
_LAST: Final = "SELECT (MAX(?day) AS ?last) {{ ?meeting sg:status ?held ; sg:latestDay ?day FILTER(?held = <{held}>) }}"


async def examples(catalogue: Mapping[str, Query], ask: Ask) -> list[dict[str, str]]:
    """Every question of which an endpoint can be asked, with its values; those about two builds are left out."""
    known: dict[str, list[str]] = {}
    found = list[dict[str, str]]()
    for query in catalogue.values():
        if any(parameter.kind == "manifest" for parameter in query.parameters):
            continue
        values = {one.name: await _value(one, known, ask) for one in query.parameters}
        if all(values.values()):
            found.append({"name": query.name, "about": query.about, "query": with_values(query, values)})
    return found


async def _value(parameter: Parameter, known: dict[str, list[str]], ask: Ask) -> str:
    """A value for a parameter: its default, else what the graph tells most of; nothing where it has none."""
    if parameter.kind in KINDS:
        if not parameter.required:
            return f"<{ANY}>"
        things = known.get(parameter.kind)
        if things is None:
            classes = " ".join(f"<{ONTOLOGY}{name}>" for name in KINDS[parameter.kind])
            things = known[parameter.kind] = [row[0] for row in await ask(_MOST.format(classes=classes))]
        place = 1 if parameter.name.endswith("2") else 0
        return f"<{things[place]}>" if len(things) > place else ""
    if parameter.kind in {"date", "date-end"}:
        day = parameter.default or "".join(
            cell for row in await ask(_LAST.format(held=thing("status", "held"))) for cell in row
        )
        return literal(day, _DAY) if day else ""
    if parameter.kind == "integer":
        return parameter.default or "1"
    return _CLASS if parameter.kind == "Class" else literal(parameter.default)
