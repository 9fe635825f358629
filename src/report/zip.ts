/** Zip directories hold local times of the moment of writing; these are set from the run, so that one run is one file. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** MS-DOS time and date of an instant, in Beijing time as everything else. */
function dosStamp(iso: string): { time: number; date: number } {
  const ms = Date.parse(iso);
  const at = new Date((Number.isNaN(ms) ? Date.UTC(2000, 0, 1) : ms) + EIGHT_HOURS_MS);
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

/** Sets the time of every entry to `iso`, in place, and answers the same bytes. */
export function stampZip(bytes: Uint8Array, iso: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { time, date } = dosStamp(iso);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return bytes;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count && view.getUint32(at, true) === ENTRY; entry += 1) {
    const local = view.getUint32(at + 42, true);
    view.setUint16(at + 12, time, true);
    view.setUint16(at + 14, date, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
