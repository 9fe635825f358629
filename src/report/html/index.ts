import { type Charts, NO_CHARTS } from '../charts/index.ts';
import type { CheckDocument } from '../check-document.ts';
import type { ReportModel } from '../model.ts';
import { checkPage } from './check.ts';
import { cityPage } from './city.ts';
import type { EvidencePath } from './proof.ts';
import { unitPage } from './unit.ts';
import { unitPath } from './unit-path.ts';

export type { EvidencePath };

export interface Page {
  /** Relative to the run's folder, with forward slashes. */
  path: string;
  html: string;
}

const nowhere: EvidencePath = () => null;

/** The city page and one page per unit that has a target in scope. `evidencePath` answers relative to the run's folder;
 *  `charts` are drawn beforehand by `drawCharts`, and without them the tables stand alone. */
export function* renderHtml(
  model: ReportModel,
  evidencePath: EvidencePath = nowhere,
  charts: Charts = NO_CHARTS,
): Generator<Page> {
  const inScope = new Set([
    ...model.targets.map((document) => document.target.unit),
    ...model.unseen.map((target) => target.unit),
    ...(model.accounts?.documents ?? []).map((document) => document.target.unit),
  ]);
  const above = (hash: string): string | null => {
    const path = evidencePath(hash);
    return path === null ? null : `../${path}`;
  };
  const { thumbnail } = evidencePath;
  const fromUnits: EvidencePath = thumbnail ? Object.assign(above, { thumbnail }) : above;
  yield { path: 'report.html', html: cityPage(model, charts) };
  for (const unit of model.units.filter(({ id }) => inScope.has(id)))
    yield { path: unitPath(unit.id), html: unitPage(model, unit, fromUnits, charts) };
}

/** The city page as it is printed: shorter lists, and every problem of a site in a row. */
export const renderPrinted = (model: ReportModel, charts: Charts = NO_CHARTS): string =>
  cityPage(model, charts, true);

/** One check as a page of its own, for the unit that looks at itself. */
export const renderCheckHtml = (document: CheckDocument, evidencePath: EvidencePath = nowhere): string =>
  checkPage(document, evidencePath);
