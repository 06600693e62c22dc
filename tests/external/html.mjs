// Judges one HTML packet with the Nu HTML checker and with axe, in every look that it has.
//
//   node tests/external/html.mjs PAGE [FOLDER WITH node_modules]
//
// vnu-jar, playwright-core and axe-core are taken from the folder, else from NODE_PATH. It needs
// java and a Chromium: CHROMIUM names it, else /usr/bin/chromium. Any finding ends it with 1.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [page, folder] = process.argv.slice(2);
if (!page) {
  console.error('usage: node tests/external/html.mjs PAGE [FOLDER WITH node_modules]');
  process.exit(2);
}
const require = createRequire(folder ? join(resolve(folder), 'from-here.js') : import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

// The markup and the style.
const vnu = require.resolve('vnu-jar/build/dist/vnu.jar');
const checked = spawnSync('java', ['-jar', vnu, '--format', 'json', resolve(page)], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (checked.error) throw checked.error;
const { messages } = JSON.parse(checked.stderr);
for (const { type, subType, lastLine, message, extract } of messages) {
  findings.push(`vnu: ${subType ?? type} at line ${lastLine ?? '?'}: ${message} ${extract ?? ''}`);
}
if (messages.length === 0 && checked.status !== 0) {
  findings.push(`vnu: ended with ${checked.status}`);
}

// The looks.
const looks = [];
for (const width of [320, 390, 768, 1280]) {
  for (const colorScheme of ['light', 'dark']) looks.push({ width, colorScheme, media: 'screen' });
}
for (const contrast of ['more']) looks.push({ width: 1280, colorScheme: 'light', media: 'screen', contrast });
for (const width of [320, 1280]) looks.push({ width, colorScheme: 'light', media: 'print' });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let rules = 0;
try {
  for (const { width, colorScheme, media, contrast } of looks) {
    const name = `${media} ${width} ${colorScheme}${contrast ? ` contrast ${contrast}` : ''}`;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      contrast: contrast ?? null,
      // axe is put into the page, which admits no script of its own; what the page itself asks
      // for is judged below.
      bypassCSP: true,
    });
    const tab = await context.newPage();
    tab.on('request', (request) => {
      if (request.url() !== pathToFileURL(resolve(page)).href) {
        findings.push(`${name}: the page asks for ${request.url()}`);
      }
    });
    await tab.emulateMedia({ media, colorScheme });
    await tab.goto(pathToFileURL(resolve(page)).href);
    const extent = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (media === 'screen' && extent[0] > extent[1]) {
      findings.push(`${name}: the page is ${extent[0]} px wide in a window of ${extent[1]} px`);
    }
    await tab.evaluate(axe);
    const result = await tab.evaluate(() => window.axe.run(document));
    rules += result.passes.length;
    for (const { id, help, nodes } of result.violations) {
      findings.push(`${name}: axe ${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
    }
    await context.close();
  }

  // The page as it is, with its policy in force: its own style is admitted, nothing is refused.
  const tab = await browser.newPage();
  tab.on('console', (message) => findings.push(`console: ${message.text()}`));
  await tab.goto(pathToFileURL(resolve(page)).href);
  const margin = await tab.evaluate(() => getComputedStyle(document.body).margin);
  if (margin !== '0px') findings.push('the policy refuses the style of the page');
} finally {
  await browser.close();
}

if (rules === 0) findings.push('axe judged nothing');
for (const finding of findings) console.error(finding);
console.log(`${page}: ${looks.length} looks, ${rules} rules passed, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
