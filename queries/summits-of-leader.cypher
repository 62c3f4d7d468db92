// With whom a leader met or was to meet, when, where, and with what status.
// parameter: leader (Leader) whose meetings, by a name in any language

MATCH (meeting:Summit|Call|MinisterialMeeting|MultilateralSummit)-[:PARTICIPANT]->(leader:SummitGraph {iri: $leader})
OPTIONAL MATCH (meeting)-[:STATUS]->(status)
OPTIONAL MATCH (meeting)-[:MODE]->(mode)
OPTIONAL MATCH (meeting)-[:SERIES]->(series)
OPTIONAL MATCH (meeting)-[:PLACE]->(place)
OPTIONAL MATCH (meeting)-[:PARTICIPANT]->(other) WHERE other <> leader
WITH meeting, collect(DISTINCT coalesce(other.name_en, other.name_zh_hans, other.name_zh_hant, other.name_ja,
         other.name_ko, other.iri)) AS others, collect(DISTINCT coalesce(place.name_en, place.iri)) AS place,
     min(coalesce(split(status.iri, '/status/')[1], '')) AS status,
     min(coalesce(split(mode.iri, '/mode/')[1], '')) AS mode,
     min(coalesce(split(series.iri, '/series/')[1], '')) AS series
RETURN [day IN [meeting.date] + coalesce(meeting.date__more, []) WHERE day IS NOT NULL] AS date, others AS `with`,
       place, status, mode, series, meeting.iri AS meeting
