import { DefaultRenderer, Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { MediaPlan } from '../media/index.ts';
import type { OnProgress, Progress } from '../run/index.ts';
import { cli } from '../wording/cli.ts';
import { MEDIA } from '../wording/media.ts';
import { plain, type Shell } from './shell.ts';

/** Rows of targets under way that a terminal shows at once. */
const MAX_ROWS = 10;

/** Where a run stands, as far as it has told. */
interface Standing {
  total: number;
  done: number;
  active: Map<string, string>;
  names: Map<string, string>;
}

export interface ProgressView {
  onProgress: OnProgress;
  /** A sentence that must be seen while the drawing goes on. */
  note(text: string): void;
  /** Ends the drawing; must be called before anything else is printed. */
  close(): Promise<void>;
}

/** A live list on a terminal, plain lines elsewhere; both on stderr. */
export const openProgress = (shell: Shell): ProgressView => (shell.live ? liveView() : plainView(shell));

/** Folds one event into the standing. */
export function follow(standing: Standing, event: Progress): Standing {
  const active = new Map(standing.active);
  switch (event.type) {
    case 'start': {
      const names = new Map(event.targets.map(({ id, name }) => [id, plain(name)]));
      return { total: event.targets.length, done: event.resumed, active, names };
    }
    case 'accounts-plan':
    case 'quiet':
    case 'memory-lost':
      return standing;
    case 'target-start':
      active.set(event.id, cli.liveStarting(nameIn(standing, event.id)));
      return { ...standing, active };
    case 'target-progress':
      active.set(event.id, cli.liveRow(nameIn(standing, event.id), event.step, event.requests));
      return { ...standing, active };
    case 'target-done':
      active.delete(event.id);
      return { ...standing, done: standing.done + (event.outcome === 'interrupted' ? 0 : 1), active };
    case 'finish':
      return standing;
  }
}

const nameIn = ({ names }: Standing, id: string): string => names.get(id) ?? id;

export const NOTHING: Standing = { total: 0, done: 0, active: new Map(), names: new Map() };

/** The standing as lines: how far, then what is under way. */
export function draw({ total, done, active }: Standing): string {
  const rows = [...active.values()];
  const shown = rows.slice(0, MAX_ROWS).map((row) => `  ${row}`);
  if (rows.length > MAX_ROWS) shown.push(`  ${cli.liveMore(rows.length - MAX_ROWS)}`);
  return [cli.liveTitle(done, total), ...shown].join('\n');
}

/** What the accounts will ask of whom, as lines. */
function planRows({ accounts, calls, ms, origins }: MediaPlan): string[] {
  if (accounts === 0) return [];
  return [
    `${MEDIA.plan(accounts, calls, MEDIA.minutes(ms))}\n`,
    ...origins
      .slice(0, MAX_ROWS)
      .map((each) => `${MEDIA.planOrigin(plain(each.origin), each.calls, MEDIA.minutes(each.ms))}\n`),
  ];
}

function plainView(shell: Shell): ProgressView {
  let standing = NOTHING;
  return {
    onProgress(event) {
      standing = follow(standing, event);
      if (event.type === 'start') shell.err(cli.started(event.runId, event.targets.length, event.resumed));
      if (event.type === 'accounts-plan') for (const row of planRows(event.plan)) shell.err(row);
      if (event.type === 'quiet') shell.err(cli.quiet(event.until));
      if (event.type === 'memory-lost') shell.err(cli.memoryLost);
      if (event.type === 'target-done') {
        const { id, outcome, pages, ms } = event;
        shell.err(
          cli.plainDone(standing.done, standing.total, nameIn(standing, id), outcome, pages, ms / 1000),
        );
        if (event.fault !== undefined) shell.err(cli.targetFault(nameIn(standing, id), plain(event.fault)));
      }
    },
    note: shell.err,
    close: async () => {},
  };
}

/** listr2 looks whether stdout is a terminal; ours draws on stderr, also when stdout goes into a file. */
class StderrRenderer extends DefaultRenderer {
  static override nonTTY = true;
}

function liveView(): ProgressView {
  let standing = NOTHING;
  let noted = '';
  let waiting = '';
  const ended = Promise.withResolvers<void>();
  let redraw = (_title: string): void => {};
  const stderr = process.stderr;
  const list = new Listr(
    [
      {
        title: cli.liveTitle(0, 0),
        task: (_, task) => {
          redraw = (title) => {
            task.title = title;
          };
          return ended.promise;
        },
      },
    ],
    {
      // Ctrl-C is ours: listr2's own listener would end the process with 127.
      registerSignalListeners: false,
      renderer: StderrRenderer,
      rendererOptions: {
        logger: new ListrLogger({ processOutput: new ProcessOutput(stderr, stderr) }),
        formatOutput: 'truncate',
      },
    },
  );
  const running = list.run();
  return {
    onProgress(event) {
      standing = follow(standing, event);
      if (event.type === 'accounts-plan') noted += `\n${planRows(event.plan).join('').trim()}`;
      if (event.type === 'quiet') waiting = `\n${cli.quiet(event.until).trim()}`;
      if (event.type === 'memory-lost') noted += `\n${cli.memoryLost.trim()}`;
      if (event.type === 'target-start') waiting = '';
      redraw(draw(standing) + noted + waiting);
    },
    note(text) {
      // Written past listr2 it would be kept back until the end.
      noted = `\n${text.trim()}`;
      redraw(draw(standing) + noted + waiting);
    },
    async close() {
      ended.resolve();
      await running;
    },
  };
}
