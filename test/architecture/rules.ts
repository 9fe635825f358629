import { type Import, lineAt, roomOf, type Source } from './sources.ts';

/** Rooms from the top of the house to its ground (DESIGN §4). A room imports its own layer and those below. */
const LAYERS = [
  ['cli', 'web'],
  ['demo'],
  ['run'],
  ['observe', 'media', 'judge', 'cases', 'report'],
  ['net', 'html', 'browser', 'store', 'targets', 'policies'],
  ['facts', 'wording', 'charset'],
];

/** Files besides index.ts that others may import: shapes without behaviour, and the wording file per concern. */
const OPEN_FILES = [
  /^(targets|policies|net)\/types\.ts$/,
  /^judge\/verdict\.ts$/,
  /^report\/(model|check-document)\.ts$/,
  // Loading a registry must not load the whole of run.
  /^run\/world\.ts$/,
  /^wording\//,
];

/** Rooms whose functions depend on their arguments only. */
const PURE = /^(judge|cases|html|facts|wording|charset)\/|^report\/(model|check-document)\.ts$/;

/** Rooms whose values reach the outside; a pure file may know their types. */
const OUTSIDE_ROOMS = [
  'net',
  'browser',
  'store',
  'observe',
  'media',
  'targets',
  'policies',
  'run',
  'demo',
  'cli',
  'web',
];

const OUTSIDE_PACKAGES =
  /^(node:(fs|net|tls|dns|http|https|http2|child_process|worker_threads|cluster|dgram|os|timers|readline|process)(\/|$)|undici|playwright|@sparticuz|lowdb|pino|listr2|commander|node-cron|p-queue|@hono)/;

const VAGUE_NAMES = /(^|\/)(utils?|helpers?|manager|common|misc|shared)(\.ts$|\/)/;
const MAX_LINES = 250;

/** One breach, as a person reads it: `src/judge/x.ts:3 rule`. */
export type Breach = string;

const at = (source: Source, line: number, rule: string): Breach => `src/${source.file}:${line} ${rule}`;
const layerOf = (room: string) => LAYERS.findIndex((layer) => layer.includes(room));

export function importBreaches(source: Source): Breach[] {
  return source.imports.flatMap((one) => {
    const rules = one.target === null ? packageRules(source, one) : roomRules(source, one, one.target);
    return rules.map((rule) => at(source, one.line, rule));
  });
}

function packageRules(source: Source, one: Import): string[] {
  if (one.typeOnly || !PURE.test(source.file) || !OUTSIDE_PACKAGES.test(one.specifier)) return [];
  return [`a pure room must not import ${one.specifier}: pass the facts in instead`];
}

function roomRules(source: Source, one: Import, target: string): string[] {
  const [from, to] = [roomOf(source.file), roomOf(target)];
  if (target === '../package.json') return [];
  if (target.startsWith('..')) return [`imports ${one.specifier} from outside src/`];
  if (from === to) return [];
  const rules: string[] = [];
  if (layerOf(to) === -1) rules.push(`${to}/ has no place in the layers of DESIGN §4`);
  else if (layerOf(from) > layerOf(to))
    rules.push(`${from} → ${to}: imports point downwards only (DESIGN §4)`);
  if ((from === 'judge' && to === 'observe') || (from === 'observe' && to === 'judge'))
    rules.push('judge and observe meet only in facts');
  if (!target.endsWith('/index.ts') && !OPEN_FILES.some((open) => open.test(target)))
    rules.push(`imports the inside of ${to}/ (${one.specifier}): import its face ${to}/index.ts`);
  if (PURE.test(source.file) && OUTSIDE_ROOMS.includes(to) && !one.typeOnly)
    rules.push(`a pure room may import only types of ${to}: write "import type"`);
  return rules;
}

/** Rooms that import each other in a ring, e.g. `net → html → net`. */
export function ringsOfRooms(sources: Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { file, imports } of sources) {
    for (const { target } of imports) {
      if (target && roomOf(target) !== roomOf(file))
        edges.set(roomOf(file), (edges.get(roomOf(file)) ?? new Set()).add(roomOf(target)));
    }
  }
  const rings = new Set<string>();
  const walk = (room: string, path: string[]): void => {
    const seen = path.indexOf(room);
    if (seen >= 0) {
      const ring = path.slice(seen);
      // Named from its first room in the alphabet, so that one ring has one name.
      const start = ring.indexOf([...ring].sort()[0] ?? '');
      rings.add([...ring.slice(start), ...ring.slice(0, start), ring[start]].join(' → '));
      return;
    }
    for (const next of edges.get(room) ?? []) walk(next, [...path, room]);
  };
  for (const room of edges.keys()) walk(room, []);
  return [...rings].sort();
}

const TEXT_RULES: { pattern: RegExp; rule: string; pureOnly: boolean }[] = [
  {
    pattern: /(?::\s*|\bas\s+|<)any\b(?!\w)/g,
    rule: '"any" is not used here: "unknown", then narrow',
    pureOnly: false,
  },
  { pattern: /\bMath\.random\(/g, rule: 'sampling takes a stored seed, not Math.random()', pureOnly: false },
  { pattern: /\bDate\.now\(|\bnew Date\(\)/g, rule: 'a pure room takes the clock as "now"', pureOnly: true },
];

export function textBreaches(source: Source): Breach[] {
  const code = withoutComments(source.text);
  const found = TEXT_RULES.filter(({ pureOnly }) => !pureOnly || PURE.test(source.file)).flatMap(
    ({ pattern, rule }) =>
      [...code.matchAll(pattern)].map((match) => at(source, lineAt(code, match.index), rule)),
  );
  const lines = source.text.split('\n').length;
  if (lines > MAX_LINES) found.push(at(source, lines, `a file has at most ${MAX_LINES} lines: split it`));
  if (VAGUE_NAMES.test(source.file))
    found.push(at(source, 1, 'the file name says nothing: name the noun it holds'));
  return found;
}

/** Comments blanked, lines kept, so that prose about `any` page is no breach. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
