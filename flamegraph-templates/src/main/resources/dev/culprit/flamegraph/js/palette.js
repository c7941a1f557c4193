// Blue for less, grey for the same, orange for more: the ends stay apart under all three colour deficiencies, where red and
// green do not. Nine steps, so that a colour can be read back as words.

import { packageName } from './names.js';

/** Steps begin at these changes, in either direction: 1 %, 5 %, 20 %, 2x. */
export const STEP_BEGINS = [1.01, 1.05, 1.2, 2];
export const STEP_WORDS = ['1 %', '5 %', '20 %', '2\u00d7'];

const LESS = [90, 162, 216];
const MORE = [230, 97, 1];
const SAME = { light: [230, 230, 230], dark: [62, 68, 78] };
const STRENGTH = [0, 0.28, 0.52, 0.76, 1];

/** From -4 (half or less, or removed) over 0 (the same) to 4 (double or more, or new). */
export function step(baseline, candidate) {
  if (baseline === candidate) return 0;
  const more = candidate > baseline;
  const ratio = more ? candidate / baseline : baseline / candidate;
  let size = 0;
  while (size < 4 && ratio >= STEP_BEGINS[size]) size++;
  return more ? size : -size;
}

function mix(from, to, strength) {
  return from.map((channel, i) => Math.round(channel + (to[i] - channel) * strength));
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours. */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const INKS = [
  [16, 18, 22],
  [255, 255, 255],
];

function paint(fill) {
  const ink = contrast(fill, INKS[0]) >= contrast(fill, INKS[1]) ? INKS[0] : INKS[1];
  const edge = mix(fill, INKS[0], 0.45);
  return { fill, ink, fillStyle: `rgb(${fill})`, inkStyle: `rgb(${ink})`, edgeStyle: `rgb(${edge})` };
}

/** The paints of all steps: index 0 is step -4, index 8 is step 4. */
export function deltaPaints(theme) {
  const paints = [];
  for (let at = -4; at <= 4; at++) paints.push(paint(mix(SAME[theme], at < 0 ? LESS : MORE, STRENGTH[Math.abs(at)])));
  return paints;
}

const PACKAGE_HUES = {
  light: [[244, 200, 138], [240, 180, 150], [214, 205, 160], [180, 208, 180], [170, 205, 214], [186, 194, 224]],
  dark: [[138, 96, 38], [136, 78, 50], [104, 98, 50], [62, 100, 66], [48, 98, 108], [74, 84, 124]],
};

/** Colours by package, for one profile set on its own; they only tell packages apart. */
export function packagePaints(theme) {
  return PACKAGE_HUES[theme].map(paint);
}

/** Which package paint a frame gets: the same in every report, since it depends on the name alone. */
export function packageIndex(tree, row) {
  if (!tree.isMethod(row)) return -1;
  const group = packageName(tree.frames.className[tree.frameOf(row)]);
  let hash = 7;
  for (let i = 0; i < group.length; i++) hash = (hash * 31 + group.charCodeAt(i)) >>> 0;
  return hash % PACKAGE_HUES.light.length;
}
