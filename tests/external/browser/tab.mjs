// A tab of a real browser, and a list of everything that a page in it should not have done.
//
// Everything is said into `findings`, a list of sentences; what a page does unasked (a request, a
// word on the console, a dialog, a refusal by its policy) is one too.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** `require` as a program in the folder of NODE_FOLDER has it, else in that where `.ci/run` installs. */
export function requireFrom(folder = process.env.NODE_FOLDER) {
  const installed = fileURLToPath(new URL('../../../target/ci/node', import.meta.url));
  return createRequire(join(resolve(folder || installed), 'from-here.js'));
}

/** A Chromium without a window: CHROMIUM names it, else /usr/bin/chromium. */
export function launch(require, more = []) {
  return require('playwright-core').chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', ...more],
  });
}

/**
 * Opens `page` from disk, with `fragment` behind its address, and gives its tab to `work`.
 *
 * `options` are those of a browser's context. Motion is reduced, so that a jump is over at once.
 * `signal` closes the tab before its work is done.
 */
export async function withTab(browser, { page, fragment = '', name, findings, options = {}, before, signal }, work) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  signal?.addEventListener('abort', () => context.close());
  try {
    const tab = await context.newPage();
    const address = pathToFileURL(resolve(page)).href;
    const say = (words) => findings.push(`${name}: ${words}`);
    tab.on('request', (request) => {
      if (request.url().split('#')[0] !== address) say(`the page asks for ${request.url()}`);
    });
    tab.on('console', (message) => say(`console: ${message.text()}`));
    tab.on('pageerror', (error) => say(`the script fails: ${error.message}`));
    tab.on('popup', (opened) => say(`a window opens: ${opened.url()}`));
    tab.on('dialog', async (dialog) => {
      say(`a dialog opens: ${dialog.message()}`);
      await dialog.dismiss();
    });
    if (before) await before(tab);
    await tab.goto(address + fragment);
    return await work(tab, say);
  } finally {
    await context.close();
  }
}

/** Runs `work` over `list`, two at a time, and gives the results in the list's order. */
export async function twoAtATime(list, work) {
  const results = [];
  let next = 0;
  const one = async () => {
    while (next < list.length) {
      const at = next;
      next += 1;
      results[at] = await work(list[at]);
    }
  };
  await Promise.all([one(), one()]);
  return results;
}
