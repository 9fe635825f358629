import type { Observation, OfferedLink } from '../facts/index.ts';
import { ask, keepAnswer } from './ask.ts';
import { failed, noToll, observed } from './observation.ts';
import type { MediaContext } from './types.ts';

/** Builds for old and new telephones, not every mirror. */
const MOST_PACKAGES = 3;
/** A package wherever the page names it: in a link, a button's script, a data attribute. */
const PACKAGE = /["'(=]([^"'()<>\s=]{1,1000}\.apk(?:\?[^"'()<>\s]{0,500})?)["')\s>]/gi;

/** The page people get an Android package from, and the packages it hands out; whether these open is asked like any
 *  other link. It says nothing of what the app shows inside. */
export async function observeLanding(
  address: string,
  name: string,
  context: MediaContext,
): Promise<Observation> {
  const toll = noToll();
  const page: OfferedLink = { url: address, text: name, from: 'download' };
  const answer = await ask(context, toll, { url: address, purpose: 'page' });
  if (!answer.ok) return failed('app-store', context.now(), answer.trouble, toll, { offered: [page] });
  const offered = [page, ...packagesOf(answer.text, answer.response.finalUrl)];
  const evidence = [await keepAnswer(context, 'page', answer.response)];
  return observed('app-store', context.now(), { coverage: 'positive-only', offered, evidence }, toll);
}

function packagesOf(html: string, base: string): OfferedLink[] {
  const urls = new Set<string>();
  for (const [, found = ''] of html.matchAll(PACKAGE)) {
    if (urls.size >= MOST_PACKAGES) break;
    const address = found.replaceAll('&amp;', '&');
    const url = URL.canParse(address, base) ? new URL(address, base) : null;
    if (url && /^https?:$/.test(url.protocol)) urls.add(url.href);
  }
  return [...urls].map((url) => ({ url, text: url.slice(url.lastIndexOf('/') + 1, 200), from: 'download' }));
}
