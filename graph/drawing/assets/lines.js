// Draws lines through their points, and finds the one under the mouse. Lines leave and arrive along the layers.

const HEAD = 9; // pixels of an arrow head from base to tip
const REACH = 7; // pixels around a line that still mean it
const STEPS = 10; // straight pieces that stand for a curve when the mouse looks for it

// edge: an edge of the picture. from, to: how far its ends were moved by hand. isRight: whether layers go to the right.
export function routeOf(edge, from, to, isRight) {
  const points = edge.points.map(([x, y]) => ({ x, y }));
  if (!points.length) return null;
  const isMoved = [from, to].some(({ x, y }) => Math.abs(x) > 1 || Math.abs(y) > 1);
  const ends = isMoved ? [points[0], points.at(-1)] : points;
  if (isMoved) ends.forEach((point, at) => { point.x += (at ? to : from).x; point.y += (at ? to : from).y; });
  return { curves: curvesThrough(ends, isRight), tip: ends.at(-1) };
}

function curvesThrough(points, isRight) {
  return points.slice(1).map((to, at) => {
    const from = points[at];
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    return isRight ? [from, { x, y: from.y }, { x, y: to.y }, to] : [from, { x: from.x, y }, { x: to.x, y }, to];
  });
}

export function drawLine(ctx, route, { colour, width, dashes, head, tail, isRight }) {
  const first = route.curves[0];
  const last = route.curves.at(-1);
  const forth = Math.sign(isRight ? last[3].x - last[0].x : last[3].y - last[0].y) || 1;
  const size = HEAD + width;
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dashes || []);
  ctx.beginPath();
  ctx.moveTo(first[0].x, first[0].y);
  for (const [, one, two, to] of route.curves) {
    const short = to === route.tip ? size * 0.7 * forth : 0; // the head covers the rest
    ctx.bezierCurveTo(one.x, one.y, two.x, two.y, to.x - (isRight ? short : 0), to.y - (isRight ? 0 : short));
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (tail) dot(ctx, first, 2.4 + width / 2, isRight);
  arrow(ctx, route.tip, size * forth, isRight, head === "vee");
}

function dot(ctx, [{ x, y }, , , to], radius, isRight) {
  const out = radius * (Math.sign(isRight ? to.x - x : to.y - y) || 1);
  ctx.beginPath();
  ctx.arc(x + (isRight ? out : 0), y + (isRight ? 0 : out), radius, 0, 2 * Math.PI);
  ctx.fill();
}

function arrow(ctx, { x, y }, size, isRight, isOpen) {
  const half = Math.abs(size) * 0.4;
  const corner = (back, aside) => (isRight ? [x - back, y + aside] : [x + aside, y - back]);
  ctx.beginPath();
  ctx.moveTo(...corner(size, half));
  ctx.lineTo(x, y);
  ctx.lineTo(...corner(size, -half));
  if (isOpen) ctx.lineTo(...corner(size * 0.6, 0));
  ctx.fill();
}

export function drawLoop(ctx, box, { colour, width, dashes }) {
  const x = box.x + box.width / 2;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dashes || []);
  ctx.beginPath();
  ctx.arc(x, box.y, 11, -2.2, 2.2);
  ctx.stroke();
  ctx.setLineDash([]);
}

// The id of the line nearest to a point, within reach at this scale; null for none. routes: Map of id to route.
export function lineAt(point, routes, scale) {
  let nearest = { id: null, distance: REACH / scale };
  for (const [id, route] of routes) {
    for (const curve of route?.curves ?? []) {
      const distance = distanceTo(point, curve, nearest.distance);
      if (distance < nearest.distance) nearest = { id, distance };
    }
  }
  return nearest.id;
}

function distanceTo({ x, y }, curve, limit) {
  const [left, right] = [Math.min(curve[0].x, curve[3].x), Math.max(curve[0].x, curve[3].x)];
  const [top, bottom] = [Math.min(curve[0].y, curve[3].y), Math.max(curve[0].y, curve[3].y)];
  if (x < left - limit || x > right + limit || y < top - limit || y > bottom + limit) return Infinity;
  let best = Infinity;
  let before = curve[0];
  for (let step = 1; step <= STEPS; step += 1) {
    const there = onCurve(curve, step / STEPS);
    best = Math.min(best, toSegment(x, y, before, there));
    before = there;
  }
  return best;
}

function onCurve([a, b, c, d], t) {
  const s = 1 - t;
  const mix = (axis) => s ** 3 * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t ** 3 * d[axis];
  return { x: mix("x"), y: mix("y") };
}

function toSegment(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - from.x - part * dx, y - from.y - part * dy);
}
