// Every link of a page: each leads somewhere, and what it leads to can be seen.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Follows every link of the page in `tab`, and gives their number. */
export async function links(tab, say, page) {
  const { twice, hrefs, others } = await tab.evaluate(() => {
    const seen = new Set();
    const twice = [];
    for (const { id } of document.querySelectorAll('[id]')) {
      if (seen.has(id)) twice.push(id);
      seen.add(id);
    }
    const all = [...document.querySelectorAll('a[href], area[href], svg a')].map((a) => a.getAttribute('href') ?? '');
    return {
      twice,
      hrefs: [...new Set(all.filter((href) => href.startsWith('#')))],
      others: [...new Set(all.filter((href) => !href.startsWith('#')))],
    };
  });
  for (const id of twice) say(`two elements have the id ${id}`);
  for (const href of others) {
    if (/^(https?:\/\/|mailto:)/.test(href)) continue;
    const [path] = href.split('#');
    const file = join(dirname(resolve(page)), decodeURIComponent(path));
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || !existsSync(file)) say(`the link ${href} leads to no file`);
  }
  // The browser opens what a place lies in. It is asked in two steps, with no timer of the page's
  // between them, since a page without script has none.
  for (const href of hrefs) {
    await tab.evaluate((href) => {
      [...document.querySelectorAll('a[href]')].find((a) => a.getAttribute('href') === href).click();
    }, href);
    const wrong = await tab.evaluate((href) => {
      const id = decodeURIComponent(href.slice(1));
      const target = document.getElementById(id);
      if (!target) return 'leads nowhere';
      if (decodeURIComponent(location.hash) !== `#${id}`) return `ends at ${location.hash}`;
      if (!target.checkVisibility({ visibilityProperty: true })) return 'leads to what is not shown';
      const box = target.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) {
        return `leads outside the window, to ${Math.round(box.top)} px of ${innerHeight}`;
      }
      return document.querySelector(':target') === target ? null : 'does not make its place the target';
    }, href);
    if (wrong) say(`the link ${href} ${wrong}`);
  }
  return hrefs.length + others.length;
}

/** Presses some links as a reader does: each target must come into the window. */
export async function press(tab, say, most) {
  const count = await tab.locator('a[href^="#"]:not(.skip)').count();
  let pressed = 0;
  for (let at = 0; at < count; at += Math.max(1, Math.floor(count / most))) {
    const link = tab.locator('a[href^="#"]:not(.skip)').nth(at);
    if (!(await link.isVisible())) continue;
    const href = await link.getAttribute('href');
    await link.click();
    pressed += 1;
    const seen = await tab.evaluate((href) => {
      const box = document.getElementById(decodeURIComponent(href.slice(1)))?.getBoundingClientRect();
      return box !== undefined && box.bottom >= 0 && box.top <= innerHeight;
    }, href);
    if (!seen) say(`pressing the link ${href} does not show its place`);
  }
  return pressed;
}
