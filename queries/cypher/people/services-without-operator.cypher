// name: services-without-operator
// summary: The services of which no document names an operator.
// params:
// returns: id: text, name: text, category: text
// backends: all
MATCH (s:Node {load: $load, kind: 'Service'})
WHERE NOT EXISTS { MATCH (o:Node {load: $load})-[:OPERATES]->(s) }
RETURN s.id AS id, s.name AS name, s.category AS category
ORDER BY id
