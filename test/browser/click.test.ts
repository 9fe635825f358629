import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/browser/index.ts';
import { type House, hasBrowser, home, openHouse } from './house.ts';

const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>t</title><body>${body}</body>`;

/** An entrance without an address, each leading to `/to/<index>`. */
const ENTRANCES: [how: string, body: (to: string) => string][] = [
  [
    'an anchor with a handler',
    (to) => `<a href="#" id="k">政务服务</a><script>k.onclick = () => { location.href = '${to}'; };</script>`,
  ],
  [
    'a box that acts when the button goes down',
    (to) =>
      `<div id="k" style="cursor:pointer">政务服务</div><script>k.onmousedown = () => { location.href = '${to}'; };</script>`,
  ],
  [
    'a box that asks a server first',
    (to) =>
      `<div id="k" style="cursor:pointer">政务服务</div><script>k.onclick = () => fetch('/wait').then(() => { location.href = '${to}'; });</script>`,
  ],
  ['a form', (to) => `<form action="${to}" method="post"><button>政务服务</button></form>`],
  [
    'a frame',
    (to) =>
      `<a href="#" id="k">政务服务</a><iframe id="f"></iframe><script>k.onclick = () => { f.src = '${to}'; };</script>`,
  ],
  [
    'a question whether to leave',
    (to) => `<a href="#" onclick="if (confirm('离开？')) window.open('${to}')">政务服务</a>`,
  ],
];

let house: House;
let session: Session;

describe.skipIf(!hasBrowser)('where a click leads', () => {
  beforeAll(async () => {
    house = await openHouse({
      ...Object.fromEntries(ENTRANCES.map(([, body], index) => [`/${index}`, page(body(`/to/${index}`))])),
      '/wait': (_, response) => setTimeout(() => response.end('x'), 600),
    });
    session = house.browsers.open();
  });
  afterAll(async () => {
    await session.close();
    await house.close();
  });

  it.each(ENTRANCES.map(([how], index) => ({ how, index })))(
    '$how: is told, and nothing there is asked for',
    async ({ index }) => {
      const rendering = await session.render({ url: `${home}${index}`, wantsClick: () => true });
      expect(rendering).toMatchObject({ state: 'rendered', status: 200 });
      expect(rendering.state === 'rendered' && rendering.html).toContain(
        `location.href='${home}to/${index}'`,
      );
      expect(house.hits.filter((path) => path.startsWith('/to/'))).toEqual([]);
    },
    30_000,
  );
});
