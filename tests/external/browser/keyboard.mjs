// The page by keyboard alone: what can be reached, in which order, and whether one sees where one is.

/** What has the focus, whether it shows, and how. */
function focused() {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    name: at.id ? `#${at.id}` : `${at.tagName.toLowerCase()} «${(at.textContent ?? '').trim().slice(0, 30)}»`,
    kind: at.tagName.toLowerCase(),
    inHead: Boolean(at.closest('#entries-table thead')),
    inLedger: Boolean(at.closest('#entries-table tbody')),
    ring: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1,
    box: [box.left, box.top, box.right, box.bottom].map(Math.round),
    window: [innerWidth, innerHeight],
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
  };
}

/** Goes through the page with the Tab key: `most` steps from the top, then around the ledger, then off its end. */
export async function keyboard(tab, say, { most = 150, own }) {
  const reached = new Set();
  let steps = 0;
  let last = null;
  const step = async (key) => {
    await tab.keyboard.press(key);
    steps += 1;
    let at = await tab.evaluate(focused);
    if (at && !at.inView) {
      // What lies outside the window gets its size when it comes near: the browser scrolls once more.
      await tab.waitForTimeout(100);
      at = await tab.evaluate(focused);
    }
    if (at) {
      reached.add(at.name);
      if (!at.ring) say(`the focus on ${at.name} is not to be seen`);
      if (!at.inView) say(`the focus on ${at.name} is outside the window: ${at.box} of ${at.window}`);
    }
    last = at;
    return at;
  };

  for (let count = 0; count < most; count += 1) if (!(await step('Tab'))) break;
  if (reached.size < Math.min(5, most)) say(`the Tab key reached only ${[...reached].join(', ')}`);

  if (own) {
    // From the search on: the fields, the button, the heads, the first entries, in this order.
    // The link of the contents leads there.
    await tab.evaluate(() => document.querySelector('a[href="#entries"]').focus());
    await tab.keyboard.press('Enter');
    for (let count = 0; count < 3 && last?.name !== '#_q'; count += 1) await step('Tab');
    if (last?.name !== '#_q') say(`after the link to the entries the Tab key goes to ${last?.name}, not to the search`);
    const wanted = await tab.evaluate(() => [...document.querySelectorAll('#_tools :is(input, select, button)')].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => `#${one.id}`));
    const order = [];
    for (let count = 0; count < wanted.length - 1; count += 1) order.push((await step('Tab'))?.name);
    if (order.join() !== wanted.slice(1).join()) say(`after the search the Tab key goes to ${order}, not to ${wanted.slice(1)}`);
    let heads = 0;
    for (let count = 0; count < 8 && !(last?.inLedger); count += 1) if ((await step('Tab'))?.inHead) heads += 1;
    if (heads !== 6) say(`the Tab key reaches ${heads} heads of the ledger`);
    if (last?.kind !== 'summary') say(`after the heads the Tab key goes to ${last?.name}, not to the first entry`);
    // An entry opens and closes.
    const open = () => tab.evaluate(() => document.activeElement.parentElement.open);
    if (last?.kind === 'summary') {
      await tab.keyboard.press('Enter');
      if (!(await open())) say('the Enter key does not open an entry');
      await tab.keyboard.press('Space');
      if (await open()) say('the Space key does not close an entry');
    }
    // Back to the heads: sorting by keyboard keeps the focus where it is.
    while (last && !last.inHead && steps < 1000) await step('Shift+Tab');
    const before = last?.name;
    await tab.keyboard.press('Enter');
    const sorted = await tab.locator('#entries-table > thead th[aria-sort]').count();
    if (sorted === 0) say('the Enter key on a head does not sort');
    if ((await tab.evaluate(focused))?.name !== before) say('sorting by keyboard loses the focus');
    // Escape or the button empties the search without leaving the keyboard.
    await tab.evaluate(() => document.getElementById('_q').focus());
    await tab.keyboard.type('nothing-of-the-kind-9');
    for (let count = 0; count < 10 && last?.name !== '#_all'; count += 1) await step('Tab');
    await tab.keyboard.press('Enter');
    if ((await tab.locator('#_q').inputValue()) !== '') say('«Show all» does not work by keyboard');
  }

  // The end of the page lets go.
  const end = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((one) => one.checkVisibility({ visibilityProperty: true }));
    all.at(-3)?.focus();
    return all.length;
  });
  let left = false;
  for (let count = 0; count < 5 && !left; count += 1) left = (await step('Tab')) === null;
  if (end > 3 && !left) say(`the Tab key does not leave the page: it is at ${last?.name}`);
  return steps;
}
