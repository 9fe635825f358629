import {
  type AcceptedRow,
  answerCase,
  type Calendar,
  type Consequence,
  type LedgerDocument,
  mergeLedger,
} from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';
import { CASE_TURN, readBook, writeBook } from './books.ts';

const LEDGERS = 'ledger';

/** Who brought a returned ledger, when, and in which file. */
export interface ReturnedBy {
  by: string;
  now: number;
  file: string;
}

/** What a returned ledger did: the numbers of its rows by consequence, and how many answers it replaced. */
export interface TakenLedger {
  cases: Record<Consequence, string[]>;
  replaced: number;
}

/** Enters the accepted rows of a returned ledger into their cases and keeps the ledger beside the run. Takes its turn
 *  beside a running scan; cut off in the middle, the same import made again enters nothing twice. */
export const takeLedger = (
  store: Store,
  run: string,
  rows: readonly AcceptedRow[],
  { by, now, file }: ReturnedBy,
  calendar: Calendar,
): Promise<TakenLedger> =>
  store.exclusive(CASE_TURN, async () => {
    const cases: TakenLedger['cases'] = { disputed: [], noted: [], known: [], nothing: [] };
    for (const [target, own] of Map.groupBy(rows, (row) => row.target)) {
      const book = await readBook(store, target);
      const answered = { ...book.cases };
      for (const row of own) {
        const one = answered[row.case];
        const answer = one && answerCase(one, row, by, now, calendar);
        if (answer) answered[row.case] = answer.case;
        cases[answer?.consequence ?? 'nothing'].push(row.case);
      }
      if (own.some((row) => answered[row.case] !== book.cases[row.case]))
        await writeBook(store, { ...book, cases: answered });
    }
    const earlier = await store.documents.get<LedgerDocument>(LEDGERS, run);
    const from = { importedAt: new Date(now).toISOString(), importedBy: by, file };
    const { document, replaced } = mergeLedger(earlier, run, rows, from);
    await store.documents.put(LEDGERS, run, document);
    return { cases, replaced };
  });
