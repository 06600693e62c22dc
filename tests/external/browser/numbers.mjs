// The numbers of `practicum status --format json` against the cells of the page, one by one.
//
// Nothing here comes from the program: amounts and days are written by this file's own code.

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2.5` as `2.50`. */
const amount = (value) => value.toFixed(2);

/** `2024-02-05` as `Feb 5, 2024`, and `2024-02` as `Feb 2024`. */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return date ? `${MONTHS[month - 1]} ${date}, ${year}` : `${MONTHS[month - 1]} ${year}`;
}

/** Two days as one range, which says a month or a year that both share once. */
function range(from, to) {
  if (from === to) return day(from);
  const [year, month] = from.split('-').map(Number);
  const [toYear, toMonth, toDate] = to.split('-').map(Number);
  const first = `${MONTHS[month - 1]} ${Number(from.slice(8))}`;
  if (year !== toYear) return `${first}, ${year} – ${day(to)}`;
  if (month !== toMonth) return `${first} – ${day(to)}`;
  return `${first}–${toDate}, ${year}`;
}

/** Every amount of a text: numbers with two decimals, with or without a comma between thousands. */
const amounts = (text) =>
  [...text.matchAll(/\d[\d,]*\.\d\d(?!\d)/g)].map((found) => found[0].replaceAll(',', ''));

const firstLine = (text) => text.split('\n')[0];

const RESULT = { met: /^✓ met/, explained: /explained/, short: /^✗ \S/, unknown: /^\? \S/ };

/**
 * Compares the program's part of a status with the page in `tab`.
 *
 * `own` says that it is the applicant's own copy, which shows every limit and every part.
 */
export async function numbers(tab, say, program, own) {
  let compared = 0;
  const rows = new Map(await tab.evaluate(readRows));
  const be = (where, what, expected, found) => {
    compared += 1;
    const same = Array.isArray(expected)
      ? expected.length === found.length && expected.every((one, at) => one === found[at])
      : expected instanceof RegExp ? expected.test(found) : found.includes(expected);
    if (!same) say(`${where}: ${what} is to be ${expected}, and the page says ${JSON.stringify(found)}`);
  };
  const row = (id) => {
    compared += 1;
    const found = rows.get(id);
    if (!found) say(`there is no row #${id}`);
    else if (!found.visible) say(`the row #${id} is not to be seen`);
    return found;
  };

  for (const one of program.requirements) {
    // The applicant's board, or the committee's checklist, which says what was logged and dropped too.
    const id = own ? `result-${one.id}` : `requirement-${one.id}`;
    const found = row(id);
    if (!found) continue;
    const cell = (label) => Object.entries(found.cells).find(([name]) => name.startsWith(label))?.[1] ?? '';
    be(id, 'the title', one.title, found.head);
    be(id, 'the result', RESULT[one.status], cell('Result'));
    if (one.kind === 'hours') {
      be(id, 'what is required', [amount(one.required)].filter((text) => text !== '0.00'), amounts(cell('Required')).filter((text) => text !== '0.00'));
      be(id, 'what counts', [amount(one.counted)], amounts(cell('Counted')));
      if (one.status === 'short') be(id, 'the result', /^✗ short \S/, cell('Result'));
      const short = one.status === 'short' ? [amount(one.short)] : [];
      be(id, 'what is lacking', short, amounts(cell('Result')).slice(0, short.length || undefined));
      if (one.without_unsure_limits !== undefined && own) {
        be(id, 'what counts without unsure limits', amount(one.without_unsure_limits), found.text);
      }
    }
    if (one.kind === 'span' && one.first && one.last) {
      be(id, 'the first and the last day', range(one.first, one.last), found.text);
    }
    if (one.kind === 'span' && one.status === 'short' && one.reached_on) {
      const reached = `reached on ${day(one.reached_on)}`;
      if (cell('Result') !== '✗ too long') be(id, 'the day on which it is reached', reached, cell('Result'));
    }
    if (one.nothing_after) be(id, 'the day after which nothing is known', day(one.nothing_after), cell('Result'));
    for (const gap of one.gaps ?? []) be(id, 'a gap', range(gap.from, gap.to), found.text);
    if (!own) {
      if (one.kind === 'hours') be(id, 'what is logged', [amount(one.logged)], amounts(cell('On certificates')).filter((text) => one.logged !== 0 || text !== '0.00'));
      for (const limit of one.limits ?? []) {
        if (limit.dropped) be(id, `what ${limit.id} drops`, amount(limit.dropped), cell('Not counted'));
      }
      continue;
    }

    for (const limit of one.limits ?? []) {
      const id = `limit-${limit.id}`;
      // A limit of which nothing was used need not be said.
      if (!rows.has(id) && limit.matching === 0) continue;
      const found = row(id);
      if (!found) continue;
      const labels = Object.keys(found.cells);
      const cell = (pattern) => found.cells[labels.find((label) => pattern.test(label))] ?? '';
      be(id, 'what falls under it', amount(limit.matching), cell(/^(hours|under|logged)/i));
      be(id, 'the most', amount(limit.at_most), cell(/^at most/i));
      be(id, 'what does not count', limit.dropped ? [amount(limit.dropped)] : [], amounts(firstLine(cell(/^not counted/i))).filter((text) => text !== '0.00'));
    }
    for (const part of one.parts ?? []) {
      // A part without a minimum is a sum that another table shows.
      const ids = [`area-${part.id}`, `part-${part.id}`];
      const id = ids.find((id) => rows.has(id)) ?? ids[0];
      if (!rows.has(id) && part.required === 0) continue;
      const found = row(id);
      if (!found) continue;
      const labels = Object.keys(found.cells);
      const cell = (pattern) => found.cells[labels.find((label) => pattern.test(label))] ?? '';
      be(id, 'what counts', [amount(part.counted)], amounts(cell(/^(counted|credited|hours)/i)).slice(0, 1));
      if (part.required === 0) continue;
      be(id, 'the minimum', [amount(part.required)], amounts(cell(/^(minimum|required|at least)/i)));
      if (id.startsWith('area-')) be(id, 'the result', RESULT[part.status], cell(/^result/i));
      be(id, 'what is lacking', part.short ? [amount(part.short)] : [], amounts(cell(/^(result|short)/i)).filter((text) => text !== '0.00'));
    }
  }
  return compared;
}

/** In the page: each row with an id, its head, its cells by their labels, and whether it is seen. */
function readRows() {
  const words = (node) => {
    const lines = [...node.children].filter((child) => child.tagName === 'DIV');
    const text = lines.length ? lines.map((line) => line.textContent).join('\n') : node.textContent;
    return text.replace(/[\u00a0\u202f]/g, ' ').trim();
  };
  return [...document.querySelectorAll('tr[id]')].map((row) => {
    const cells = {};
    for (const cell of row.querySelectorAll('td[data-label]')) cells[cell.dataset.label] = words(cell);
    const head = row.querySelector('th');
    const all = [...row.cells].map(words).join('\n');
    return [row.id, { head: head ? words(head) : '', cells, text: all, visible: row.checkVisibility() }];
  });
}
