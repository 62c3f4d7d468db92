// The last meeting that the leaders of two countries held before a day (not by telephone).
// parameter: country (Country) one country; give it twice: country=Japan country="North Korea"
// parameter: country2 (Country) the other country
// parameter: before (date, default=9999-12-31) only what was over before this day

MATCH (meeting:Summit|Call|MultilateralSummit)-[:STATUS]->
    (:SummitGraph {iri: 'https://w3id.org/summitgraph/status/held'})
MATCH (meeting)-[:LEVEL]->(:SummitGraph {iri: 'https://w3id.org/summitgraph/level/leaders'})
MATCH (meeting)-[:PARTICIPANT]->(one), (meeting)-[:PARTICIPANT]->(two)
WHERE one <> two AND meeting.latestDay < $before
    AND NOT EXISTS { (meeting)-[:MODE]->({iri: 'https://w3id.org/summitgraph/mode/phone'}) }
    AND (EXISTS {
        MATCH (tenure:Tenure)-[:HOLDER]->(one), (tenure)-[:OFFICE]->(office)-[:OFFICE_OF]->({iri: $country})
        MATCH (office)-[:LEVEL]->({iri: 'https://w3id.org/summitgraph/level/leaders'})
        WHERE tenure.heldFrom <= toString(meeting.latestDay)
          AND coalesce(tenure.heldUntil, '9999') + '~' >= toString(meeting.earliestDay)
    } OR EXISTS { (one)-[:CITIZEN_OF]->({iri: $country}) } AND NOT EXISTS {
        MATCH (term)-[:HOLDER]->(one)
        WHERE term.heldFrom <= toString(meeting.latestDay)
          AND coalesce(term.heldUntil, '9999') + '~' >= toString(meeting.earliestDay)
    })
    AND (EXISTS {
        MATCH (tenure:Tenure)-[:HOLDER]->(two), (tenure)-[:OFFICE]->(office)-[:OFFICE_OF]->({iri: $country2})
        MATCH (office)-[:LEVEL]->({iri: 'https://w3id.org/summitgraph/level/leaders'})
        WHERE tenure.heldFrom <= toString(meeting.latestDay)
          AND coalesce(tenure.heldUntil, '9999') + '~' >= toString(meeting.earliestDay)
    } OR EXISTS { (two)-[:CITIZEN_OF]->({iri: $country2}) } AND NOT EXISTS {
        MATCH (term)-[:HOLDER]->(two)
        WHERE term.heldFrom <= toString(meeting.latestDay)
          AND coalesce(term.heldUntil, '9999') + '~' >= toString(meeting.earliestDay)
    })
WITH DISTINCT meeting
ORDER BY meeting.latestDay DESC, meeting.earliestDay DESC, meeting.iri
LIMIT 1
OPTIONAL MATCH (meeting)-[:STATUS]->(status)
OPTIONAL MATCH (meeting)-[:PLACE]->(place)
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(participant)
OPTIONAL MATCH (meeting)-[:HAS_MENTION]->()-[:IN_DOCUMENT]->(source:Document)
WITH meeting, min(coalesce(split(status.iri, '/status/')[1], '')) AS status,
     collect(DISTINCT coalesce(place.name_en, place.iri)) AS place,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants,
     collect(DISTINCT source.fileName) AS documents
RETURN [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date, place, participants,
       status, meeting.iri AS meeting, documents
