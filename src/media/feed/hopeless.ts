import { Parser } from 'htmlparser2';

/** So many may stand bare in titles of a careless feed. */
const MOST_STRAYS = 20;
/** A feed with articles in it is some dozens deep. */
const DEEPEST = 500;
/** Read at once; behind each it may end. */
const CHUNK = 64 * 1024;

/** Whether a feed in XML is no markup: many `<` that begin nothing, in text, in names, in a tag that never ends, or elements
 *  without end in each other. At each stray the feed parser searches the whole rest: 100 kB take it seconds, 8 MB hours. */
export function isHopeless(source: string): boolean {
  // JSON has a parser that stalls on nothing, and articles with any number of tags in its texts.
  if (!/^\s*</.test(source)) return false;
  let strays = bracketsIn(source.slice(source.lastIndexOf('>') + 1));
  let depth = 0;
  let deepest = 0;
  let isData = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        strays += bracketsIn(name);
        depth += 1;
        deepest = Math.max(deepest, depth);
      },
      onclosetag() {
        depth -= 1;
      },
      onattribute(name, value) {
        strays += bracketsIn(name) + bracketsIn(value);
      },
      onprocessinginstruction(_, data) {
        strays += bracketsIn(data);
      },
      oncdatastart() {
        isData = true;
      },
      oncdataend() {
        isData = false;
      },
      ontext(text) {
        if (!isData) strays += bracketsIn(text);
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  const isOver = (): boolean => strays > MOST_STRAYS || deepest > DEEPEST;
  for (let at = 0; at < source.length && !isOver(); at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  return isOver();
}

function bracketsIn(text: string): number {
  let found = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) found += 1;
  return found;
}
