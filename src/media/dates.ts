/** Dates as platforms and gateways write them. China keeps +08:00, which stands in where no zone is written. */
export interface PostDate {
  at: string;
  precision: 'second' | 'day';
}

const CHINA = '+08:00';
const PLAIN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** `Tue, 17 Nov 2026 07:20:00 GMT`, also without a zone. */
const MAIL = /^(?:\w{3},?\s+)?(\d{1,2})\s+(\w{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)$/;
/** `Fri Nov 20 16:00:11 +0800 2026` */
const UNIX = /^\w{3}\s+(\w{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+([+-]\d{4})\s+(\d{4})$/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Record<string, string> = {
  gmt: 'Z',
  utc: 'Z',
  ut: 'Z',
  z: 'Z',
  cst: CHINA,
  est: '-05:00',
  pst: '-08:00',
};

/** Reads a date; null when it is none. Years far off are typing errors, not news. `zone` stands in where none is
 *  written. */
export function readPostDate(value: unknown, zone: string = CHINA): PostDate | null {
  const read =
    typeof value === 'number'
      ? fromNumber(value)
      : typeof value === 'string'
        ? fromText(value.trim(), zone)
        : null;
  if (read === null) return null;
  const year = Number(read.at.slice(0, 4));
  return year >= 2005 && year <= 2100 ? read : null;
}

function fromNumber(value: number): PostDate | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  // Seconds until the year 5138, milliseconds after March 1973: one number cannot be both.
  return instant(value < 100_000_000_000 ? value * 1000 : value);
}

function fromText(text: string, otherwise: string): PostDate | null {
  if (/^\d{10}(\d{3})?$/.test(text)) return fromNumber(Number(text));
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone] = plain;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return hour === undefined ? endOfDay(date) : build(date, hour, minute, second, zone ?? otherwise);
  }
  const mail = MAIL.exec(text);
  if (mail) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = ''] = mail;
    return build(
      dateOf(year, month, day),
      hour,
      minute,
      second,
      zone.trim() === '' ? otherwise : zoneOf(zone.trim()),
    );
  }
  const unix = UNIX.exec(text);
  if (!unix) return null;
  const [, month = '', day = '', hour = '', minute = '', second = '', zone = '', year = ''] = unix;
  return build(dateOf(year, month, day), hour, minute, second, zone);
}

/** A day stands for its end: whoever published on it has until then. */
export function endOfDay(date: string): PostDate | null {
  const read = build(date, '23', '59', '59', CHINA);
  return read === null ? null : { ...read, precision: 'day' };
}

const dateOf = (year: string, month: string, day: string): string =>
  `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;

const zoneOf = (zone: string): string => ZONES[zone.toLowerCase()] ?? zone;

function build(date: string, hour: string, minute: string, second: string, zone: string): PostDate | null {
  const colon = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // 31 February is no day, whatever Date makes of it.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  return instant(Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:${second}${colon}`));
}

const instant = (ms: number): PostDate | null =>
  Number.isFinite(ms) && Math.abs(ms) < 8.64e15
    ? { at: new Date(ms).toISOString(), precision: 'second' }
    : null;
