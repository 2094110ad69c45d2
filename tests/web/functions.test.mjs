// The page's functions that need no browser: words for numbers, cuts of sentences, places of weights.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leanStep, leanStyle, paint, poles } from '../../web/src/lib/colour.js';
import { fromHash, reference, resolve } from '../../web/src/lib/evidence.js';
import * as format from '../../web/src/lib/format.js';
import { marksOf, pieces, plainText, richPieces } from '../../web/src/lib/spans.js';
import { spread, steelyard } from '../../web/src/lib/steelyard.js';

test('numbers as prose writes them', () => {
  assert.equal(format.count(1234567), '1\u00a0234\u00a0567');
  assert.equal(format.count(999), '999');
  assert.equal(format.signed(-0.214), '−0.21');
  assert.equal(format.signed(0.3, 1), '+0.3');
  assert.equal(format.signed(-0.001), '0.00', 'no minus before nothing');
  assert.equal(format.percent(0.345), '35%');
  assert.equal(format.percent(null), '–');
  assert.equal(format.shareRange({ v: 0.34, low: 0.3, high: 0.38 }), '30–38');
  assert.equal(format.shareRange({ v: 0.34 }), '');
  assert.equal(format.oddsWords(0.026), '1 in 38');
  assert.equal(format.oddsWords(0.64), '6 in 10');
  assert.equal(format.oddsWords(1), '99%', 'nothing is certain');
});

test('dates are as exact as what is given', () => {
  assert.equal(format.date('2025-05-09'), '9 May 2025');
  assert.equal(format.date('2025-05'), 'May 2025');
  assert.equal(format.date(''), 'no date');
  assert.equal(format.date('soon'), 'soon');
  assert.equal(format.shortDate('2025-01-17'), '17 Jan 2025');
  assert.equal(format.shortDate('2025-05-17'), '17 May 2025');
  assert.equal(format.period({ from: '2025-05-01', to: '2025-05-31' }), 'May 2025');
  assert.equal(format.periodYear('2025-Q2'), 2025.375);
});

test('sentences are cut where marks begin and end, and lose nothing', () => {
  const text = 'Токаев 🌍 met Xi.';
  const cut = pieces(text, [{ kind: 'source', start: 0, end: 6 }, { kind: 'action', start: 10, end: 13 }, { kind: 'target', start: 14, end: 99 }]);
  assert.equal(cut.map((piece) => piece.text).join(''), text);
  assert.deepEqual(cut.filter((piece) => piece.kinds.length).map((piece) => piece.text), ['Токаев', 'met']);
  const over = pieces('abcdef', [{ kind: 'source', start: 0, end: 4 }, { kind: 'action', start: 2, end: 6 }]);
  assert.deepEqual(over.map((piece) => piece.kinds.join('+')), ['source', 'source+action', 'action']);
  assert.deepEqual(marksOf({ source: { code: 'KAZ' }, action: { cameo: '04', start: 1, end: 2 } }).map((mark) => mark.kind), ['action']);
});

test('rich text keeps what is not a link', () => {
  assert.deepEqual(richPieces('a [[b|c]] d'), [{ text: 'a ' }, { text: 'b', ev: 'c' }, { text: ' d' }]);
  assert.equal(plainText('[[34%|x]] of [[ and ]]'), '34% of [[ and ]]');
  assert.equal(plainText(undefined), '');
});

test('addresses of evidence come back as they went', () => {
  for (const ev of ['share-KAZ-RUS', 'a,b/ü', ['e1', 'e,2']]) assert.deepEqual(fromHash(reference(ev)), [ev].flat());
  assert.equal(reference([]), '');
  assert.equal(fromHash('#top'), null);
  assert.equal(fromHash('#ev/%E0%A4%A'), null, 'a broken address is no address');
});

test('evidence lists what is there, newest first, and says how many there are', () => {
  const brief = { evidence: { k: { title: 't', events: ['e1', 'e2', 'gone'], total: 9 } }, events: { e1: { date: '2024-01-01', sentence: 's' }, e2: { date: '2025-01-01' } }, sentences: { s: { text: 'x' } } };
  assert.deepEqual(resolve(brief, ['k']).events.map((event) => event.id), ['e2', 'e1']);
  assert.equal(resolve(brief, ['k']).total, 9);
  assert.equal(resolve(brief, ['nothing']), null);
});

test('lean has seven steps and poles of its own', () => {
  assert.deepEqual([-1, -0.5, -0.2, 0, 0.15, 0.2, 1].map(leanStep), [1, 2, 3, 4, 4, 5, 7]);
  assert.equal(leanStyle(paint([{ code: 'RUS', colour: 'rus', arm: -1 }, { code: 'USA', colour: 'usa', arm: 1 }])), '');
  assert.match(leanStyle(paint([{ code: 'CHN', colour: 'chn', arm: -1 }, { code: 'IND', arm: 1 }])), /--l1:var\(--chn\);.*--l7:var\(--ink2\)/);
  assert.equal(poles(paint([{ code: 'RUS', arm: 1 }])), null);
  assert.deepEqual(paint([{ code: 'A' }, { code: 'B' }, { code: 'C' }, { code: 'D' }]).map((power) => power.hatch), [1, 2, 3, 1]);
});

test('weights keep their order and do not cover one another', () => {
  assert.deepEqual(spread([0, 100], 40), [0, 100]);
  assert.deepEqual(spread([0, 0], 40), [-20, 20]);
  const placed = spread([0, 10, 12, 200], 30);
  for (let i = 1; i < placed.length; i++) assert.ok(placed[i] - placed[i - 1] >= 30 - 1e-6);
});

test('the beam hangs as the weights say, and never past 40 degrees', () => {
  const powers = paint([{ code: 'RUS', name: 'Russia', colour: 'rus', arm: -1 }, { code: 'USA', name: 'USA', colour: 'usa', arm: 1 }]);
  const beam = (lean) => steelyard({ lean: { v: lean }, shares: { RUS: { v: 0.5 - lean / 2 }, USA: { v: 0.5 + lean / 2 } } }, powers, 'large').beam;
  assert.ok(beam(-0.3)[0][1] > beam(-0.3)[1][1], 'a negative lean sinks the left arm');
  assert.ok(Math.abs(beam(0)[0][1] - beam(0)[1][1]) < 1e-9);
  assert.deepEqual(beam(1), beam(5));
  const [left, right] = beam(0.5);
  assert.ok(Math.abs(Math.atan2(right[1] - left[1], right[0] - left[0]) * 180 / Math.PI - 20) < 1e-6);
});
