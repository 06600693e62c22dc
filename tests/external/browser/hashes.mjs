// Addresses that nobody should send: none of them may break the page, or put anything into it.
import { rows, search } from './ledger.mjs';

const long = 'x'.repeat(10_000);

/** Hostile fragments, and those that say nothing. */
export const HASHES = [
  '#entries?q=<img src=x onerror=alert(1)>',
  '#entries?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  '#entries?q=<script>window.pwned=1</script>&domain=<svg onload=alert(1)>',
  '#entries?q="><img src=x onerror=window.pwned=1>',
  '#%', '#entries?%', '#entries?q=%', '#entries?q=%E0%A4%A', '#%00', '#entries?q=%00', '#?', '#entries?', '#entries?=', '#entries?&&&',
  `#${long}`, `#entries?q=${long}`, `#entries?domain=${long}`, `#entries?${'a=1&'.repeat(2_500)}`,
  '#entries?nonsense=1&q2=2', '#entries?area=constructor', '#entries?domain=__proto__&year=toString',
  '#entries?__proto__[hidden]=1&constructor=1', '#entries?sort=constructor', '#entries?sort=__proto__&order=constructor',
  '#entries?sort=counted&order=sideways', '#entries?sort=&order=', '#entries?domain=core"]&area=core/ethics',
  '#entries?q=a&q=b', '#javascript:window.pwned=1', '#entries?q=javascript:alert(1)', '#entries?q=%ED%A0%80', '#entries?q=(((((((',
  '#entries?q=%E2%80%AE%D7%90', '#_tools', '#_q', '#nowhere', '#entries/../../etc', "#entries?q=');alert(1);//",
];

/** Opens the page with each fragment, from outside and by the address bar. */
export async function hashes(tab, say, open) {
  const all = await rows(tab);
  const size = await tab.evaluate(() => document.getElementsByTagName('*').length);
  const look = async (there) => {
    await there.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    return there.evaluate(() => ({
      size: document.getElementsByTagName('*').length,
      pwned: window.pwned !== undefined || ({}).hidden !== undefined,
      rows: [...document.querySelectorAll('#entries-table > tbody > tr')].filter((row) => !row.hidden).map((row) => row.id),
      found: document.getElementById('_found')?.textContent ?? '',
      q: document.getElementById('_q')?.value ?? '',
      chosen: [...document.querySelectorAll('#_tools select')].map((one) => one.selectedIndex),
    }));
  };
  const judge = (hash, how, seen) => {
    const name = `${hash.length > 80 ? `${hash.slice(0, 80)}…` : hash} ${how}`;
    if (seen.pwned) say(`${name}: something ran`);
    if (seen.size !== size) say(`${name}: the page has ${seen.size} elements, and had ${size}`);
    if (seen.chosen.some((at) => at < 0)) say(`${name}: a select is empty`);
    // What the fields say is what is shown: no filter without a sign of it.
    if (seen.chosen.every((at) => at === 0)) {
      const expected = search(all, seen.q).length;
      if (seen.rows.length !== expected) say(`${name}: ${seen.rows.length} rows are shown, and by the fields it is ${expected}`);
    }
    const number = Number(seen.found.match(/\d[\d,]*/)?.[0].replaceAll(',', ''));
    if (all.length && number !== seen.rows.length) say(`${name}: ${seen.rows.length} rows are shown, and the page says «${seen.found}»`);
  };
  for (const hash of HASHES) {
    await tab.evaluate((hash) => { location.hash = hash; }, hash);
    judge(hash, 'by the address bar', await look(tab));
  }
  // From outside only a few of each kind: each is a page of its own.
  for (const hash of HASHES.filter((_, at) => at % 6 === 0)) {
    judge(hash, 'from outside', await open(hash, look));
  }
  // After all of that it still works.
  if (all.length) {
    await tab.locator('#_all').click();
    const seen = await look(tab);
    if (seen.rows.length !== all.length) say(`after the hostile addresses «Show all» shows ${seen.rows.length} rows of ${all.length}`);
  }
  return HASHES.length;
}
