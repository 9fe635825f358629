import { expect, it } from 'vitest';
import { readArticle } from '../../src/html/article.ts';
import { readMeta } from '../../src/html/meta.ts';
import { NOW, pageOf } from './page.ts';

const read = (name: string, url?: string) => {
  const document = pageOf(`article/${name}`, url);
  return readArticle(document, readMeta(document), NOW);
};

it('reads title, day, source and attachments of an article with tags', () =>
  expect(read('meta-and-visible.html')).toMatchObject({
    title: '关于印发示范县防汛预案的通知',
    published: { date: '2024-05-08', time: '10:08', source: 'meta' },
    source: '示范县水利局',
    attachments: [
      { text: '示范县防汛预案', extension: 'docx' },
      { text: '物资清单', extension: 'xls' },
      { text: '值班表.ofd', extension: 'ofd' },
    ],
  }));

it('prefers the printed day when PubDate is only the time of generation', () =>
  expect(read('regenerated.html')).toMatchObject({
    published: { date: '2017-05-15', time: '10:49', source: 'article' },
    source: '',
  }));

it('reads the line of source and author, not the days the text speaks of', () =>
  expect(read('bare-line.html')).toMatchObject({
    title: '示范县召开座谈会',
    published: { date: '2023-12-01', time: '14:43', source: 'article' },
    source: '示范日报',
  }));

it('falls back to its own address', () =>
  expect(
    read('address-only.html', 'http://www.example.gov.cn/zwgk/201905/t20190506_12.html')?.published,
  ).toEqual({
    date: '2019-05-06',
    time: null,
    source: 'url',
  }));

it('finds no article on a page without one', () => expect(read('not-an-article.html')).toBeNull());
