import { describe } from 'vitest';
import { table } from './table.ts';

describe('entry present', () => {
  table(
    'entry-present',
    [
      [
        'in the menu, target lives',
        { home: 'portal/news.html', pages: { '/ztzl/': 'special-topic/index-with.html' } },
        'pass',
      ],
      [
        'in the menu, target gone',
        { home: 'portal/news.html', pages: { '/ztzl/': { state: 'gone' } } },
        'fail',
        ['entry_dead'],
      ],
      ['not there', { home: { file: 'unified-entry/no-entry.html', bare: true } }, 'fail', ['entry_absent']],
      [
        'menu written by a script',
        { home: { file: 'unified-entry/scripted-menu.html', bare: true } },
        'undetermined',
        'needs_js',
      ],
      [
        'target behind a WAF',
        { home: 'portal/news.html', pages: { '/ztzl/': { state: 'blocked' } } },
        'undetermined',
        'blocked',
      ],
      [
        'target not allowed by robots.txt',
        {
          home: 'portal/news.html',
          skipped: [{ type: 'skipped', url: 'http://www.qingxi.gov.cn/ztzl/', reason: 'robots_disallowed' }],
        },
        'undetermined',
        'robots_disallowed',
      ],
      ['home not read', { home: { state: 'refused' } }, 'undetermined', 'unreachable'],
      [
        'our own line is down',
        { home: { state: 'dns_temporary' }, ownNetworkDown: true },
        'undetermined',
        'own_network',
      ],
      ['home wants a log-in', { home: { state: 'login_required' } }, 'undetermined', 'login_wall'],
      ['home never asked for', { home: null }, 'undetermined', 'not_observed'],
      [
        'home not allowed by robots.txt',
        {
          home: null,
          skipped: [{ type: 'skipped', url: 'http://www.qingxi.gov.cn/', reason: 'robots_disallowed' }],
        },
        'undetermined',
        'robots_disallowed',
      ],
      [
        'home a script shell',
        { home: { file: 'portal/news.html', reading: { kind: 'spa-shell', needsJs: ['spa-shell'] } } },
        'undetermined',
        'needs_js',
      ],
    ],
    { entry: 'topic-index' },
  );
});
