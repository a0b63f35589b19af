// name: shared-dependencies
// summary: What two nodes both depend on, along DEPENDS_ON, at most four links from each.
// params: id: node, other: node
// returns: id: text, kind: text, name: text, from_first: integer, from_second: integer
// backends: all
MATCH p = (x:Node {id: $id, load: $load})-[:DEPENDS_ON*1..4]->(y:Node {load: $load})
WITH y, min(length(p)) AS steps
MATCH q = (z:Node {id: $other, load: $load})-[:DEPENDS_ON*1..4]->(y)
WITH y, steps, min(length(q)) AS strides
RETURN y.id AS id, y.kind AS kind, y.name AS name, steps AS from_first, strides AS from_second
ORDER BY from_first, from_second, id
