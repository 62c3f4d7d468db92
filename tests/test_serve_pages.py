"""What the pages of a published site are served as: by name, by the form a client likes, and never what is hidden."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import ProjectError
from summitgraph.serve.data import Data, release_file, take
from summitgraph.serve.limits import RefusedError
from summitgraph.serve.pages import find
from summitgraph.store import NQUADS, open_store
from tests.serving import Served, make_graph, running

SECRET = "a-secret-that-no-answer-holds"
FILES = {
    "index.html": "<title>Home</title>",
    "leader/index.html": "<title>Leaders</title>",
    "leader/ann.html": "<title>Ann</title>",
    "leader/ann.ttl": "<urn:ann> a <urn:Leader> .",
    "leader/ann.jsonld": "{}",
    "only.ttl": "<urn:a> a <urn:b> .",
    "style.css": "body {}",
    "summit/2022 a&b.html": "<title>A name with signs</title>",
    ".well-known/void": "<urn:void> a <urn:Dataset> .",
    ".htaccess": SECRET,
    ".git/config": SECRET,
    "leader/.hidden.html": SECRET,
}


def make_site(folder: Path) -> Path:
    """A site with a release of the small graph, and a secret beside it that links lead to."""
    site = folder / "site"
    for name, content in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "secrets").mkdir()
    (folder / "secrets" / "index.html").write_text(SECRET, encoding="utf-8")
    (site / "link.html").symlink_to(folder / "secret.txt")
    (site / "linked").symlink_to(folder / "secrets")
    (site / "inside.html").symlink_to(site / "index.html")
    graph = make_graph(folder / "build")
    make_release(site, "9", graph)
    make_release(site, "10", graph)
    return site


def make_release(site: Path, version: str, graph: Path) -> Path:
    folder = site / "release" / version
    folder.mkdir(parents=True)
    packed = gzip.compress((graph / NQUADS).read_bytes(), mtime=0)
    (folder / "summitgraph.nq.gz").write_bytes(packed)
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(packed).hexdigest()}  summitgraph.nq.gz\n", encoding="ascii")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Served]:
    with running("--site", str(site)) as served:
        yield served


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/", "text/html", "Home"),
        ("/leader/", "text/html", "Leaders"),
        ("/leader/ann.html", "text/html", "Ann"),
        ("/leader/ann.ttl", "text/turtle", "urn:ann"),
        ("/leader/ann.jsonld", "application/ld+json", "{}"),
        ("/style.css", "text/css", "body"),
        ("/release/10/SHA256SUMS", "text/plain", "summitgraph.nq.gz"),
        ("/summit/2022%20a%26b.html", "text/html", "signs"),
        ("/.well-known/void", "text/turtle", "urn:void"),
        ("/leader/ann.html?x=../../secret.txt", "text/html", "Ann"),
    ],
)
def test_a_file_comes_as_what_it_is(server: Served, path: str, kind: str, content: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.kind) == (200, kind)
    assert content in answer.text
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("accept", "where"),
    [
        ("text/html", ".html"),
        ("", ".html"),
        ("*/*", ".html"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("text/html;q=0.3, text/turtle", ".ttl"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ".html"),
        ("application/rdf+xml, application/ld+json;q=0.8", ".jsonld"),
    ],
)
def test_a_thing_leads_to_the_form_that_is_liked(server: Served, accept: str, where: str) -> None:
    answer = server.ask("/leader/ann", headers={"Accept": accept} if accept else {})
    assert (answer.status, answer.headers["location"], answer.headers["vary"]) == (303, f"/leader/ann{where}", "Accept")


def test_a_thing_that_has_no_such_form_is_not_had(server: Served) -> None:
    answer = server.ask("/leader/ann", headers={"Accept": "image/png"})
    assert (answer.status, answer.headers["vary"]) == (406, "Accept")
    assert "text/turtle" in answer.text
    assert server.ask("/only", headers={"Accept": "text/html"}).status == 406


def test_a_folder_leads_to_its_page_and_never_to_another_server(server: Served) -> None:
    assert server.ask("/leader").headers["location"] == "/leader/"
    for path in (
        "//evil.example/leader",
        "//evil.example/..%2fleader",
        "/\\evil.example/leader",
        "/%5c%5cevil.example",
    ):
        answer = server.ask(path)
        assert (answer.status, "location" in answer.headers) == (404, False)


HIDDEN = [
    "/.htaccess", "/.git/config", "/leader/.hidden.html", "/leader/.hidden", "/link.html", "/link", "/linked/",
    "/linked/index.html", "/inside.html", "/../secret.txt", "/leader/../../secret.txt", "/%2e%2e/secret.txt",
    "/..%2fsecret.txt", "/leader/..%2f..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "/..%5csecret.txt",
    "/%252e%252e%252fsecret.txt", "/....//secret.txt", "/.%00./secret.txt", "/secret.txt%00.html",
    "/leader/ann.html%00", "/leader//ann.html", "/./leader/ann.html", "/leader/ann.html/", "/leader/ann.html/x",
    "/" + "a" * 300, "/" + "a/" * 500, "/%ff%fe", "/leader/ann%0d%0aSet-Cookie:%20x=y",
    "/playground/../../../limits.py", "/playground/%2e%2e/worker.py", "/playground/.hidden",
    "/%c0%ae%c0%ae/secret.txt", "/CON", "/leader/%E2%80%AE", "/proc/self/environ", "//etc/passwd", "/~root",
    "/.well-known/../.htaccess", "/.well-known/.htaccess",
]  # fmt: skip


@pytest.mark.parametrize("path", HIDDEN)
def test_what_is_hidden_outside_or_behind_a_link_is_not_there(server: Served, path: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.kind) == (404, "text/plain")
    assert SECRET not in answer.text
    assert "set-cookie" not in answer.headers
    assert answer.seconds < 1


@given(
    path=st.text(max_size=40) | st.lists(st.sampled_from(["..", ".", "", "leader", "ann", "%2e", "\\"])).map("/".join)
)
def test_no_path_leads_out_of_the_site(site: Path, path: str) -> None:
    try:
        found = find(site, "/" + path, "")
    except RefusedError:
        return
    if found.file:
        assert found.file.resolve().is_relative_to(site.resolve())
        assert SECRET not in found.file.read_text(encoding="utf-8", errors="replace")
    else:
        assert found.elsewhere.startswith("/")
        assert not found.elsewhere.startswith("//")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_pages_are_only_read(server: Served, method: str) -> None:
    answer = server.ask("/leader/ann.html", b"x", method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_page_that_is_known_is_not_sent_again(server: Served) -> None:
    first = server.ask("/leader/ann.html")
    again = server.ask("/leader/ann.html", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_strangers_are_asked_in_to_what_is_published_and_no_more(server: Served, site: Path) -> None:
    answer = server.query("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")
    assert int(answer.text.split()[1]) == len(open_store(site.parent / "build"))
    assert "Serving release 10." in server.lines
    told = server.ask(headers={"Accept": "text/turtle"}).text
    assert "release 10" in told
    assert str(site) not in told


def test_a_release_that_is_not_what_its_checksums_say_is_refused(tmp_path: Path) -> None:
    graph = make_graph(tmp_path / "build")
    folder = make_release(tmp_path / "site", "1", graph)
    taken = take(Data(tmp_path / "site", published=True))
    assert taken.name == "release 1"
    taken.remove()
    packed = folder / "summitgraph.nq.gz"
    packed.write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n"))
    with pytest.raises(ProjectError, match="not what SHA256SUMS"):
        take(Data(tmp_path / "site", published=True))
    packed.write_bytes(packed.read_bytes()[:-9])
    (folder / "SHA256SUMS").write_text(
        f"{hashlib.sha256(packed.read_bytes()).hexdigest()}  {packed.name}\n", encoding="ascii"
    )
    with pytest.raises(ProjectError, match="cannot be read"):
        take(Data(tmp_path / "site", published=True))
    (folder / "SHA256SUMS").unlink()
    with pytest.raises(ProjectError, match="cannot be read"):
        take(Data(tmp_path / "site", published=True))


def test_a_site_without_a_release_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="summitgraph publish"):
        release_file(tmp_path)


def test_a_release_without_pages_shows_the_playground(tmp_path: Path) -> None:
    make_release(tmp_path / "site", "1", make_graph(tmp_path / "build"))
    with running("--site", str(tmp_path / "site")) as served:
        assert served.ask("/").headers["location"] == "/playground/"
        assert served.ask("/release/1/summitgraph.nq.gz").kind == "application/gzip"


def test_a_path_is_quoted_where_it_leads_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "index.html").write_text("x", encoding="utf-8")
    assert find(tmp_path, "/a b", "").elsewhere == quote("/a b") + "/"
