/** Works on a store until it is killed: `node worker.ts KIND ROOT`. Every acknowledged step is told on stdout. */
import { createWriteStream } from 'node:fs';
import { emptyBook, openCalendar, reconcile } from '../../src/cases/index.ts';
import { CASE_TURN, PROBES, readBook, writeBook } from '../../src/run/books/index.ts';
import { backupFolder, openDiskStore } from '../../src/store/index.ts';
import { runOf } from '../cases/scenes.ts';

const [kind = '', root = ''] = process.argv.slice(2);
const store = await openDiskStore(root, { write: true, now: Date.now });
const rules = { confirmAfterMs: 0, calendar: openCalendar([]) };
const told = createWriteStream('', { fd: 1 });
const tell = (step: number): void => void told.write(`${step}\n`);

/** Continues where the last life ended. */
const progress = async (name: string): Promise<number> =>
  (await store.documents.get<number>('progress', name)) ?? 0;

const WORK: Record<string, (step: number) => Promise<void>> = {
  async scan(step) {
    const log = await store.facts.open('run', 'qingshan');
    log.append({ type: 'skipped', url: `http://a/${step}`, reason: 'budget' });
    await log.close();
  },
  async reconcile(step) {
    await store.exclusive(CASE_TURN, async () => {
      for (const target of ['a', 'b', 'c']) {
        const book = await readBook(store, target);
        const seen = step % 5 === 4 ? [] : ['one', 'two'];
        await writeBook(store, reconcile(book ?? emptyBook(target), runOf(step, seen), rules).book);
      }
    });
  },
  probe: (step) => store.series.append(PROBES, '2026-11', [{ step }, { step, second: true }]),
  async backup(step) {
    await store.documents.put('runs', `r${step % 7}`, { step, text: '巡检'.repeat(2000) });
    await backupFolder(root, `${root}-backup.tar.gz`, Date.now());
  },
};

const work = WORK[kind];
if (!work) throw new Error(`no such work: ${kind}`);
tell(-1);
for (let step = await progress(kind); ; step++) {
  await work(step);
  await store.documents.put('progress', kind, step + 1);
  tell(step);
}
