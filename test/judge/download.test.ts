import { describe } from 'vitest';
import type { AttachmentFact } from '../../src/facts/index.ts';
import type { Scene } from './facts.ts';
import { table } from './table.ts';

const files = (...list: Partial<AttachmentFact>[]): Scene => ({
  home: 'portal/news.html',
  attachments: list.map((file, index) => ({
    url: `http://www.qingxi.gov.cn/f${index}.${file.extension ?? 'pdf'}`,
    ...file,
  })),
});

describe('download', () => {
  table(
    'download',
    [
      [
        'what the extension says',
        files(
          {},
          { extension: 'doc', magic: 'ole' },
          { extension: 'xlsx', magic: 'zip' },
          { extension: 'ofd', magic: 'zip' },
          { extension: 'et', magic: 'ole' },
        ),
        'pass',
      ],
      ['a docx under a password is an OLE container', files({ extension: 'docx', magic: 'ole' }), 'pass'],
      ['upper case and a leading dot', files({ extension: '.PDF' }), 'pass'],
      ['first bytes nobody knows', files({ magic: 'unknown' }), 'pass'],
      ['an extension without a rule', files({ extension: 'ceb', magic: 'unknown' }), 'pass'],
      ['a web page disguised as PDF', files({ magic: 'html' }), 'fail', ['file_is_html']],
      ['a PDF called doc', files({ extension: 'doc', magic: 'pdf' }), 'fail', ['file_mismatch']],
      [
        'Word and Excel saved as RTF, XML and a web archive',
        files(
          { extension: 'doc', magic: 'rtf' },
          { extension: 'xls', magic: 'office-xml' },
          { extension: 'wps', magic: 'mhtml' },
          { extension: 'et', magic: 'office-xml' },
          { extension: 'txt', magic: 'mhtml' },
        ),
        'pass',
      ],
      ['an RTF called PDF', files({ magic: 'rtf' }), 'fail', ['file_mismatch']],
      [
        'gone for a program, on a host that is wary of programs',
        files({ state: 'gone', doubt: 'needs_browser' }),
        'undetermined',
        'inconsistent',
      ],
      ['a shield before the file', files({ state: 'blocked', magic: 'html' }), 'undetermined', 'blocked'],
      [
        'a log-in before the file',
        files({ state: 'login_required', magic: 'html' }),
        'undetermined',
        'login_wall',
      ],
      ['an empty file', files({ bytes: 0, magic: 'empty' }), 'fail', ['file_empty']],
      ['a file that is gone', files({ state: 'gone', magic: null }), 'fail', ['file_gone']],
      [
        'a page that says the file does not exist',
        files({ state: 'soft_404', magic: 'html' }),
        'fail',
        ['file_gone'],
      ],
      ['one good, one refused by hotlink rules', files({}, { state: 'blocked', magic: null }), 'pass'],
      ['all blocked', files({ state: 'blocked', magic: null }), 'undetermined', 'blocked'],
      ['all timed out', files({ state: 'timeout', magic: null }), 'undetermined', 'timeout_single_vantage'],
      [
        'server errors prove nothing',
        files({ state: 'server_error', magic: null }),
        'undetermined',
        'unreachable',
      ],
      [
        'articles read, no attachment among them',
        {
          home: 'portal/news.html',
          pages: { '/a.html': { file: 'page-tags/article.html', role: 'article' } },
        },
        'not_applicable',
        'NO-ATTACHMENTS',
      ],
      ['no article was read', { home: 'portal/news.html' }, 'undetermined', 'not_observed'],
      ['home unread', { ...files({ state: 'gone' }), home: { state: 'blocked' } }, 'undetermined', 'blocked'],
    ],
    { samples: 20 },
  );
});
