import { LinkChecker } from 'linkinator';
import { answer, asked } from './asked.mjs';

const checker = new LinkChecker();
const { links } = await checker.check({
  path: asked.url,
  recurse: true,
  concurrency: asked.concurrency,
  timeout: 20_000,
});
answer({ broken: links.filter(({ state }) => state === 'BROKEN').map(({ url }) => url) });
