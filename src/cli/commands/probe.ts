import { Command } from 'commander';
import type { ProbeDocument } from '../../report/index.ts';
import { upkeep as say } from '../../wording/upkeep.ts';
import { type End, EXIT } from '../exit.ts';
import { option } from '../options.ts';
import type { Shell } from '../shell.ts';
import { openStore, openWorkshop, reportsDir } from '../workshop.ts';
import { onlyCity, openWorld, refuseUnknown } from '../worlds.ts';

interface ProbeFlags {
  targets?: string;
  only?: string[];
  resolve?: string[];
  reports?: string;
  format: 'text' | 'json';
}

/** Looks at every home page once and writes the round into the ledger; what changed goes into the boxes. */
export const probeCommand = (shell: Shell, end: End): Command =>
  new Command('probe')
    .description(say.commands.probe)
    .addOption(option.targets())
    .addOption(option.only())
    .addOption(option.resolve())
    .addOption(option.format(['text', 'json']))
    .addOption(option.reports())
    .action(async (flags: ProbeFlags) => {
      const { announceAvailability, availabilityRules, probeRound, roundOf } = await import(
        '../../run/index.ts'
      );
      const world = await openWorld(shell, onlyCity(shell, flags.targets));
      refuseUnknown(world, flags.only);
      const open = () => openStore(shell, reportsDir(shell, flags.reports), false);
      const workshop = await openWorkshop(shell, world, open, { ...flags, canary: true, browser: false });
      try {
        const { deps } = workshop;
        const { probes, sound } = await probeRound(world, flags.only ?? [], deps);
        const looks = roundOf(probes, availabilityRules(world));
        await announceAvailability(world, deps.store, deps.now());
        const document: ProbeDocument = { schema: 'xunjian/probe@1', sound, ...looks };
        if (flags.format === 'json') shell.out(`${JSON.stringify(document)}\n`);
        else shell.out(sound ? say.probed(looks.up, looks.down, looks.leftOut) : say.unsound(looks.leftOut));
        end(deps.signal.aborted ? EXIT.interrupted : sound ? EXIT.compliant : EXIT.selfTest);
      } finally {
        await workshop.close();
      }
    });
