import { type ReportModel, type TrendPoint, trendOf, trendPointOf } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';

const COLLECTION = 'trend';
/** Earlier runs looked at; some may be of another city. */
const MOST_LOOKED_AT = 60;

/** The model with its place among the earlier runs of the city. The figures of the run are kept for those to come; a
 *  void run has none. */
export async function withTrend(model: ReportModel, store: Pick<Store, 'documents'>): Promise<ReportModel> {
  if (model.run.state === 'void' || model.targets.length === 0) return model;
  const point = trendPointOf(model);
  await store.documents.put<TrendPoint>(COLLECTION, point.run, point);
  // Run ids begin with their time, so they sort by it.
  const ids = (await store.documents.list(COLLECTION)).filter((id) => id < point.run).sort();
  const read = ids.slice(-MOST_LOOKED_AT).map((id) => store.documents.get<TrendPoint>(COLLECTION, id));
  const earlier = (await Promise.all(read)).filter((each) => each !== null);
  const trend = trendOf(earlier, point);
  return trend === undefined ? model : { ...model, trend };
}
