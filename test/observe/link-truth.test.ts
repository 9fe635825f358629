import { afterEach, describe, expect, it } from 'vitest';
import { type Host, page, servePlatforms } from '../../src/demo/index.ts';
import { openNet } from '../../src/net/index.ts';
import { openLinkTruth } from '../../src/observe/index.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Asks one path of a host that answers as scripted; every further answer of a path may be another one. */
async function ask(path: string, host: Host, robots = '') {
  const server = await servePlatforms(
    new Map([
      [
        'a.test',
        (question) =>
          question.path === '/robots.txt'
            ? { ...page(robots, robots ? 200 : 404), type: 'text/plain' }
            : host(question),
      ],
    ]),
  );
  const net = openNet({
    contact: 'test@example.test',
    resolve: [{ host: 'a.test', port: 80, address: '127.0.0.1', toPort: server.port }],
    requestsPerSecond: 10_000,
    sleep: async () => {},
    lookup: async () => {
      throw Object.assign(new Error('no name is looked up in a test'), { code: 'ENOTFOUND' });
    },
  });
  closers.push(net.close, server.close);
  const { signal } = new AbortController();
  const truth = openLinkTruth({
    net,
    now: Date.now,
    signal,
    obeyRobots: true,
    seed: 'test',
    keep: async () => '',
  });
  const answer = await truth(path.startsWith('http') ? path : `http://a.test${path}`);
  return { ...answer, hits: server.hits().get('a.test') ?? 0 };
}

const html = (title: string, text: string) =>
  page(`<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`);
const once = (first: Host, then: Host): Host => {
  let asked = false;
  return (question) => {
    const answer = asked ? then : first;
    asked = true;
    return answer(question);
  };
};
const there: Host = () =>
  html('领导信箱', '请填写您的姓名、联系方式和来信内容，我们将在十五个工作日内答复。');
const missing: Host = () => page('', 404);

describe('an address that an account offers', () => {
  it.each<[string, Host, string, string | null]>([
    ['answers', there, 'ok', null],
    ['is gone, both times', missing, 'gone', null],
    ['is gone once only', once(missing, there), 'ok', null],
    ['is gone, then out of order', once(missing, () => page('', 500)), 'server_error', 'inconsistent'],
    ['says in words that it is not there', () => html('404', '您访问的页面不存在或已删除'), 'soft_404', null],
    [
      'sends a shield instead',
      () => page('<html><script>document.cookie="__jsl_clearance=1"</script></html>', 521),
      'blocked',
      null,
    ],
    ['refuses us', () => page('', 403), 'blocked', null],
  ])('%s', async (_, host, state, doubt) =>
    expect(await ask('/letter', host)).toMatchObject({ state, doubt }),
  );

  it('is not asked where robots.txt says no', async () => {
    const answer = await ask('/letter', there, 'User-agent: *\nDisallow: /letter\n');
    expect([answer.state, answer.hits]).toEqual(['excluded', 1]);
  });

  it('with a name nobody knows proves nothing while our own line may be down', async () =>
    expect(await ask('http://gone.test/', there)).toMatchObject({ doubt: 'own_network' }));
});
