// Paints boxes and lines as they are looked at: faded, at rest, lit, selected, under the mouse or the keyboard.
import { drawLine, drawLoop } from "./lines.js";
import { drawBox, drawPin, drawRing, drawSign, writeLabel } from "./outlines.js";

const FADED = 0.25; // opacity of what is not looked at; its words keep more
const FADED_WORDS = 0.6;
const CHOSEN = 4; // pixels of a selected box's border
const THICKER = [0, 0, 0.8, 1.8]; // pixels that a line gains by its weight

// box: {x, y, width, height}; page: the page's face, ink and accent.
export function paintBox(ctx, node, box, page, { isChosen, isFaded, isHovered, isCursor, isPinned }) {
  const drawn = { ...box, ...node.color, outline: node.outline };
  ctx.globalAlpha = isFaded ? FADED : 1;
  drawBox(ctx, drawn, { thickness: isChosen ? CHOSEN : node.borderWidth + (isHovered ? 0.8 : 0) });
  ctx.globalAlpha = isFaded ? FADED_WORDS : 1;
  drawSign(ctx, drawn, node.sign, page);
  writeLabel(ctx, box, { label: node.label, font: node.font, face: page.face, isBold: node.focus || isChosen });
  ctx.globalAlpha = 1;
  if (isPinned) drawPin(ctx, box, page);
  if (isChosen) drawRing(ctx, box, page.accent, 4, 2);
  if (isCursor) drawRing(ctx, box, page.ink, 7.5, 2.5);
}

// The floors of a house behind all else: {text, left, top, right, bottom, fill, border, ink}.
export function paintStoreys(ctx, storeys, face) {
  for (const { text, left, top, right, bottom, fill, border, ink } of storeys) {
    ctx.fillStyle = fill;
    ctx.strokeStyle = border;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 6);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = ink;
    ctx.font = `600 15px ${face}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    text.split(" ").forEach((word, at, words) => ctx.fillText(word, left + 12, (top + bottom) / 2 + (at - (words.length - 1) / 2) * 18));
  }
}

// weightOf: 0 faded, 1 at rest, 2 lit, 3 looked at itself. What weighs more lies above the rest.
export function paintLines(ctx, edges, { routes, weightOf, boxAt, isRight }) {
  const weighed = edges.map((edge) => ({ edge, weight: weightOf(edge) })).sort((one, other) => one.weight - other.weight);
  for (const { edge, weight } of weighed) {
    const look = { colour: weight > 1 ? edge.strong : edge.color.color, width: edge.width + THICKER[weight],
      dashes: edge.dashes, head: edge.arrows.to.type, tail: edge.arrows.from.enabled, isRight };
    ctx.globalAlpha = weight === 0 ? FADED : 1;
    const route = routes.get(edge.id);
    if (route) drawLine(ctx, route, look);
    else drawLoop(ctx, boxAt(edge.from), look);
  }
  ctx.globalAlpha = 1;
}
