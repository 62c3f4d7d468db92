// Meetings on the margins of a larger one.
// parameter: series (Series, optional) only on the margins of this series

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:ON_MARGINS_OF]->(:MultilateralSummit)-[:SERIES]->
    (series)
WHERE $series IS NULL OR series.iri = $series
OPTIONAL MATCH (meeting)-[:STATUS]->(status)
OPTIONAL MATCH (meeting)-[:PLACE]->(place)
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(participant)
WITH meeting, min(coalesce(split(series.iri, '/series/')[1], '')) AS occasion,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants,
     collect(DISTINCT coalesce(place.name_en, place.iri)) AS place,
     min(coalesce(split(status.iri, '/status/')[1], '')) AS status
RETURN occasion, [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date,
       participants, place, status, meeting.iri AS meeting
