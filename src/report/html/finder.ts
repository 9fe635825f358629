import { FINDER } from '../../wording/report-lists.ts';
import { type Html, html } from './markup.ts';

export interface FinderChoice {
  /** An item carries the value as `data-<name>`. */
  name: 'group' | 'unit' | 'type';
  values: readonly (readonly [value: string, text: string])[];
}

/** Search and filter over the items (`data-item`) of one chapter. Hidden until the script of the page shows it: without
 *  the script everything is simply there. */
export const finder = (chapter: string, title: string, choices: readonly FinderChoice[]): Html =>
  html`<form class="finder" hidden aria-label="${FINDER.label(title)}" data-shown="${FINDER.shown}" data-nothing="${FINDER.nothing}">
<label>${FINDER.words} <input type="search" name="words" placeholder="${FINDER.hint}" autocomplete="off"></label>
${choices.map(({ name, values }) => html`<label>${FINDER[name]} <select name="${name}" id="${chapter}-${name}"><option value="">${FINDER.all}</option>${values.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`)}
<button type="reset">${FINDER.clear}</button> <output role="status"></output></form>`;

/** The only script of a page; nothing is asked of anybody. What holds no shown item (`data-holds`) goes with its items. */
export const FINDER_SCRIPT = `
for (const form of document.querySelectorAll('form.finder')) {
  const chapter = form.closest('section');
  const holders = [...chapter.querySelectorAll('[data-holds]')];
  const items = [...chapter.querySelectorAll('[data-item]')].map((node) => ({
    node, text: (node.textContent + ' ' + (node.closest('.unit')?.querySelector('h3')?.textContent ?? '')).toLowerCase() }));
  const choices = [...form.querySelectorAll('select')];
  const words = form.elements.words;
  const status = form.querySelector('output');
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const active = wanted.length > 0 || choices.some((choice) => choice.value !== '');
    let shown = 0;
    for (const { node, text } of items) {
      const fits = wanted.every((word) => text.includes(word)) &&
        choices.every(({ name, value }) => value === '' || node.dataset[name] === value);
      node.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const holder of holders)
      holder.hidden = active && holder.querySelector('[data-item]:not([hidden])') === null;
    status.textContent = !active ? '' : shown === 0 ? form.dataset.nothing
      : form.dataset.shown.replace('{shown}', shown).replace('{all}', items.length);
  };
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = items.length < 2;
  apply();
}
`.trim();
