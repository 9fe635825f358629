import robotsModule from 'robots-parser';
import { isReached } from '../facts/index.ts';
import { decode } from './charset.ts';
import type { Hosts } from './throttled.ts';
import type { Net } from './types.ts';
import { AGENT_TOKEN } from './user-agent.ts';

// The typings promise a default export; the CommonJS file is the function itself.
const parseRobots = robotsModule as unknown as typeof robotsModule.default;

/** What a robots.txt says to us. */
interface Rules {
  allows(url: string): boolean;
  sitemaps: string[];
  crawlDelaySeconds: number | null;
}

const NO_RULES: Rules = { allows: () => true, sitemaps: [], crawlDelaySeconds: null };

const MAX_BYTES = 512 * 1024;

/** robots.txt of every origin, fetched once through the same door. What cannot be read forbids nothing. */
export function openRobots(fetch: Net['fetch'], hosts: Hosts): Net['robots'] {
  const known = new Map<string, Promise<Rules>>();

  const read = async (origin: string): Promise<Rules> => {
    const url = `${origin}/robots.txt`;
    const response = await fetch({ url, purpose: 'script', maxBytes: MAX_BYTES });
    // A site that answers every path with a page has no robots.txt.
    if (!response.body || !isReached(response.state) || /html/i.test(response.contentType ?? '')) return NO_RULES;
    const { text } = decode(response.body, response.contentType);
    const rules = parseRobots(url, text);
    const delay = rules.getCrawlDelay(AGENT_TOKEN);
    if (delay !== undefined && delay > 0) hosts.of(url)?.obeyCrawlDelay(delay);
    return {
      // Most files forbid nothing, and every address of a crawl is asked about.
      allows: /^\s*disallow/im.test(text) ? (at) => rules.isAllowed(at, AGENT_TOKEN) ?? true : NO_RULES.allows,
      sitemaps: rules.getSitemaps(),
      crawlDelaySeconds: delay ?? null,
    };
  };

  return async (url) => {
    const origin = URL.canParse(url) ? new URL(url).origin : 'null';
    if (!origin.startsWith('http')) return { allowed: true, sitemaps: [], crawlDelaySeconds: null };
    const pending = known.get(origin) ?? read(origin);
    known.set(origin, pending);
    const { allows, sitemaps, crawlDelaySeconds } = await pending;
    return { allowed: allows(url), sitemaps, crawlDelaySeconds };
  };
}
