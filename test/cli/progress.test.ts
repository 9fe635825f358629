import { describe, expect, it } from 'vitest';
import { draw, follow, NOTHING, openProgress } from '../../src/cli/progress.ts';
import type { Progress } from '../../src/run/index.ts';
import { testShell } from './shell.ts';

const events: Progress[] = [
  {
    type: 'start',
    runId: 'r1',
    targets: [
      { id: 'a', name: '甲\u001b[31m县' },
      { id: 'b', name: '乙县' },
    ],
    resumed: 0,
  },
  { type: 'target-start', id: 'a', name: '甲县' },
  { type: 'target-start', id: 'b', name: '乙县' },
  { type: 'target-progress', id: 'a', step: 'topic', requests: 12 },
  { type: 'target-done', id: 'b', outcome: 'unread', pages: 0, ms: 2500 },
];

it('shows on a terminal how far it is and what is under way', () => {
  const standings = events.map((_, index) => events.slice(0, index + 1).reduce(follow, NOTHING));
  expect(standings.map(draw)).toEqual([
    '巡检 0/2',
    '巡检 0/2\n  甲县：连接中',
    '巡检 0/2\n  甲县：连接中\n  乙县：连接中',
    '巡检 0/2\n  甲县：专题，12 条记录\n  乙县：连接中',
    '巡检 1/2\n  甲县：专题，12 条记录',
  ]);
});

it('shows no more rows than fit', () => {
  const targets = Array.from({ length: 30 }, (_, index) => ({ id: `t${index}`, name: `县${index}` }));
  const started: Progress[] = [
    { type: 'start', runId: 'r', targets, resumed: 0 },
    ...targets.map(({ id, name }): Progress => ({ type: 'target-start', id, name })),
  ];
  const lines = draw(started.reduce(follow, NOTHING)).split('\n');
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toContain('另有 20 个');
});

describe('elsewhere', () => {
  it('says until when quiet hours hold', () => {
    const shell = testShell();
    openProgress(shell).onProgress({ type: 'quiet', until: '2026-11-23T22:00:00.000Z' });
    expect(shell.printed.err).toBe('安静时段内不开始新的网站，11-24 06:00 之后继续。\n');
  });

  it('prints a line for each target, without anything that steers a terminal', () => {
    const shell = testShell();
    const view = openProgress(shell);
    for (const event of events) view.onProgress(event);
    expect(shell.printed.err).toBe('批次 r1：2 个监测对象\n[1/2] 乙县 未能读取，0 页，2.5 秒\n');
    expect(shell.printed.out).toBe('');
  });

  it('says how many an earlier run has done', () => {
    const shell = testShell();
    openProgress(shell).onProgress({
      type: 'start',
      runId: 'r',
      targets: [{ id: 'a', name: '甲' }],
      resumed: 1,
    });
    expect(shell.printed.err).toContain('其中 1 个上次已完成');
  });

  it('does not count an interrupted target as done', () => {
    const [start] = events;
    const done: Progress = { type: 'target-done', id: 'a', outcome: 'interrupted', pages: 3, ms: 100 };
    expect(start && follow(follow(NOTHING, start), done).done).toBe(0);
  });
});
