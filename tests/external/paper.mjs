// Prints HTML packets as a browser does, and reads the paper with poppler.
//
//   node tests/external/paper.mjs PAGE…
//
// On Letter and on A4: the head of a table stands on every page of it; no row that fits a page lies
// on two; nothing is wider than the paper; what is folded away on the screen is printed. Small marks
// are put into the page where its rows, heads and folds begin and end; they take no room. NODE_FOLDER
// names the folder with node_modules where playwright-core is. Any finding ends it with 1.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { launch, requireFrom, twoAtATime, withTab } from './browser/tab.mjs';

const PAPERS = { Letter: [612, 792], A4: [595.28, 841.89] };
/** No word comes closer to the edge of the paper than this, in points. */
const MARGIN = 30;

/** In the page: puts a mark at both ends of each row, into each head and each fold. */
function mark() {
  const style = { position: 'absolute', 'font-size': '1px', 'line-height': '1', 'white-space': 'nowrap', 'pointer-events': 'none', margin: '0', padding: '0', 'min-width': '0', float: 'none', display: 'block', width: 'auto', height: 'auto', border: '0' };
  const put = (into, words, place) => {
    const one = document.createElement('span');
    one.textContent = words;
    for (const [name, value] of Object.entries({ ...style, ...place })) one.style.setProperty(name, value, 'important');
    into.append(one);
  };
  const within = (cell) => {
    if (getComputedStyle(cell).position === 'static') cell.style.setProperty('position', 'relative', 'important');
    return cell;
  };
  const words = (node) => node.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
  const tables = [...document.querySelectorAll('table')].map((table, number) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const names = rows.map((row) => row.id || words(row));
    const head = table.tHead?.rows[0]?.cells[0];
    if (head) put(within(head), `h${number}x`, { top: '0', left: '0' });
    rows.forEach((row, at) => {
      for (const cell of row.cells) {
        put(within(cell), `t${number}r${at}x`, { top: '0', left: '0' });
        put(cell, `b${number}r${at}x`, { bottom: '0', left: '0' });
      }
    });
    return { name: table.id || table.caption?.textContent.slice(0, 40), head: Boolean(head), rows: names };
  });
  const folds = [...document.querySelectorAll('details')].map((fold, number) => {
    const name = `${fold.closest('[id]')?.id}: ${words(fold)}`;
    const last = [...fold.children].findLast((child) => child.localName !== 'summary');
    if (last) put(within(last), `d${number}x`, { bottom: '0', left: '0' });
    return last ? name : null;
  });
  return { tables, folds };
}

/** The words of a PDF by page, each with its box. */
function words(pdf) {
  const said = spawnSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (said.status !== 0) throw new Error(`pdftotext: ${said.stderr}`);
  return said.stdout.split('<page ').slice(1).map((page) => {
    const [, width, height] = page.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
    const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)];
    return { width, height, words: words.map(([, xMin, yMin, xMax, yMax, text]) => ({ xMin: +xMin, yMin: +yMin, xMax: +xMax, yMax: +yMax, text })) };
  });
}

/** Judges one print-out, and gives how many rows and pages it saw. */
function judge(say, pdf, [width, height], { tables, folds }) {
  const pages = words(pdf);
  const places = new Map();
  for (const [number, page] of pages.entries()) {
    if (Math.abs(page.width - width) > 1 || Math.abs(page.height - height) > 1) say(`page ${number + 1} is ${page.width} × ${page.height} points`);
    if (page.words.length === 0) say(`page ${number + 1} is empty`);
    for (const word of page.words) {
      // Marks that lie on each other are read as one word.
      for (const [mark] of word.text.matchAll(/[htbd]\d+(?:r\d+)?x/g)) {
        if (!places.has(mark)) places.set(mark, []);
        places.get(mark).push({ page: number, y: word.yMin });
      }
      if (/^(?:[htbd]\d+(?:r\d+)?x)+$/.test(word.text)) continue;
      if (word.xMin < MARGIN || word.xMax > page.width - MARGIN) say(`page ${number + 1}: «${word.text.slice(0, 40)}» reaches from ${word.xMin} to ${word.xMax} points of ${page.width}`);
    }
  }
  let rows = 0;
  for (const [number, table] of tables.entries()) {
    const on = new Map();
    for (const [at, name] of table.rows.entries()) {
      const ends = [...(places.get(`t${number}r${at}x`) ?? []), ...(places.get(`b${number}r${at}x`) ?? [])];
      if (ends.length === 0) {
        say(`the row «${name}» of ${table.name} is not printed`);
        continue;
      }
      rows += 1;
      const first = Math.min(...ends.map(({ page }) => page));
      const last = Math.max(...ends.map(({ page }) => page));
      for (const { page, y } of ends) on.set(page, Math.min(on.get(page) ?? Infinity, y));
      // A row taller than a page fills every page between its ends; with one break it fits a page
      // unless it stands alone on both.
      const top = Math.min(...ends.filter(({ page }) => page === first).map(({ y }) => y));
      const bottom = Math.max(...ends.filter(({ page }) => page === last).map(({ y }) => y));
      if (last > first && last - first === 1 && height - top + bottom < height - 200) say(`the row «${name}» of ${table.name} is cut by the end of page ${first + 1}`);
    }
    if (!table.head || on.size === 0) continue;
    const heads = places.get(`h${number}x`) ?? [];
    for (const [page, y] of on) {
      if (!heads.some((head) => head.page === page && head.y <= y + 1)) say(`page ${page + 1} has rows of ${table.name}, and no head above them`);
    }
  }
  for (const [number, name] of folds.entries()) {
    if (name !== null && !places.has(`d${number}x`)) say(`what is folded away is not printed: ${name}`);
  }
  return { rows, pages: pages.length };
}

const list = process.argv.slice(2);
if (list.length === 0) {
  console.error('usage: node tests/external/paper.mjs PAGE…');
  process.exit(2);
}
const browser = await launch(requireFrom());
const work = mkdtempSync(join(tmpdir(), 'paper-'));
const findings = [];
try {
  const tasks = list.flatMap((page) => Object.entries(PAPERS).map(([paper, size]) => ({ page, paper, size })));
  await twoAtATime(tasks, async ({ page, paper, size }) => {
    const name = `${basename(page)} on ${paper}`;
    await withTab(browser, { page, name, findings, options: { javaScriptEnabled: false } }, async (tab, say) => {
      // As wide as the paper between its margins: a wider page would be printed smaller.
      await tab.emulateMedia({ media: 'print' });
      await tab.setViewportSize({ width: Math.floor(((size[0] - 2 * 48.2) * 96) / 72), height: 900 });
      const wide = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      if (wide[0] > wide[1]) say(`the page is ${wide[0]} px wide, and the paper ${wide[1]} px`);
      const marks = await tab.evaluate(mark);
      const pdf = join(work, `${name}.pdf`);
      await tab.pdf({ path: pdf, format: paper, preferCSSPageSize: false });
      const { rows, pages } = judge(say, pdf, size, marks);
      if (rows === 0) say('no row was seen');
      console.log(`${name}: ${pages} pages, ${rows} rows, ${marks.folds.length} folds`);
    });
  });
} finally {
  await browser.close();
  if (process.env.KEEP) console.log(work); else rmSync(work, { recursive: true });
}
for (const finding of findings) console.error(finding);
console.log(`${list.length} pages printed, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
