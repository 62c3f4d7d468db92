"""Write ``small.trig`` and its three tiny documents: every shape that the queries read, once or twice.

What comes in: ``small_things.ttl``. What goes out: ``documents/<sha256>`` and ``small.trig`` beside this file.
Run ``python tests/queries/write_small.py`` after a change of the shape of the graph.
"""

import hashlib
from pathlib import Path

import pyoxigraph as ox

HERE = Path(__file__).parent
BASE = "https://w3id.org/summitgraph/"
SG = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

SEOUL = """2022-09-23
韩国总统尹锡悦9月21日在纽约联合国总部会见日本首相岸田文雄。首尔称之为简式会谈，东京称之为座谈。
尹锡悦说：“我们愿意一起改善关系，从今天做起。”
专家金泰宇（Kim Taewoo）告诉共同社：“接下来只是速度的问题，不是方向。”
今年早些时候，拜登和岸田文雄通了电话，两人定于明年1月13日会面。
中国外交部表示注意到首尔与东京的会谈。"""

TOKYO = """日朝首脳会談の記録
平成14年9月17日、小泉総理は平壌で金正日国防委員長と会談した。
拉致について、小泉総理は強く抗議した。
両首脳は日朝平壌宣言に署名した。
前文 両首脳は新しい関係を確認した。
1 双方は10月に正常化交渉を再開する。
2 日本側は過去についておわびを表した。双方は財産請求権を放棄する。
10 北朝鮮側はミサイル発射の凍結を2003年以降も続ける意向を表明した。
生存4名、死亡8名。
米国は会談を歓迎した。"""

WORLD = """Published 2024-02-10. Mr Yoon and Mr Kishida met in Seoul on 21 September 2022, officials said.
Japan and North Korea last met in Pyongyang in 2004, when Junichiro Koizumi saw Kim Jong-il.
Tokyo now wants Mr Kishida to meet Kim Jong-un. "We must bring every abductee home," Mr Kishida said.
The claims agreement of 1965 still stands, Tokyo says."""

TEXTS = {"a_seoul.txt": SEOUL, "b_tokyo.txt": TOKYO, "c_world.txt": WORLD}
SHA = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in TEXTS.items()}
quads: list[ox.Quad] = []


def node(path: str) -> ox.NamedNode:
    """A term or thing: ``sg:status``, ``skos:prefLabel``, ``leader/x``, or a full IRI."""
    for prefix, base in (("sg:", SG), ("rdf:", RDF), ("skos:", SKOS), ("dcterms:", DCT)):
        if path.startswith(prefix):
            return ox.NamedNode(base + path.removeprefix(prefix))
    return ox.NamedNode(path if path.startswith("http") else BASE + path)


def value(given: object) -> ox.NamedNode | ox.Literal:
    """A node for a bare path, a literal for ``words@lang``, ``edtf:``, ``day:``, ``flag:``, ``text:``, or a number."""
    if isinstance(given, int):
        return ox.Literal(given)
    text = str(given)
    for prefix, datatype in (("edtf:", EDTF), ("day:", XSD + "date"), ("flag:", XSD + "boolean")):
        if text.startswith(prefix):
            return ox.Literal(text.removeprefix(prefix), datatype=ox.NamedNode(datatype))
    if text.startswith("text:"):
        return ox.Literal(text.removeprefix("text:"))
    body, at, language = text.rpartition("@")
    return ox.Literal(body, language=language) if at else node(text)


def put(subject: str, *pairs: object, graph: str = "") -> None:
    """Triples of one subject: property, value, property, value ..."""
    where = node(graph) if graph else ox.DefaultGraph()
    quads.extend(
        ox.Quad(node(subject), node(str(p)), value(o), where) for p, o in zip(pairs[::2], pairs[1::2], strict=True)
    )


def at(name: str, words: str) -> tuple[int, int]:
    """Where the words stand in a document."""
    start = TEXTS[name].index(words)
    return start, start + len(words)


def mention(name: str, kind: str, words: str) -> str:
    """The IRI of what a document says at its words."""
    return f"document/{SHA[name]}/{kind}/{'-'.join(map(str, at(name, words)))}"


def say(name: str, subject: str, words: str, *pairs: object, by: tuple[str, ...] = ()) -> None:
    """Facts of one subject on the same words: plain triple, statement and evidence."""
    graph = f"document/{SHA[name]}"
    start, end = at(name, words)
    evidence = f"{graph}/evidence/{start}-{end}"
    hashed = hashlib.sha256(words.encode()).hexdigest()
    put(evidence, "rdf:type", "sg:Evidence", "sg:start", start, "sg:end", end, graph=graph)
    put(evidence, "sg:quotation", "text:" + words, "sg:quotationHash", "text:" + hashed, graph=graph)
    for p, o in zip(pairs[::2], pairs[1::2], strict=True):
        put(subject, p, o, graph=graph if subject.startswith("document/") else "")
        key = hashlib.sha256(f"{subject} {p} {o} {start} {end} {by}".encode()).hexdigest()[:32]
        fact = f"{graph}/fact/{key}"
        put(fact, "rdf:type", "rdf:Statement", "sg:evidence", evidence, graph=graph)
        put(fact, "rdf:subject", subject, "rdf:predicate", p, "rdf:object", o, graph=graph)
        for link, who in zip(("sg:attributedTo", *["sg:via"] * len(by)), by, strict=False):
            put(fact, link, who, graph=graph)
    if subject.startswith("document/") and subject != graph:
        put(subject, "sg:inDocument", graph, graph=graph)


def documents() -> None:
    """The documents' own metadata."""
    published = {"a_seoul.txt": "2022-09-23", "c_world.txt": "2024-02-10"}
    for name, language in (("a_seoul.txt", "zh-Hans"), ("b_tokyo.txt", "ja"), ("c_world.txt", "en")):
        own = f"document/{SHA[name]}"
        put(own, "rdf:type", "sg:Document", "sg:fileName", "text:" + name, graph=own)
        put(own, "sg:sha256", "text:" + SHA[name], "sg:encoding", "text:utf-8", graph=own)
        put(own, "sg:characterCount", len(TEXTS[name]), "dcterms:language", "text:" + language, graph=own)
        put(own, "sg:source", "source/wire" if language != "ja" else "source/ministry", graph=own)
        if name in published:
            put(own, "sg:published", "day:" + published[name], graph=own)


def meeting(
    name: str, words: str, people: tuple[str, ...], status: str, mode: str, *more: object, kind: str = "meeting"
) -> str:
    """A MeetingMention on its words."""
    own = mention(name, kind, words)
    say(name, own, words, "rdf:type", "sg:MeetingMention", "sg:status", "status/" + status)
    say(name, own, words, "sg:mode", "mode/" + mode, "sg:level", "level/leaders")
    for person in people:
        say(name, own, words, "sg:participant", person if "/" in person else f"leader/{person}")
    say(name, own, words, *more)
    return own


def dated(edtf: str, first: str, last: str) -> tuple[object, ...]:
    """A date with its bounds."""
    return ("sg:date", "edtf:" + edtf, "sg:earliestDay", "day:" + first, "sg:latestDay", "day:" + last)


def day(iso: str) -> tuple[object, ...]:
    """A date that is one day."""
    return dated(iso, iso, iso)


YOON, KISHIDA, BIDEN = "yoon-suk-yeol", "fumio-kishida", "joe-biden"
KOIZUMI, IL, UN = "junichiro-koizumi", "kim-jong-il", "kim-jong-un"
BILATERAL = "issue/bilateral-relations"


def seoul() -> None:
    """The first document: a meeting, how each side calls it, a call, a plan, two quotations."""
    a = "a_seoul.txt"
    met = meeting(a, "会见", (YOON, KISHIDA), "held", "in-person", *day("2022-09-21"))
    say(a, met, "纽约联合国总部", "sg:place", "place/un-headquarters", "sg:place", "place/new-york")
    say(a, met, "改善关系", "sg:issue", BILATERAL)
    say(a, met, "联合国", "sg:onMarginsOf", "series/un-general-assembly")
    call = meeting(a, "通了电话", (BIDEN, KISHIDA), "held", "phone", *dated("2022", "2022-01-01", "2022-12-31"))
    plan = meeting(a, "会面", (BIDEN, KISHIDA), "planned", "in-person", *day("2023-01-13"))
    say(a, plan, "会面", "sg:asOf", "day:2022-09-23")
    for words, who in (("简式会谈", "country/kor"), ("座谈", "country/jpn")):
        own = mention(a, "characterisation", words)
        say(a, own, words, "rdf:type", "sg:Characterisation", "sg:calledAs", words + "@zh-Hans")
        say(a, own, words, "sg:characterises", met, "sg:saidBy", who)
    person = mention(a, "person", "金泰宇")
    say(a, person, "金泰宇", "rdf:type", "sg:Person", "sg:name", "金泰宇@zh-Hans", "sg:reviewed", "flag:false")
    say(a, person, "Kim Taewoo", "sg:name", "Kim Taewoo@en")
    for words, who, chain in (
        ("我们愿意一起改善关系，从今天做起。", "leader/" + YOON, ()),
        ("接下来只是速度的问题，不是方向。", person, (person, "organization/kyodo")),
    ):
        own = mention(a, "remark", words)
        say(a, own, words, "rdf:type", "sg:Remark", "sg:direct", "flag:true", "sg:issue", BILATERAL, by=chain)
        say(a, own, words, "sg:speaker", who, "sg:inMeeting", met, "sg:text", words + "@zh-Hans", by=chain)
    echo = mention(a, "reaction", "中国外交部表示注意到首尔与东京的会谈。")
    said = "中国外交部表示注意到首尔与东京的会谈。"
    say(a, echo, said, "rdf:type", "sg:Reaction", "sg:respondent", "country/chn", "sg:about", met)
    say(a, echo, said, "sg:text", said + "@zh-Hans", "sg:stance", "stance/neutral")
    put("summit/2022-09-21-jpn-kor", "sg:hasMention", met)
    put("call/2022-jpn-usa", "sg:hasMention", call)
    put("summit/2023-01-13-jpn-usa", "sg:hasMention", plan)


PACT = "agreement/japan-dprk-pyongyang-declaration"


def tokyo() -> None:
    """The second document: a record with a declaration, figures and a reaction."""
    b = "b_tokyo.txt"
    met = meeting(b, "会談した", (KOIZUMI, IL), "held", "in-person", *day("2002-09-17"))
    say(b, met, "平壌", "sg:place", "place/pyongyang")
    put("summit/2002-09-17-jpn-prk", "sg:hasMention", met)
    words = "小泉総理は強く抗議した。"
    own = mention(b, "remark", words)
    say(b, own, words, "rdf:type", "sg:Remark", "sg:direct", "flag:false", "sg:speaker", "leader/" + KOIZUMI)
    say(b, own, words, "sg:issue", "issue/abductions", "sg:inMeeting", met, "sg:text", words + "@ja")
    say(b, own, words, "sg:stance", "stance/opposes")
    pact = mention(b, "agreement", "日朝平壌宣言")
    say(b, pact, "日朝平壌宣言", "rdf:type", "sg:AgreementMention", "sg:name", "日朝平壌宣言@ja")
    say(b, pact, "日朝平壌宣言", "sg:agreement", PACT, "sg:party", "country/jpn", "sg:party", "country/prk")
    say(b, pact, "日朝平壌宣言", *day("2002-09-17"), "sg:agreementStatus", "agreement-status/signed")
    put(PACT, "rdf:type", "sg:Agreement", "skos:prefLabel", "Japan-DPRK Pyongyang Declaration@en")
    put(PACT, "sg:hasMention", pact, "sg:party", "country/jpn", "sg:party", "country/prk", *day("2002-09-17"))
    put(PACT, "skos:prefLabel", "日朝平壌宣言@ja", "sg:agreementStatus", "agreement-status/signed")
    clauses(b)
    for count, measure in ((4, "alive"), (8, "dead")):
        words = f"生存{count}名" if measure == "alive" else f"死亡{count}名"
        own = mention(b, "figure", words)
        say(b, own, words, "rdf:type", "sg:Figure", "sg:measure", "measure/" + measure, "sg:count", count)
        say(b, own, words, "sg:issue", "issue/abductions", "sg:text", words + "@ja")
    echo = mention(b, "reaction", "米国は会談を歓迎した。")
    said = "米国は会談を歓迎した。"
    say(b, echo, said, "rdf:type", "sg:Reaction", "sg:respondent", "country/usa", "sg:about", met)
    say(b, echo, said, "sg:text", said + "@ja", "sg:stance", "stance/welcomes")


def clauses(b: str) -> None:
    """Clauses and commitments of the declaration; one clause holds two, one binds nobody."""
    both = ("country/jpn", "country/prk")
    for number, words, said in (
        ("preamble.1", "両首脳は新しい関係を確認した。", [("recital", (), "", "")]),
        ("1.1", "双方は10月に正常化交渉を再開する。", [("commits", both, "diplomatic-normalisation", "2002-10")]),
        (
            "2.1",
            "日本側は過去についておわびを表した。双方は財産請求権を放棄する。",
            [
                ("apologises", both[:1], "historical-responsibility", ""),
                ("waives", both, "property-claims", ""),
            ],
        ),
        (
            "10.1",
            "北朝鮮側はミサイル発射の凍結を2003年以降も続ける意向を表明した。",
            [("intends", both[1:], "north-korea-missiles", "2003/..")],
        ),
    ):
        order = ["preamble.1", "1.1", "2.1", "10.1"].index(number)
        clause = f"{PACT}/{number}"
        say(b, clause, words, "rdf:type", "sg:Clause", "sg:clauseOf", PACT, "sg:number", "text:" + number)
        say(b, clause, words, "sg:order", order, "sg:text", words + "@ja")
        for n, (kind, bound, issue, until) in enumerate(said, start=1):
            own = f"{clause}/{n}"
            say(b, own, words, "rdf:type", "sg:Commitment", "sg:clause", clause, "sg:kind", "kind/" + kind)
            say(b, own, words, "sg:order", n)
            for party in bound:
                say(b, own, words, "sg:bound", party)
            if issue:
                say(b, own, words, "sg:issue", "issue/" + issue)
            if until:
                say(b, own, words, "sg:until", "edtf:" + until)


def world() -> None:
    """The third document: another account of the first meeting, a vaguer date, a proposal."""
    c = "c_world.txt"
    met = meeting(c, "met in Seoul", (YOON, KISHIDA), "held", "in-person", *day("2022-09-21"))
    say(c, met, "Seoul", "sg:place", "place/seoul")
    last = meeting(c, "last met", (KOIZUMI, IL), "held", "in-person", *dated("2004", "2004-01-01", "2004-12-31"))
    say(c, last, "Pyongyang", "sg:place", "place/pyongyang")
    wish = meeting(c, "meet Kim Jong-un", (KISHIDA, UN), "proposed", "unknown")
    say(c, wish, "abductee", "sg:issue", "issue/abductions", "sg:asOf", "day:2024-02-10")
    words = "We must bring every abductee home,"
    own = mention(c, "remark", words)
    say(c, own, words, "rdf:type", "sg:Remark", "sg:direct", "flag:true", "sg:speaker", "leader/" + KISHIDA)
    say(c, own, words, "sg:issue", "issue/abductions", "sg:text", words + "@en")
    old = mention(c, "agreement", "claims agreement of 1965")
    say(c, old, "claims agreement of 1965", "rdf:type", "sg:AgreementMention", "sg:name", "claims agreement@en")
    say(c, old, "claims agreement of 1965", *dated("1965", "1965-01-01", "1965-12-31"))
    put("summit/2022-09-21-jpn-kor", "sg:hasMention", met)
    put("summit/2004-jpn-prk", "sg:hasMention", last)
    put("summit/undated-jpn-prk", "sg:hasMention", wish)
    put("agreement/0123456789ab", "rdf:type", "sg:Agreement", "sg:hasMention", old)
    put("agreement/0123456789ab", "skos:prefLabel", "claims agreement@en")


def main() -> None:
    """Write the documents and the graph."""
    for part in (documents, seoul, tokyo, world):
        part()
    things = ox.parse(path=str(HERE / "small_things.ttl"), format=ox.RdfFormat.TURTLE)
    for name, text in TEXTS.items():
        (HERE / "documents" / SHA[name]).write_bytes(text.encode())
    prefixes = {"sg": SG, "sgd": BASE, "rdf": RDF, "skos": SKOS, "xsd": XSD, "dcterms": DCT}
    ordered = sorted({*quads, *things}, key=lambda quad: (str(quad.graph_name), str(quad)))
    ox.serialize(ordered, str(HERE / "small.trig"), format=ox.RdfFormat.TRIG, prefixes=prefixes)


if __name__ == "__main__":
    main()
