// The course of an issue over time: meetings, remarks, commitments; optionally between two countries.
// parameter: issue (Issue) the issue, by id or by a name in any language
// parameter: country (Country, optional) only where this country takes part, speaks or is bound
// parameter: country2 (Country, optional) and this one

CALL {
    MATCH (item:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:ISSUE]->(:Issue)-[:BROADER*0..]->
        (:SummitGraph {iri: $issue})
    WHERE ($country IS NULL OR EXISTS { (item)-[:PARTICIPANT]->()-[:CITIZEN_OF]->({iri: $country}) })
      AND ($country2 IS NULL OR EXISTS { (item)-[:PARTICIPANT]->()-[:CITIZEN_OF]->({iri: $country2}) })
    OPTIONAL MATCH (item)-[:PARTICIPANT]->(person)
    OPTIONAL MATCH (item)-[:STATUS]->(status)
    RETURN item, min(coalesce(item.date, '')) AS date, 'meeting' AS kind,
           collect(DISTINCT coalesce(person.name_en, person.iri)) AS who,
           min(coalesce(split(status.iri, '/status/')[1], '')) AS text
    UNION
    MATCH (item:Commitment)-[:ISSUE]->(:Issue)-[:BROADER*0..]->(:SummitGraph {iri: $issue})
    MATCH (item)-[:CLAUSE]->(clause:Clause)-[:CLAUSE_OF]->(agreement)
    WHERE ($country IS NULL OR EXISTS { (agreement)-[:PARTY]->({iri: $country}) })
      AND ($country2 IS NULL OR EXISTS { (agreement)-[:PARTY]->({iri: $country2}) })
    OPTIONAL MATCH (item)-[:BOUND]->(person)
    RETURN item, min(coalesce(agreement.date, '')) AS date, 'commitment' AS kind,
           collect(DISTINCT coalesce(person.name_en, person.iri)) AS who,
           min(coalesce(head([key IN keys(clause) WHERE key STARTS WITH 'text_' | clause[key]]), '')) AS text
    UNION
    MATCH (item:Remark)-[said:ISSUE]->(:Issue)-[:BROADER*0..]->(:SummitGraph {iri: $issue}) WHERE said.plain IS NULL
    MATCH (item)-[:IN_DOCUMENT]->(source:Document)
    MATCH (item)-[spoke:SPEAKER]->(person) WHERE spoke.plain IS NULL AND ($country IS NULL
        OR person.iri IN [$country, $country2]
        OR EXISTS { MATCH (person)-[:CITIZEN_OF]->(home) WHERE home.iri IN [$country, $country2] })
    OPTIONAL MATCH (item)-[met:IN_MEETING]->(mention) WHERE met.plain IS NULL
    RETURN item, min(coalesce(mention.date, toString(source.published), '')) AS date, 'remark' AS kind,
           collect(DISTINCT coalesce(person.name_en, person.name_zh_hans, person.name_zh_hant, person.name_ja,
               person.name_ko, person.iri)) AS who,
           min(coalesce(head([key IN keys(item) WHERE key STARTS WITH 'text_' | item[key]]), '')) AS text
}
RETURN date, kind, who, text, item.iri AS item
