// name: dependencies
// summary: What a node depends on, along DEPENDS_ON, to a depth.
// params: id: node, depth: integer = 1 up to 4
// returns: id: text, kind: text, name: text, distance: integer
// backends: all
MATCH p = (x:Node {id: $id, load: $load})-[:DEPENDS_ON*1..4]->(y:Node {load: $load})
WITH y, min(length(p)) AS steps
WHERE steps <= $depth AND y.id <> $id
RETURN y.id AS id, y.kind AS kind, y.name AS name, steps AS distance
ORDER BY distance, id
