import type { Truth } from './site/site.ts';

/** How well a contestant's list agrees with the truth; addresses are compared as URLs. */
export interface Score {
  /** Share of what it called broken that is; null when it called nothing broken. */
  precision: number | null;
  /** Share of what is broken that it found. */
  recall: number;
  softFound: number;
  softTotal: number;
  falseAlarms: string[];
  missed: string[];
}

/** A soft-404 called broken is no false alarm: the page is gone, whatever it is called. */
export function scoreOf(
  found: { broken: readonly string[]; soft404: readonly string[] },
  truth: Truth,
): Score {
  const broken = new Set(truth.broken.map(canonical));
  const soft = new Set(truth.soft404.map(canonical));
  const called = new Set(found.broken.map(canonical));
  const calledSoft = new Set([
    ...found.soft404.map(canonical),
    ...[...called].filter((url) => soft.has(url)),
  ]);
  for (const url of calledSoft) if (!soft.has(url)) called.add(url);
  const claims = [...called].filter((url) => !soft.has(url));
  const falseAlarms = claims.filter((url) => !broken.has(url));
  const missed = [...broken].filter((url) => !called.has(url));
  return {
    precision: claims.length === 0 ? null : (claims.length - falseAlarms.length) / claims.length,
    recall: broken.size === 0 ? 1 : (broken.size - missed.length) / broken.size,
    softFound: [...calledSoft].filter((url) => soft.has(url)).length,
    softTotal: soft.size,
    falseAlarms,
    missed,
  };
}

export const canonical = (text: string): string => (URL.canParse(text) ? new URL(text).href : text);

/** Every URL a careful visitor asks for: what the floor is given. */
export function urlsOf(truth: Truth): string[] {
  return [
    ...truth.pages,
    ...truth.ok,
    ...truth.broken,
    ...truth.soft404,
    ...new Set(truth.redirects.flatMap(({ steps }) => steps.slice(0, -1))),
  ];
}
