import type { HostStatistics } from '../net/types.ts';
import type { Policy } from '../policies/types.ts';
import type { City, Registry, Target } from '../targets/types.ts';
import { type AccountsInput, accountsSection } from './accounts.ts';
import type { CheckDocument } from './check-document.ts';
import { buildMatrix } from './matrix.ts';
import type { ReportModel } from './model.ts';
import { withSetAside } from './set-aside.ts';
import { unreadReason } from './standing.ts';

export interface ReportInput {
  run: ReportModel['run'];
  city: Pick<City, 'id' | 'name' | 'coverageFloor'>;
  registry: Pick<Registry, 'units' | 'targets'>;
  policies: readonly Policy[];
  documents: readonly CheckDocument[];
  /** New-media accounts, judged; none when absent. */
  accounts?: AccountsInput;
  duties: ReportModel['duties'];
  history?: ReportModel['history'];
  availability?: ReportModel['availability'];
  hosts: readonly HostStatistics[];
  /** Ids of the targets the run set out to see (`--only`); all portals of the registry when absent. */
  scope?: readonly string[];
}

/** Not asked on purpose; they count neither as attempted nor against anybody. */
const LEFT_ALONE = new Set(['unverified', 'closed', 'rebuilding']);

/** Targets asked and read; the rest by its reason. Unread targets lower this and nothing else (DESIGN §2). */
function coverageOf(input: ReportInput, scope: readonly Target[]): ReportModel['coverage'] {
  const { documents, run, city } = input;
  const byTarget = new Map(documents.map((document) => [document.target.id, document]));
  const reasons = scope.map((target) => {
    const document = byTarget.get(target.id);
    if (document !== undefined) return unreadReason(document);
    return target.state === 'active' ? unseenReason(target, run) : target.state;
  });
  const unread: Record<string, number> = {};
  for (const reason of reasons.filter((each) => each !== null).sort())
    unread[reason] = (unread[reason] ?? 0) + 1;
  const attempted = reasons.filter((reason) => reason === null || !LEFT_ALONE.has(reason)).length;
  const read = reasons.filter((reason) => reason === null).length;
  // A run over accounts alone has its own coverage, told in their chapter.
  const onlyAccounts = scope.length === 0 && (input.accounts?.documents.length ?? 0) > 0;
  const sum = (pick: (document: CheckDocument) => number): number =>
    documents.reduce((total, document) => total + pick(document), 0);
  return {
    targets: scope.length,
    attempted,
    read,
    unread,
    floor: city.coverageFloor,
    complete:
      run.state === 'finished' &&
      (attempted > 0 || onlyAccounts) &&
      (attempted === 0 || read / attempted >= city.coverageFloor),
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

/** Why a target without a document has none. */
const unseenReason = (target: Target, run: ReportModel['run']): string => {
  if (target.state !== 'active') return target.state;
  return run.state === 'void' ? 'run_void' : 'interrupted';
};

/** Targets in scope without a document, so that nobody falls out of the report unnoticed. */
function unseenOf(
  scope: readonly Target[],
  documents: readonly CheckDocument[],
  run: ReportModel['run'],
): ReportModel['unseen'] {
  const seen = new Set(documents.map((document) => document.target.id));
  return scope
    .filter((target) => !seen.has(target.id))
    .map((target) => ({
      id: target.id,
      name: target.name,
      unit: target.unit,
      url: target.kind === 'portal' ? target.url : null,
      reason: unseenReason(target, run),
    }));
}

/** Documents in the order of the registry: by unit, then by target. */
function inOrder(
  documents: readonly CheckDocument[],
  { units, targets }: ReportInput['registry'],
): CheckDocument[] {
  const unitAt = new Map(units.map((unit, at) => [unit.id, at]));
  const targetAt = new Map(targets.map((target, at) => [target.id, at]));
  const place = ({ target }: CheckDocument): [number, number] => [
    unitAt.get(target.unit) ?? units.length,
    targetAt.get(target.id) ?? targets.length,
  ];
  return documents.toSorted((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

/** The one model behind all renderings of a run. Pure; the same input gives the same model. */
export function buildReport(input: ReportInput): ReportModel {
  const { run, city, registry, policies } = input;
  const wanted = input.scope === undefined ? null : new Set(input.scope);
  const scope = registry.targets.filter(
    (target) => target.kind === 'portal' && (wanted === null || wanted.has(target.id)),
  );
  const documents = inOrder(input.documents, registry);
  const accounts =
    input.accounts &&
    accountsSection({ ...input.accounts, documents: inOrder(input.accounts.documents, registry) });
  const fields = policies.flatMap((policy) => policy.fields);
  return withSetAside({
    schema: 'xunjian/report@1',
    run,
    city: { id: city.id, name: city.name },
    policies: policies.map(({ id, title, version, effectiveFrom, hash, disclosure }) => ({
      id,
      title,
      version,
      effectiveFrom,
      hash,
      disclosure,
    })),
    coverage: coverageOf({ ...input, documents }, scope),
    units: registry.units.map(({ id, name, kind, code }) => ({ id, name, kind, code })),
    targets: documents,
    unseen: unseenOf(scope, documents, run),
    fields: fields.map(({ id, no, name, guides }) => ({ id, no, name, guides })),
    matrix: buildMatrix(registry.units, { fields }, documents),
    duties: input.duties,
    ...(input.history ? { history: input.history } : {}),
    ...(input.availability && input.availability.length > 0 ? { availability: input.availability } : {}),
    ...(accounts ? { accounts } : {}),
    deadlines: policies
      .flatMap((policy) => policy.deadlines)
      .toSorted((a, b) => (a.date === b.date ? (a.row < b.row ? -1 : 1) : a.date < b.date ? -1 : 1)),
  });
}
