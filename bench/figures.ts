import type { Contestant } from './contestants.ts';
import type { Lap, Race } from './race.ts';

/** Medians over the runs of one contestant. */
export interface Figures {
  id: string;
  name: string;
  role: Contestant['role'];
  version: string;
  pagesPerSecond: number;
  wallSeconds: number;
  cpuMsPerPage: number;
  peakMb: number;
  requests: number | null;
  pages: number;
  precision: number | null;
  recall: number;
  softFound: number;
  softTotal: number;
  /** At least one run did not end by itself. */
  failed: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
};

export function figuresOf(race: Race): Figures[] {
  return race.contestants.map((contestant) => {
    const laps = race.laps.filter(({ id }) => id === contestant.id);
    const over = (value: (lap: Lap) => number): number => median(laps.map(value));
    const pagesOf = ({ seen }: Lap): number => seen?.pages ?? race.truth.pages.length;
    const precisions = laps.map(({ score }) => score.precision).filter((value) => value !== null);
    return {
      id: contestant.id,
      name: contestant.name,
      role: contestant.role,
      version: contestant.version() ?? '?',
      pagesPerSecond: over((lap) => (pagesOf(lap) / (lap.outcome.ms ?? lap.cost.wallMs)) * 1000),
      wallSeconds: over(({ cost }) => cost.wallMs / 1000),
      cpuMsPerPage: over(
        (lap) => Math.max(lap.cost.cpuMs, lap.outcome.cpuMs ?? 0) / Math.max(1, pagesOf(lap)),
      ),
      peakMb: over(({ cost }) => cost.peakRss / 1e6),
      requests: laps.some(({ seen }) => seen === null) ? null : over(({ seen }) => seen?.requests ?? 0),
      pages: over(pagesOf),
      precision: precisions.length === 0 ? null : median(precisions),
      recall: over(({ score }) => score.recall),
      softFound: over(({ score }) => score.softFound),
      softTotal: over(({ score }) => score.softTotal),
      failed: laps.some(({ cost }) => cost.timedOut || (cost.exitCode !== 0 && contestant.id !== 'wget')),
    };
  });
}

/** A goal of the project with what was measured. */
export interface Goal {
  text: string;
  measured: string;
  /** Null when this race says nothing of it. */
  met: boolean | null;
}

/** Speed and truth as ratios within one race: absolute numbers are the machine's. */
export function goalsOf(figures: readonly Figures[], latencyMs = 0): Goal[] {
  const ours = figures.find(({ role }) => role === 'ours');
  if (!ours) return [];
  const ratio = (id: string, least: number, text: string): Goal[] => {
    const other = figures.find((one) => one.id === id);
    if (!other) return [];
    const value = ours.pagesPerSecond / other.pagesPerSecond;
    return [{ text, measured: value.toFixed(2), met: !ours.failed && value >= least }];
  };
  // Where every answer comes late, the connections decide and not the contestants.
  const speed =
    latencyMs > 0
      ? []
      : [
          ...ratio('linkinator', 12, 'pages/s against linkinator ≥ 12'),
          ...ratio('crawlee', 6, 'pages/s against Crawlee ≥ 6'),
          ...ratio('floor-parse', 0.75, 'pages/s against fetch + htmlparser2 ≥ 0.75'),
        ];
  return [
    ...speed,
    { text: 'precision of broken links 1.0', measured: shown(ours.precision), met: ours.precision === 1 },
    { text: 'recall of broken links 1.0', measured: shown(ours.recall), met: ours.recall === 1 },
    {
      text: 'every soft-404 found',
      measured: `${ours.softFound}/${ours.softTotal}`,
      met: ours.softFound === ours.softTotal,
    },
    { text: 'peak memory under 350 MB', measured: `${Math.round(ours.peakMb)} MB`, met: ours.peakMb < 350 },
  ];
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
