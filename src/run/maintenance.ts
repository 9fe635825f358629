import type { MaintenanceWindow } from '../facts/index.ts';
import type { City } from '../targets/index.ts';

/** Declared maintenance of one target as instants. city.yaml is written in China's wall clock. */
export const maintenanceOf = ({ watch }: Pick<City, 'watch'>, target: string): MaintenanceWindow[] =>
  (watch?.maintenance ?? [])
    .filter((each) => each.target === target)
    .map(({ reason, from, to }) => ({ reason, from: instantOf(from), to: instantOf(to) }));

const instantOf = (moment: string): string => new Date(`${moment.replace(' ', 'T')}:00+08:00`).toISOString();
