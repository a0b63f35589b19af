// name: late-prerequisites
// summary: Which late or suspended milestones stand behind what a node depends on, by their own words on a day.
// params: id: node, day: day = newest, depth: integer = 3 up to 4
// returns: id: text, name: text, status: text, of: text, distance: integer
// backends: all
MATCH (x:Node {id: $id, load: $load})<-[:MILESTONE_OF*0..1]-(b:Node {load: $load})
MATCH w = (b)-[:DEPENDS_ON*1..4]->(y:Node {load: $load})
MATCH (y)<-[:MILESTONE_OF*0..1]-(m:Node {load: $load, kind: 'Milestone'})
WITH m, y, min(length(w)) AS steps
WHERE steps <= $depth
MATCH (m)<-[:STATES]-(s:Node {load: $load, kind: 'Statement'})
WHERE coalesce(m.role, 'step') <> 'event' AND s.stated_on <= $day AND NOT EXISTS {
  MATCH (m)<-[:STATES]-(t:Node {load: $load, kind: 'Statement'})
  WHERE t.stated_on <= $day AND (t.stated_on > s.stated_on OR (t.stated_on = s.stated_on AND (t.seq > s.seq OR (t.seq = s.seq AND t.document > s.document)))) }
OPTIONAL MATCH (m)<-[:STATES]-(p:Node {load: $load, kind: 'Statement'})
WHERE p.stated_on <= $day AND p.due_end IS NOT NULL AND p.status IN ['planned', 'in_progress', 'postponed']
  AND (p.status <> 'in_progress' OR p.due_end >= p.stated_on) AND NOT EXISTS {
  MATCH (m)<-[:STATES]-(t:Node {load: $load, kind: 'Statement'})
  WHERE t.stated_on <= $day AND (t.stated_on > p.stated_on OR (t.stated_on = p.stated_on AND (t.seq > p.seq OR (t.seq = p.seq AND t.document > p.document))))
    AND (t.status IN ['suspended', 'abandoned'] OR (t.due_end IS NOT NULL AND t.status IN ['planned', 'in_progress', 'postponed'] AND (t.status <> 'in_progress' OR t.due_end >= t.stated_on))) }
OPTIONAL MATCH (m)<-[:STATES]-(q:Node {load: $load, kind: 'Statement'})
WHERE q.stated_on < p.stated_on AND q.due_end < coalesce(p.due_start, p.due_end) AND q.status IN ['planned', 'in_progress', 'postponed']
  AND (q.status <> 'in_progress' OR q.due_end >= q.stated_on) AND NOT EXISTS {
  MATCH (m)<-[:STATES]-(t:Node {load: $load, kind: 'Statement'})
  WHERE t.stated_on <= $day AND (t.stated_on > q.stated_on OR (t.stated_on = q.stated_on AND (t.seq > q.seq OR (t.seq = q.seq AND t.document > q.document))))
    AND t.status IN ['suspended', 'abandoned'] }
WITH m, y, steps, s, p, count(q) AS slips
WITH m, y, steps, CASE
    WHEN s.status IN ['done', 'abandoned', 'suspended'] THEN s.status
    WHEN CASE WHEN p.due_end IS NOT NULL AND s.stated_on <= p.due_end THEN p.due_end ELSE s.fades_on END < $day THEN 'silent'
    WHEN p.due_end IS NOT NULL AND (s.stated_on > p.due_end OR slips > 0) THEN 'late'
    WHEN s.status IN ['in_progress', 'resumed'] THEN 'in_progress'
    WHEN p.due_end IS NOT NULL THEN 'planned'
    ELSE 'undated' END AS own
WHERE own IN ['late', 'suspended']
RETURN m.id AS id, m.name AS name, own AS status, y.id AS of, steps AS distance
ORDER BY distance, id, of
