/** Values as the reports write them: fixed +08:00 time, sizes, rounded durations. Pure and locale-free. */

import { chinaClock } from '../facts/index.ts';

/** `2026-11-23 10:05`, Beijing time; the text itself when it is no instant (a bare day stays a day). */
export function formatTime(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  return chinaClock(ms).slice(0, 16).replace('T', ' ');
}

/** The same with seconds, for attempts that lie close together. */
export function formatInstant(iso: string): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  return chinaClock(ms).replace('T', ' ');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `1.2 MB`; decimal units, one digit after the point above the byte. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** `12,345` */
export const formatCount = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `0.8 s`, `95 ms` */
export const formatMs = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
