// Opens HTML packets from disk in a real browser, and tries everything that a reader can do.
//
//   node tests/external/browser.mjs [--only CHECK,…] PAGE STATUS [PAGE STATUS]…
//
// STATUS is what `practicum status --format json` said of the same log and day. Beside PAGE the
// table of hours is read, where there is one. NODE_FOLDER names the folder with node_modules where
// playwright-core is, CHROMIUM the browser. Any finding ends it with 1.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clean, narrow, shownAsText } from './browser/clean.mjs';
import { hashes } from './browser/hashes.mjs';
import { WORDS } from './browser/hostile_log.mjs';
import { keyboard } from './browser/keyboard.mjs';
import { contents, ledger, rows, sorting, state } from './browser/ledger.mjs';
import { links, press } from './browser/links.mjs';
import { numbers } from './browser/numbers.mjs';
import { launch, requireFrom, twoAtATime, withTab } from './browser/tab.mjs';

const NO_SCRIPT = { javaScriptEnabled: false };

/** The checks by name. Each is given a way to a fresh tab, and gives how much it saw. */
const CHECKS = {
  numbers: (to) => to.tab({}, (tab, say) => numbers(tab, say, to.program, to.own)),
  'numbers without script': (to) => to.tab(NO_SCRIPT, (tab, say) => numbers(tab, say, to.program, to.own)),
  links: (to) => to.tab({}, (tab, say) => links(tab, say, to.page)),
  'links without script': (to) => to.tab(NO_SCRIPT, async (tab, say) => {
    if (await tab.locator('#_tools').isVisible()) say('the tool bar is shown, and there is no script');
    if (to.own && !(await rows(tab)).every((row) => row.shown)) say('not every entry is shown');
    return (await links(tab, say, to.page)) + (await press(tab, say, 12));
  }),
  phone: (to) => to.tab({ viewport: { width: 390, height: 844 }, hasTouch: true }, async (tab, say) => {
    const seen = (await numbers(tab, say, to.program, to.own)) + (await press(tab, say, 12));
    return to.own ? seen + (await sorting(tab, say)) : seen;
  }),
  contents: (to) => to.own && to.tab({}, (tab, say) => contents(tab, say, to.program, to.hours)),
  ledger: (to) => to.own && to.tab({}, ledger),
  sorting: (to) => to.own && to.tab({}, sorting),
  state: (to) => to.own && to.tab({}, (tab, say) => state(tab, say, to.again)),
  keyboard: (to) => to.tab({}, (tab, say) => keyboard(tab, say, { own: to.own })),
  'keyboard without script': (to) => to.tab(NO_SCRIPT, (tab, say) => keyboard(tab, say, { own: false })),
  clean: (to) => to.tab({}, clean),
  width: (to) => to.tab({}, (tab, say) => narrow(tab, say, [320, 1280])),
  // Only of the hostile log: every one of its words.
  words: (to) => to.tab({}, (tab, say) => shownAsText(tab, say, WORDS)),
  hashes: (to) => to.tab({}, (tab, say) => hashes(tab, say, to.again)),
};

const words = process.argv.slice(2);
const only = words[0] === '--only' ? words.splice(0, 2)[1].split(',') : Object.keys(CHECKS).filter((name) => name !== 'words');
if (words.length === 0 || words.length % 2 !== 0 || only.some((name) => !(name in CHECKS))) {
  console.error(`usage: node tests/external/browser.mjs [--only CHECK,…] PAGE STATUS [PAGE STATUS]…\nchecks: ${Object.keys(CHECKS).join(', ')}`);
  process.exit(2);
}

/** The rows of a table of hours, by the names of its columns. */
function readHours(file) {
  const cell = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;
  const cells = (line) => [...`${line},`.matchAll(cell)].map(([, words]) => words.replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, -1);
  const [names, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean).map(cells);
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

const browser = await launch(requireFrom());
const findings = [];
try {
  const tasks = [];
  for (let at = 0; at < words.length; at += 2) {
    const [page, status] = [words[at], JSON.parse(readFileSync(words[at + 1], 'utf8'))];
    const name = basename(page, '.html');
    const program = status.programs.find(({ id }) => name === id || name.startsWith(`${id}-`));
    if (!program) throw new Error(`${page} is of no program of ${words[at + 1]}`);
    const own = name.endsWith('-self');
    const hours = own ? readHours(join(dirname(page), name.replace(/-self$/, '-hours-self.csv'))) : [];
    for (const check of only) tasks.push({ page, name, program, own, hours, check });
  }
  await twoAtATime(tasks, async ({ check, ...what }) => {
    const name = `${what.name}: ${check}`;
    const begin = performance.now();
    const to = {
      ...what,
      tab: (options, work) => withTab(browser, { page: what.page, name, findings, options }, work),
      again: (fragment, work) => withTab(browser, { page: what.page, fragment, name, findings }, work),
    };
    let seen;
    try {
      seen = await CHECKS[check](to);
    } catch (error) {
      findings.push(`${name}: stopped: ${error.message}`);
      return;
    }
    if (seen === false) return;
    if (!(seen > 0)) findings.push(`${name}: saw nothing`);
    console.log(`${name}: ${seen} seen in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  });
} finally {
  await browser.close();
}
for (const finding of findings) console.error(finding);
console.log(`${words.length / 2} pages, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
