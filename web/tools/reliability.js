// Draws how often events of a given confidence are right, with the page's own chart code, as one SVG for the documents:
//   node tools/reliability.js RELIABILITY.json OUT.svg
// RELIABILITY.json is written by bench/coding_scores.py --reliability. Needs a Chromium, by default the system's.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const [data, out] = process.argv.slice(2);
if (!out) {
  console.error('call: node tools/reliability.js RELIABILITY.json OUT.svg');
  process.exit(2);
}
const reports = JSON.parse(readFileSync(data, 'utf8'));

// Bounds of the share of right events behind a bin (Wilson 1927), 90 in 100.
function wilson(right, events, z = 1.645) {
  const middle = (right + (z * z) / (2 * events)) / (1 + (z * z) / events);
  const half = (z / (1 + (z * z) / events)) * Math.sqrt((right * (1 - right)) / events + (z * z) / (4 * events * events));
  return { low: middle - half, high: middle + half };
}
const dots = Object.entries(reports).flatMap(([half, report]) =>
  report.bins.map((bin) => ({ half, ...bin, ...wilson(bin.right, bin.events), from: bin.low, to: bin.high })));

const script = `
import { draw, Plot } from './src/lib/plot.js';
window.reliability = (dots) => {
  const seen = dots.filter((d) => d.half === 'seen'), unseen = dots.filter((d) => d.half === 'unseen');
  const shift = (d) => d.confidence + (d.half === 'seen' ? -0.004 : 0.004);
  const last = (list) => list.slice(-1);
  draw({
    width: 460, height: 420, marginLeft: 52, marginBottom: 44, marginRight: 70,
    x: { domain: [0, 1], label: 'confidence', labelAnchor: 'center', labelArrow: 'none', ticks: 5, tickFormat: '.1f' },
    y: { domain: [0, 1], label: 'share of right events', labelArrow: 'none', ticks: 5, tickFormat: '.1f', grid: true },
    r: { range: [0, 9], domain: [0, 40] },
    marks: [
      Plot.line([[0, 0], [1, 1]], { stroke: 'var(--ink3)', strokeDasharray: '3 3' }),
      Plot.ruleX(seen, { x: shift, y1: 'low', y2: 'high', stroke: 'var(--ink3)' }),
      Plot.ruleX(unseen, { x: shift, y1: 'low', y2: 'high', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.line(unseen, { x: shift, y: 'right', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.dot(seen, { x: shift, y: 'right', r: 'events', fill: 'var(--paper)', stroke: 'var(--ink3)' }),
      Plot.dot(unseen, { x: shift, y: 'right', r: 'events', fill: 'var(--ink)' }),
      Plot.text(last(seen), { x: shift, y: 'right', text: () => 'seen half', textAnchor: 'start', dx: 14, dy: -7, fill: 'var(--ink3)' }),
      Plot.text(last(unseen), { x: shift, y: 'right', text: () => 'unseen half', textAnchor: 'start', dx: 14, dy: 7, fill: 'var(--ink)' })
    ]
  }, 'Share of right events by confidence, in the seen and the unseen half of the GSR')(document.querySelector('#chart'));
  return new XMLSerializer().serializeToString(document.querySelector('#chart svg'));
};`;

// A picture in a page of text follows the reader's light or dark ground by itself.
const style = `<style>
svg { --paper: #fff; --ink: #1b1f24; --ink2: #424a53; --ink3: #6e7781; --sans: "Libre Franklin", "Helvetica Neue", Arial, sans-serif; background: var(--paper) }
@media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #f0f3f6; --ink2: #c4ccd4; --ink3: #8b949e } }
</style>`;

const web = fileURLToPath(new URL('..', import.meta.url));
const bundle = await build({ stdin: { contents: script, resolveDir: web }, bundle: true, format: 'iife', write: false });
const browser = await chromium.launch({
  executablePath: process.env.STEELYARD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
const page = await browser.newPage();
await page.setContent('<div id="chart"></div>');
await page.addScriptTag({ content: bundle.outputFiles[0].text });
const svg = await page.evaluate((d) => window.reliability(d), dots);
await browser.close();
// Rounded, so that the same figures give the same picture on any machine.
const rounded = svg.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
writeFileSync(out, rounded.replace('background: none; ', '').replace(/(<svg[^>]*>)/, `$1${style}`) + '\n');
