// The documents, words, offsets and speakers that a thing rests on.
// parameter: thing (Thing) a meeting, agreement, clause, leader ... by name or IRI, or what one document says

MATCH (thing:SummitGraph {iri: $thing})
CALL {
    WITH thing
    CALL {
        WITH thing
        RETURN thing AS subject
        UNION
        WITH thing MATCH (thing)-[:HAS_MENTION]->(subject) RETURN subject
        UNION
        WITH thing MATCH (thing)<-[:CLAUSE|CLAUSE_OF]-(subject) RETURN subject
        UNION
        WITH thing MATCH (thing)<-[:CLAUSE_OF]-()<-[:CLAUSE]-(subject) RETURN subject
    }
    MATCH (subject)-[said]->(target) WHERE said.start IS NOT NULL
    RETURN subject, said,
           coalesce(target.name_en, target.name_zh_hans, target.name_zh_hant, target.name_ja, target.name_ko,
               target.iri) AS object, type(said) AS predicate
    UNION
    WITH thing
    MATCH (subject)-[said]->(thing) WHERE said.start IS NOT NULL
    RETURN subject, said,
           coalesce(thing.name_en, thing.name_zh_hans, thing.name_zh_hant, thing.name_ja, thing.name_ko,
               thing.iri) AS object, type(said) AS predicate
    UNION
    WITH thing
    CALL {
        WITH thing
        RETURN thing AS subject
        UNION
        WITH thing MATCH (thing)-[:HAS_MENTION]->(subject) RETURN subject
        UNION
        WITH thing MATCH (thing)<-[:CLAUSE|CLAUSE_OF]-(subject) RETURN subject
        UNION
        WITH thing MATCH (thing)<-[:CLAUSE_OF]-()<-[:CLAUSE]-(subject) RETURN subject
    }
    MATCH (subject)-[:FACT]->(said:Fact)
    RETURN subject, said, CASE said.predicate WHEN 'class' THEN 'https://w3id.org/summitgraph/ontology#' ELSE '' END
           + toString(said.value) AS object, said.predicate AS predicate
}
MATCH (source:Document {iri: said.document})
OPTIONAL MATCH (originator:SummitGraph {iri: said.attributed})
OPTIONAL MATCH (carrier:SummitGraph) WHERE carrier.iri IN said.via
WITH subject, said, source, object, split(predicate, '_') AS words, predicate,
     collect(DISTINCT coalesce(originator.name_en, originator.name_zh_hans, originator.name_zh_hant,
         originator.name_ja, originator.name_ko, originator.iri)) AS speaker,
     collect(DISTINCT coalesce(carrier.name_en, carrier.name_zh_hans, carrier.name_zh_hant, carrier.name_ja,
         carrier.name_ko, carrier.iri)) AS via
RETURN source.fileName AS document, said.start AS start, said.end AS `end`, coalesce(said.quote, '') AS words,
       subject.iri AS subject,
       CASE WHEN predicate = 'class' THEN 'type' WHEN predicate = 'headline' THEN 'title'
            WHEN predicate = 'homepage' THEN 'url' WHEN predicate = 'takenFrom' THEN 'source'
            WHEN predicate = 'sgName' THEN 'name' WHEN predicate = 'skosPrefLabel' THEN 'prefLabel'
            WHEN predicate = 'altName' THEN 'altLabel' WHEN predicate <> toUpper(predicate) THEN predicate
            ELSE reduce(name = '', i IN range(0, size(words) - 1) | name + CASE i WHEN 0 THEN toLower(words[i])
                        ELSE left(words[i], 1) + toLower(substring(words[i], 1)) END) END AS predicate,
       object, speaker, via
