// Search, choices and order of the table of entries. Nothing here adds, rounds or words a number:
// rows are shown or hidden, and moved. Without this script all of them stand there.
(() => {
  'use strict';
  const part = (name) => document.getElementById(`_${name}`);
  const [bar, search, found, asked, showAll] = ['tools', 'q', 'found', 'asked', 'all'].map(part);
  const section = bar?.closest('section');
  const table = section?.querySelector('table.ledger');
  const body = table?.tBodies[0];
  // A page that is drawn in another way has nothing for this script.
  if (!body || !table.tHead || !search || !found || !showAll) return;
  const heads = Array.from(table.tHead.rows[0].cells);
  const names = heads.map((head) => head.textContent.trim().toLowerCase());
  const selects = Array.from(bar.querySelectorAll('select'));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
  const plain = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  const rows = Array.from(body.rows, (row, place) => ({
    row,
    place,
    facets: new Set(row.dataset.facets.split(' ')),
    text: null,
  }));
  // What a cell is ordered by: days as they are written in a log, amounts as numbers, words as words.
  const keys = heads.map((head, column) => {
    const words = (row) => {
      const cell = row.cells[column];
      const title = cell.querySelector('summary');
      return cell.dataset.key || (title ? title.firstChild : cell).textContent.trim();
    };
    const simply = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
    switch (head.dataset.sort) {
      case 'amount': // None comes before every amount.
        return { of: (row) => (words(row) === '' ? -Infinity : Number(words(row))), compare: simply };
      case 'date':
        return { of: words, compare: simply };
      default:
        return { of: words, compare: (a, b) => order.compare(a, b) };
    }
  });

  let sorted = { column: -1, descending: false };

  const show = () => {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((one) => one.value).map((one) => `${one.id.slice(1)}:${one.value}`);
    let count = 0;
    for (const one of rows) {
      if (wanted.length > 0 && one.text === null) one.text = plain(one.row.textContent);
      const fits = chosen.every((choice) => one.facets.has(choice))
        && wanted.every((word) => one.text.includes(word));
      // Only what changes costs.
      if (one.row.hidden === fits) one.row.hidden = !fits;
      if (fits) count += 1;
    }
    const named = rows.length === 1 ? 'entry' : 'entries';
    // On paper nothing else would say what was asked for.
    const wishes = selects.filter((one) => one.value).map((one) => one.selectedOptions[0].textContent);
    if (search.value) wishes.unshift(`“${search.value}”`);
    if (asked) asked.textContent = wishes.join(', ');
    found.textContent = wishes.length === 0 ? `${count} ${named}` : `${count} of ${rows.length} ${named}`;
    section.classList.toggle('narrowed', wishes.length > 0);
  };

  const sort = (column, descending) => {
    if (sorted.column === column && sorted.descending === descending) return;
    sorted = { column, descending };
    section.classList.toggle('sorted', column >= 0);
    const list = rows.map((one) => [column < 0 ? one.place : keys[column].of(one.row), one]);
    const compare = column < 0 ? (a, b) => a - b : keys[column].compare;
    const turn = descending ? -1 : 1;
    list.sort((a, b) => turn * compare(a[0], b[0]) || a[1].place - b[1].place);
    // Outside of the page, thousands of rows move without any of them being drawn.
    body.remove();
    body.replaceChildren(...list.map(([, one]) => one.row));
    table.append(body);
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  };

  const start = `#${section.id}?`;
  const write = () => {
    const state = new URLSearchParams();
    if (search.value) state.set('q', search.value);
    for (const one of selects) if (one.value) state.set(one.id.slice(1), one.value);
    if (sorted.column >= 0) {
      state.set('sort', names[sorted.column]);
      state.set('order', sorted.descending ? 'descending' : 'ascending');
    }
    const text = String(state);
    history.replaceState(null, '', text ? start + text : `#${section.id}`);
  };
  const read = () => {
    const { hash } = location;
    if (hash.startsWith(start)) {
      const state = new URLSearchParams(hash.slice(start.length));
      search.value = state.get('q') || '';
      for (const one of selects) {
        const value = state.get(one.id.slice(1)) || '';
        one.value = Array.from(one.options).some((option) => option.value === value) ? value : '';
      }
      sort(names.indexOf(state.get('sort')), state.get('order') === 'descending');
      show();
      section.scrollIntoView({ behavior: 'instant' });
      return;
    }
    if (hash === '' || hash === `#${section.id}`) {
      clear();
      return;
    }
    // Somebody was led to an entry: it must be there, and open.
    const target = document.getElementById(decoded(hash.slice(1)));
    const row = target && target.closest('tr[data-facets]');
    if (!row) return;
    if (row.hidden) clear();
    row.querySelector('details').open = true;
    row.scrollIntoView({ behavior: 'instant' });
  };
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const clear = () => {
    search.value = '';
    for (const one of selects) one.value = '';
    sort(-1, false);
    show();
  };

  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => {
      sort(column, sorted.column === column && !sorted.descending);
      write();
    });
    head.append(button);
  });
  const change = () => {
    show();
    write();
  };
  search.addEventListener('input', change);
  for (const one of selects) one.addEventListener('change', change);
  showAll.addEventListener('click', () => {
    clear();
    write();
    search.focus();
  });
  addEventListener('hashchange', read);
  bar.hidden = false;
  section.classList.add('live');
  show();
  read();
})();
