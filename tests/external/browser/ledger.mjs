// The table of every entry: what the search, the selects and the heads do, against this file's own
// reading of the same rows.

import { day } from './numbers.mjs';

const SELECTS = ['domain', 'area', 'supervisor', 'year', 'status'];

/** The rows of the ledger in their order, as they stand in the document. */
export function rows(tab) {
  return tab.evaluate(() =>
    [...document.querySelectorAll('#entries-table > tbody > tr')].map((row) => ({
      id: row.id,
      facets: (row.dataset.facets ?? '').split(' ').filter(Boolean),
      key: row.cells[0]?.dataset.key ?? '',
      cells: [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
      // What is seen of the entry before it is opened, without what is said about it.
      title: (() => {
        const seen = (row.querySelector('th summary') ?? row.querySelector('th')).cloneNode(true);
        for (const about of seen.querySelectorAll('.soft')) about.remove();
        return seen.textContent.replace(/\s+/g, ' ').trim();
      })(),
      text: row.textContent.replace(/\s+/g, ' ').trim(),
      shown: row.checkVisibility(),
    })),
  );
}

/** The rows that are shown in their order, and what the page says of their number, once its script had its turn. */
const shown = (tab) =>
  tab.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const rows = [...document.querySelectorAll('#entries-table > tbody > tr')].filter((row) => row.checkVisibility());
    return { ids: rows.map((row) => row.id), said: document.getElementById('_found').textContent };
  });

/** The rows that a search for `query` finds: those that hold each of its words, whatever their case. */
export function search(all, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return all.filter((row) => words.every((word) => plain(row.text).includes(word)));
}

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Compares lists of ids, and says how they differ. */
function same(say, what, expected, found) {
  if (expected.length === found.length && expected.every((id, at) => id === found[at])) return;
  const missing = expected.filter((id) => !found.includes(id));
  const extra = found.filter((id) => !expected.includes(id));
  const how = missing.length + extra.length === 0 ? 'the order differs' : `missing ${missing.slice(0, 5)}; too many ${extra.slice(0, 5)}`;
  say(`${what}: ${expected.length} rows are to be shown, and ${found.length} are (${how})`);
}

/** The sentence about how many were found: its numbers are those of the rows. */
function counted(say, what, found, all, words) {
  const numbers = (words.match(/\d[\d,]*/g) ?? []).map((one) => Number(one.replaceAll(',', '')));
  const right = found === all ? numbers.includes(all) : numbers[0] === found && numbers.at(-1) === all;
  if (!right) say(`${what}: ${found} of ${all} rows are shown, and the page says «${words}»`);
}

/** Whether the ledger holds what `status` and the table of hours say of each entry. */
export async function contents(tab, say, program, hours, log) {
  const all = await rows(tab);
  let compared = 1;
  if (log.errors === 0 && all.length !== log.entries) say(`the ledger has ${all.length} rows, and the log ${log.entries} entries`);
  const ids = new Set(all.map((row) => row.id));
  if (ids.size !== all.length || !all.every((row) => /^log-\S+$/.test(row.id))) say('the rows of the ledger are not named log-N, each once');
  const about = (path, line) => all.filter((row) => row.text.includes(line ? `${path}:${line}` : path));
  for (const requirement of program.requirements) {
    for (const entry of requirement.entries ?? []) {
      compared += 1;
      const found = about(entry.path);
      if (found.length === 0) say(`no row names ${entry.path}`);
      for (const reason of entry.reasons) {
        const words = plain(reason
          .replace(/\d{4}-\d\d(-\d\d)?/g, (iso) => day(iso)).replace(/(\d{4}) to ([A-Z])/g, '$1 – $2'));
        if (!found.some((row) => plain(row.text).includes(words))) say(`${entry.path}: no row says «${reason}»`);
      }
    }
  }
  for (const line of hours) {
    compared += 1;
    const [path] = line.file.split(/:(?=\d+$)/);
    const found = about(path);
    // Of the file's rows, one says these three amounts.
    const amounts = [line.logged, line.credited, line.counted].filter((one) => Number(one) !== 0);
    if (!found.some((row) => amounts.every((one) => row.text.replaceAll(',', '').includes(one)))) {
      say(`${line.file}: no row says logged ${line.logged}, credited ${line.credited}, counted ${line.counted}`);
    }
    const facets = { domain: line.domain, area: line.area, year: line.from.slice(0, 4) };
    for (const [name, value] of Object.entries(facets)) {
      if (value && !found.some((row) => row.facets.includes(`${name}:${value}`))) say(`${line.file}: no row has the facet ${name}:${value}`);
    }
  }
  return compared;
}

/** Words that some of the rows hold: of titles, of what lies in their details, and in odd spellings. */
function queries(all) {
  const queries = new Set(['', '   ', 'nothing-of-the-kind-9', '.*', '(', '\\', '[a-z]+', '%', '"', '<b>', '&amp;', '0.83', '2024']);
  const middle = (at) => all[Math.floor(all.length * at)];
  for (const at of [0.1, 0.3, 0.55, 0.8]) {
    const words = middle(at).title.split(' ').filter((word) => word.length > 3);
    if (words.length === 0) continue;
    queries.add(words[0]);
    queries.add(words[0].toUpperCase());
    queries.add(words.at(-1).slice(1, 4));
    queries.add(`${words.at(-1)}  ${words[0]} `);
  }
  const paths = all.map((row) => row.text.match(/[\w/.-]+\.md/)?.[0]).filter(Boolean);
  for (const at of [0.2, 0.7]) queries.add(paths[Math.floor(paths.length * at)] ?? '');
  return [...queries];
}

/** Types into the search, chooses, sorts, and compares what is shown. */
export async function ledger(tab, say) {
  const all = await rows(tab);
  const total = all.length;
  const everything = all.map((row) => row.id);
  let compared = 0;
  const check = async (what, expected) => {
    compared += 1;
    const { ids, said } = await shown(tab);
    same(say, what, expected.map((row) => row.id), ids);
    counted(say, what, ids.length, total, said);
  };
  if (total === 0) say('the ledger has no rows');
  if (!(await tab.locator('#_tools').isVisible())) {
    say('the tool bar is not shown');
    return compared;
  }
  await check('at the beginning', all);

  let narrowed = 0;
  for (const query of queries(all)) {
    await tab.locator('#_q').fill(query);
    const expected = search(all, query);
    if (expected.length > 0 && expected.length < total) narrowed += 1;
    await check(`search «${query}»`, expected);
  }
  if (narrowed < 5) say(`only ${narrowed} searches found some of the rows: they prove little`);
  // One key at a time, as a hand types, and away again.
  const word = all.at(-1).title.split(' ').sort((a, b) => b.length - a.length)[0].slice(0, 8);
  await tab.locator('#_q').fill('');
  await tab.locator('#_q').focus();
  for (let end = 1; end <= word.length; end += 1) {
    await tab.keyboard.insertText(word[end - 1]);
    await check(`typing «${word.slice(0, end)}»`, search(all, word.slice(0, end)));
  }
  await tab.locator('#_q').press('ControlOrMeta+a');
  await tab.locator('#_q').press('Backspace');
  await check('the search taken away', all);

  const selects = [];
  for (const name of SELECTS) {
    const select = tab.locator(`#_${name}`);
    const tokens = new Set(all.flatMap((row) => row.facets).filter((one) => one.startsWith(`${name}:`)));
    if ((await select.count()) === 0) {
      if (tokens.size > 1) say(`there is no select for ${name}, and the rows differ in it`);
      continue;
    }
    const values = await select.locator('option').evaluateAll((list) => list.map((one) => [one.value, one.textContent]));
    if (values[0]?.[0] !== '' || !/^All\b/.test(values[0]?.[1])) say(`the first choice of ${name} is «${values[0]?.[1]}», not All`);
    for (const [value] of values.slice(1)) {
      if (!tokens.delete(`${name}:${value}`)) say(`no row has ${name}:${value}, and it is a choice`);
    }
    for (const token of tokens) say(`${token} is no choice`);
    for (const [value, words] of values.slice(1)) {
      await select.selectOption(value);
      const expected = all.filter((row) => row.facets.includes(`${name}:${value}`));
      await check(`${name} «${words}»`, expected);
    }
    await select.selectOption('');
    await check(`${name} «All»`, all);
    selects.push([name, values.slice(1).map(([value]) => value)]);
  }
  if (selects.length === 0) say('there is no select');

  // Two choices and a word together.
  let both = 0;
  for (const [at, [name, values]] of selects.entries()) {
    const [other, others] = selects[(at + 1) % selects.length];
    if (other === name) continue;
    for (const [value, second] of [[values[0], others[0]], [values.at(-1), others.at(-1)], [values[0], others.at(-1)]]) {
      const some = all.filter((row) => row.facets.includes(`${name}:${value}`) && row.facets.includes(`${other}:${second}`));
      const word = some[0]?.title.split(' ')[0] ?? 'none';
      await tab.locator(`#_${name}`).selectOption(value);
      await tab.locator(`#_${other}`).selectOption(second);
      await check(`${name} ${value} with ${other} ${second}`, some);
      await tab.locator('#_q').fill(word);
      await check(`${name} ${value} with ${other} ${second} and «${word}»`, search(some, word));
      both += some.length;
      await tab.locator('#_all').click();
      await check('all shown again', all);
      const left = await tab.evaluate((names) => names.map((name) => document.getElementById(`_${name}`)?.value ?? ''), ['q', ...SELECTS]);
      if (left.some(Boolean)) say(`«Show all» leaves ${left} in the fields`);
      // The address at rest names nothing that is hidden.
      const hash = await tab.evaluate(() => location.hash);
      if (/[?&](q|domain|area|supervisor|year|status)=[^&]/.test(hash)) say(`«Show all» leaves ${hash} in the address`);
    }
  }
  if (selects.length > 1 && both === 0) say('no two choices share a row: they prove nothing');
  same(say, 'at the end', everything, (await shown(tab)).ids);
  return compared;
}

/** Sorts by each column both ways, and compares the order with one of this file's own. */
export async function sorting(tab, say) {
  const before = await rows(tab);
  let compared = 0;
  const heads = await tab.locator('#entries-table > thead th').evaluateAll((list) =>
    list.map((th) => ({ title: th.textContent.trim(), sort: th.dataset.sort, scope: th.scope })),
  );
  for (const [at, { title, sort, scope }] of heads.entries()) {
    const head = tab.locator('#entries-table > thead th').nth(at);
    if (scope !== 'col') say(`the head «${title}» has the scope ${scope}`);
    const ways = new Set();
    for (let turn = 0; turn < 2; turn += 1) {
      await head.locator('button').click();
      compared += 1;
      const way = await head.getAttribute('aria-sort');
      ways.add(way);
      const others = await tab.locator('#entries-table > thead th[aria-sort]:not([aria-sort=none])').count();
      if (others !== 1) say(`sorted by «${title}», ${others} heads say that they are`);
      const after = await rows(tab);
      if (after.map((row) => row.id).sort().join() !== before.map((row) => row.id).sort().join()) {
        say(`sorted by «${title}», the rows are not those from before`);
      }
      const wrong = unsorted(after, at, sort, way);
      if (wrong) say(`sorted by «${title}», ${way}: ${wrong}`);
      const hash = new URLSearchParams((await tab.evaluate(() => location.hash)).split('?')[1] ?? '');
      const said = [hash.get('sort') ?? 'date', hash.get('order') ?? 'ascending'];
      const is = [title.toLowerCase(), way];
      if (said.join() !== is.join()) say(`sorted by ${is}, the address says ${said}`);
    }
    if (!ways.has('ascending') || !ways.has('descending')) say(`«${title}» sorts only ${[...ways]}`);
  }
  if (heads.length !== 6) say(`the ledger has ${heads.length} columns`);
  return compared;
}

/** Where the rows are not in the order of a column, as a sentence. */
function unsorted(all, at, sort, way) {
  const turn = way === 'descending' ? -1 : 1;
  const words = new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: false });
  const value = (row) => {
    if (sort === 'date') return row.key;
    if (sort === 'amount') {
      const found = row.cells[at].replaceAll(',', '').replace('−', '-').match(/-?\d+(\.\d+)?/);
      return found ? Number(found[0]) : null;
    }
    return at === 1 ? row.title : row.cells[at];
  };
  const compare = (a, b) => (sort === 'words' ? words.compare(a, b) : a < b ? -1 : a > b ? 1 : 0);
  // Rows without an amount stand together, at an end.
  const values = all.map((row) => [row.id, value(row)]);
  const without = values.map(([, one]) => one === null);
  const turns = without.filter((one, index) => index > 0 && one !== without[index - 1]).length;
  if (turns > 1) return 'rows without an amount stand among the others';
  const rest = values.filter(([, one]) => one !== null);
  for (let index = 1; index < rest.length; index += 1) {
    const [[, earlier], [id, later]] = [rest[index - 1], rest[index]];
    if (compare(earlier, later) * turn > 0) return `${id} («${later}») stands after «${earlier}»`;
  }
  return null;
}

/** What the page shows and what its fields say. */
async function view(tab) {
  const { ids } = await shown(tab);
  const fields = await tab.evaluate((names) => names.map((name) => document.getElementById(`_${name}`)?.value ?? ''), ['q', ...SELECTS]);
  const sorted = await tab.locator('#entries-table > thead th[aria-sort]').evaluateAll((list) => list.map((th) => [th.textContent.trim(), th.ariaSort]));
  return JSON.stringify({ fields, sorted, shown: ids });
}

/** The state stands in the address: a page opened with it shows the same, and «back» goes back. */
export async function state(tab, say, open) {
  const all = await rows(tab);
  let compared = 0;
  const choose = async (name, at) => {
    const select = tab.locator(`#_${name}`);
    if ((await select.count()) === 0) return null;
    const value = await select.locator('option').nth(at).getAttribute('value');
    await select.selectOption(value);
    return value;
  };
  const word = all[Math.floor(all.length / 3)].title.split(' ')[0];
  const expected = { domain: await choose('domain', 1), status: await choose('status', 1) };
  await tab.locator('#_q').fill(word);
  await tab.locator('#entries-table > thead th').nth(4).locator('button').click();
  await shown(tab);
  const hash = await tab.evaluate(() => location.hash);
  const said = new URLSearchParams(hash.split('?')[1] ?? '');
  if (!hash.startsWith('#entries?')) say(`the state is not in the address: ${hash}`);
  for (const [name, value] of Object.entries({ ...expected, q: word, sort: 'counted' })) {
    compared += 1;
    if (value !== null && said.get(name) !== value) say(`the address says ${name}=${said.get(name)}, not ${value}`);
  }
  const here = await view(tab);
  const there = await open(hash, view);
  compared += 1;
  if (here !== there) say(`opened with ${hash}, the page shows ${there.slice(0, 300)}, not ${here.slice(0, 300)}`);

  // To another place by a link and back.
  await tab.evaluate(() => document.querySelector('a[href="#_contents"]').click());
  await shown(tab);
  await tab.goBack();
  compared += 1;
  if ((await view(tab)) !== here) say('back from another place, the page does not show what it did');

  // Two addresses, and back to the first.
  const first = `#entries?q=${encodeURIComponent(word)}`;
  await tab.evaluate((hash) => { location.hash = hash; }, first);
  const one = await view(tab);
  same(say, `the address ${first}`, search(all, word).map((row) => row.id), JSON.parse(one).shown);
  await tab.evaluate(() => { location.hash = '#entries?q=nothing-of-the-kind-9'; });
  const none = JSON.parse(await view(tab));
  if (none.shown.length !== 0) say('a new address is not followed');
  await tab.goBack();
  compared += 3;
  if ((await view(tab)) !== one) say('«back» does not go back to the search before');

  // A link to a row that the search hides must show it.
  const hidden = all.find((row) => search([row], word).length === 0);
  if (hidden) {
    compared += 1;
    await tab.evaluate((hash) => { location.hash = hash; }, `#${hidden.id}`);
    await shown(tab);
    if (!(await tab.locator(`[id="${hidden.id}"]`).isVisible())) say(`a link to ${hidden.id}, which the search hides, does not show it`);
  }
  return compared;
}
