import { readFileSync } from 'node:fs';
import {
  type AttachmentFact,
  assemble,
  type FactRecord,
  type LinkFact,
  type LinkState,
  type PageFact,
  type PageReading,
  type PageRole,
  type PortalFacts,
  pageKey,
  type SearchFact,
  type SiteFact,
  type SkippedFact,
  type UsabilityFact,
} from '../../src/facts/index.ts';
import { readPage } from '../../src/html/index.ts';

export const SITE = 'http://www.qingxi.gov.cn';
export const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const FIXTURES = new URL('../fixtures/judge/', import.meta.url);

/** One page of a scene. `file` lies in test/fixtures/judge; its body goes into template.html unless `bare`. */
export interface PageSpec {
  file?: string;
  role?: PageRole;
  depth?: number;
  state?: LinkState;
  challenge?: string;
  finalUrl?: string;
  /** Fills `{{name}}` in the fixture. */
  values?: Record<string, string>;
  bare?: boolean;
  rendered?: boolean;
  /** Changes to what was read, for states a static page cannot show. */
  reading?: Partial<PageReading>;
}

export interface Scene {
  home: string | PageSpec | null;
  /** By path or absolute address. */
  pages?: Record<string, string | PageSpec>;
  links?: (Partial<LinkFact> & { url: string })[];
  attachments?: (Partial<AttachmentFact> & { url: string })[];
  searches?: Partial<SearchFact>[];
  skipped?: SkippedFact[];
  /** What a browser met on the home page; nobody looked when absent. */
  usability?: Partial<UsabilityFact>;
  /** What a crawl of the whole site came to. */
  site?: Partial<SiteFact>;
  ownNetworkDown?: boolean;
}

/** An address that was left alone. */
export const skip = (path: string, reason: SkippedFact['reason'] = 'robots_disallowed'): SkippedFact => ({
  type: 'skipped',
  url: SITE + path,
  reason,
});

const NO_SITE_FAULTS: SiteFact = {
  type: 'site',
  at: '2026-11-23T02:00:00.000Z',
  how: 'complete',
  pages: 40,
  checked: 90,
  skipped: {},
  brokenCount: 0,
  broken: [],
  doubtedCount: 0,
  doubted: [],
};

/** Facts as `observe` would write them, read from small pages with the real readers. */
export const factsOf = (scene: Scene): PortalFacts => assemble(recordsOf(scene));

export function recordsOf(scene: Scene): FactRecord[] {
  const { home, pages = {}, links = [], attachments = [], searches = [], skipped = [] } = scene;
  const at = '2026-11-23T02:00:00.000Z';
  return [
    { type: 'start', at, targetId: 'qingxi', url: `${SITE}/`, seed: 'seed' },
    ...(home === null ? [] : [pageOf(`${SITE}/`, { role: 'home', ...specOf(home) })]),
    ...Object.entries(pages).map(([path, spec]) => pageOf(absolute(path), specOf(spec))),
    ...links.map(linkOf),
    ...attachments.map(attachmentOf),
    ...searches.map(searchOf),
    ...skipped,
    ...(scene.usability ? [usabilityOf(scene.usability)] : []),
    ...(scene.site ? [{ ...NO_SITE_FAULTS, ...scene.site }] : []),
    {
      type: 'end',
      at,
      how: 'complete',
      requests: 1,
      bytes: 1,
      ownNetworkDown: scene.ownNetworkDown ?? false,
    },
  ];
}

const specOf = (page: string | PageSpec): PageSpec => (typeof page === 'string' ? { file: page } : page);
const absolute = (path: string): string => (path.startsWith('/') ? SITE + path : path);

export function pageOf(url: string, spec: PageSpec): PageFact {
  const {
    role = 'column',
    depth = role === 'home' ? 0 : 1,
    state = 'ok',
    challenge = null,
    rendered = false,
  } = spec;
  const finalUrl = spec.finalUrl ? absolute(spec.finalUrl) : url;
  const reading =
    spec.file === undefined
      ? null
      : {
          ...readPage(htmlOf(spec), { url: finalUrl, now: NOW, status: 200, contentType: 'text/html' }),
          ...spec.reading,
        };
  const attempt = {
    at: '2026-11-23T02:00:00.000Z',
    url,
    method: 'GET',
    state,
    status: null,
    ms: 10,
    address: null,
    bytes: 1,
    error: null,
  } as const;
  return {
    type: 'page',
    role,
    depth,
    rendered,
    reading,
    visit: {
      url,
      finalUrl,
      state,
      status: 200,
      fetchedAt: attempt.at,
      contentType: 'text/html',
      bytes: 1,
      charset: { declared: 'utf-8', actual: 'utf-8' },
      challenge,
      hops: [],
      attempts: [attempt],
      evidence: reading === null ? null : `sha256:${pageKey(url)}`,
    },
  };
}

/** The HTML of a fixture in the template of the made-up county. */
export function htmlOf({ file = '', values = {}, bare = false }: PageSpec): string {
  const body = readFileSync(new URL(file, FIXTURES), 'utf8');
  const page = bare
    ? body
    : readFileSync(new URL('template.html', FIXTURES), 'utf8').replace('{{body}}', () => body);
  const menu = readFileSync(new URL('portal/menu.html', FIXTURES), 'utf8').trim();
  const filled = { menu, title: '清溪县人民政府', date: '2026-11-01', field: '', ...values };
  return Object.entries(filled).reduce((html, [name, value]) => html.replaceAll(`{{${name}}}`, value), page);
}

const usabilityOf = (seen: Partial<UsabilityFact>): UsabilityFact => ({
  type: 'usability',
  at: '2026-11-23T02:00:00.000Z',
  url: `${SITE}/`,
  loads: [1, 2].map(() => ({ outcome: 'rendered', loadedMs: 400, heldMs: 0 })),
  phone: { outcome: 'rendered', finalUrl: `${SITE}/`, hasViewport: true, overflow: 1, evidence: null },
  evidence: null,
  labels: [],
  scripts: [],
  insecure: [],
  errors: [],
  dead: [],
  withheld: 0,
  ...seen,
});

const linkOf = (link: Partial<LinkFact> & { url: string }): LinkFact => ({
  type: 'link',
  finalUrl: link.url,
  state: 'ok',
  status: 200,
  external: false,
  onHome: true,
  referrers: [{ url: `${SITE}/`, text: '链接' }],
  attempts: [],
  doubt: null,
  ...link,
});

const attachmentOf = (file: Partial<AttachmentFact> & { url: string }): AttachmentFact => ({
  type: 'attachment',
  text: '附件',
  referrer: `${SITE}/a.html`,
  extension: 'pdf',
  state: 'ok',
  status: 200,
  bytes: 1000,
  contentType: null,
  magic: 'pdf',
  attempts: [],
  ...file,
});

const searchOf = (search: Partial<SearchFact>, index: number): SearchFact => ({
  type: 'search',
  query: `标题${index}`,
  expectUrl: `${SITE}/a${index}.html`,
  url: `${SITE}/search?q=${index}`,
  state: 'ok',
  ms: 300,
  found: true,
  attempts: [],
  ...search,
});
