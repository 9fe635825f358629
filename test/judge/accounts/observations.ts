import type { Observation, Post } from '../../../src/facts/index.ts';

/** Noon in China, so that no case stands on the edge of a day unless it means to. */
export const NOW = Date.parse('2026-11-23T12:00:00+08:00');
export const DAY_MS = 86_400_000;
export const daysAgo = (days: number): string => new Date(NOW - days * DAY_MS).toISOString();

export const post = (days: number, changes: Partial<Post> = {}): Post => ({
  id: `p${days}`,
  title: `第 ${days} 天`,
  url: null,
  at: daysAgo(days),
  precision: 'second',
  pinned: false,
  deleted: false,
  ...changes,
});

export const seen = (changes: Partial<Observation> = {}): Observation => ({
  type: 'observation',
  source: 'weibo-api',
  at: daysAgo(0),
  ok: true,
  cause: null,
  problem: '',
  details: {},
  coverage: 'complete',
  freshAt: daysAgo(0),
  since: null,
  gateway: null,
  posts: [],
  undated: 0,
  menu: null,
  identity: null,
  columns: [],
  interaction: null,
  offered: [],
  restrictions: [],
  evidence: [],
  attempts: [],
  requests: 1,
  bytes: 1,
  ...changes,
});
