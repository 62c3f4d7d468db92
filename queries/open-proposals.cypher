// Proposals and plans after which the same people are not known to have met within so many days.
// parameter: days (integer, default=365) how long after the day proposed (or the day of the document) a meeting still counts

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:STATUS]->(status)
WHERE coalesce(split(status.iri, '/status/')[1], '') IN ['proposed', 'planned', 'postponed'] AND NOT EXISTS {
    MATCH (meeting)-[:HAS_MENTION]->(told)
    MATCH (held)-[:STATUS]->(:SummitGraph {iri: 'https://w3id.org/summitgraph/status/held'})
    WHERE EXISTS { (held)-[:HAS_MENTION]->() }
      AND NOT EXISTS { MATCH (meeting)-[:PARTICIPANT]->(one) WHERE NOT EXISTS { (held)-[:PARTICIPANT]->(one) } }
      AND held.latestDay >= coalesce(told.asOf, meeting.earliestDay)
      AND held.earliestDay <= coalesce(meeting.latestDay, told.asOf) + duration({days: $days})
}
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(participant)
OPTIONAL MATCH (meeting)-[:HAS_MENTION]->()-[:IN_DOCUMENT]->(source:Document)
WITH meeting, min(coalesce(split(status.iri, '/status/')[1], '')) AS status,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants,
     collect(DISTINCT source.fileName) AS documents
RETURN [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date, status,
       participants, meeting.iri AS meeting, documents
