/** What `Retry-After` asks for in ms from now, as seconds or as an HTTP date; null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Only the written-out form: Date.parse would take a bare word or year for a date.
  if (!/^[A-Z][a-z]+, \d{2}[ -][A-Z][a-z]{2}/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}
