#!/usr/bin/env node
// How long a page of many entries takes in a browser, beside the same rows as a bare table.
//
//   benches/browser.mjs [ENTRIES]     10,000 unless said
//
// It writes a log of fixed numbers, builds the applicant's page, and writes the yardstick: what its
// ledger shows, as a table without style or script. Both are opened in turn, and medians printed:
// until the load event, until the first paint, the longest frame after the jump to the entries, and
// from a key to the next frame, for which the yardstick hides the same rows. PRACTICUM names the program, else the release build is taken;
// playwright-core and Chromium are those that tests/external uses.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, requireFrom } from '../tests/external/browser/tab.mjs';

const ROUNDS = 7;
const root = fileURLToPath(new URL('..', import.meta.url));
const practicum = process.env.PRACTICUM || join(process.env.CARGO_TARGET_DIR || join(root, 'target'), 'release/practicum');
const entries = Number(process.argv[2] ?? 10_000);

const OWN = `applicant:
  name: Jordan Avery
  degree: {level: masters, title: MA, school: Example University, awarded: 2000-06-12}
  experience: {from: 2000-08-01}
supervisors:
  rivera: {name: Alex Rivera, primary: true, contract: {signed: 2004-02-01}, documents: [{type: aasect-supervisor, from: 2000-05-01}]}
  okafor: {name: Chidi Okafor, contract: {signed: 2004-02-01}, documents: [{type: aasect-supervisor, from: 2000-05-01}]}
programs: {aasect-cst: {version: 2025.T.1}}
`;
const AREAS = ['core/ethics', 'core/development', 'core/culture', 'core/intimacy', 'core/anatomy', 'core/health', 'training/theory', 'training/assessment', 'training/evaluation'];
const AMOUNTS = ['0.5', '1', '1.5', '45m', '1h30m', '2'];

/** Writes a log of so many entries: the same for the same number. */
function write(folder) {
  let state = 48_213;
  const below = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const of = (list) => list[below(list.length)];
  writeFileSync(join(folder, 'practicum.yaml'), OWN);
  for (let year = 2005; year < 2025; year += 1) mkdirSync(join(folder, `${year}`));
  for (let at = 0; at < entries; at += 1) {
    const year = 2005 + below(20);
    const month = `${year}-${String(1 + below(12)).padStart(2, '0')}`;
    const date = `${month}-${String(1 + below(28)).padStart(2, '0')}`;
    const kind = below(20);
    const keys = kind < 8
      ? `kind: training\ntitle: "Course ${at}: theory & practice"\ndate: ${date}\nprovider: Example University\napproval: ${of(['aasect', 'university', 'other'])}\ndelivery: ${of(['in-person', 'live-online', 'asynchronous'])}\nhours: ${of(AMOUNTS)}\narea: ${of(AREAS)}\ntags: [weekend]`
      : kind < 15
        ? `kind: supervision\ndate: ${date}\nsupervisor: ${of(['rivera', 'okafor'])}\nsetting: individual\ndelivery: ${of(['in-person', 'video'])}\nhours: ${of(AMOUNTS)}`
        : `kind: cases\ndate: ${month}\nsupervisor: ${of(['rivera', 'okafor'])}\nmodality: ${of(['individual', 'couple'])}\ndelivery: ${of(['in-person', 'video'])}\nhours: ${1 + below(20)}`;
    const body = Array.from({ length: below(60) }, () => of(['session', 'boundary', 'couple', 'shame', 'desire', 'referral', 'culture', 'repair'])).join(' ');
    writeFileSync(join(folder, `${year}/${date}-${String(at).padStart(6, '0')}.md`), `---\n${keys}\n---\n${body}\n`);
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Opens a page anew, and gives its times in milliseconds. */
async function measure(browser, page, ledger) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(page).href);
    return await tab.evaluate(async (ledger) => {
      // A frame has been drawn when what is asked for after its callback has its turn.
      const frame = () => new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      }));
      await frame();
      const [navigation] = performance.getEntriesByType('navigation');
      const times = {
        load: navigation.loadEventEnd,
        paint: await new Promise((done) => {
          const seen = (list) => list.getEntries().filter(({ name }) => name === 'first-contentful-paint').forEach(({ startTime }) => done(startTime));
          new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
        }),
      };
      const timed = async (work) => {
        const begin = performance.now();
        work();
        await frame();
        const time = performance.now() - begin;
        await new Promise((done) => setTimeout(done, 200));
        return time;
      };
      const rows = [...document.querySelectorAll(ledger ? '#entries-table > tbody > tr' : 'tbody > tr')];
      const search = document.getElementById('_q');
      const type = (words) => () => {
        if (ledger) {
          search.value = words;
          search.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else {
          for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
        }
      };
      // What comes near is laid out: the longest that a reader waits for a frame after the jump.
      (ledger ? document.getElementById('entries') : document.body).scrollIntoView();
      times['jump'] = 0;
      for (const begin = performance.now(); performance.now() - begin < 2000;) {
        const before = performance.now();
        await frame();
        times['jump'] = Math.max(times['jump'], performance.now() - before);
      }
      times['first key'] = await timed(type('r'));
      times['next key'] = await timed(type('ri'));
      times['a word'] = await timed(type('rivera'));
      times['none'] = await timed(type('nothing-of-the-kind'));
      times['all again'] = await timed(type(''));
      if (ledger) {
        const head = document.querySelectorAll('#entries-table thead button')[4];
        times['sort'] = await timed(() => head.click());
        times['choose'] = await timed(() => {
          const select = document.getElementById('_year');
          select.selectedIndex = 3;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        });
      }
      return times;
    }, ledger);
  } finally {
    await context.close();
  }
}

const work = mkdtempSync(join(tmpdir(), 'bench-browser-'));
const browser = await launch(requireFrom());
try {
  const log = join(work, 'log');
  mkdirSync(log);
  write(log);
  execFileSync(practicum, ['build', log, '--as-of', '2025-06-01', '--audience', 'self', '--only', 'html', '-o', work, '-q'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const page = join(work, 'aasect-cst-self.html');
  const bare = join(work, 'bare.html');
  const reader = await browser.newPage({ javaScriptEnabled: false });
  await reader.goto(pathToFileURL(page).href, { timeout: 120_000 });
  const rows = await reader.evaluate(() => {
    const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return [...document.querySelectorAll('#entries-table > tbody > tr')].map((row) => `<tr>${[...row.cells].map((cell) => `<td>${escape(cell.textContent)}</td>`).join('')}</tr>`);
  });
  await reader.close();
  if (rows.length !== entries) throw new Error(`the page has ${rows.length} rows, and the log ${entries} entries`);
  writeFileSync(bare, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><table><tbody>\n${rows.join('\n')}\n</tbody></table></html>`);

  const times = { page: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.page.push(await measure(browser, page, true));
    times.bare.push(await measure(browser, bare, false));
  }
  const megabytes = (file) => (statSync(file).size / 1e6).toFixed(1);
  console.log(`${entries} entries: the page has ${megabytes(page)} MB, the bare table ${megabytes(bare)} MB; medians of ${ROUNDS} in milliseconds`);
  for (const name of Object.keys(times.page[0])) {
    const [ours, theirs] = [median(times.page.map((one) => one[name])), median(times.bare.map((one) => one[name] ?? NaN))];
    const beside = Number.isNaN(theirs) ? '' : `  bare ${theirs.toFixed(0).padStart(6)}  ratio ${(ours / theirs).toFixed(2)}`;
    console.log(`${name.padEnd(10)} ${ours.toFixed(0).padStart(6)}${beside}`);
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}
