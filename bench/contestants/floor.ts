// The floor: the same URLs from a list, nothing decided. `--parse` also decodes and walks the pages with htmlparser2.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Parser } from 'htmlparser2';
import { Agent } from 'undici';

const { values } = parseArgs({
  options: {
    urls: { type: 'string' },
    concurrency: { type: 'string', default: '16' },
    parse: { type: 'boolean', default: false },
  },
});
const urls: string[] = JSON.parse(readFileSync(values.urls ?? '', 'utf8'));
const agent = new Agent({ connections: Number(values.concurrency), allowH2: false });
let links = 0;

async function ask(text: string): Promise<void> {
  const url = new URL(text);
  try {
    const { headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
    });
    const bytes = new Uint8Array(await body.arrayBuffer());
    const type = String(headers['content-type'] ?? '');
    if (values.parse && type.startsWith('text/html')) links += linksIn(bytes, type);
  } catch {
    // Those that refuse are part of the list; nothing is decided here.
  }
}

function linksIn(bytes: Uint8Array, type: string): number {
  const text = new TextDecoder(type.includes('utf-8') ? 'utf-8' : 'gb18030').decode(bytes);
  let found = 0;
  const parser = new Parser({
    onopentag(_, { href, src, action }) {
      if (href !== undefined || src !== undefined || action !== undefined) found += 1;
    },
  });
  parser.end(text);
  return found;
}

const startedAt = performance.now();
const queue = urls.values();
const worker = async (): Promise<void> => {
  for (const url of queue) await ask(url);
};
await Promise.all(Array.from({ length: Number(values.concurrency) }, worker));
const ms = Math.round(performance.now() - startedAt);
const { user, system } = process.cpuUsage();
const cpuMs = Math.round((user + system) / 1000);
process.stdout.write(`${JSON.stringify({ ms, cpuMs, broken: [], soft404: [], links })}\n`, () =>
  process.exit(0),
);
