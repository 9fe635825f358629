/** More elements than any page of a portal has; every reader walks them all, and nothing can interrupt a reading. */
const MOST_ELEMENTS = 60_000;
/** Open at one time. Browsers stop nesting at 512; honest pages with unclosed tags stay far below this. */
const MOST_OPEN = 5_000;

/** A page that cannot be read within bounds. */
export class TooComplex extends RangeError {
  override readonly name = 'TooComplex';
}

const VOID = 'area base br col embed frame hr img input link meta param source track wbr';
/** Their end tags may be left out, so a long list or table of them is no nest. */
const ENDS_ITSELF = 'html head body p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp';
const NEST_NOT = new Set(`${VOID} ${ENDS_ITSELF}`.split(' '));

const TAG = /<(?:!--|(\/?)([a-z][^\s/>]{0,40}))/gi;

/**
 * Whether markup is too large or too deeply nested to be parsed at all: only hostile or broken pages are. One pass that
 * costs no more than its length; comments and scripts are passed over as the parser does.
 */
export function isTooComplex(html: string): boolean {
  let elements = 0;
  let open = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) TAG.lastIndex = endOf(html, /-->/g, TAG.lastIndex);
    else if (tag[1] === '/') open = Math.max(0, open - (NEST_NOT.has(name) ? 0 : 1));
    else {
      elements++;
      if (!NEST_NOT.has(name)) open++;
      if (name === 'script') TAG.lastIndex = endOf(html, /<(?=\/script)/gi, TAG.lastIndex) - 1;
    }
    if (elements > MOST_ELEMENTS || open > MOST_OPEN) return true;
  }
  return false;
}

function endOf(html: string, mark: RegExp, from: number): number {
  mark.lastIndex = from;
  return mark.exec(html) ? mark.lastIndex : html.length + 1;
}
