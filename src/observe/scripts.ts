import { decode } from '../charset/index.ts';
import { isReached } from '../facts/index.ts';
import { readScript } from '../html/index.ts';
import type { ObserveDeps } from './types.ts';

/** Most headers and footers come from one or two files; more than this is an application, not a template. */
const MAX_SCRIPTS_PER_PAGE = 8;

export interface Scripts {
  /** HTML that the script files of a page write, in their order; unreadable files are left out. */
  fragments(urls: readonly string[]): Promise<{ url: string; html: string }[]>;
}

/** Reads same-site script files once per target: every page of a portal shares them. */
export function openScripts(deps: Pick<ObserveDeps, 'net' | 'signal'>): Scripts {
  const known = new Map<string, Promise<string>>();

  const fetchScript = async (url: string): Promise<string> => {
    const response = await deps.net.fetch({ url, purpose: 'script', signal: deps.signal });
    if (!response.body || !isReached(response.state)) return '';
    return readScript(decode(response.body, response.contentType).text, url);
  };

  return {
    async fragments(urls) {
      const wanted = urls.slice(0, MAX_SCRIPTS_PER_PAGE);
      const written = await Promise.all(
        wanted.map((url) => {
          const script = known.get(url) ?? fetchScript(url);
          known.set(url, script);
          return script;
        }),
      );
      return wanted
        .map((url, index) => ({ url, html: written[index] ?? '' }))
        .filter(({ html }) => html !== '');
    },
  };
}
