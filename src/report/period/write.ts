import { join } from 'node:path';
import type { Store } from '../../store/index.ts';
import { renderJson } from '../clean.ts';
import { modelOf } from '../stored.ts';
import { writeFiles } from '../write.ts';
import { periodHtml } from './html.ts';
import { buildPeriod, type Span } from './model.ts';

/** Run ids begin with the day they started on; a day more at either end for clocks that differ. */
function mayBeIn({ from, until }: Span, run: string): boolean {
  const near = (day: string, by: number): string =>
    new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const day = run.slice(0, 8);
  return !/^\d{8}$/.test(day) || (day >= near(from, -1) && day <= near(until, 1));
}

export interface WrittenPeriod {
  folder: string;
  files: string[];
  runs: number;
  /** The run whose standing is the period's, and whose bulletin is the one to issue; null without a whole run. */
  last: string | null;
}

/** Writes the report of a period into `<store>/periods/<city>-<period>/`: html, docx, json. One folder per city; null
 *  when the period has no run. */
export async function writePeriod(
  store: Pick<Store, 'root' | 'documents'>,
  span: Span,
  city?: string,
): Promise<WrittenPeriod[]> {
  const ids = (await store.documents.list('runs')).filter((id) => mayBeIn(span, id));
  const found = await Promise.all(ids.map((id) => modelOf(store, id)));
  const models = found.filter((model) => model !== null);
  const cities = [...new Set(models.map((model) => model.city.id))].filter(
    (id) => city === undefined || id === city,
  );
  const { renderPeriod } = await import('../docx/index.ts');
  const written: WrittenPeriod[] = [];
  for (const id of cities) {
    const period = buildPeriod(
      span,
      models.filter((model) => model.city.id === id),
    );
    if (period === null) continue;
    const folder = join(store.root, 'periods', `${encodeURIComponent(id)}-${span.id}`);
    // The models of the runs stay where they are; the period keeps what it says of them.
    const { last, ...rest } = period;
    const files = [
      { path: 'period.html', text: periodHtml(period) },
      { path: 'period.docx', text: await renderPeriod(period) },
      { path: 'period.json', text: renderJson({ ...rest, last: last?.run.id ?? null }) },
    ];
    await writeFiles(folder, files);
    written.push({
      folder,
      files: files.map(({ path }) => path),
      runs: period.runs.length,
      last: last?.run.id ?? null,
    });
  }
  return written;
}
