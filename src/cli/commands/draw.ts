import { Command, Option } from 'commander';
import { draw } from '../../cases/index.ts';
import { chinaDay } from '../../facts/index.ts';
import { upkeep as say } from '../../wording/upkeep.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import { plain, type Shell } from '../shell.ts';
import { openStore, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld } from '../worlds.ts';

interface DrawFlags {
  seed?: string;
  count: number;
  by?: 'class';
  kind: 'portal' | 'account' | 'all';
  targets?: string;
  reports?: string;
  format: 'text' | 'json';
}

/** Draws a sample that anybody can draw again from seed and registry; every draw is logged. */
export const drawCommand = (shell: Shell, end: End): Command =>
  new Command('draw')
    .description(say.commands.draw)
    .option('--seed <种子>', say.options.seed)
    .addOption(option.count())
    .addOption(new Option('--by <方式>', say.options.by).choices(['class']))
    .addOption(
      new Option('--kind <种类>', say.options.kind).choices(['portal', 'account', 'all']).default('all'),
    )
    .addOption(option.targets())
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (flags: DrawFlags) => {
      const { registry } = await openWorld(shell, onlyCity(shell, flags.targets));
      const kinds = new Map(registry.units.map(({ id, kind }) => [id, kind]));
      const all = registry.targets
        .filter((target) => target.state === 'active' && (flags.kind === 'all' || target.kind === flags.kind))
        .map((target) => ({
          id: target.id,
          name: target.name,
          class:
            target.kind === 'portal'
              ? `portal:${kinds.get(target.unit) ?? ''}`
              : `account:${target.platform}`,
        }));
      const seed = flags.seed ?? chinaDay(shell.now());
      const { count } = flags;
      const drawn = draw(all, { seed, count, byClass: flags.by === 'class' });
      const record = {
        at: new Date(shell.now()).toISOString(),
        city: registry.city.id,
        seed,
        count,
        by: flags.by ?? null,
        kind: flags.kind,
        of: all.length,
        drawn: drawn.map(({ id }) => id),
      };
      const store = await openStore(shell, reportsDir(shell, flags.reports), false);
      await store.series.append('draws', chinaDay(shell.now()).slice(0, 7), [record]);
      await store.close();
      if (flags.format === 'json')
        shell.out(`${JSON.stringify({ schema: 'xunjian/draw@1', ...record }, null, 2)}\n`);
      else {
        shell.out(say.drawn(plain(seed), drawn.length, all.length));
        for (const one of drawn) shell.out(say.drawRow(one.class, one.id, plain(one.name)));
      }
      end(EXIT.compliant);
    });
