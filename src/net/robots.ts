import robotsModule from 'robots-parser';
import { decode } from '../charset/index.ts';
import { isReached } from '../facts/index.ts';
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

/** What is fetched: a longer file must still be read in part, a refused one would forbid nothing. */
const MAX_BYTES = 512 * 1024;
/** What is heeded, far more than any real file has: every address of a crawl is matched against every rule. */
const MAX_CHARS = 64 * 1024;
const MAX_RULES = 1000;
const RULE = /^\s*(?:dis)?allow\s*:/i;

/** The text up to its last bearable rule. Half a line at the end is dropped: cut short, a rule forbids more. */
export function capped(text: string): string {
  let rules = 0;
  const whole = text.length <= MAX_CHARS ? text : text.slice(0, MAX_CHARS).replace(/[^\r\n]*$/, '');
  return whole
    .split(/\r\n|\n|\r/)
    .filter((line) => !RULE.test(line) || ++rules <= MAX_RULES)
    .join('\n');
}

/** robots.txt of every origin, fetched once through the same door. What cannot be read forbids nothing. `hosts` are
 *  slowed down to what it asks for; null where that is not to be obeyed. */
export function openRobots(fetch: Net['fetch'], hosts: Hosts | null): Net['robots'] {
  const known = new Map<string, Promise<Rules>>();

  const read = async (origin: string): Promise<Rules> => {
    const url = `${origin}/robots.txt`;
    const response = await fetch({ url, purpose: 'script', maxBytes: MAX_BYTES });
    // A site that answers every path with a page has no robots.txt.
    if (!response.body || !isReached(response.state) || /html/i.test(response.contentType ?? ''))
      return NO_RULES;
    const text = capped(decode(response.body, response.contentType).text);
    const rules = parseRobots(url, text);
    const delay = rules.getCrawlDelay(AGENT_TOKEN);
    if (delay !== undefined && delay > 0) hosts?.of(url)?.obeyCrawlDelay(delay);
    return {
      // Most files forbid nothing, and every address of a crawl is asked about.
      allows: /^\s*disallow/im.test(text)
        ? (at) => rules.isAllowed(at, AGENT_TOKEN) ?? true
        : NO_RULES.allows,
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
