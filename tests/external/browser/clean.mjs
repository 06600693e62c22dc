// What a page may consist of, and that hostile words stand in it as words.

/** Every element that a packet needs. */
const ELEMENTS = new Set(
  ('html head meta title style script body header main section nav footer div p h1 h2 h3 h4 h5 h6 span strong em b i s del code pre ' +
    'blockquote hr br ul ol li dl dt dd a bdi time figure figcaption table caption colgroup col thead tbody tr th td details summary ' +
    'label input select optgroup option button svg rect line text title desc path g circle').split(' '),
);

/** Whether anything in the page is there that no packet needs, and gives the number of elements. */
export async function clean(tab, say) {
  const { found, wrong } = await tab.evaluate(() => {
    const wrong = [];
    const all = [...document.getElementsByTagName('*')];
    for (const one of all) {
      for (const { name, value } of one.attributes) {
        if (/^on|^style$|^src|^srcset$|^srcdoc$|^action$|^formaction$|^background$|^poster$|^ping$/i.test(name)) wrong.push(`<${one.localName}> has ${name}="${value.slice(0, 60)}"`);
        if (/href$/i.test(name) && !/^(#|https?:\/\/|mailto:|[\w.-]+\.html(#|$))/.test(value)) wrong.push(`<${one.localName}> leads to ${value.slice(0, 60)}`);
      }
      if (one.localName === 'meta' && /refresh/i.test(one.httpEquiv)) wrong.push('the page goes elsewhere by itself');
    }
    if (window.pwned !== undefined) wrong.push('something ran');
    if (document.scripts.length > 1) wrong.push(`there are ${document.scripts.length} scripts`);
    if (document.querySelectorAll('style').length !== 1) wrong.push('there is more than one style');
    if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]')) wrong.push('there is no policy');
    return { found: [all.length, [...new Set(all.map((one) => one.localName))]], wrong };
  });
  for (const name of found[1]) if (!ELEMENTS.has(name)) say(`there is a <${name}>`);
  for (const one of wrong) say(one);
  return found[0];
}

/** What a page may leave out of a text: controls, marks of direction, and spaces as they stand. */
const visible = (text) => text.replace(/[\p{C}\s\ufffd]+/gu, '');

/** Whether each of `words` stands in the page as it was written. */
export async function shownAsText(tab, say, words) {
  const text = visible(await tab.evaluate(() => document.body.textContent));
  for (const word of words) {
    if (!text.includes(visible(word))) say(`«${word.slice(0, 60)}» does not stand in the page as text`);
  }
  // A mark of direction ends with its own text: what follows in the line is not turned around.
  const open = await tab.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.data)) continue;
      const isolating = node.parentElement.closest('bdi, td, th, p, li, dd, dt, h1, h2, h3, div, caption, figcaption, option, title, desc, text, code');
      const around = isolating.textContent.length - node.data.length;
      if (!/^(BDI)$/.test(isolating.tagName) && around > 0) found.push(`${isolating.tagName}: ${node.data.slice(0, 40)}`);
    }
    return found;
  });
  for (const one of [...new Set(open)].slice(0, 5)) say(`a mark of direction reaches beyond its text, in ${one}`);
  return words.length;
}

/** Whether the page is as wide as its window, with everything open. */
export async function narrow(tab, say, widths) {
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 });
    const wide = await tab.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
      const most = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= most) return null;
      const worst = [...document.body.getElementsByTagName('*')].map((one) => [one.getBoundingClientRect().right, one]).filter(([right, one]) => right > most + 1 && one.children.length === 0)[0];
      return `${document.documentElement.scrollWidth} px wide in a window of ${most} px${worst ? `: ${worst[1].localName} «${worst[1].textContent.slice(0, 40)}»` : ''}`;
    });
    if (wide) say(`the page is ${wide}`);
  }
  return widths.length;
}
