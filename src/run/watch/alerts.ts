import {
  type CaseState,
  decidedNotices,
  type Notice,
  overdueNotices,
  plainNotice,
} from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import type { Store } from '../../store/index.ts';
import { noticeWords as say } from '../../wording/notices.ts';
import { eachBook } from '../books/index.ts';

/** How all cases stand, who is past his day, and what people confirmed. */
export interface CaseLook {
  byState: ReadonlyMap<CaseState, number>;
  overdue: Notice[];
  decided: Notice[];
}

/** Goes through the case books one by one: a city's cases need not lie in memory together. */
export async function lookAtCases(store: Pick<Store, 'documents'>, now: number): Promise<CaseLook> {
  const byState = new Map<CaseState, number>();
  const overdue: Notice[] = [];
  const decided: Notice[] = [];
  const at = new Date(now).toISOString();
  for await (const { cases } of eachBook(store)) {
    const all = Object.values(cases);
    for (const { state } of all) byState.set(state, (byState.get(state) ?? 0) + 1);
    overdue.push(...overdueNotices(all, chinaDay(now), at));
    decided.push(...decidedNotices(all, at));
  }
  return { byState, overdue, decided };
}

/** Tells the bureau that a run came to nothing because we ourselves were broken. */
export const voidNotice = (run: string, at: string): Notice =>
  plainNotice('run_void', run, say.runVoid(run), at);
