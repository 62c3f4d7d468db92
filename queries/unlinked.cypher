// What has no Wikidata link yet.
// parameter: class (Class) Leader, Country, Place, Office, Organization, Series, Issue or Agreement

MATCH (thing:SummitGraph) WHERE split($class, '#')[1] IN labels(thing) AND NOT EXISTS {
    MATCH (thing)-[:EXACT_MATCH|SAME_AS]->(entity) WHERE entity.iri STARTS WITH 'http://www.wikidata.org/entity/'
}
RETURN thing.iri AS thing, coalesce(thing.name_en, thing.iri) AS name
