// Clauses of agreements on an issue, and what was said on it afterwards.
// parameter: issue (Issue) the issue, by id or by a name in any language

CALL {
    MATCH (item:Commitment)-[:ISSUE]->(:Issue)-[:BROADER*0..]->(:SummitGraph {iri: $issue})
    MATCH (item)-[:CLAUSE]->(clause:Clause)-[:CLAUSE_OF]->(agreement)
    OPTIONAL MATCH (item)-[:BOUND]->(person)
    RETURN item, min(coalesce(agreement.date, '')) AS date, 'clause' AS kind, min(clause.iri) AS where,
           collect(DISTINCT coalesce(person.name_en, person.iri)) AS who,
           min(coalesce(head([key IN keys(clause) WHERE key STARTS WITH 'text_' | clause[key]]), '')) AS text
    UNION
    MATCH (:Issue {iri: $issue})<-[:BROADER*0..]-(:Issue)<-[:ISSUE]-(:Commitment)-[:CLAUSE]->(:Clause)-[:CLAUSE_OF]->
        (signed)
    WITH min(signed.date) AS firstSigned
    MATCH (item:Remark)-[said:ISSUE]->(:Issue)-[:BROADER*0..]->(:SummitGraph {iri: $issue}) WHERE said.plain IS NULL
    MATCH (item)-[:IN_DOCUMENT]->(source:Document)
    OPTIONAL MATCH (item)-[met:IN_MEETING]->(mention) WHERE met.plain IS NULL
    WITH item, source, firstSigned, coalesce(mention.date, toString(source.published)) AS day
    WHERE firstSigned <= day
    OPTIONAL MATCH (item)-[spoke:SPEAKER]->(person) WHERE spoke.plain IS NULL
    RETURN item, min(day) AS date, 'remark' AS kind, min(source.fileName) AS where,
           collect(DISTINCT coalesce(person.name_en, person.name_zh_hans, person.name_zh_hant, person.name_ja,
               person.name_ko, person.iri)) AS who,
           min(coalesce(head([key IN keys(item) WHERE key STARTS WITH 'text_' | item[key]]), '')) AS text
}
RETURN date, kind, where AS `in`, who, text
