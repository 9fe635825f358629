/** Text without signs that hang on its end. Steps back from there: an expression that looks for a run of signs before the
 *  end tries every run there is, at every place of it. */
export function withoutEndSigns(text: string, isSign: RegExp): string {
  let end = text.length;
  while (end > 0 && isSign.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** Text without words that hang on its end, however often; of two words that end alike the longer one stands first. */
export function withoutEndWords(text: string, words: readonly string[]): string {
  let end = text.length;
  for (;;) {
    const word = words.find((one) => text.endsWith(one, end));
    if (word === undefined) return text.slice(0, end);
    end -= word.length;
  }
}
