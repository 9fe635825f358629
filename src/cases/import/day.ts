const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Day 0 of Excel's calendar, with its leap-year slip already behind it. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A day as clerks write it, `YYYY-MM-DD`; null when it is none or no such day exists. */
export function dayOf(text: string): string | null {
  const bare = text.replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '').replace(/\s/g, '');
  if (SERIAL.test(bare))
    return new Date(EXCEL_EPOCH_MS + Math.floor(Number(bare)) * DAY_MS).toISOString().slice(0, 10);
  const [, year, month, date] = WRITTEN.exec(bare) ?? COMPACT.exec(bare) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  const iso = day.toISOString().slice(0, 10);
  return iso === `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` ? iso : null;
}
