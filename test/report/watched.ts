/** The sample city as a watch of some months would leave it: earlier runs, cases, a month of visits. */
import type { ReportModel } from '../../src/report/model.ts';
import { sampleModel } from './sample.ts';

type Visits = NonNullable<ReportModel['availability']>[number];

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2026-10-25T00:00:00Z');

/** Thirty days, hour by hour; down in the hours named `day:hour`, not counted in the night of the third day. */
function visits(target: string, name: string, down: readonly string[]): Visits {
  const cells = Array.from({ length: 30 * 24 }, (_, at): Visits['cells'][number] => {
    const day = new Date(FIRST_DAY + Math.floor(at / 24) * DAY_MS).toISOString().slice(0, 10);
    const hour = at % 24;
    if (Math.floor(at / 24) === 2 && hour < 5) return [day, hour, 0, 0, 1];
    const isDown = down.includes(`${Math.floor(at / 24)}:${hour}`);
    return [day, hour, isDown ? 0 : 1, isDown ? 1 : 0, 0];
  });
  const failed = down.filter((each) => Number(each.split(':')[0]) >= 23).length;
  return {
    target,
    name,
    counted: 168,
    failed,
    share: failed / 168,
    leftOut: { maintenance: 2, unsound: 3, other: 0 },
    cells,
  };
}

const point = (month: number, read: number, pass: number, breach: number) => ({
  run: `2026${String(month).padStart(2, '0')}23-1005`,
  at: `2026-${String(month).padStart(2, '0')}-23T02:05:00.000Z`,
  attempted: 8,
  read,
  pass,
  breach,
  veto: Math.min(3, breach),
  undetermined: 9,
  apart: null,
});

/** Two views of one page behind the first finding of Qingshan. */
function withPictures(model: ReportModel): ReportModel {
  const found = model.targets.find(({ target }) => target.unit === 'qingshan');
  const result = found?.results.find(({ verdict }) => verdict === 'fail');
  if (result === undefined) throw new Error('the sample has nothing to picture');
  result.pictures = (['first-screen', 'full-page'] as const).map((view, at) => ({
    url: 'https://www.qingshan.example.gov.cn/',
    at: '2026-11-23T02:12:07.000Z',
    view,
    outlined: 1,
    width: 1280,
    height: 900,
    evidence: `sha256:${String(at).repeat(64)}`,
    thumbnail: `sha256:${'a'.repeat(64)}`,
    subjects: [],
  }));
  return model;
}

const count = (name: string, total: number, fail: number, undetermined: number) => ({
  name,
  total,
  pass: total - fail - undetermined,
  fail,
  warn: 0,
  undetermined,
  left: 0,
});

const ACCOUNTS: NonNullable<ReportModel['accounts']> = {
  registered: 4,
  asked: 4,
  decided: 3,
  counts: count('全部', 4, 1, 1),
  byType: [count('微信公众号', 4, 1, 1)],
  byUnit: [count('青山县', 4, 1, 1)],
  gateways: [],
  problems: [
    {
      account: 'qs-1',
      type: '微信公众号',
      name: '青山发布',
      unit: '青山县',
      category: '不更新',
      verdict: 'fail',
      detail: '已 40 天未更新',
      newestOn: '2026-10-14',
    },
  ],
  todo: [
    {
      account: 'qs-2',
      type: '微信公众号',
      name: '青山教育',
      unit: '青山县',
      reason: 'no_source',
      cause: '没有公开来源',
      advice: '请人工查看后填写。',
      detail: '',
      titles: [],
      newestOn: null,
    },
  ],
  documents: [],
};

/** All a report can show. */
export function watchedModel(): ReportModel {
  const model = withPictures(sampleModel());
  const all = (hours: number[], day: number): string[] => hours.map((hour) => `${day}:${hour}`);
  return {
    ...model,
    accounts: ACCOUNTS,
    trend: [
      { ...point(7, 8, 70, 30), apart: 'policies' },
      point(8, 8, 74, 28),
      { ...point(9, 4, 40, 12), apart: 'incomplete' },
      point(10, 7, 82, 16),
      point(11, 7, 88, 10),
    ],
    availabilityRules: {
      windowDays: 7,
      leastPerDay: 20,
      slowMs: 15_000,
      failShare: 0.05,
      warnShare: 0.03,
      severity: 'veto',
    },
    availability: model.targets.map(({ target }, at) =>
      visits(
        target.id,
        target.name,
        at === 1 ? [...all([8, 9, 10, 11], 25), '12:3'] : at === 3 ? ['5:20'] : [],
      ),
    ),
    history: {
      compared: 8,
      first: 0,
      since: { run: '20261023-1005', at: '2026-10-23T02:05:00.000Z' },
      incomparable: [],
      counts: { new: 1, persisting: 1, regressed: 1, fixed: 1, unseen: 0 },
      cases: (['new', 'persisting', 'regressed', 'fixed'] as const).map((change, at) => ({
        fingerprint: `c0ffee${at}`,
        change,
        state: change === 'fixed' ? 'fixed' : 'confirmed',
        target: 'qingshan-portal',
        unit: 'qingshan',
        indicator: 'search',
        severity: 'deduct',
        message: `站内检索第 ${at + 1} 次试查没有结果`,
        url: 'https://www.qingshan.example.gov.cn/',
        firstSeenAt: '2026-10-23T02:05:00.000Z',
        lastSeenAt: '2026-11-23T02:05:00.000Z',
        dueOn: '2026-11-30',
        overdue: false,
        reviewed: false,
        notifiedOn: null,
        waivedUntil: null,
        told: '',
        decidedBy: null,
      })),
      asOf: null,
      unknownYears: [],
      demoted: [],
    },
  };
}
