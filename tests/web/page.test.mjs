// The brief in a browser: opens from a file without network, draws, opens the sentences under each figure by mouse and by
// keyboard, in light, dark, print and on phones, and takes any text and any list of states and powers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeBrief, POWERS_OF_EIGHT, smallBrief } from '../../web/fixtures/make.mjs';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const { chromium } = createRequire(join(web, 'package.json'))('playwright-core');
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const PATIENCE = 180000;  // of a machine that builds at the same time
const FORTY = ('KAZ UZB KGZ TJK TKM ARM AZE GEO BLR MDA UKR MNG AFG PAK IND LKA NPL BGD MMR THA VNM LAO KHM MYS SGP IDN PHL KEN TZA UGA RWA ' +
  'ETH EGY MAR DZA TUN NGA GHA SEN ZAF').split(' ');

let browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steelyard-web-'));
  browser = await chromium.launch({ executablePath: process.env.STEELYARD_CHROMIUM, args: ARGS });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
function pageOf(brief, form = process.env.STEELYARD_FORM) {
  const name = join(folder, `${++made}`), data = name + '.json', page = name + '.html';
  writeFileSync(data, JSON.stringify(brief));
  execFileSync(process.env.STEELYARD_FILL, [form, data, page]);
  return page;
}

// Opens a page and fails on anything fetched or complained of.
async function open(file, { width = 1280, height = 900, hash = '', ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  const page = await context.newPage();
  const problems = [];
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) problems.push(`fetches ${request.url()}`); });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(message.text()); });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForSelector('h1');
  return { page, problems, close: () => context.close() };
}
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const brief = makeBrief();

test('opens from a file, draws every section, and fetches nothing', async () => {
  const file = pageOf(brief);
  assert.ok(statSync(file).size < 3e6, 'one page under 3 MB');
  const { page, problems, close } = await open(file);
  assert.equal(await page.title(), `${brief.title} — Steelyard brief`);
  assert.equal(await page.textContent('h1'), brief.title);
  for (const id of ['balance', 'timeline', 'where', 'levers', 'gatherings', 'refusals', 'sentences', 'methods', 'sources'])
    assert.equal(await page.locator(`section#${id}`).count(), 1, id);
  assert.equal(await page.locator('#balance svg[aria-label^="Steelyard for"]:visible').count(), brief.states.length);
  for (const label of ['Map of the states', 'Lean in signal', 'Victory Day parade, heads', 'Russia: 5'])
    assert.ok(await page.locator(`svg[aria-label^="${label}"]:visible`).count() > 0, label);
  const drawn = await page.$$eval('svg[role=img]', (list) => list.filter((svg) => svg.checkVisibility()).every((svg) => svg.getBBox().width > 10));
  assert.ok(drawn, 'no drawing is empty');
  assert.deepEqual(problems, []);
  await close();
});

test('a figure opens its sentences, with source, action and target marked', async () => {
  const { page, problems, close } = await open(pageOf(brief));
  await page.click('.shares a.n:has-text("34%")');
  const panel = page.locator('aside.panel');
  await panel.waitFor();
  assert.match(await panel.locator('h2').textContent(), /Russia’s share of Kazakhstan/);
  assert.equal(new URL(page.url()).hash, '#ev/share-KAZ-RUS');
  const shown = await panel.locator('article').count();
  assert.equal(shown, brief.evidence['share-KAZ-RUS'].events.length);
  for (const id of brief.evidence['share-KAZ-RUS'].events) {
    const card = panel.locator(`[data-event="${id}"]`), event = brief.events[id];
    for (const kind of ['source', 'action', 'target']) {
      const mark = card.locator(`[data-kind~="${kind}"]`);
      const text = await mark.evaluate((node) => [...node.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(''));
      assert.equal(text, event[kind].text, `${id} ${kind}`);
    }
    assert.match(await card.textContent(), new RegExp(event.lexicon));
  }
  const look = await panel.locator('[data-kind="source"]').first().evaluate((node) => getComputedStyle(node).outlineStyle);
  const bar = await panel.locator('[data-kind="action"]').first().evaluate((node) => getComputedStyle(node).borderBottomStyle);
  const dash = await panel.locator('[data-kind="target"]').first().evaluate((node) => getComputedStyle(node).borderBottomStyle);
  assert.deepEqual([look, bar, dash], ['solid', 'solid', 'dashed'], 'told apart without colour');
  assert.deepEqual(problems, []);
  await close();
});

test('a figure inside a drawing opens too, and quotes show what was counted', async () => {
  const { page, close } = await open(pageOf(brief));
  await page.locator('#balance .wide svg a').first().click();
  assert.match(await page.locator('aside.panel h2').textContent(), /Kazakhstan/);
  await page.click('.stand a.n >> nth=0');
  assert.match(await page.locator('aside.panel [data-kind="headcount"]').textContent(), /Twenty-nine heads of state/);
  await close();
});

test('the keyboard walks: Tab, Enter, j, k, Esc, and focus comes back', async () => {
  const { page, close } = await open(pageOf(brief));
  let at = '';
  for (let i = 0; i < 12 && !at.startsWith('#ev/'); i++) {
    await page.keyboard.press('Tab');
    at = await page.evaluate(() => document.activeElement.getAttribute('href') ?? '');
  }
  assert.equal(at, '#ev/head-2025', 'the first stop is the first figure');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('.panel'));
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement.dataset.event);
  await page.keyboard.press('j');
  const second = await page.evaluate(() => document.activeElement.dataset.event);
  await page.keyboard.press('k');
  assert.ok(first && second && first !== second);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.event), first);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('aside.panel').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#ev/share-KAZ-RUS');
  assert.equal(new URL(page.url()).hash, '');
  await close();
});

test('an address with evidence opens it, a wrong one says so', async () => {
  const file = pageOf(brief);
  const right = await open(file, { hash: '#ev/share-UZB-CHN' });
  assert.match(await right.page.locator('aside.panel h2').textContent(), /China’s share of Uzbekistan/);
  const event = await open(file, { hash: '#ev/e3' });
  assert.equal(await event.page.locator('aside.panel article').count(), 1);
  const wrong = await open(file, { hash: '#ev/nothing' });
  assert.match(await wrong.page.locator('aside.panel').textContent(), /Nothing is kept under this figure/);
  for (const opened of [right, event, wrong]) { assert.deepEqual(opened.problems, []); await opened.close(); }
});

test('everything has a name, and a drawing holds no stop of the keyboard', async () => {
  const { page, close } = await open(pageOf(brief));
  await page.click('.stand a.n >> nth=1');
  const faults = await page.evaluate(() => {
    const bad = [];
    const name = (e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim();
    for (const e of document.querySelectorAll('a:not(svg a), button, summary, svg[role=img], aside')) if (!name(e)) bad.push('no name: ' + e.outerHTML.slice(0, 90));
    for (const e of document.querySelectorAll('svg[role=img] a:not([tabindex="-1"])')) bad.push('stop inside a drawing: ' + e.outerHTML.slice(0, 90));
    for (const e of document.querySelectorAll('svg:not([role=img]):not([aria-hidden])')) bad.push('drawing without a role: ' + e.outerHTML.slice(0, 90));
    for (const e of document.querySelectorAll('table')) if (!e.querySelector('th[scope]')) bad.push('table without headers');
    for (const e of document.querySelectorAll('section')) if (!document.getElementById(e.getAttribute('aria-labelledby')) && !e.classList.contains('notes')) bad.push('section without a name');
    if (document.querySelectorAll('h1').length !== 1) bad.push('not one h1');
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    if (new Set(ids).size !== ids.length) bad.push('an id is there twice');
    return bad;
  });
  assert.deepEqual(faults, []);
  await close();
});

test('dark and light keep the contrast of words', async () => {
  const file = pageOf(brief);
  for (const colorScheme of ['light', 'dark']) {
    const { page, close } = await open(file, { colorScheme });
    const worst = await page.evaluate(() => {
      const rgb = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
      const light = (colour) => colour.map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
      const paper = rgb(getComputedStyle(document.body).backgroundColor);
      const words = [...document.querySelectorAll('h1, p, td, th, .ci, .src, .fs, dd, dt, svg text')].filter((e) => e.checkVisibility() && !e.closest('.notice, .on-dark'));
      return Math.min(...words.map((e) => ratio(rgb(getComputedStyle(e)[e instanceof SVGElement ? 'fill' : 'color']), paper)));
    });
    assert.ok(worst >= 4.5, `${colorScheme}: ${worst}`);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(paper, colorScheme === 'dark' ? 'rgb(17, 23, 29)' : 'rgb(255, 255, 255)');
    await close();
  }
});

test('print is light, numbers its figures and brings their sentences', async () => {
  const { page, close } = await open(pageOf(brief), { colorScheme: 'dark', width: 700 });
  await page.click('.stand a.n >> nth=1');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.waitForSelector('.notes li', { state: 'visible' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.locator('aside.panel').isVisible(), false);
  assert.equal(await page.locator('.stand a.n').first().getAttribute('data-e'), '1');
  assert.match(await page.locator('.notes li').first().textContent(), /Twenty-nine heads of state/);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages >= 3 && pages <= 9, `${pages} pages of A4`);
  await close();
});

test('a phone shows all of it without scrolling sideways', async () => {
  const { page, problems, close } = await open(pageOf(brief), { width: 390, height: 844, hasTouch: true, isMobile: true });
  assert.equal(await overflow(page), 0);
  assert.ok(await page.locator('#balance .narrow svg').isVisible());
  assert.equal(await page.locator('#balance .wide svg').first().isVisible(), false);
  await page.tap('.stand a.n >> nth=1');
  const box = await page.locator('aside.panel').boundingBox();
  assert.equal(Math.round(box.width), 390, 'the panel is a sheet');
  assert.equal(await overflow(page), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('nothing moves for those who ask for it', async () => {
  const { page, close } = await open(pageOf(brief), { reducedMotion: 'reduce' });
  await page.click('.stand a.n >> nth=1');
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
  await close();
});

// Text that documents may hold, in every place that shows text.
function hostile() {
  const evil = '</script><script>window.harmed=1</script><img src=x onerror="window.harmed=1"> "\' ]]> <!-- 🌍 \u202Eabc\u2028 {{x}} ${y}';
  const bad = makeBrief({ perPower: 2 });
  for (const key of ['title', 'question', 'standfirst', 'notice']) bad[key] = evil + ' ' + bad[key];
  bad.states[0].name = evil;
  bad.powers[1].name = evil;
  bad.key[0].what = evil;
  const id = bad.cards.events[0], event = bad.events[id], said = bad.sentences[event.sentence], document = bad.documents[said.document];
  const opening = `🌍${evil} `;
  said.text = opening + said.text;
  for (const kind of ['source', 'action', 'target']) for (const end of ['start', 'end']) event[kind][end] += opening.length;
  event.rule = event.lexicon = event.lever = event.status = event.attributed_to = evil;
  Object.assign(document, { title: evil, source: evil, origin: evil, url: 'javascript:window.harmed=1' });
  bad.evidence['share-KAZ-RUS'].title = bad.evidence['share-KAZ-RUS'].made = evil;
  return { bad, id };
}

test('hostile text stays text', async () => {
  const { bad, id } = hostile();
  const { page, problems, close } = await open(pageOf(bad));
  assert.equal(await page.textContent('h1'), bad.title);
  const mark = page.locator(`#sentences [data-event="${id}"] [data-kind="action"]`);
  assert.ok((await mark.textContent()).includes(bad.events[id].action.text), 'offsets count UTF-16 units');
  await page.click('.stand a.n >> nth=1');
  assert.ok((await page.locator('aside.panel').textContent()).includes('</script>'));
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await overflow(page), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('one state, two powers, two events: sentences in place of shares, reasons in place of sections', async () => {
  const { page, problems, close } = await open(pageOf(smallBrief()));
  assert.match(await page.locator('#balance').textContent(), /at least 30 are needed/);
  assert.match(await page.locator('#timeline').textContent(), /too short for a trend/);
  assert.match(await page.locator('#gatherings').textContent(), /No gathering was found/);
  assert.equal(await page.locator('#balance svg').count(), 0, 'no share is drawn from two events');
  await page.click('#balance a.n >> nth=0');
  assert.match(await page.locator('aside.panel').textContent(), /Tbilisi accused it of meddling|Tbilisi/);
  assert.deepEqual(problems, []);
  await close();
});

test('forty states and eight powers, some without a colour', async () => {
  const states = FORTY.map((code, i) => ({ code, name: `State of ${code}`, capital: `Capital of ${code}`,
    shares: POWERS_OF_EIGHT.map((_, k) => 1 + ((i * 7 + k * 5) % 11)), volume: 25 + i * 12 }));
  const large = makeBrief({ states, powers: POWERS_OF_EIGHT, perPower: 6 });
  assert.ok(Object.keys(large.events).length >= 2000);
  const file = pageOf(large);
  for (const width of [1280, 390]) {
    const { page, problems, close } = await open(file, { width });
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok(elements < 30000, `${elements} elements: what is closed is not drawn`);
    assert.equal(await overflow(page), 0, `${width} px`);
    assert.ok(await page.locator('#balance svg rect[fill^="url(#ink-hatch"]').count() > 0, 'a power without a colour is hatched');
    assert.deepEqual(problems, []);
    await close();
  }
});

test('sections that are not there leave no hole', async () => {
  const part = makeBrief();
  for (const key of ['levers', 'map', 'sides', 'timeline', 'changes', 'gatherings', 'refusals', 'cards', 'methods', 'key', 'standfirst', 'question', 'notice', 'made', 'read', 'period']) delete part[key];
  const { page, problems, close } = await open(pageOf(part));
  assert.deepEqual(await page.$$eval('section:not(.notes)', (list) => list.map((section) => section.id)), ['balance', 'sources']);
  assert.deepEqual(problems, []);
  await close();
});

test('data of another form are refused in a sentence', async () => {
  const context = await browser.newContext(), page = await context.newPage();
  await page.goto(pathToFileURL(pageOf({ schema: 'steelyard-brief/9', title: 'x' })).href);
  assert.match(await page.textContent('.failed'), /steelyard-brief\/9/);
  await page.goto(pathToFileURL(process.env.STEELYARD_FORM).href);
  assert.match(await page.textContent('.failed'), /holds no data/);
  await context.close();
});

test('the plain form lists the same data as tables', async () => {
  const { bad } = hostile();
  for (const data of [brief, bad, smallBrief()]) {
    const { page, problems, close } = await open(pageOf(data, join(web, 'plain.html')));
    assert.equal(await page.textContent('h1'), data.title);
    assert.ok(await page.locator('table').count() > 2);
    assert.ok(await page.locator('mark.action').count() > 0);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    const dead = await page.$$eval('a[href^="#ev-"]', (list) => list.map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)));
    assert.deepEqual(dead, [], 'every figure leads somewhere');
    assert.deepEqual(problems, []);
    await close();
  }
});

test('the fixtures are what their maker makes', () => {
  assert.deepEqual(JSON.parse(readFileSync(join(web, 'fixtures/brief.json'), 'utf8')), JSON.parse(JSON.stringify(brief)));
  assert.deepEqual(JSON.parse(readFileSync(join(web, 'fixtures/small.json'), 'utf8')), smallBrief());
});
