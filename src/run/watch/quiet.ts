const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const CHINA_MS = 8 * 3_600_000;

/** When the quiet hours that hold at `now` end; null when none hold. Spans read `HH:MM-HH:MM` in China and may run
 *  over midnight. */
export function quietUntil(now: number, spans: readonly string[]): number | null {
  const today = Math.floor((now + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS;
  const ends = spans.flatMap((span) => {
    const [from = 0, to = 0] = span.split('-').map(minutesOf);
    const length = to > from ? to - from : to - from + 24 * 60;
    return [today - DAY_MS, today]
      .map((day) => day + from * MINUTE_MS)
      .filter((start) => start <= now && now < start + length * MINUTE_MS)
      .map((start) => start + length * MINUTE_MS);
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
