// name: orphans
// summary: The nodes without any relation.
// params:
// returns: id: text, kind: text, name: text
// backends: all
MATCH (n:Node {load: $load})
WHERE n.kind IN ['Action', 'Service', 'Referential', 'Organization', 'Programme', 'Regulation', 'Orientation', 'Edition', 'Milestone', 'Indicator']
  AND NOT EXISTS { MATCH (n)-[:DEPENDS_ON|DELIVERS|MILESTONE_OF|PART_OF|LISTED_IN|CONTINUES|REPLACES|REGULATED_BY|COORDINATES_WITH|MEASURES|STEERS|OPERATES|FUNDS|CONTRIBUTES_TO|MEMBER_OF]-(m:Node {load: $load}) }
RETURN n.id AS id, n.kind AS kind, n.name AS name
ORDER BY kind, id
