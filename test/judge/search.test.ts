import { describe } from 'vitest';
import type { SearchFact } from '../../src/facts/index.ts';
import type { Scene } from './facts.ts';
import { table } from './table.ts';

const asked = (...answers: Partial<SearchFact>[]): Scene => ({ home: 'portal/news.html', searches: answers });
const HIT = {};
const MISS = { found: false };
const SCRIPT = { found: null };
const CAPTCHA: Partial<SearchFact> = { found: null, state: 'blocked' };

describe('search', () => {
  table(
    'search',
    [
      ['four of four', asked(HIT, HIT, HIT, HIT), 'pass'],
      ['all of the few titles there are', asked(HIT, HIT), 'pass'],
      ['three of four', asked(HIT, HIT, HIT, MISS), 'warn', ['search_miss']],
      ['one of four', asked(HIT, MISS, MISS, MISS), 'warn', ['search_miss']],
      ['none of four', asked(MISS, MISS, MISS, MISS), 'fail', ['search_miss']],
      ['found, but after 20 seconds', asked(HIT, HIT, HIT, { ms: 20_000 }), 'warn', ['search_slow']],
      ['no search box on a readable page', { home: 'portal/news.html' }, 'fail', ['search_absent']],
      ['two misses are too few to accuse', asked(MISS, MISS), 'undetermined', 'not_observed'],
      ['results come from a script', asked(SCRIPT, SCRIPT, SCRIPT, SCRIPT), 'undetermined', 'needs_js'],
      [
        'captcha or WAF in front of the results',
        asked(CAPTCHA, CAPTCHA, CAPTCHA, CAPTCHA),
        'undetermined',
        'blocked',
      ],
      [
        'three misses and one that could not be read',
        asked(MISS, MISS, MISS, CAPTCHA),
        'undetermined',
        'blocked',
      ],
      ['three hits and one that could not be read', asked(HIT, HIT, HIT, SCRIPT), 'undetermined', 'needs_js'],
      [
        'a miss without an answer is no miss',
        asked(...Array(4).fill({ found: false, state: 'timeout' })),
        'undetermined',
        'timeout_single_vantage',
      ],
      [
        'a form that only a script can send',
        asked(...Array(4).fill({ found: null, state: 'excluded' })),
        'undetermined',
        'needs_human_judgement',
      ],
      ['a search box, but nothing was sampled', { home: 'search/form.html' }, 'undetermined', 'not_observed'],
      ['an icon that opens the box', { home: 'search/icon.html' }, 'undetermined', 'not_observed'],
      ['a search in a frame', { home: 'search/frame.html' }, 'undetermined', 'needs_human_judgement'],
      [
        'a bare link to the search of the province',
        { home: 'search/address.html' },
        'undetermined',
        'needs_human_judgement',
      ],
      [
        'an icon that decorates a heading is no search',
        { home: 'search/decor.html' },
        'fail',
        ['search_absent'],
      ],
      ['a link to a search page', { home: 'search/link.html' }, 'undetermined', 'needs_human_judgement'],
      [
        'header with the box written by a script',
        { home: { file: 'unified-entry/scripted-menu.html', bare: true } },
        'undetermined',
        'needs_js',
      ],
      ['home unread', { home: { state: 'blocked' } }, 'undetermined', 'blocked'],
    ],
    { samples: 4, warnBelow: 4, failBelow: 1 },
  );
});
