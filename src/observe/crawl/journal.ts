import type { CrawledFact, CrawlHostFact, CrawlSeedsFact, FactRecord } from '../../facts/index.ts';
import type { LinkGraph } from './graph.ts';

type Named = { found?: string[]; texts?: string[] };
type Unwritten =
  | Omit<CrawledFact, 'found' | 'texts'>
  | Omit<CrawlHostFact, 'found' | 'texts'>
  | Omit<CrawlSeedsFact, 'found'>;

/** Writes facts as they come, and knows those of an interrupted crawl. Every fact carries the names that are new since
 *  the last one, so that the numbers of the graph and of the log are the same. */
export interface Journal {
  /** What is known of an address from before; handed out once. */
  take(id: number): CrawledFact | null;
  hosts: ReadonlyMap<string, CrawlHostFact>;
  seeds: CrawlSeedsFact | null;
  isResumed: boolean;
  write(fact: Unwritten): void;
  end(how: 'complete' | 'budget' | 'deadline', at: number): void;
}

/** `begin` is what the crawl was started with; facts of another crawl are not used. */
export function openJournal(
  graph: LinkGraph,
  begin: { start: string; settings: string; at: number },
  earlier: Iterable<FactRecord>,
  onFact: (fact: FactRecord) => void,
): Journal {
  const crawled = new Map<number, CrawledFact>();
  const hosts = new Map<string, CrawlHostFact>();
  let seeds: CrawlSeedsFact | null = null;
  let isResumed = false;

  for (const fact of earlier) {
    if (fact.type === 'crawl-start') {
      isResumed = fact.settings === begin.settings;
      if (isResumed) graph.intern(fact.start);
    }
    if (!isResumed) continue;
    if (fact.type === 'crawled' || fact.type === 'crawl-host' || fact.type === 'crawl-seeds')
      learn(graph, fact);
    if (fact.type === 'crawled') crawled.set(fact.id, fact);
    else if (fact.type === 'crawl-host') hosts.set(fact.origin, fact);
    else if (fact.type === 'crawl-seeds') seeds = fact;
  }
  if (!isResumed) {
    graph.intern(begin.start);
    const { start, settings } = begin;
    onFact({ type: 'crawl-start', at: new Date(begin.at).toISOString(), start, settings });
  }
  let writtenUrls = graph.size;
  let writtenTexts = graph.textCount;

  const newNames = (): Named => {
    const found: string[] = [];
    const texts: string[] = [];
    for (; writtenUrls < graph.size; writtenUrls++) found.push(graph.urlOf(writtenUrls));
    for (; writtenTexts < graph.textCount; writtenTexts++) texts.push(graph.textOf(writtenTexts));
    return { ...(found.length > 0 ? { found } : {}), ...(texts.length > 0 ? { texts } : {}) };
  };

  return {
    hosts,
    seeds,
    isResumed,
    take(id) {
      const fact = crawled.get(id) ?? null;
      crawled.delete(id);
      return fact;
    },
    write: (fact) => onFact({ ...fact, ...newNames() }),
    end: (how, at) => onFact({ type: 'crawl-end', at: new Date(at).toISOString(), how }),
  };
}

function learn(graph: LinkGraph, { found = [], texts = [] }: Named): void {
  for (const url of found) graph.intern(url);
  for (const text of texts) graph.internText(text);
}
