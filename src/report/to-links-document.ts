import type { CrawlOutcome } from '../observe/index.ts';
import type { LinksDocument } from './links-document.ts';

export interface LinksInput {
  target: { id: string; name: string };
  run: { runId: string; startedAt: string; finishedAt: string; resumed: boolean };
  outcome: CrawlOutcome;
  /** How far each broken link may be believed, by address. */
  standings: ReadonlyMap<string, { is: 'suspected' | 'confirmed'; since: string }>;
}

/** The document of one crawl. Pure; the outcome comes sorted. */
export function toLinksDocument({ target, run, outcome, standings }: LinksInput): LinksDocument {
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
    broken: broken.map(({ doubt: _, ...link }) => {
      const { is, since } = standings.get(link.url) ?? { is: 'suspected', since: finishedAt };
      return { ...link, standing: is, since };
    }),
    undetermined,
  };
}
