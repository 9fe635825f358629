import { createTask } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { lastDue, nextDue, parseCron } from '../../src/targets/index.ts';

const china = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const cronOf = (text: string) => {
  const cron = parseCron(text);
  if (!cron) throw new Error(text);
  return cron;
};

describe('due times', () => {
  it.each([
    ['30 1 * * *', '2026-11-23 01:30', '2026-11-24 01:30'],
    ['*/5 * * * *', '2026-11-23 23:58', '2026-11-24 00:00'],
    ['0 3 * * 1', '2026-11-23 03:00', '2026-11-30 03:00'],
    ['0 3 * * 7', '2026-11-23 03:00', '2026-11-29 03:00'],
    ['0 8 1 * *', '2026-12-31 23:59', '2027-01-01 08:00'],
    ['0 0 29 2 *', '2026-11-23 00:00', '2028-02-29 00:00'],
    ['15,45 8-10 * * *', '2026-11-23 10:45', '2026-11-24 08:15'],
  ])('%s after %s is %s', (text, after, due) => expect(shown(nextDue(cronOf(text), china(after)))).toBe(due));

  it('nothing is due on the 30th of February', () => {
    expect(nextDue(cronOf('0 0 30 2 *'), china('2026-01-01 00:00'))).toBeNull();
  });

  it.each([
    ['once, however many were missed', '2026-11-01 02:00', '2026-11-23 01:00', '2026-11-22 01:30'],
    ['up to and with now', '2026-11-22 02:00', '2026-11-23 01:30', '2026-11-23 01:30'],
    ['not what was seen already', '2026-11-23 01:30', '2026-11-23 12:00', null],
  ])('missed: %s', (_, after, until, due) =>
    expect(shown(lastDue(cronOf('30 1 * * *'), china(after), china(until)))).toBe(due),
  );

  it.each(['30 1 * *', '60 1 * * *', '* * 1 * 1', '*/0 * * * *', '5-1 * * * *', 'a * * * *'])(
    '%s is refused',
    (text) => expect(parseCron(text)).toBeNull(),
  );

  it.each(['30 1 * * *', '*/7 * * * *', '0 3 * * 1', '15,45 8-10 * * *', '0 8 1 * *'])(
    'node-cron agrees on %s',
    async (text) => {
      const task = createTask(text, () => {}, { timezone: 'Asia/Shanghai' });
      task.start();
      const theirs = task.getNextRuns(5).map((date) => date.getTime());
      await task.destroy();
      const [first = 0] = theirs;
      const ours = [first];
      while (ours.length < 5) ours.push(nextDue(cronOf(text), ours.at(-1) ?? 0) ?? 0);
      expect(ours).toEqual(theirs);
      expect(nextDue(cronOf(text), first - 1)).toBe(first);
    },
  );
});
