// Opens HTML packets from disk in a real browser, and tries everything that a reader can do.
//
//   node tests/external/browser.mjs [--only CHECK,…] PAGE STATUS [PAGE STATUS]…
//
// STATUS is what `practicum status --format json` said of the same log and day. Beside PAGE the
// table of hours is read, where there is one. NODE_FOLDER names the folder with node_modules where
// playwright-core is, CHROMIUM the browser. Any finding ends it with 1.
import { CHECKS, make, read } from './browser/checks.mjs';
import { launch, requireFrom, twoAtATime } from './browser/tab.mjs';

const words = process.argv.slice(2);
const only = words[0] === '--only' ? words.splice(0, 2)[1].split(',') : Object.keys(CHECKS).filter((name) => name !== 'words');
if (words.length === 0 || words.length % 2 !== 0 || only.some((name) => !(name in CHECKS))) {
  console.error(`usage: node tests/external/browser.mjs [--only CHECK,…] PAGE STATUS [PAGE STATUS]…\nchecks: ${Object.keys(CHECKS).join(', ')}`);
  process.exit(2);
}

const browser = await launch(requireFrom());
const findings = [];
const pages = read(words);
let seen = 0;
try {
  const tasks = pages.flatMap((what) => only.map((check) => [check, what]));
  await twoAtATime(tasks, async ([check, what]) => {
    const begin = performance.now();
    const count = await make(browser, check, what, findings);
    if (count === false) return;
    seen += count;
    // With many pages only the sum is of interest.
    if (pages.length <= 4) console.log(`${what.name}: ${check}: ${count} seen in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  });
} finally {
  await browser.close();
}
for (const finding of findings) console.error(finding);
console.log(`${pages.length} pages, ${seen} seen, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
