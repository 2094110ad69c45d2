// Colour belongs to the powers. A power without a colour of its own takes ink with a hatch, the next one another hatch.
// A lean between two poles has seven steps; the page's own tokens serve Russia and the USA, other poles are mixed.

const OWN = new Set(['rus', 'chn', 'usa', 'eu', 'tur']);
const CUTS = [-0.65, -0.4, -0.15, 0.15, 0.4, 0.65];

// Adds fill (for marks), text (for words) and hatch (0 none, 1…3) to each power.
export function paint(powers) {
  let hatch = 0;
  return powers.map((power) => {
    if (OWN.has(power.colour)) {
      return { ...power, fill: `var(--${power.colour})`, ink: `var(--${power.colour}-t)`, hatch: 0 };
    }
    hatch = (hatch % 3) + 1;
    return { ...power, fill: `url(#ink-hatch-${hatch})`, ink: 'var(--ink)', line: 'var(--ink2)', hatch };
  });
}

// What a line or dot of the power is stroked with: patterns do not suit strokes.
export const stroke = (power) => power.line ?? power.fill;

// As a CSS background for bars made of boxes.
export function background(power) {
  if (!power.hatch) return power.fill;
  const angle = [45, -45, 90][power.hatch - 1];
  return `repeating-linear-gradient(${angle}deg,var(--ink2) 0 2px,var(--paper) 2px 4px)`;
}

// 1 … 7
export function leanStep(lean) {
  let step = 1;
  for (const cut of CUTS) if (lean > cut) step++;
  return step;
}

export const leanCuts = [-1, ...CUTS, 1];

// The powers at the ends of the beam, or nothing when no arms are known.
export function poles(powers) {
  const armed = powers.filter((power) => Number.isFinite(power.arm));
  if (armed.length < 2) return null;
  const sorted = [...armed].sort((a, b) => a.arm - b.arm);
  return [sorted[0], sorted.at(-1)];
}

// Style that redefines the seven steps when the poles are not Russia and the USA.
export function leanStyle(powers) {
  const ends = poles(powers);
  if (!ends || (ends[0].colour === 'rus' && ends[1].colour === 'usa')) return '';
  const [low, high] = ends.map((power) => (power.hatch ? 'var(--ink2)' : power.fill));
  const mix = (colour, part) => `color-mix(in oklab,${colour} ${part}%,var(--l4))`;
  return `--l1:${low};--l2:${mix(low, 66)};--l3:${mix(low, 30)};--l5:${mix(high, 30)};--l6:${mix(high, 66)};--l7:${high}`;
}
