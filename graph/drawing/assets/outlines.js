// Draws boxes on a canvas: each kind's outline, its label as canvas text, and what a person does with it.

const LINE = 17;
const SIDES = 26; // pixels that a label keeps clear of an outline's slants, both sides together

// box: x, y (its middle), width, height, outline, background, border.
export function drawBox(ctx, box, { thickness = 1.4, unit = 1 } = {}) {
  const left = box.x - box.width / 2;
  const top = box.y - box.height / 2;
  ctx.lineJoin = "round";
  ctx.lineWidth = thickness;
  ctx.fillStyle = box.background;
  ctx.strokeStyle = box.border;
  if (box.outline === "stack") {
    trace(ctx, "page", left + 4 * unit, top - 4 * unit, box.width, box.height, unit);
    ctx.fill();
    ctx.stroke();
  }
  trace(ctx, box.outline, left, top, box.width, box.height, unit);
  ctx.fill();
  ctx.stroke();
  detail(ctx, box, left, top, unit);
}

export function drawRing(ctx, box, colour, distance, thickness) {
  ctx.lineWidth = thickness;
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.roundRect(box.x - box.width / 2 - distance, box.y - box.height / 2 - distance,
    box.width + 2 * distance, box.height + 2 * distance, 8 + distance);
  ctx.stroke();
}

// A pin's head on the upper right corner.
export function drawPin(ctx, { x, y, width, height }, { ink, ground }) {
  ctx.beginPath();
  ctx.arc(x + width / 2 - 2, y - height / 2 + 2, 5, 0, 2 * Math.PI);
  ctx.fillStyle = ink;
  ctx.strokeStyle = ground;
  ctx.lineWidth = 2;
  ctx.fill();
  ctx.stroke();
}

// The sign of a status, in a disc on the upper left corner.
export function drawSign(ctx, { x, y, width, height, border }, sign, { face, ground }, radius = 8.5) {
  if (!sign) return;
  const at = { x: x - width / 2 + radius / 2, y: y - height / 2 };
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = border;
  ctx.strokeStyle = ground;
  ctx.lineWidth = radius / 6;
  ctx.fill();
  ctx.stroke();
  ctx.font = `700 ${radius * 1.5}px ${face}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ground;
  ctx.fillText(sign, at.x, at.y + radius / 10);
}

function trace(ctx, outline, left, top, width, height, unit) {
  const right = left + width;
  const bottom = top + height;
  const middle = top + height / 2;
  const cut = 10 * unit;
  const corners = {
    slanted: [[left + cut, top], [right, top], [right - cut, bottom], [left, bottom]],
    page: [[left, top], [right - cut, top], [right, top + cut], [right, bottom], [left, bottom]],
    chevron: [[left, top], [right - cut, top], [right, middle], [right - cut, bottom], [left, bottom]],
    hexagon: [[left + cut, top], [right - cut, top], [right, middle], [right - cut, bottom], [left + cut, bottom], [left, middle]],
    stack: [[left, top], [right, top], [right, bottom], [left, bottom]],
  }[outline];
  ctx.beginPath();
  if (corners) {
    corners.forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    return;
  }
  const radius = { rounded: 8 * unit, pill: Math.min(height / 2, 24), gauge: 4 * unit }[outline] ?? 2 * unit;
  ctx.roundRect(left, top, width, height, radius);
}

function detail(ctx, box, left, top, unit) {
  const right = left + box.width;
  const bottom = top + box.height;
  ctx.fillStyle = box.border;
  if (box.outline === "barred") ctx.fillRect(left, top, 6 * unit, box.height);
  if (box.outline === "gauge") ctx.fillRect(left + 4 * unit, bottom - 5 * unit, box.width - 8 * unit, 3 * unit);
  if (box.outline !== "ledger" && box.outline !== "page") return;
  const cut = 10 * unit;
  const inset = 6 * unit;
  ctx.beginPath();
  if (box.outline === "page") {
    ctx.moveTo(right - cut, top);
    ctx.lineTo(right - cut, top + cut);
    ctx.lineTo(right, top + cut);
  } else {
    for (const x of [left + inset, right - inset]) {
      ctx.moveTo(x, top);
      ctx.lineTo(x, bottom);
    }
  }
  ctx.stroke();
}

export function writeLabel(ctx, box, { label, font, face, isBold }) {
  const lines = label.split("\n");
  ctx.font = `${isBold ? 600 : 400} ${font.size}px ${face}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = font.color;
  const first = box.y - ((lines.length - 1) * LINE) / 2 + 1;
  lines.forEach((line, at) => ctx.fillText(line, box.x, first + at * LINE, box.width - SIDES));
}
