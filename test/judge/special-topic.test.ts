import { describe } from 'vitest';
import { type PageSpec, skip } from './facts.ts';
import { table } from './table.ts';

const TOPIC: PageSpec = { file: 'portal/topic.html', role: 'topic' };
const index = (file: string): PageSpec => ({ file, role: 'topic-index' });
const NO_TOPIC = index('special-topic/index-without.html');
const path = '/ztzl/jczwgk/';

describe('special topic', () => {
  table('special-topic', [
    ['a link on the home page', { home: 'special-topic/home-link.html', pages: { [path]: TOPIC } }, 'pass'],
    [
      'a banner with alternative text',
      { home: 'special-topic/home-banner.html', pages: { [path]: TOPIC } },
      'pass',
    ],
    [
      'only in the topic index',
      {
        home: 'portal/news.html',
        pages: { '/ztzl/': index('special-topic/index-with.html'), [path]: TOPIC },
      },
      'pass',
    ],
    [
      'on the second page of the index',
      {
        home: 'portal/news.html',
        pages: {
          '/ztzl/': NO_TOPIC,
          '/ztzl/index_2.html': index('special-topic/index-with.html'),
          [path]: TOPIC,
        },
      },
      'pass',
    ],
    [
      'neither on the home page nor in the index',
      { home: 'portal/news.html', pages: { '/ztzl/': NO_TOPIC } },
      'fail',
      ['topic_absent'],
    ],
    [
      'an index whose second page robots.txt forbids',
      {
        home: 'portal/news.html',
        pages: { '/ztzl/': index('special-topic/index-paged.html') },
        skipped: [skip('/ztzl/index_2.html')],
      },
      'undetermined',
      'robots_disallowed',
    ],
    [
      'an index longer than what was read',
      { home: 'portal/news.html', pages: { '/ztzl/': index('special-topic/index-paged.html') } },
      'undetermined',
      'not_observed',
    ],
    [
      'an index whose further pages are only numbered',
      { home: 'portal/news.html', pages: { '/ztzl/': index('special-topic/index-numbered.html') } },
      'undetermined',
      'not_observed',
    ],
    [
      'an index whose pager a script is called for',
      { home: 'portal/news.html', pages: { '/ztzl/': index('special-topic/index-called-pager.html') } },
      'undetermined',
      'not_observed',
    ],
    [
      'an index that only the 更多 of its block leads to',
      {
        home: {
          file: 'special-topic/home-more.html',
          values: { menu: '<li><a href="/zwgk/">政务公开</a></li>' },
        },
        pages: { '/zt/list.html': index('special-topic/index-with.html'), [path]: TOPIC },
      },
      'pass',
    ],
    [
      'an index read to its last page',
      {
        home: 'portal/news.html',
        pages: {
          '/ztzl/': index('special-topic/index-paged.html'),
          '/ztzl/index_2.html': index('special-topic/index-turned.html'),
        },
      },
      'fail',
      ['topic_absent'],
    ],
    [
      'an index that a script turns',
      { home: 'portal/news.html', pages: { '/ztzl/': index('special-topic/index-turned.html') } },
      'undetermined',
      'needs_js',
    ],
    [
      'a skipped column of the shared menu hides no topic',
      { home: 'portal/news.html', pages: { '/ztzl/': NO_TOPIC }, skipped: [skip('/zjqx/')] },
      'fail',
      ['topic_absent'],
    ],
    [
      'a banner whose click only a browser can follow',
      { home: 'special-topic/home-click-banner.html', pages: { '/ztzl/': NO_TOPIC } },
      'undetermined',
      'needs_js',
    ],
    [
      'a topic that answers 404',
      {
        home: 'special-topic/home-link.html',
        pages: { '/ztzl/': NO_TOPIC, [path]: { role: 'topic', state: 'gone' } },
      },
      'fail',
      ['topic_dead'],
    ],
    [
      'a topic that is a soft 404',
      {
        home: 'special-topic/home-link.html',
        pages: { '/ztzl/': NO_TOPIC, [path]: { ...TOPIC, file: 'portal/blank.html', state: 'soft_404' } },
      },
      'fail',
      ['topic_dead'],
    ],
    [
      'a topic without anything in it',
      {
        home: 'special-topic/home-link.html',
        pages: { '/ztzl/': NO_TOPIC, [path]: { ...TOPIC, file: 'portal/blank.html' } },
      },
      'fail',
      ['topic_blank'],
    ],
    [
      'a topic whose list comes from a script',
      {
        home: 'special-topic/home-link.html',
        pages: { [path]: { ...TOPIC, file: 'portal/blank.html', reading: { needsJs: ['empty-list'] } } },
      },
      'undetermined',
      'needs_js',
    ],
    [
      'a topic behind a WAF',
      { home: 'special-topic/home-link.html', pages: { [path]: { role: 'topic', state: 'blocked' } } },
      'undetermined',
      'blocked',
    ],
    [
      'a banner whose handler was not followed',
      { home: 'special-topic/home-onclick.html', pages: { '/ztzl/': NO_TOPIC } },
      'undetermined',
      'needs_js',
    ],
    [
      'an index nobody could read',
      { home: 'portal/news.html', pages: { '/ztzl/': { role: 'topic-index', state: 'timeout' } } },
      'undetermined',
      'timeout_single_vantage',
    ],
    ['an index that was not asked for', { home: 'portal/news.html' }, 'undetermined', 'not_observed'],
    [
      'an index built by a script',
      {
        home: 'portal/news.html',
        pages: { '/ztzl/': { ...NO_TOPIC, reading: { needsJs: ['template-placeholders'] } } },
      },
      'undetermined',
      'needs_js',
    ],
    [
      'a later page of the index that was blocked',
      {
        home: 'portal/news.html',
        pages: { '/ztzl/': NO_TOPIC, '/ztzl/index_2.html': { role: 'topic-index', state: 'blocked' } },
      },
      'undetermined',
      'blocked',
    ],
    [
      'menu and footer written by scripts',
      { home: { file: 'unified-entry/scripted-menu.html', bare: true } },
      'undetermined',
      'needs_js',
    ],
    ['home unread', { home: { state: 'reset' } }, 'undetermined', 'unreachable'],
  ]);
});
