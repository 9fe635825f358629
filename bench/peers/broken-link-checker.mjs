import blc from 'broken-link-checker';
import { answer, asked } from './asked.mjs';

const broken = [];
const checker = new blc.SiteChecker(
  { maxSocketsPerHost: asked.concurrency, honorRobotExclusions: false, filterLevel: 1 },
  {
    link(result) {
      if (result.broken) broken.push(result.url.resolved);
    },
    end: () => answer({ broken }),
  },
);
checker.enqueue(asked.url);
