import { gbkQuery } from '../charset/index.ts';

/** Percent-encodes a form value the way a browser does: in the page's own encoding. */
export const encodeQuery = (value: string, charset: string): string =>
  /^gb/i.test(charset) ? gbkQuery(value) : encodeURIComponent(value).replaceAll('%20', '+');
