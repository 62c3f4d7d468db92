"""What a stranger's program can rely on: every IRI leads to the form it asks for, and each file says what it should."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.citizen import ontology
from summitgraph.citizen.data import write_data
from summitgraph.citizen.homes import home_of
from summitgraph.citizen.host import write_host
from summitgraph.citizen.htaccess import htaccess, w3id
from summitgraph.citizen.ontology import MISSING, write_ontology
from summitgraph.citizen.schema import dataset_schema, schema_of
from summitgraph.citizen.sitemap import write_sitemap
from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.vocab import BASE, ONTOLOGY, RDF_TYPE
from tests.apache import asked, serving

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "queries" / "small.trig"
VOID = "<https://w3id.org/summitgraph/dataset/summitgraph/1> a <http://rdfs.org/ns/void#Dataset> .\n"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.load(path=str(SMALL))
    return made


@pytest.fixture(scope="module")
def site(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a release and a few pages."""
    out = tmp_path_factory.mktemp("citizen") / "site"
    (out / "release" / "1").mkdir(parents=True)
    (out / "release" / "1" / "void.ttl").write_text(VOID, encoding="utf-8")
    (out / "index.html").write_text("<h1>home</h1>", encoding="utf-8")
    (out / "leader").mkdir()
    (out / f"{leader(store)}.html").write_text("<h1>leader</h1>", encoding="utf-8")
    assert write_host(store, out, project=Project(ROOT), version="1", address="https://example.org/s/") == []
    return out


def leader(store: ox.Store) -> str:
    return path_of(store, "Leader")


def path_of(store: ox.Store, kind: str) -> str:
    found = store.quads_for_pattern(None, None, ox.NamedNode(f"{BASE}ontology#{kind}"), None)
    return min(str(quad.subject.value) for quad in found).removeprefix(BASE)  # type: ignore[union-attr]  # no triple terms


def triples(path: Path) -> set[ox.Triple]:
    form = ox.RdfFormat.TURTLE if path.suffix == ".ttl" else ox.RdfFormat.JSON_LD
    return {quad.triple for quad in ox.parse(path.read_bytes(), format=form)}


def test_every_quad_of_the_graph_stands_in_a_file_and_nothing_else_does(store: ox.Store, site: Path) -> None:
    told: set[ox.Triple] = set()
    for quad in store:
        assert isinstance(quad.subject, ox.NamedNode)
        named = isinstance(quad.graph_name, ox.NamedNode)
        home = home_of(quad.graph_name.value if named else quad.subject.value)
        told.add(quad.triple)
        if home:
            assert quad.triple in triples(site / f"{home}.ttl")
    for path in [*site.glob("[a-z]*/*.ttl"), *site.glob("[a-z]*/*.jsonld")]:
        own = f"{BASE}{path.relative_to(site)}"
        of_us = path.parent.name in {"ontology", "dataset"}
        assert of_us or {t for t in triples(path) if str(t.subject.value) != own} <= told  # type: ignore[union-attr]  # rows of a SELECT, named nodes


def test_both_forms_of_a_file_say_the_same(site: Path) -> None:
    def without_itself(path: Path) -> set[ox.Triple]:
        return {one for one in triples(path) if not str(one.subject).endswith((".ttl>", ".jsonld>"))}

    paths = [path for path in site.glob("*/*.ttl") if path.parent.name != "ontology"]
    assert len(paths) > 10
    for path in paths:
        assert without_itself(path) == without_itself(path.with_suffix(".jsonld"))


def test_a_thing_is_told_with_what_points_at_it(store: ox.Store, site: Path) -> None:
    name = leader(store)
    assert any(str(one.object) == f"<{BASE}{name}>" for one in triples(site / f"{name}.ttl"))


@pytest.mark.parametrize(
    ("iri", "home"),
    [
        ("leader/kim-jong-il", "leader/kim-jong-il"),
        ("agreement/some-pact/2.3", "agreement/some-pact/2.3"),
        (f"document/{'a' * 64}/meeting/12-14", f"document/{'a' * 64}"),
        ("source/wikidata/Q7-8/fact/0123", "source/wikidata/Q7-8"),
        ("source/wikidata", "source/wikidata"),
        ("ontology#Summit", ""),
        ("status", "status"),
        ("search", ""),
        ("../../etc/passwd", ""),
        ("leader/..", ""),
        ("leader/.htaccess", ""),
        ("leader/x.ttl", ""),
        ("leader/x.HTML/y", ""),
        ("leader//x", ""),
        ("leader/x/", ""),
        ("leader/" + "x" * 300, ""),
        ("static/site", ""),
        ("zh/leader/x", ""),
        ("leader/%2e%2e", ""),
        ("leader/a\nb", ""),
        ("leader/ａ", ""),
    ],
)
def test_a_home_is_a_path_below_the_site_or_nothing(iri: str, home: str) -> None:
    assert home_of(BASE + iri) == home


@given(st.text(alphabet=st.sampled_from("ab./~-%\\\0\n é#?"), max_size=40))
def test_no_iri_leads_out_of_the_site(tail: str) -> None:
    home = home_of(f"{BASE}{tail}")
    assert not home.startswith(("/", "."))
    assert ".." not in home.split("/")
    assert "\\" not in home
    assert home_of(f"https://example.org/{tail}") == ""


TABLE = [
    (None, "html"),
    ("*/*", "html"),
    ("text/html", "html"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8", "html"),
    ("application/xhtml+xml", "html"),
    ("text/turtle", "ttl"),
    ("Text/Turtle ; charset=utf-8", "ttl"),
    ("application/x-turtle", "ttl"),
    ("text/n3", "ttl"),
    ("text/turtle,application/rdf+xml;q=0.9,application/ld+json;q=0.8", "ttl"),
    ("application/rdf+xml, text/turtle;q=0.9, */*;q=0.1", "ttl"),
    ("application/ld+json", "jsonld"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
    ("application/json", "jsonld"),
    ("application/*", "jsonld"),
    ("text/*", "html"),
    ("text/html;q=0.3,*/*;q=0.8", "ttl"),
    ("text/html;q=0, */*", "ttl"),
    ("text/*;q=0.2, */*;q=0.9", "jsonld"),
    ("text/html;q=0.5,text/turtle;q=0.7", "ttl"),
    ("text/turtle;q=0.5;a=b , application/ld+json ; q=1.000", "jsonld"),
    ("text/turtle;q=0.05", "ttl"),
    ("text/turtle;q=0.8,text/html;q=0.80", "html"),
    ("application/n-triples", None),
    ("image/png", None),
    ("text/turtle;q=0", None),
    ("text/turtles, xtext/html", None),
]


@pytest.mark.parametrize(("accept", "form"), TABLE)
def test_the_rules_choose_the_form_of_highest_quality(accept: str | None, form: str | None) -> None:
    assert chosen(accept or "") == (form or "")


def chosen(accept: str) -> str:
    """What the rules of the file choose, read as Apache reads them."""
    rules = re.findall(r"((?:RewriteCond %\{HTTP_ACCEPT\}.*\n)+)RewriteRule \^ - \[E=FORM:(\w+)", htaccess())
    assert len(rules) > 90
    for conditions, form in rules:
        if all(fits(one, accept) for one in conditions.splitlines()):
            return str(form)
    return ""


def fits(condition: str, accept: str) -> bool:
    match = re.fullmatch(r'RewriteCond %\{HTTP_ACCEPT\} (?:=""|"(!?)(.*)" \[NC\])', condition)
    assert match
    if match[2] is None:
        return not accept
    return bool(re.search(match[2], accept, re.IGNORECASE)) != bool(match[1])


NAMES = {"html": "text/html", "ttl": "text/turtle", "jsonld": "application/ld+json"}


@given(st.lists(st.tuples(st.sampled_from([*NAMES.values(), "text/*", "application/*", "*/*", "image/png"]),
                          st.integers(0, 10)), min_size=1, max_size=5, unique_by=lambda one: one[0]))  # fmt: skip
def test_the_rules_agree_with_the_text_of_http(ranges: list[tuple[str, int]]) -> None:
    accept = ", ".join(f"{media};q={tenths / 10}" for media, tenths in ranges)
    told = dict(ranges)

    def quality(media: str) -> int:
        return next((told[one] for one in (media, f"{media.split('/', maxsplit=1)[0]}/*", "*/*") if one in told), 0)

    qualities = {form: quality(media) for form, media in NAMES.items()}
    best = max(qualities.values())
    got = chosen(accept)
    assert (qualities[got] == best) if got else best == 0


def test_an_address_for_w3id_is_an_address() -> None:
    assert "RewriteRule ^(.*)$ https://example.org/s/$1 [R=303,L]" in w3id("https://example.org/s/")
    for wrong in ("example.org", "https://example.org", "https://e.org/\nRewriteRule x", "javascript:alert(1)/", ""):
        with pytest.raises(ProjectError, match="no address of a site"):
            w3id(wrong)


def test_w3id_is_led_to_the_address_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: ox.Store
) -> None:
    monkeypatch.setattr(ontology, "find_spec", lambda _: None)
    monkeypatch.setenv("SUMMITGRAPH_SITE", "https://example.org/of-mine/")
    write_host(store, tmp_path, project=Project(ROOT))
    assert "https://example.org/of-mine/$1" in (tmp_path / "w3id" / ".htaccess").read_text("utf-8")
    assert "Sitemap: https://example.org/of-mine/sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")
    monkeypatch.setenv("SUMMITGRAPH_SITE", "https://example.org/without-a-slash")
    with pytest.raises(ProjectError, match="no address of a site"):
        write_host(store, tmp_path / "other", project=Project(ROOT))


def test_time_grows_with_the_number_of_quads(tmp_path: Path) -> None:
    seconds = []
    for number in (400, 1600):
        many = ox.Store()
        many.bulk_extend(quad for n in range(number) for quad in some(n, number))
        (tmp_path / str(number)).mkdir()
        started = process_time()
        assert write_data(many, tmp_path / str(number)) > 2 * number
        seconds.append(process_time() - started)
    assert seconds[1] < 4 * 2 * seconds[0], seconds


def some(n: int, number: int) -> Iterator[ox.Quad]:
    """A meeting of two people, told by a document; all meetings have one status, so it is named by all of them."""

    def name(tail: str) -> ox.NamedNode:
        return ox.NamedNode(BASE + tail)

    document = name(f"document/{n:064}")
    mention = ox.NamedNode(f"{document.value}/meeting/1-2")
    for subject, predicate, object_, graph in (
        (name(f"summit/{n}"), "type", name("ontology#Summit"), ox.DefaultGraph()),
        (name(f"summit/{n}"), "participant", name(f"leader/{n % (number // 10)}"), ox.DefaultGraph()),
        (name(f"summit/{n}"), "status", name("status/held"), ox.DefaultGraph()),
        (name(f"summit/{n}"), "hasMention", mention, ox.DefaultGraph()),
        (name("status/held"), "type", name("ontology#Status"), ox.DefaultGraph()),
        (mention, "type", name("ontology#MeetingMention"), document),
    ):
        known = ox.NamedNode(RDF_TYPE if predicate == "type" else ONTOLOGY + predicate)
        yield ox.Quad(subject, known, object_, graph)


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    with serving(site) as found:
        yield found


def led(port: int, path: str, accept: str | None) -> tuple[int, str]:
    """The status of an answer, and where it leads, below the site."""
    answer, _ = asked(port, f"/{path}", **({"Accept": accept} if accept else {}))
    assert "Accept" in str(answer.getheader("Vary"))
    return answer.status, (answer.getheader("Location") or "").removeprefix(f"http://127.0.0.1:{port}/")


@pytest.mark.services
@pytest.mark.parametrize(("accept", "form"), TABLE)
def test_a_real_apache_leads_to_the_form_that_is_asked_for(
    port: int, store: ox.Store, accept: str | None, form: str | None
) -> None:
    known, pageless = leader(store), path_of(store, "Country")
    assert led(port, known, accept) == ((303, f"{known}.{form}") if form else (406, ""))
    data = "jsonld" if form == "jsonld" else "ttl"
    assert led(port, pageless, accept) == ((303, f"{pageless}.{data}") if form else (406, ""))
    described = {"html": (200, ""), "ttl": (303, ".well-known/void"), "jsonld": (303, ".well-known/void.jsonld")}
    assert led(port, "", accept) == described.get(form or "", (406, ""))


@pytest.mark.services
@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("DOCUMENT/meeting/12-14", "text/html", "DOCUMENT.html#meeting/12-14"),
        ("DOCUMENT/fact/" + "0" * 32, "text/turtle", "DOCUMENT.ttl"),
        ("DOCUMENT/evidence/1-2", "application/ld+json", "DOCUMENT.jsonld"),
        ("source/wikidata/Q7-8/tenure/1-2", "text/turtle", "source/wikidata/Q7-8.ttl"),
        ("dataset/summitgraph", "text/html", "dataset/summitgraph.ttl"),
        ("dataset/summitgraph/1", "application/ld+json", "dataset/summitgraph/1.jsonld"),
        ("ontology", "text/html", "ontology.html"),
        ("ontology", "text/turtle", "ontology.ttl"),
        ("ontology/0.1.0", "application/ld+json", "ontology/0.1.0.jsonld"),
        ("ontology/0.1.0", "text/html", "ontology/0.1.0.html"),
    ],
)
def test_a_real_apache_knows_mentions_and_the_ontology(
    port: int, store: ox.Store, path: str, accept: str, expected: str
) -> None:
    document = path_of(store, "Document")
    assert led(port, path.replace("DOCUMENT", document), accept) == (303, expected.replace("DOCUMENT", document))


def test_the_dataset_and_each_release_are_described_where_their_iris_lead(site: Path) -> None:
    for name in ("dataset/summitgraph", "dataset/summitgraph/1"):
        assert triples(site / f"{name}.ttl") == triples(site / f"{name}.jsonld") == triples(site / "release/1/void.ttl")


@pytest.mark.services
@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("LEADER.ttl", "text/turtle; charset=utf-8"),
        ("LEADER.jsonld", "application/ld+json; charset=utf-8"),
        ("LEADER.html", "text/html; charset=utf-8"),
        (".well-known/void", "text/turtle"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain"),
    ],
)
def test_a_real_apache_gives_files_as_what_they_are(
    port: int, site: Path, store: ox.Store, path: str, media: str
) -> None:
    path = path.replace("LEADER", leader(store))
    answer, data = asked(port, f"/{path}", Accept="image/png")
    assert (answer.status, data) == (200, (site / path).read_bytes())
    assert str(answer.getheader("Content-Type")).startswith(media)
    assert answer.getheader("Access-Control-Allow-Origin") == "*"


@pytest.mark.services
@pytest.mark.parametrize(
    "path",
    [
        "leader/nobody", "leader/nobody.ttl", "leader", "leader/", "nothing/at/all", "/evil.example//x", "%2e%2e/x",
        "LEADER%0d%0aX-Evil:1", "DOCUMENT/meeting/1%0d%0aX-Evil:1", "DOCUMENT/meeting/a%23b", ".htaccess", "LEADER/",
    ],
)  # fmt: skip
def test_a_real_apache_leads_nowhere_else(port: int, store: ox.Store, path: str) -> None:
    path = path.replace("LEADER", leader(store)).replace("DOCUMENT", path_of(store, "Document"))
    answer, _ = asked(port, f"/{path}", Accept="text/html")
    assert (answer.status, answer.getheader("Location"), answer.getheader("X-Evil")) in {
        (400, None, None), (403, None, None), (404, None, None)
    }  # fmt: skip


def test_pages_stand_in_the_sitemap_and_many_in_several(tmp_path: Path) -> None:
    for name in (
        "index.html",
        "leader/a.html",
        "leader/b&c.html",
        "zh/index.html",
        "static/x.html",
        "release/1/y.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert write_sitemap(tmp_path, "https://example.org/s/") == 4
    first = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert re.findall("<loc>(.*)</loc>", first) == [
        "https://example.org/s/", "https://example.org/s/leader/a.html", "https://example.org/s/leader/b%26c.html",
        "https://example.org/s/zh/",
    ]  # fmt: skip
    assert "Sitemap: https://example.org/s/sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")
    write_sitemap(tmp_path, "https://example.org/s/", most=3)
    parts = re.findall("<loc>https://example.org/s/(.*)</loc>", (tmp_path / "sitemap.xml").read_text("utf-8"))
    assert parts == ["sitemap-1.xml", "sitemap-2.xml"]
    assert [(tmp_path / part).read_text("utf-8").count("<url>") for part in parts] == [3, 1]


def test_things_speak_the_language_of_search_engines(store: ox.Store) -> None:
    kinds = {
        kind: schema_of(store, BASE + path_of(store, kind)) for kind in ("Leader", "Summit", "Country", "Document")
    }
    assert {kind: data and data["@type"] for kind, data in kinds.items()} == {
        "Leader": "Person", "Summit": "Event", "Country": "Country", "Document": "Article"
    }  # fmt: skip
    event = kinds["Summit"]
    assert event
    assert {"startDate", "attendee", "eventStatus"} <= event.keys()
    assert schema_of(store, f"{BASE}leader/nobody") is None
    data = dataset_schema(
        title="t", description="d", version="1", files=[("https://example.org/a.nq.gz", "application/n-quads", 7)]
    )
    assert json.loads(json.dumps(data))["distribution"][0]["contentSize"] == "7 B"


def test_the_ontology_is_served_as_it_is_under_its_name_and_its_version(site: Path) -> None:
    assert (site / "ontology.ttl").read_bytes() == (ROOT / "ontology" / "summit.ttl").read_bytes()
    for ending in ("ttl", "jsonld", "html"):
        assert (site / f"ontology.{ending}").read_bytes() == (site / "ontology" / f"0.1.0.{ending}").read_bytes()
    both = [ox.Dataset(ox.parse((site / f"ontology.{ending}").read_bytes(), format=form))
            for ending, form in (("ttl", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD))]  # fmt: skip
    for one in both:
        one.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert both[0] == both[1]


def test_the_page_of_the_ontology_names_every_term_and_asks_nobody_for_anything(site: Path, tmp_path: Path) -> None:
    page = (site / "ontology.html").read_text("utf-8")
    text = (ROOT / "ontology" / "summit.ttl").read_text("utf-8")
    terms = set(re.findall(r"^sg:(\w+) a owl:(?:Class|ObjectProperty|DatatypeProperty)", text, re.MULTILINE))
    assert len(terms) > 90
    assert {term for term in terms if f"ontology#{term}<" not in page} == set()
    assert re.findall(r'<(?:script(?![^>]*ld\+json)|link|iframe|object)\b|\bsrc="(?!data:)|@import|url\(', page) == []
    write_ontology(ROOT / "ontology", tmp_path)
    assert (tmp_path / "ontology.html").read_text("utf-8") == page


def test_without_pylode_the_page_is_left_out_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ontology, "find_spec", lambda _: None)
    assert [(one.code, one.message) for one in write_ontology(ROOT / "ontology", tmp_path)] == [
        ("page-left-out", MISSING)
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ontology", "ontology.jsonld", "ontology.ttl"]
