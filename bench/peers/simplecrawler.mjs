import Crawler from 'simplecrawler';
import { answer, asked } from './asked.mjs';

const crawler = new Crawler(asked.url);
const broken = [];
Object.assign(crawler, {
  interval: 1,
  maxConcurrency: asked.concurrency,
  respectRobotsTxt: false,
  decodeResponses: true,
  filterByDomain: false,
  timeout: 20_000,
});
// Other hosts are asked, but not crawled.
const { host } = new URL(asked.url);
crawler.addFetchCondition(
  (_, referrer) => referrer.host === host.split(':')[0] && String(referrer.port) === host.split(':')[1],
);
const note = ({ url }) => broken.push(url);
for (const event of ['fetch404', 'fetch410', 'fetcherror', 'fetchclienterror', 'fetchtimeout'])
  crawler.on(event, note);
crawler.on('complete', () => answer({ broken }));
crawler.start();
