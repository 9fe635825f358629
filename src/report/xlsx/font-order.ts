/** Children of a font in the order the schema of SpreadsheetML gives; the library writes colours before sizes. */
const ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

const placeOf = (element: string): number => ORDER.indexOf(/^<(\w+)/.exec(element)?.[1] ?? '');

/** The style part with its fonts in the order of the schema: what opens a file by the letter would call it damaged. */
export const orderedFonts = (styles: string): string =>
  styles.replace(/<font>(.*?)<\/font>/gs, (_, children: string) => {
    const elements = children.match(/<[^>]+\/>/g) ?? [];
    return `<font>${elements.toSorted((a, b) => placeOf(a) - placeOf(b)).join('')}</font>`;
  });
