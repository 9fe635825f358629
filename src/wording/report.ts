/** Sentences and labels of the reports. Calm and plain: a section chief reads them over tea. */
import { NOT_REACHED, unreadName } from './report-terms.ts';

type VerdictName = 'pass' | 'fail' | 'warn' | 'undetermined' | 'not_applicable';

/** One sentence for one result: what its findings say, or that there is nothing to say. */
export function resultMessage(result: {
  verdict: VerdictName;
  findings: readonly string[];
  reason: string | null;
  /** Places beyond the findings. */
  unnamed: number;
}): string {
  const [first = ''] = result.findings;
  const count = result.findings.length + result.unnamed;
  const found = count > 1 ? `${first} 等 ${count} 处` : first;
  switch (result.verdict) {
    case 'pass':
      return '符合要求';
    case 'fail':
      return found || '不符合要求';
    case 'warn':
      return found || '接近限值，请留意';
    case 'undetermined':
      return `未能判定：${result.reason ?? '原因不明'}`;
    case 'not_applicable':
      return `不适用：${result.reason ?? '豁免'}`;
  }
}

/** What people decided of a finding: who, and until when. The registry speaks for itself. */
export function setAsideText(one: {
  state: 'dismissed' | 'waived';
  by: string | null;
  until: string | null;
}): string {
  const what = one.state === 'dismissed' ? '经复核核减' : one.until === null ? '豁免' : `豁免至 ${one.until}`;
  const by = one.by === null ? '' : one.by === 'xunjian' ? '，按名录' : `，${one.by} 决定`;
  return `${what}${by}`;
}

export interface RunCounts {
  city: string;
  targets: number;
  attempted: number;
  /** To be visited, and not come to, or not to the end of. */
  missed: number;
  /** Both together: what coverage is a share of. */
  due: number;
  read: number;
  complete: boolean;
  floor: number;
  state: 'finished' | 'interrupted' | 'void';
  clean: number;
  breaching: number;
  breaches: number;
  vetoes: number;
  undetermined: number;
  setAside: number;
}

/** Share as a percentage with its parts, `88.9%（8/9）`. Nothing asked has no share. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? `—（${part}/0）` : `${percent(part, whole)}（${part}/${whole}）`;

export const percent = (part: number, whole: number): string =>
  `${((100 * part) / whole).toFixed(1).replace(/\.0$/, '')}%`;

/** Who was visited, and who was not and why. */
function visited({ targets, attempted, missed, due }: RunCounts): string {
  const not = [
    due < targets ? `${targets - due} 个因网址未核实、改版或关停未访问` : '',
    missed > 0 ? `${missed} 个${NOT_REACHED}` : '',
  ].filter((part) => part !== '');
  return not.length > 0
    ? `本批次纳入网站 ${targets} 个，其中 ${not.join('，')}，实际访问 ${attempted} 个，`
    : `本批次访问网站 ${attempted} 个，`;
}

/** The first thing a reader sees: how much was seen, then what was found. */
export function runSummary(counts: RunCounts): string[] {
  const { due, read, breaching, breaches, vetoes, clean, undetermined, setAside } = counts;
  const seen = `${visited(counts)}读到首页 ${read} 个，覆盖率 ${share(read, due)}。`;
  if (counts.state === 'void') return ['本批次自检未通过，结果作废，请勿据此通报。', seen];
  const enough = counts.complete
    ? []
    : [`覆盖率或完成度未达到 ${percent(counts.floor, 1)} 的下限，本批次不完整，不宜据此作全市结论。`];
  if (read === 0) return [seen, ...enough, '没有读到任何网站，无法对各单位作出判断。未读到不等于不合规。'];
  const found =
    breaching === 0
      ? `读到的网站均未发现不合规项。`
      : `读到的网站中，${clean} 个未发现不合规项，${breaching} 个存在不合规项，共 ${breaches} 项（其中单项否决 ${vetoes} 项）。`;
  const open = undetermined === 0 ? [] : [`另有 ${undetermined} 项机器未能判定，不计入不合规，需人工核实。`];
  const aside =
    setAside === 0 ? [] : [`另有 ${setAside} 项已经人工核减或在豁免期内，不计入不合规，单独列出。`];
  return [seen, ...enough, found, ...open, ...aside];
}

/** The first sentence about one unit or one target. */
export function unitSummary(counts: {
  unread: string | null;
  breach: number;
  veto: number;
  advised: number;
  warn: number;
  undetermined: number;
  pass: number;
  dismissed: number;
  waived: number;
}): string {
  if (counts.unread !== null)
    return `本批次未读到该网站（${unreadName(counts.unread)}），不作判断。未读到不等于不合规。`;
  const veto = counts.veto > 0 ? `，其中单项否决 ${counts.veto} 项` : '';
  const head = counts.breach > 0 ? `发现不合规 ${counts.breach} 项${veto}` : '未发现不合规项';
  const rest = [
    counts.warn > 0 ? `预警 ${counts.warn} 项` : '',
    counts.advised > 0 ? `建议改进 ${counts.advised} 项` : '',
    counts.undetermined > 0 ? `未能判定 ${counts.undetermined} 项（需人工核实）` : '',
    counts.dismissed > 0 ? `已核减 ${counts.dismissed} 项（不计入）` : '',
    counts.waived > 0 ? `已豁免 ${counts.waived} 项（不计入）` : '',
    counts.pass > 0 ? `合规 ${counts.pass} 项` : '',
  ].filter((part) => part !== '');
  return `${[head, ...rest].join('；')}。`;
}

/** The county's first question: would we pass? */
export function checkAnswer(counts: {
  unread: string | null;
  breach: number;
  veto: number;
  undetermined: number;
}): {
  answer: string;
  because: string;
} {
  if (counts.unread !== null)
    return {
      answer: '暂不能判断',
      because: `未读到首页：${unreadName(counts.unread)}。这不等于不合规，处理后请重新自查。`,
    };
  if (counts.veto > 0)
    return {
      answer: '按此检查不能通过',
      because: `存在单项否决 ${counts.veto} 项，不合规共 ${counts.breach} 项，请先改单项否决项。`,
    };
  if (counts.breach > 0)
    return { answer: '按此检查不能通过', because: `存在不合规 ${counts.breach} 项，没有单项否决项。` };
  if (counts.undetermined > 0)
    return {
      answer: '未发现不合规项',
      because: `另有 ${counts.undetermined} 项机器未能判定，请按提示自行核对。`,
    };
  return { answer: '按此检查可以通过', because: '已检查的项目全部符合要求。' };
}
