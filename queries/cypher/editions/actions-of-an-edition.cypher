// name: actions-of-an-edition
// summary: The actions that an edition names, with the number it prints.
// params: id: edition
// returns: id: text, number: integer, title: text
// backends: all
MATCH (a:Node {load: $load, kind: 'Action'})-[r:LISTED_IN]->(e:Node {id: $id, load: $load})
RETURN a.id AS id, r.number AS number, r.title AS title
ORDER BY number, id
