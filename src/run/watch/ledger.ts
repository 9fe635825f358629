import type { Store } from '../../store/index.ts';

/** How one due time of a plan went: due → running → finished | interrupted | void | failed; or skipped at once. */
export interface LedgerLine {
  due: string;
  startedAt: string | null;
  endedAt: string | null;
  state: 'due' | 'running' | 'finished' | 'interrupted' | 'void' | 'failed' | 'skipped';
  run: string | null;
  note: string;
}

/** The run ledger of one plan; survives restarts. */
export interface PlanLedger {
  plan: string;
  /** When the plan was first watched: nothing before counts as missed. */
  since: string;
  /** Oldest first. */
  lines: LedgerLine[];
}

const COLLECTION = 'schedule';
/** 24 probes a day for a month, or years of nightly runs. */
const KEPT_LINES = 800;

export const readLedger = async (
  { documents }: Pick<Store, 'documents'>,
  plan: string,
  now: number,
): Promise<PlanLedger> =>
  (await documents.get<PlanLedger>(COLLECTION, plan)) ?? {
    plan,
    since: new Date(now).toISOString(),
    lines: [],
  };

export const writeLedger = ({ documents }: Pick<Store, 'documents'>, ledger: PlanLedger): Promise<void> =>
  documents.put(COLLECTION, ledger.plan, { ...ledger, lines: ledger.lines.slice(-KEPT_LINES) });

/** The ledger with the line of that due time replaced, or added in its order. Pure. */
export function withLine(ledger: PlanLedger, line: LedgerLine): PlanLedger {
  const others = ledger.lines.filter(({ due }) => due !== line.due);
  return { ...ledger, lines: [...others, line].sort((a, b) => (a.due < b.due ? -1 : 1)) };
}

/** What a process that died left open is interrupted. Pure. */
export const recovered = (ledger: PlanLedger, now: number): PlanLedger => ({
  ...ledger,
  lines: ledger.lines.map((line) =>
    line.state === 'running' || line.state === 'due'
      ? { ...line, state: 'interrupted', endedAt: new Date(now).toISOString() }
      : line,
  ),
});
