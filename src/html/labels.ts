import { withoutEndWords } from './ends.ts';

/** Arrows, brackets, punctuation, icon-font glyphs and other ornament that menus hang on their labels. */
const ORNAMENT = /[\s\p{P}\p{S}\p{Co}\u200b-\u200d\ufeff]+/gu;

/** A translation beside the Chinese label: 办事服务SERVICE. A single character may be part of a name (A座). */
const TRANSLATION = /^[a-z]+(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})[a-z]+$/gu;

const MORE = ['查看更多', '查看全部', '更多', 'more'];

/** A label as it is compared: full-width folded, white space, punctuation, arrows and a hanging 更多 taken off. */
export function foldLabel(text: string): string {
  const bare = text.normalize('NFKC').toLowerCase().replace(ORNAMENT, '');
  const label = withoutEndWords(bare, MORE) || bare;
  return label.replace(TRANSLATION, '');
}

/** Compares folded labels with lexicon terms. A term may begin or end with `*`, or hold one inside. */
export type Matcher = (folded: string) => boolean;

/** Builds one matcher out of many terms; plain terms cost one look into a set. */
export function matcherOf(terms: readonly string[]): Matcher {
  const plain = new Set<string>();
  const patterns: RegExp[] = [];
  for (const term of terms) {
    if (!term.includes('*')) plain.add(foldLabel(term));
    else patterns.push(new RegExp(`^${term.split('*').map(escapeFolded).join('.*')}$`));
  }
  return (folded) => folded !== '' && (plain.has(folded) || patterns.some((pattern) => pattern.test(folded)));
}

const escapeFolded = (part: string): string =>
  part === '' ? '' : foldLabel(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
