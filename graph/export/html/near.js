// What stands within some links of a box, whichever way they point.

export const DEPTHS = [1, 2, 3];

// lines: {edge} of a scene. Gives the ids of the boxes at most depth links from one; null for all without a depth.
export function within(lines, id, depth) {
  if (!depth || !id) return null;
  const met = new Set([id]);
  let edge = [id];
  for (let step = 0; step < depth; step += 1) {
    const last = new Set(edge);
    edge = [];
    for (const { edge: { source, target } } of lines) {
      for (const [one, other] of [[source, target], [target, source]]) {
        if (last.has(one) && !met.has(other)) {
          met.add(other);
          edge.push(other);
        }
      }
    }
  }
  return met;
}
