// Judges one HTML packet with the Nu HTML checker and with axe, in every look that it has.
//
//   node tests/external/html.mjs [--brief] PAGE [FOLDER WITH node_modules]
//
// With --brief only the looks that differ most, for a page of the same templates as another.
//
// vnu-jar, playwright-core and axe-core are taken from the folder, else from NODE_PATH. It needs
// java and a Chromium: CHROMIUM names it, else /usr/bin/chromium. Any finding ends it with 1.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { narrow } from './browser/clean.mjs';
import { launch, requireFrom, twoAtATime, withTab } from './browser/tab.mjs';

const words = process.argv.slice(2);
const brief = words[0] === '--brief' && Boolean(words.shift());
const [page, folder] = words;
if (!page) {
  console.error('usage: node tests/external/html.mjs [--brief] PAGE [FOLDER WITH node_modules]');
  process.exit(2);
}
const require = requireFrom(folder);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

/** What vnu may say of a log's own letters, which a page shows as they are. */
const LETTERS = /^(Text run is not in Unicode Normalization Form C|Document uses the Unicode Private Use Area)/;

/** The markup and the style. */
async function markup() {
  const vnu = require.resolve('vnu-jar/build/dist/vnu.jar');
  const checker = spawn('java', ['-jar', vnu, '--format', 'json', resolve(page)]);
  let said = '';
  checker.stderr.setEncoding('utf8').on('data', (words) => { said += words; });
  const status = await new Promise((done, failed) => checker.on('close', done).on('error', failed));
  const messages = JSON.parse(said).messages.filter(({ message }) => !LETTERS.test(message));
  for (const { type, subType, lastLine, message, extract } of messages) {
    findings.push(`vnu: ${subType ?? type} at line ${lastLine ?? '?'}: ${message.slice(0, 300)} ${extract ?? ''}`);
  }
  if (messages.length === 0 && status !== 0 && !LETTERS.test(said)) findings.push(`vnu: ended with ${status}`);
}

// The looks. axe judges the first ones whole, with everything open in the first of them; of those
// that only have other colours or sizes it judges what these can break.
const most = [{ width: 320 }, { width: 1280, colorScheme: 'dark', open: true }, { width: 1280, media: 'print' }];
const looks = brief ? most : [
  ...[320, 1280].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme }))),
  ...[320, 1280].map((width) => ({ width, media: 'print' })),
  { width: 1280, open: true },
  { width: 390, rules: [] },
  { width: 768, colorScheme: 'dark', rules: [] },
  { width: 1280, contrast: 'more', rules: ['color-contrast'] },
  { width: 1280, contrast: 'more', colorScheme: 'dark', rules: ['color-contrast'] },
  // The browser's own colours stand in for the page's, so there is no contrast to judge.
  { width: 1280, forcedColors: 'active', rules: ['label', 'button-name', 'svg-img-alt'] },
  // 200 %: half as many pixels of twice the size; and letters of twice the size alone.
  { width: 640, deviceScaleFactor: 2, rules: [] },
  { width: 1280, letters: 32, rules: [] },
  { width: 640, letters: 32, rules: [] },
];

const browser = await launch(require);
// A reader who asked for letters of 32 px instead of 16.
const large = await launch(require, ['--blink-settings=defaultFontSize=32']);
let rules = 0;

async function look({ width, media = 'screen', colorScheme = 'light', contrast, forcedColors, deviceScaleFactor, letters, open, rules: only }) {
  const name = [media, width, colorScheme, contrast && `contrast ${contrast}`, forcedColors && 'forced colours', deviceScaleFactor && `× ${deviceScaleFactor}`, letters && `letters of ${letters} px`, open && 'open'].filter(Boolean).join(' ');
  const options = {
    viewport: { width, height: 900 },
    colorScheme,
    contrast: contrast ?? null,
    forcedColors: forcedColors ?? null,
    deviceScaleFactor: deviceScaleFactor ?? 1,
    // axe is put into the page, which admits no script but its own.
    bypassCSP: true,
  };
  const before = (tab) => tab.emulateMedia({ media, colorScheme });
  await withTab(letters ? large : browser, { page, name, findings, options, before }, async (tab, say) => {
    if (letters) {
      const size = await tab.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      if (size !== `${letters}px`) say(`the page sets letters of ${size}`);
    }
    const extent = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (media === 'screen' && extent[0] > extent[1]) say(`the page is ${extent[0]} px wide in a window of ${extent[1]} px`);
    if (only?.length !== 0) {
      await tab.evaluate(axe);
      if (open) await narrow(tab, say, [width]);
      const result = await tab.evaluate((only) => {
        // What lies far outside the window is laid out only when it comes near: here all of it is.
        const style = document.createElement('style');
        style.textContent = '* { content-visibility: visible !important }';
        document.head.append(style);
        return window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
      }, only);
      rules += result.passes.length;
      for (const { id, help, nodes } of result.violations) {
        say(`axe ${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
      }
    }
    if (media === 'screen') await narrow(tab, say, [width]);
  });
}

try {
  await twoAtATime([markup, ...looks.map((one) => () => look(one))], (task) => task());

  // The page as it is, with its policy in force: its own style is admitted, nothing is refused.
  await withTab(browser, { page, name: 'as it is', findings }, async (tab, say) => {
    const margin = await tab.evaluate(() => getComputedStyle(document.body).margin);
    if (margin !== '0px') say('the policy refuses the style of the page');
    const moving = await tab.evaluate(() => document.getAnimations().length + Number(getComputedStyle(document.documentElement).scrollBehavior !== 'auto'));
    if (moving) say('something moves, and the reader has asked for rest');
  });
} finally {
  await browser.close();
  await large.close();
}

if (rules === 0) findings.push('axe judged nothing');
for (const finding of findings) console.error(finding);
console.log(`${page}: ${looks.length} looks, ${rules} rules passed, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
