/** China keeps one zone without summer time, so local time is plain arithmetic. */
const EAST_EIGHT_MS = 8 * 3_600_000;

/** The instant as China's wall clock writes it, `YYYY-MM-DDTHH:MM:SS`. */
export const chinaClock = (now: number): string => new Date(now + EAST_EIGHT_MS).toISOString().slice(0, 19);

/** The day it is in China at that instant, `YYYY-MM-DD`. */
export const chinaDay = (now: number): string => chinaClock(now).slice(0, 10);
