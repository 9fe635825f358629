// A link checker as one writes it with Crawlee: pages of the site are followed, everything else is asked once.
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio';
import { answer, asked } from './asked.mjs';

log.setLevel(log.LEVELS.OFF);
const { origin } = new URL(asked.url);
const broken = [];
const crawler = new CheerioCrawler(
  {
    minConcurrency: asked.concurrency,
    maxConcurrency: asked.concurrency,
    maxRequestRetries: 0,
    requestHandlerTimeoutSecs: 30,
    sameDomainDelaySecs: 0,
    useSessionPool: false,
    persistCookiesPerSession: false,
    ignoreHttpErrorStatusCodes: [403, 404, 405, 410, 500, 502, 503],
    additionalMimeTypes: [
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/octet-stream',
    ],
    async requestHandler({ request, response, $, enqueueLinks }) {
      if (response.statusCode >= 400) broken.push(request.url);
      else if ($ && new URL(request.loadedUrl).origin === origin) await enqueueLinks({ strategy: 'all' });
    },
    failedRequestHandler({ request }) {
      broken.push(request.url);
    },
  },
  new Configuration({ persistStorage: false, availableMemoryRatio: 1 }),
);
await crawler.run([asked.url]);
answer({ broken });
