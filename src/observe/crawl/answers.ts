import { type Attempt, type CrawledFact, type Hop, LINK_STATES, type LinkState } from '../../facts/index.ts';
import { Column } from './graph.ts';
import { SKIP_REASONS, type SkipReason } from './types.ts';

/** What is kept of an address that was not simply reached. */
interface Detail {
  finalUrl: string | null;
  /** Number of the own address it was redirected to. */
  to: number | null;
  hops: Hop[];
  attempts: Attempt[];
  doubt: 'own_network' | null;
}

/** What became of each address, by number: a few bytes for the good ones, everything for the others. */
export class Answers {
  private readonly states = new Column(-1);
  private readonly statuses = new Column(-1);
  private readonly skips = new Column(-1);
  private readonly pageIds = new Set<number>();
  private readonly details = new Map<number, Detail>();

  get pages(): number {
    return this.pageIds.size;
  }

  has(id: number): boolean {
    return this.states.get(id) >= 0;
  }

  isPage(id: number): boolean {
    return this.pageIds.has(id);
  }

  addPage(id: number): void {
    this.pageIds.add(id);
  }

  set(
    id: number,
    fact: Pick<CrawledFact, 'state' | 'status' | 'to' | 'finalUrl' | 'hops' | 'attempts' | 'doubt'>,
  ): void {
    this.states.set(id, LINK_STATES.indexOf(fact.state));
    this.statuses.set(id, fact.status ?? -1);
    this.skips.set(id, -1);
    const { finalUrl = null, to = null, hops = [], attempts = [], doubt = null } = fact;
    const cameByTls = hops.some(({ url }) => url.startsWith('https:'));
    if (attempts.length > 0 || cameByTls) this.details.set(id, { finalUrl, to, hops, attempts, doubt });
  }

  stateOf(id: number): LinkState | null {
    return LINK_STATES[this.states.get(id)] ?? null;
  }

  statusOf(id: number): number | null {
    const status = this.statuses.get(id);
    return status < 0 ? null : status;
  }

  detailOf(id: number): Detail | null {
    return this.details.get(id) ?? null;
  }

  skip(id: number, reason: SkipReason): void {
    if (!this.has(id)) this.skips.set(id, SKIP_REASONS.indexOf(reason));
  }

  skipOf(id: number): SkipReason | null {
    return this.has(id) ? null : (SKIP_REASONS[this.skips.get(id)] ?? null);
  }

  unskip(id: number): void {
    this.skips.set(id, -1);
  }
}
