import { watchWording as say } from '../wording/watch.ts';
import { type Path, problemAt, type YamlFile } from './files/index.ts';
import type { Problem } from './types.ts';
import type { WatchSettings } from './watch.ts';

/** What the schema of `watch:` cannot see: names that are in no file of the registry, times the wrong way round. */
export function watchProblems(
  file: YamlFile,
  { plans, maintenance, notices }: WatchSettings,
  targets: readonly string[],
  units: readonly string[],
): Problem[] {
  const known = new Set([...targets, ...units]);
  const unknown = (ids: readonly string[], path: Path): Problem[] =>
    ids.flatMap((id, at) =>
      known.has(id) ? [] : [problemAt(file.at([...path, at]), say.unknownTarget(id))],
    );
  return [
    ...plans.flatMap(({ only }, at) => unknown(only, ['watch', 'plans', at, 'only'])),
    ...notices.flatMap((channel, at) => unknown(channel.units, ['watch', 'notices', at, 'units'])),
    ...maintenance.flatMap(({ target, from, to }, at) => [
      ...(known.has(target)
        ? []
        : [problemAt(file.at(['watch', 'maintenance', at, 'target']), say.unknownTarget(target))]),
      ...(from < to ? [] : [problemAt(file.at(['watch', 'maintenance', at, 'to']), say.backwards())]),
    ]),
  ];
}
