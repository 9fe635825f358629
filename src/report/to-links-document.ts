import type { CheckedLink, CrawlOutcome } from '../observe/index.ts';
import type { LinksDocument } from './links-document.ts';

export interface LinksInput {
  target: { id: string; name: string };
  run: { runId: string; startedAt: string; finishedAt: string; resumed: boolean };
  outcome: CrawlOutcome;
}

/** The document of one crawl. Pure; the outcome comes sorted. */
export function toLinksDocument({ target, run, outcome }: LinksInput): LinksDocument {
  const { runId, startedAt, finishedAt, resumed } = run;
  const {
    start,
    how,
    obeyedRobots,
    broken,
    undetermined,
    soft404: _,
    byState,
    skippedByReason,
    ...rest
  } = outcome;
  return {
    schema: 'xunjian/links@1',
    url: start,
    target,
    run: { id: runId, startedAt, finishedAt, resumed, how, obeyedRobots },
    ...rest,
    byState: { ...byState },
    skippedByReason: { ...skippedByReason },
    broken: broken.map(withoutDoubt),
    undetermined,
  };
}

function withoutDoubt({ doubt: _, ...link }: CheckedLink): LinksDocument['broken'][number] {
  return link;
}
