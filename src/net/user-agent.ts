import own from '../../package.json' with { type: 'json' };

/** The name robots.txt may call us by. */
export const AGENT_TOKEN = 'Xunjian';

/** Browser-compatible, so that a site answers as it answers visitors, and honest: it names us and whom to write to. */
export function userAgent(contact: string, version: string = own.version): string {
  const reach = asciiSafe(contact);
  const name = `compatible; ${AGENT_TOKEN}/${version}${reach === '' ? '' : `; +${reach}`}`;
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; ${name}) Chrome/140.0.0.0 Safari/537.36`;
}

/** Keeps a header value a header value: no control characters, no brackets that end the comment. */
const asciiSafe = (text: string): string =>
  encodeURI(text.trim().toWellFormed())
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replace(/[();]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
