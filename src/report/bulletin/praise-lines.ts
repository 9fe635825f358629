import { BULLETIN } from '../../wording/bulletin.ts';
import { readable } from '../clean.ts';
import type { ReportModel } from '../model.ts';
import type { Line } from './content.ts';
import { discreet } from './discreet.ts';
import { type Praise, praiseIn } from './praise.ts';

const { praise: say } = BULLETIN;
const MOST = 6;

const see = (url: string | null): string =>
  url === null ? '' : `（${say.see(discreet(readable(url), 160))}）`;

function sentence(praise: Praise): string {
  const unit = discreet(praise.unitName, 40);
  switch (praise.kind) {
    case 'topic':
      return `${say.topic(unit, praise.complete, praise.told, praise.newest)}${see(praise.url)}`;
    case 'fields': {
      const names = praise.fields.map(({ name, newest }) => say.fieldOn(discreet(name, 30), newest));
      return `${say.fields(unit, names)}${see(praise.fields[0]?.url ?? null)}`;
    }
    case 'account':
      return say.account(unit, discreet(praise.targetName, 60), praise.newest);
    case 'entries':
      return say.entries([unit]);
  }
}

/** 好的做法: named, each with where to see it; the order is the registry's, not a ranking. */
export function praiseLines(model: ReportModel): Line[] {
  const all = praiseIn(model);
  const ofKind = (kind: Praise['kind']): Praise[] => all.filter((praise) => praise.kind === kind);
  const entries = ofKind('entries').map(({ unitName }) => discreet(unitName, 40));
  const texts = [
    ...[...ofKind('topic'), ...ofKind('fields')].slice(0, MOST).map(sentence),
    ...(entries.length > 0 ? [say.entries([...new Set(entries)])] : []),
    ...ofKind('account').slice(0, MOST).map(sentence),
  ];
  return (texts.length > 0 ? texts : [say.none]).map((text) => ({ level: 0, text }));
}
