// The checks of a page by their names, and how one of them is made.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clean, narrow, shownAsText } from './clean.mjs';
import { hashes } from './hashes.mjs';
import { WORDS } from './hostile_log.mjs';
import { keyboard } from './keyboard.mjs';
import { contents, ledger, rows, sorting, state } from './ledger.mjs';
import { links, press } from './links.mjs';
import { numbers } from './numbers.mjs';
import { withTab } from './tab.mjs';

const NO_SCRIPT = { javaScriptEnabled: false };

/** The checks by name. Each is given a way to a fresh tab, and gives how much it saw. */
export const CHECKS = {
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
  contents: (to) => to.own && to.tab({}, (tab, say) => contents(tab, say, to.program, to.hours, to.log)),
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

/** The pages and statuses of a command line, two by two, as what the checks need to know of each. */
export function read(words) {
  const pages = [];
  for (let at = 0; at < words.length; at += 2) {
    const [page, status] = [words[at], JSON.parse(readFileSync(words[at + 1], 'utf8'))];
    const name = basename(page, '.html');
    const program = status.programs.find(({ id }) => name === id || name.startsWith(`${id}-`));
    if (!program) throw new Error(`${page} is of no program of ${words[at + 1]}`);
    const own = name.endsWith('-self');
    const hours = own ? readHours(join(dirname(page), name.replace(/-self$/, '-hours-self.csv'))) : [];
    pages.push({ page, name, program, own, hours, log: status.log });
  }
  return pages;
}

/** The rows of a table of hours, by the names of its columns. */
function readHours(file) {
  const cell = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;
  const cells = (line) => [...`${line},`.matchAll(cell)].map(([, words]) => words.replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, -1);
  const [names, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean).map(cells);
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

/** Makes one check of one page, writes into `findings`, and gives how much it saw; `false` where it is not for this page. */
export async function make(browser, check, what, findings, signal) {
  const name = `${what.name}: ${check}`;
  const to = {
    ...what,
    tab: (options, work) => withTab(browser, { page: what.page, name, findings, options, signal }, work),
    again: (fragment, work) => withTab(browser, { page: what.page, fragment, name, findings, signal }, work),
  };
  try {
    const seen = await CHECKS[check](to);
    if (seen !== false && !(seen > 0)) findings.push(`${name}: saw nothing`);
    return seen;
  } catch (error) {
    if (!signal?.aborted) findings.push(`${name}: stopped: ${error.message}`);
    return 0;
  }
}
