/** What is wrong and what to do about it: every problem of a registry, policy or imported workbook says both. */
export interface Said {
  message: string;
  mend: string;
}

export const said = (message: string, mend: string): Said => ({ message, mend });
export const q = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
export const choices = (words: readonly string[]): string => words.join('、');
export const perhaps = (meant: string | null, otherwise: string): string =>
  meant ? `是不是 ${q(meant)}？` : otherwise;
