/** A verdict, with its reason where the machine must not tell. */
export type Expected = 'pass' | 'fail' | 'warn' | 'not_applicable' | `undetermined:${string}`;

const INDICATORS = [
  'special-topic',
  'topic-timely',
  'topic-complete',
  'directory',
  'topic-index',
  'service-entry',
  'interaction-entry',
  'disclosure-entry',
  'disclosure-platform',
  'search',
  'download',
  'broken-links-home',
  'dark-links',
  'site-identity',
  'page-tags',
  'home-freshness',
] as const;

/** Indicators that also apply to departments; the others are duties of counties. */
const OF_ALL_UNITS = [
  'broken-links-home',
  'dark-links',
  'site-identity',
  'page-tags',
  'home-freshness',
] as const;

/** What only a browser can tell of a home page; all of it advice. */
const USABILITY = ['load-time', 'mobile-view', 'accessibility-entry', 'script-errors'] as const;
const BY_BROWSER: Record<string, Expected> = {
  ...Object.fromEntries(USABILITY.map((id) => [id, 'undetermined:needs_js' as const])),
  'mixed-content': 'not_applicable', // nobody in the sample city encrypts
};

/** Availability is judged from a week of probes, which one scan does not have; whole sites have runs of their own. */
const OTHER_RUNS: Record<string, Expected> = {
  'home-availability': 'undetermined:too_few_probes',
  'broken-links-site': 'undetermined:site_not_crawled',
};

const all = (verdict: Expected, ...except: Record<string, Expected>[]): Record<string, Expected> =>
  Object.assign(Object.fromEntries(INDICATORS.map((id) => [id, verdict])), OTHER_RUNS, BY_BROWSER, ...except);

/** Nothing at all could be told, not even by a browser. */
const nothing = (verdict: Expected): Record<string, Expected> =>
  all(
    verdict,
    Object.fromEntries([...USABILITY, 'mixed-content', 'broken-links-site'].map((id) => [id, verdict])),
  );

/** What every portal of the sample city must be judged as. It follows from how the pages are made, not from what the
 *  program says; a cell without a comment is as its portal's first line says. */
export const EXPECTED: Record<string, Record<string, Expected>> = {
  // Everything is there, fresh and alive (`sites/model.ts`).
  qingshan: all('pass'),

  // Everything is wrong (`sites/baishi.ts`) but two things:
  baishi: all('fail', {
    'topic-index': 'pass', // 专题专栏 is in the menu and lists three topics; none is the one asked for
    'disclosure-entry': 'pass', // 政府信息公开 is in the menu and answers; the platform behind it lacks three parts
    'dark-links': 'pass', // none is set; signs never make a fail
  }),

  // Old, but honest (`old/`). Three fields have no page and no directory.
  gudu: all('pass', {
    'topic-complete': 'fail', // EXPECTED_MISSING_FIELDS
    directory: 'fail', // no 标准目录 for the same three fields
  }),

  // Menu, search and marks stand in script files that write them, so a static reading finds them (`modern/frame.ts`).
  yuntai: all('pass', {
    'topic-complete': 'undetermined:needs_js', // rows of every field page come by XHR
    directory: 'undetermined:needs_js', // the directories come with them
    download: 'pass', // the attachments of its articles are ordinary links
  }),

  // 521 and a cookie script on every path (`sites/wuling.ts`).
  wuling: nothing('undetermined:blocked'),

  // As the model county with 22 fields; the four it lacks are the city's (units.csv).
  zhongxin: all('pass', {
    search: 'not_applicable', // exemptions.csv
  }),

  // Publishes the two fields it holds for the central district; nothing else is asked of a department.
  chengguanju: {
    'department-fields': 'pass',
    ...OTHER_RUNS,
    ...BY_BROWSER,
    ...Object.fromEntries(OF_ALL_UNITS.map((id) => [id, 'pass' as const])),
  },

  // The home page is an empty mount until its script has run (`sites/scripted.ts`).
  lianhu: nothing('undetermined:needs_js'),
  shuangxi: nothing('undetermined:needs_js'),

  // Nobody listens on its port.
  heping: nothing('undetermined:unreachable'),

  // No address in the registry: state 未核实.
  anhe: { ...nothing('undetermined:unverified'), 'home-availability': 'undetermined:unverified' },
};

const USABLE: Record<string, Expected> = Object.fromEntries(USABILITY.map((id) => [id, 'pass' as const]));
/** Made for one width of screen, and nobody thought of the old. */
const OF_THE_DESKTOP: Record<string, Expected> = {
  ...USABLE,
  'mobile-view': 'warn',
  'accessibility-entry': 'warn',
};
/** Its script draws for every width, and no entrance for the old. */
const SCRIPTED: Record<string, Expected> = { ...USABLE, 'accessibility-entry': 'warn' };
const FEW_FIELDS: Record<string, Expected> = { 'topic-complete': 'fail', directory: 'fail' };

/** What only a browser can tell; without one these cells stay as in the table above. */
const RENDERED: Record<string, Record<string, Expected>> = {
  qingshan: USABLE,
  yuntai: { ...USABLE, 'topic-complete': 'pass', directory: 'pass' },
  zhongxin: USABLE,
  chengguanju: USABLE,
  baishi: OF_THE_DESKTOP,
  gudu: OF_THE_DESKTOP,

  // 24 fields are not published; everything else is there once the script has run.
  lianhu: all('pass', SCRIPTED, FEW_FIELDS),
  shuangxi: all('pass', SCRIPTED, FEW_FIELDS, {
    'service-entry': 'fail', // its own hall in the slider, the province's behind a banner
    'interaction-entry': 'fail', // a banner that opens a page that is not there
    'broken-links-home': 'fail', // the same
    'home-freshness': 'fail', // the rows its script draws are six weeks old
  }),
};

/** The table as it holds with or without a browser on the machine. */
export const expectedVerdicts = (rendered: boolean): Record<string, Record<string, Expected>> =>
  rendered
    ? Object.fromEntries(Object.entries(EXPECTED).map(([id, row]) => [id, { ...row, ...RENDERED[id] }]))
    : EXPECTED;

/** Fields that `topic-complete` and `directory` must name for the old county. */
export const EXPECTED_MISSING_FIELDS: Record<string, readonly string[]> = {
  gudu: ['农村危房改造', '公共文化服务', '涉农补贴'],
};
