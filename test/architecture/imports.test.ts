import { describe, expect, it } from 'vitest';
import { importBreaches, ringsOfRooms, textBreaches } from './rules.ts';
import { readSource, readSources } from './sources.ts';

const sources = readSources();

describe('the house of DESIGN §4', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.some((source) => source.imports.length > 0)).toBe(true);
  });
  it('has imports that point one way and through faces', () => {
    expect(sources.flatMap(importBreaches)).toEqual([]);
  });
  it('has no two rooms that import each other', () => {
    expect(ringsOfRooms(sources)).toEqual([]);
  });
  it('has short files with telling names, no any, no hidden clock and no dice', () => {
    expect(sources.flatMap(textBreaches)).toEqual([]);
  });
});

// The rules prove themselves: a rule that never fires is no rule.
describe('the rules', () => {
  it.each([
    ['cli may use run', 'cli/scan.ts', `import { scan } from '../run/index.ts';`, null],
    [
      'run must not use cli',
      'run/scan.ts',
      `import { print } from '../cli/index.ts';`,
      /run → cli: imports point downwards/,
    ],
    [
      'facts stand on the ground',
      'facts/page.ts',
      `import type { Net } from '../net/types.ts';`,
      /facts → net/,
    ],
    [
      'judge does not know observe',
      'judge/a.ts',
      `import type { V } from '../observe/index.ts';`,
      /meet only in facts/,
    ],
    [
      'observe does not know judge',
      'observe/a.ts',
      `import { pass } from '../judge/verdict.ts';`,
      /meet only in facts/,
    ],
    [
      'a face is a face',
      'run/scan.ts',
      `import { openClient } from '../net/client.ts';`,
      /import its face net\/index\.ts/,
    ],
    ['types are open', 'judge/a.ts', `import type { Policy } from '../policies/types.ts';`, null],
    [
      'pure rooms take types only',
      'judge/a.ts',
      `import { openNet } from '../net/index.ts';`,
      /may import only types of net/,
    ],
    [
      'a type among names is a type',
      'judge/a.ts',
      `import { type Unit, type City } from '../targets/types.ts';`,
      null,
    ],
    [
      'a value among types is a value',
      'judge/a.ts',
      `import { type Unit, load } from '../targets/index.ts';`,
      /only types/,
    ],
    [
      'judge reads no files',
      'judge/checks/b.ts',
      `import { readFile } from 'node:fs/promises';`,
      /must not import node:fs/,
    ],
    ['html asks nobody', 'html/a.ts', `import { request } from 'undici';`, /must not import undici/],
    ['paths are arithmetic', 'html/a.ts', `import { domainToASCII } from 'node:url';`, null],
    ['the report model is pure', 'report/model.ts', `import fs from 'node:fs';`, /must not import node:fs/],
    ['a report writer is not', 'report/write.ts', `import fs from 'node:fs';`, null],
    ['late imports count', 'judge/a.ts', `const x = await import('node:net');`, /must not import node:net/],
    [
      'imports over lines count',
      'judge/a.ts',
      `import {\n  a,\n  b,\n} from '../browser/index.ts';`,
      /only types of browser/,
    ],
    ['re-exports count', 'judge/index.ts', `export * from '../run/index.ts';`, /judge → run/],
    [
      'unknown rooms are asked about',
      'run/a.ts',
      `import { x } from '../attic/index.ts';`,
      /attic\/ has no place/,
    ],
  ])('%s', (_, file, text, expected) => {
    const breaches = importBreaches(readSource(file, text)).join('\n');
    if (expected === null) expect(breaches).toBe('');
    else expect(breaches).toMatch(expected);
  });

  it.each([
    ['any as a type', 'net/a.ts', 'const x: any = 1;', /"any"/],
    ['any in prose', 'net/a.ts', '// takes any: page\nconst x = 1;', null],
    ['dice', 'observe/a.ts', 'Math.random();', /stored seed/],
    ['a hidden clock in a pure room', 'judge/a.ts', 'const t = Date.now();', /takes the clock/],
    ['a clock in the shell', 'net/a.ts', 'const t = Date.now();', null],
    ['a hidden clock spelled otherwise', 'html/a.ts', 'new Date().getFullYear()', /takes the clock/],
    ['a given clock', 'html/a.ts', 'new Date(now).getFullYear()', null],
    ['a vague name', 'net/utils.ts', '', /says nothing/],
    ['a long file', 'net/a.ts', '\n'.repeat(250), /at most 250 lines/],
  ])('%s', (_, file, text, expected) => {
    const breaches = textBreaches(readSource(file, text)).join('\n');
    if (expected === null) expect(breaches).toBe('');
    else expect(breaches).toMatch(expected);
  });

  it('names file and line of a breach', () => {
    const [breach] = importBreaches(readSource('judge/a.ts', `\n\nimport fs from 'node:fs';`));
    expect(breach).toMatch(/^src\/judge\/a\.ts:3 /);
  });

  it('sees rings of rooms', () => {
    const ring = [
      readSource('net/a.ts', `import { b } from '../html/index.ts';`),
      readSource('html/b.ts', `import type { N } from '../net/types.ts';`),
    ];
    expect(ringsOfRooms(ring)).toEqual(['html → net → html']);
  });
});
