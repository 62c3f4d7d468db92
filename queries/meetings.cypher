// Every meeting that one document speaks of, as that document has it.

MATCH (meeting:MeetingMention)-[:IN_DOCUMENT]->(source:Document)
OPTIONAL MATCH (meeting)-[a:LEVEL]->(level) WHERE a.plain IS NULL
OPTIONAL MATCH (meeting)-[b:MODE]->(mode) WHERE b.plain IS NULL
OPTIONAL MATCH (meeting)-[c:STATUS]->(status) WHERE c.plain IS NULL
OPTIONAL MATCH (meeting)-[d:SERIES]->(series) WHERE d.plain IS NULL
WITH meeting, source, min(coalesce(split(level.iri, '/level/')[1], '')) AS level,
     min(coalesce(split(mode.iri, '/mode/')[1], '')) AS mode,
     min(coalesce(split(status.iri, '/status/')[1], '')) AS status,
     min(coalesce(series.notation, split(series.iri, '/series/')[1], '')) AS series
OPTIONAL MATCH (meeting)-[e:PLACE]->(place) WHERE e.plain IS NULL AND NOT EXISTS {
    MATCH (meeting)-[f:PLACE]->(closer)-[:PART_OF|IN_COUNTRY*1..]->(place) WHERE f.plain IS NULL
}
OPTIONAL MATCH (meeting)-[g:PARTICIPANT]->(participant) WHERE g.plain IS NULL
OPTIONAL MATCH (meeting)-[h:ISSUE]->(issue) WHERE h.plain IS NULL
WITH meeting, source, level, mode, status, series, min(coalesce(place.name_en, place.iri)) AS place,
     collect(DISTINCT coalesce(participant.name_en, participant.name_zh_hans, participant.name_zh_hant,
         participant.name_ja, participant.name_ko, participant.iri)) AS participants,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issues
RETURN source.fileName AS document, meeting.iri AS meeting, level, mode, status, coalesce(meeting.date, '') AS date,
       coalesce(place, '') AS place, series, participants, issues
