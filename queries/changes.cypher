// What changed since an older build: documents, meetings, agreements; of each field the values that went and that came.
// parameter: since (manifest) the manifest.json of the older build

WITH [before IN $since | before.thing] AS known
CALL {
    WITH known
    MATCH (now:Summit|Call|MinisterialMeeting|MultilateralSummit|Agreement) WHERE NOT now.iri IN known
    UNWIND [kind IN labels(now) WHERE kind
            IN split('Summit|Call|MinisterialMeeting|MultilateralSummit|Agreement', '|')] AS kind
    RETURN now.iri AS thing, kind, 'new' AS change, '' AS field, [] AS went, [] AS came, null AS file
    UNION
    UNWIND $since AS before
    WITH before WHERE before.class <> 'Document'
        AND NOT EXISTS { MATCH (now:SummitGraph {iri: before.thing}) WHERE before.class IN labels(now) }
    RETURN before.thing AS thing, before.class AS kind, 'gone' AS change, '' AS field, [] AS went, [] AS came,
           null AS file
    UNION
    WITH known
    MATCH (now:Document) WHERE NOT now.iri IN known
    WITH now, any(before IN $since WHERE now.fileName IN before.fileName) AS earlier
    RETURN now.iri AS thing, 'Document' AS kind, CASE WHEN earlier THEN 'revised' ELSE 'new' END AS change,
           '' AS field,
           [] AS went, [] AS came, now.fileName AS file
    UNION
    UNWIND $since AS before
    UNWIND CASE before.class WHEN 'Document' THEN before.fileName ELSE [] END AS file
    WITH before, file WHERE NOT EXISTS { (:Document {iri: before.thing}) }
        AND NOT EXISTS { (:Document {fileName: file}) }
    RETURN before.thing AS thing, 'Document' AS kind, 'gone' AS change, '' AS field, [] AS went, [] AS came, file
    UNION
    UNWIND $since AS before
    MATCH (now:Document {iri: before.thing})
    UNWIND [['fileName', 'renamed'], ['loader', 're-read'], ['loaderVersion', 're-read']] AS pair
    WITH before, now, pair, [value IN before[pair[0]] WHERE value <> now[pair[0]]] AS went
    WHERE went <> []
    RETURN now.iri AS thing, 'Document' AS kind, pair[1] AS change, pair[0] AS field, went, [now[pair[0]]] AS came,
           now.fileName AS file
    UNION
    UNWIND $since AS before
    MATCH (now:SummitGraph {iri: before.thing})
    WHERE before.class <> 'Document' AND before.class IN labels(now)
    UNWIND [['status', 'STATUS'], ['place', 'PLACE'], ['participant', 'PARTICIPANT'], ['party', 'PARTY'],
            ['agreementStatus', 'AGREEMENT_STATUS'], ['date', '']] AS pair
    WITH before, now, pair,
         CASE pair[0] WHEN 'date' THEN [day IN [now.date] + coalesce(now.date__more, []) WHERE day IS NOT NULL]
        ELSE [(now)-[link]->(value) WHERE type(link) = pair[1] | value.iri] END AS today
    WITH before, now, pair, [value IN before[pair[0]] WHERE NOT value IN today] AS went,
         [value IN today WHERE NOT value IN before[pair[0]]] AS came
    WHERE went + came <> []
    RETURN now.iri AS thing, before.class AS kind, 'changed' AS change, pair[0] AS field, went, came, null AS file
}
OPTIONAL MATCH (now:SummitGraph {iri: thing})
WITH *, 'https://w3id.org/summitgraph/' AS base
RETURN kind, change, coalesce(file, now.name_en, replace(thing, base, '')) AS name, field,
       [value IN went | coalesce(head(COLLECT { MATCH (old:SummitGraph {iri: value}) RETURN old.name_en }),
                                 replace(value, base, ''))] AS was,
       [value IN came | coalesce(head(COLLECT { MATCH (new:SummitGraph {iri: value}) RETURN new.name_en }),
                                 replace(value, base, ''))] AS now, thing
