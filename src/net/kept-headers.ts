/** Cookies and tokens are nobody's evidence. */
const SECRET = /cookie|token|authorization|session|csrf|xsrf|secret|api-?key/i;

/** Response headers fit to be kept. */
export const keptHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.test(name)));
