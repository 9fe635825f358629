import { expect, it } from 'vitest';
import type { JudgeContext } from '../../src/judge/index.ts';
import { codesOf, contextOf, judgeWith } from './context.ts';
import { factsOf, type Scene } from './facts.ts';

/** A situation, its verdict, and the reason (undetermined), the exemption (not_applicable) or the finding codes. */
export type Row = [situation: string, scene: Scene, verdict: string, detail?: string | string[]];

/** The rows are the documentation of a check. A false alarm reported by a county becomes a row with its page. */
export function table(
  kind: string,
  rows: Row[],
  params: unknown = {},
  context: JudgeContext = contextOf(),
): void {
  it.each(rows)('%s', (_, scene, verdict, detail = []) => {
    const result = judgeWith(kind, factsOf(scene), params, context);
    expect([result.verdict, detailOf(result)]).toEqual([verdict, detail]);
  });
}

function detailOf(result: ReturnType<typeof judgeWith>): string | string[] {
  if (result.verdict === 'undetermined') return result.reason;
  return result.verdict === 'not_applicable' ? result.exemption : codesOf(result);
}
