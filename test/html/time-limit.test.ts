import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTimeLimit } from '../../src/html/time-limit.ts';

const stated = (days: number) => ({ kind: 'workdays', days, by: 'stated' });
const realtime = { kind: 'workdays', days: 1, by: 'realtime' };
const fallback = { kind: 'workdays', days: 20, by: 'default' };
const periodic = (every: string, graceWorkdays = 20) => ({ kind: 'periodic', every, graceWorkdays });

it.each([
  ['自信息形成或者变更之日起20个工作日内予以公开', stated(20)],
  ['信息形成或变更之日起 20 个工作日', stated(20)],
  ['20工作日', stated(20)],
  ['２０个工作日内', stated(20)],
  ['自制作或获取该信息之日起20个工作日内公开', stated(20)],
  ['制定或获取政策之日起10个工作日内', stated(10)],
  ['信息形成之日起7个工作日内', stated(7)],
  ['作出决定之日起五个工作日内', stated(5)],
  ['3个工作日', stated(3)],
  ['2个工作日内', stated(2)],
  ['形成之日起二十个工作日内', stated(20)],
  ['公示期7个工作日，其他信息20个工作日内', stated(20)],
  ['收到申请之日起15日内', stated(15)],
  ['实时公开', realtime],
  ['实时', realtime],
  ['及时公开', fallback],
  ['按规定公开', fallback],
  ['按照相关规定时限公开', fallback],
  ['按进展情况及时公开', fallback],
  ['永久公开', { kind: 'existence' }],
  ['长期公开', { kind: 'existence' }],
  ['长期\n公开', { kind: 'existence' }],
  ['按年度公开', periodic('year')],
  ['每年公开一次', periodic('year')],
  ['每季度', periodic('quarter')],
  ['每季度结束后10个工作日内', periodic('quarter', 10)],
  ['每月公开', periodic('month')],
  ['每半年更新', periodic('half-year')],
  ['', { kind: 'unknown', text: '' }],
  ['——', { kind: 'unknown', text: '——' }],
  ['详见文件', { kind: 'unknown', text: '详见文件' }],
])('%s', (phrase, limit) => expect(parseTimeLimit(phrase)).toEqual(limit));

it('reads any number of working days with any blanks', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom('', ' ', '　', '\n'), (days, blank) => {
      expect(parseTimeLimit(`形成之日起${blank}${days}${blank}个工作日内`)).toEqual(stated(days));
    }),
  ));
