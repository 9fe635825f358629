import { chinaDay } from '../../facts/index.ts';
import type { Store } from '../../store/index.ts';

/** The month, quarter or year that was over at an instant, as `report --period` takes it: `2026-10`, `2026-Q3`, `2025`. */
export function endedPeriod(kind: 'month' | 'quarter' | 'year', at: number): string {
  const [year = 0, month = 0] = chinaDay(at).split('-').map(Number);
  if (kind === 'year') return String(year - 1);
  if (kind === 'quarter') {
    const quarter = Math.ceil(month / 3) - 1;
    return quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`;
  }
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Whether anything was scanned in a period. Runs are named by the day they began on. */
export async function hasRunsIn({ documents }: Pick<Store, 'documents'>, period: string): Promise<boolean> {
  const [year = '', part = ''] = period.split('-');
  const quarter = Number(part.slice(1));
  const months = part.startsWith('Q')
    ? [2, 1, 0].map((back) => String(3 * quarter - back).padStart(2, '0'))
    : [part];
  return (await documents.list('runs')).some((id) => months.some((month) => id.startsWith(year + month)));
}
