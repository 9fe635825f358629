import type { FactRecord, PortalFacts, ShotFact } from './record.ts';

/** The key a page is stored under: the address without its fragment. */
export const pageKey = (url: string): string => url.split('#', 1)[0] ?? url;

/** Sorts the records of one target into drawers. Pure; a later record of the same page replaces the earlier one. */
export function assemble(records: Iterable<FactRecord>): PortalFacts {
  const pages = new Map<string, Extract<FactRecord, { type: 'page' }>>();
  const shots: ShotFact[] = [];
  const facts: PortalFacts = {
    targetId: '',
    url: '',
    seed: '',
    startedAt: '',
    finishedAt: null,
    ownNetworkDown: false,
    home: null,
    pages,
    links: [],
    attachments: [],
    searches: [],
    skipped: [],
    shots,
    requests: 0,
    bytes: 0,
  };
  for (const record of records) {
    switch (record.type) {
      case 'start':
        facts.targetId = record.targetId;
        facts.url = record.url;
        facts.seed = record.seed;
        facts.startedAt ||= record.at;
        break;
      case 'page':
        pages.set(pageKey(record.visit.url), record);
        if (record.role === 'home') facts.home = record;
        break;
      case 'link':
        facts.links.push(record);
        break;
      case 'attachment':
        facts.attachments.push(record);
        break;
      case 'search':
        facts.searches.push(record);
        break;
      case 'site':
        facts.site = record;
        break;
      case 'shot':
        shots.push(record);
        break;
      case 'usability':
        facts.usability = record;
        break;
      case 'skipped':
        facts.skipped.push(record);
        break;
      case 'end':
        facts.finishedAt = record.at;
        facts.ownNetworkDown = record.ownNetworkDown;
        facts.requests += record.requests;
        facts.bytes += record.bytes;
        break;
    }
  }
  return facts;
}
