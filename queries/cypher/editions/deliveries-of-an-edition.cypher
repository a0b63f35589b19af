// name: deliveries-of-an-edition
// summary: What the actions of an edition deliver.
// params: id: edition
// returns: action: text, number: integer, id: text, kind: text, name: text
// backends: all
MATCH (e:Node {id: $id, load: $load})<-[r:LISTED_IN]-(a:Node {load: $load, kind: 'Action'})-[d:DELIVERS]->(x:Node {load: $load})
RETURN a.id AS action, r.number AS number, x.id AS id, x.kind AS kind, x.name AS name
ORDER BY number, action, id
