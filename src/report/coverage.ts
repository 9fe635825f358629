import type { HostStatistics } from '../net/types.ts';
import type { City, Target } from '../targets/types.ts';
import type { CheckDocument } from './check-document.ts';
import type { ReportModel } from './model.ts';
import { unreadReason } from './standing.ts';

export interface CoverageInput {
  run: ReportModel['run'];
  city: Pick<City, 'coverageFloor'>;
  /** The portals the run set out to see. */
  scope: readonly Target[];
  documents: readonly CheckDocument[];
  /** Ids of the targets whose observation came to its end, of a void run too; those with a document when absent. */
  reached?: readonly string[];
  hosts: readonly HostStatistics[];
  /** A run over accounts alone has its own coverage, told in their chapter. */
  onlyAccounts: boolean;
}

/** Not asked on purpose; they count neither as due nor against anybody. */
const LEFT_ALONE = new Set(['unverified', 'closed', 'rebuilding']);

/** Targets that were to be visited, whether the run came to them or not: what a share of coverage is a share of. */
export const dueOf = ({
  attempted,
  missed = 0,
}: {
  attempted: number;
  missed?: number | undefined;
}): number => attempted + missed;

/** Why a target without a document has none. */
export const unseenReason = (target: Target, run: ReportModel['run']): string => {
  if (target.state !== 'active') return target.state;
  return run.state === 'void' ? 'run_void' : 'interrupted';
};

/** Why each target of the scope was not read; `reason` is null when it was. */
function standings({ run, scope, documents }: CoverageInput): { id: string; reason: string | null }[] {
  const byTarget = new Map(documents.map((document) => [document.target.id, document]));
  return scope.map((target) => {
    const document = byTarget.get(target.id);
    return { id: target.id, reason: document ? unreadReason(document) : unseenReason(target, run) };
  });
}

function countsOf(input: CoverageInput) {
  const all = standings(input);
  const unread: Record<string, number> = {};
  for (const reason of all.flatMap(({ reason }) => reason ?? []).sort())
    unread[reason] = (unread[reason] ?? 0) + 1;
  const reached = new Set(input.reached ?? input.documents.map(({ target }) => target.id));
  const due = all.filter(({ reason }) => reason === null || !LEFT_ALONE.has(reason));
  const attempted = due.filter(({ id }) => reached.has(id)).length;
  const read = due.filter(({ reason }) => reason === null).length;
  return { attempted, missed: due.length - attempted, read, unread };
}

/** Targets asked and read; the rest by its reason. Unread targets lower this and nothing else (DESIGN §2). */
export function coverageOf(input: CoverageInput): ReportModel['coverage'] {
  const { documents, run, city } = input;
  const counts = countsOf(input);
  const due = dueOf(counts);
  const sum = (pick: (document: CheckDocument) => number): number =>
    documents.reduce((total, document) => total + pick(document), 0);
  return {
    targets: input.scope.length,
    ...counts,
    floor: city.coverageFloor,
    complete:
      run.state === 'finished' &&
      (due > 0 || input.onlyAccounts) &&
      (due === 0 || counts.read / due >= city.coverageFloor),
    pages: sum((document) => document.coverage.read),
    requests: sum((document) => document.coverage.requests),
    bytes: sum((document) => document.coverage.bytes),
    hosts: input.hosts
      .map(({ host, requests, bytes, errors, blocked, waitedMs }) => ({
        host,
        requests,
        bytes,
        errors,
        blocked,
        waitedMs,
      }))
      .sort((a, b) => b.requests - a.requests || (a.host < b.host ? -1 : 1)),
  };
}
