import type { HostStatistics } from '../net/types.ts';
import type { Policy } from '../policies/types.ts';
import type { City, Registry, Target } from '../targets/types.ts';
import { type AccountsInput, accountsSection } from './accounts.ts';
import type { CheckDocument } from './check-document.ts';
import { coverageOf, unseenReason } from './coverage.ts';
import { buildMatrix } from './matrix.ts';
import type { ReportModel } from './model.ts';
import { withSetAside } from './set-aside.ts';

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
  remembered?: ReportModel['remembered'];
  availability?: ReportModel['availability'];
  availabilityRules?: ReportModel['availabilityRules'];
  hosts: readonly HostStatistics[];
  /** Ids of the targets the run set out to see (`--only`); all portals of the registry when absent. */
  scope?: readonly string[];
  /** Ids of the targets whose observation came to its end; those with a document when absent. */
  reached?: readonly string[];
}

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

/** The chapter on availability, and what it is held against; nothing where no portal was probed. */
function availabilityIn({
  availability = [],
  availabilityRules,
}: ReportInput): Pick<ReportModel, 'availability' | 'availabilityRules'> {
  if (availability.length === 0) return {};
  return { availability, ...(availabilityRules && { availabilityRules }) };
}

/** The one model behind all renderings of a run. Pure; the same input gives the same model. */
export function buildReport(input: ReportInput): ReportModel {
  const { run, city, registry, policies, reached, hosts } = input;
  const wanted = input.scope === undefined ? null : new Set(input.scope);
  const inScope = registry.targets.filter(({ id }) => wanted === null || wanted.has(id));
  const scope = inScope.filter(({ kind }) => kind === 'portal');
  const documents = inOrder(input.documents, registry);
  const accounts =
    input.accounts &&
    accountsSection({
      ...input.accounts,
      documents: inOrder(input.accounts.documents, registry),
      missed: wanted === null ? 0 : inScope.length - scope.length - input.accounts.documents.length,
    });
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
    coverage: coverageOf({
      run,
      city,
      scope,
      documents,
      hosts,
      ...(reached && { reached }),
      onlyAccounts: scope.length === 0 && accounts !== undefined,
    }),
    units: registry.units.map(({ id, name, kind, code }) => ({ id, name, kind, code })),
    targets: documents,
    unseen: unseenOf(scope, documents, run),
    fields: fields.map(({ id, no, name, guides }) => ({ id, no, name, guides })),
    matrix: buildMatrix(registry.units, { fields }, documents),
    duties: input.duties,
    ...(input.history ? { history: input.history } : {}),
    ...(input.remembered ? { remembered: input.remembered } : {}),
    ...availabilityIn(input),
    ...(accounts ? { accounts } : {}),
    deadlines: policies
      .flatMap((policy) => policy.deadlines)
      .toSorted((a, b) => (a.date === b.date ? (a.row < b.row ? -1 : 1) : a.date < b.date ? -1 : 1)),
  });
}
