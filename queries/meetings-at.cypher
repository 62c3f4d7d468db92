// Meetings at a place, and at the places in it.
// parameter: place (Place) a place or country, by a name in any language

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:PLACE]->(place)-[:PART_OF|IN_COUNTRY*0..]->
    (:SummitGraph {iri: $place})
OPTIONAL MATCH (meeting)-[:STATUS]->(status)
OPTIONAL MATCH (meeting)-[:SERIES]->(series)
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(participant)
WITH meeting, collect(DISTINCT coalesce(place.name_en, place.iri)) AS places,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants,
     min(coalesce(split(status.iri, '/status/')[1], '')) AS status,
     min(coalesce(split(series.iri, '/series/')[1], '')) AS series
RETURN [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date, places AS where,
       participants, status, series, meeting.iri AS meeting
