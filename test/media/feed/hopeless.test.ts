import { describe, expect, it } from 'vitest';
import { isHopeless } from '../../../src/media/feed/hopeless.ts';
import { readFeed } from '../../../src/media/feed/read.ts';

const feed = (title: string, end = '</title></item></channel></rss>'): string =>
  `<rss version="2.0"><channel><title>清溪发布</title><item><pubDate>Mon, 02 Nov 2026 08:00:00 +0800</pubDate><title>${title}${end}`;
const many = (unit: string): string => unit.repeat(20_000);

describe('a feed the parser would choke on', () => {
  it.each([
    ['tags that never end, cut off', feed(many('<b'), '')],
    ['tags that never end, a quote open behind them', feed(many('<b'), 'x"></title></item></channel></rss>')],
    ['names with quotes', feed(many("<b'"), 'x"></title></item></channel></rss>')],
    ['declarations in each other', feed(many('<!'), 'x"></title></item></channel></rss>')],
    ['bare brackets', feed(many('< '), 'x"></title></item></channel></rss>')],
    ['attributes that never end', feed(many('<b x="'), '')],
    ['elements without end', feed(many('<b>'))],
  ])('is no feed: %s', (_, source) => {
    expect(isHopeless(source)).toBe(true);
    expect(readFeed(source)).toBe('not-feed');
  });

  it.each([
    ['a careless title', 'A < B，<br>三公<经费>'],
    ['markup in CDATA', `<![CDATA[${many('<b')}]]>`],
    ['markup as references', many('&lt;b')],
  ])('and others are read as ever: %s', (_, title) => {
    expect(isHopeless(feed(title))).toBe(false);
    expect(readFeed(feed(title))).toMatchObject({ title: '清溪发布', posts: [{}] });
  });

  it('and so is JSON with articles in it', () => {
    const item = { id: '1', date_published: '2026-11-02T08:00:00+08:00', title: '公告' };
    const items = [{ ...item, content_html: `<p>甲 < 乙${'<br>'.repeat(2_000)}${'< '.repeat(100)}</p>` }];
    const source = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '清溪发布', items });
    expect(readFeed(source)).toMatchObject({ title: '清溪发布', posts: [{ id: '1' }] });
  });
});
