import { describe } from 'vitest';
import { type PageSpec, type Scene, skip } from './facts.ts';
import { table } from './table.ts';

const NO_TOPIC: PageSpec = { file: 'special-topic/index-without.html', role: 'topic-index' };
const scene = (topic: Partial<PageSpec>, pages: Record<string, PageSpec> = {}): Scene => ({
  home: 'special-topic/home-link.html',
  pages: {
    '/ztzl/': NO_TOPIC,
    '/ztzl/jczwgk/': { file: 'portal/topic.html', role: 'topic', ...topic },
    ...pages,
  },
});
const dated = (date: string): Partial<PageSpec> => ({ values: { date } });
const field = (date: string): PageSpec => ({ file: 'portal/field.html', role: 'field', values: { date } });

describe('topic timely', () => {
  table(
    'topic-timely',
    [
      ['newest item on the topic page', scene(dated('2026-11-01')), 'pass'],
      [
        'old front page, new item in a field',
        scene(dated('2025-11-01'), { '/ztzl/jczwgk/f01/': field('2026-11-20') }),
        'pass',
      ],
      ['exactly 90 days', scene(dated('2026-08-25')), 'pass'],
      ['91 days', scene(dated('2026-08-24')), 'warn', ['topic_ageing']],
      ['more than 180 days', scene(dated('2026-05-01')), 'fail', ['topic_stale']],
      [
        'an old front page whose fields robots.txt forbids',
        { ...scene(dated('2025-11-01')), skipped: [skip('/ztzl/jczwgk/f01/')] },
        'undetermined',
        'robots_disallowed',
      ],
      ['an item dated tomorrow does not count', scene(dated('2026-11-24')), 'fail', ['topic_stale']],
      ['an old item pinned above newer ones', scene({ file: 'topic-timely/pinned.html' }), 'pass'],
      ['nothing in it', scene({ file: 'portal/blank.html' }), 'fail', ['topic_empty']],
      [
        'no topic at all',
        { home: 'portal/news.html', pages: { '/ztzl/': NO_TOPIC } },
        'fail',
        ['topic_absent'],
      ],
      [
        'a topic marked as archived',
        scene({ file: 'topic-timely/archived.html' }),
        'not_applicable',
        'EX-CLOSED',
      ],
      ['rows without dates', scene({ file: 'topic-timely/undated.html' }), 'undetermined', 'date_not_parsed'],
      [
        'old dates, but a field is behind a WAF',
        scene(dated('2026-05-01'), { '/ztzl/jczwgk/f01/': { role: 'field', state: 'blocked' } }),
        'undetermined',
        'blocked',
      ],
      [
        'old dates, but a field builds its list by script',
        scene(dated('2026-05-01'), {
          '/ztzl/jczwgk/f01/': { ...field('2024-01-01'), reading: { needsJs: ['empty-list'] } },
        }),
        'undetermined',
        'needs_js',
      ],
      ['topic not read', scene({ state: 'server_error', reading: {} }), 'undetermined', 'unreachable'],
    ],
    { warnDays: 90, failDays: 180 },
  );
});
