import { InvalidArgumentError, Option } from 'commander';
import { cli } from '../wording/cli.ts';
import { upkeep } from '../wording/upkeep.ts';

const collect = (text: string, earlier: string[] = []): string[] => [...earlier, text];

const collectIds = (text: string, earlier: string[] = []): string[] => [
  ...earlier,
  ...text
    .split(/[,，]/)
    .map((id) => id.trim())
    .filter((id) => id !== ''),
];

const number =
  (least: number, whole: boolean) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < least || (whole && !Number.isInteger(value)))
      throw new InvalidArgumentError(cli.badNumber(least, whole));
    return value;
  };

/** Options that several commands share, each written once. */
export const option = {
  targets: () => new Option('--targets <目录>', cli.options.targets),
  policy: () => new Option('--policy <编号...>', cli.options.policy).argParser(collectIds),
  only: () => new Option('--only <编号...>', cli.options.only).argParser(collectIds),
  scope: () =>
    new Option('--scope <范围>', cli.options.scope).choices(['all', 'portals', 'accounts', 'links']),
  resolve: () => new Option('--resolve <主机:端口:地址>', cli.options.resolve).argParser(collect),
  reports: () => new Option('--reports <目录>', cli.options.reports),
  noBrowser: () => new Option('--no-browser', cli.options.noBrowser),
  rate: () => new Option('--rate <次数>', cli.options.rate).argParser(number(0.1, false)),
  concurrency: () => new Option('--concurrency <连接数>', cli.options.concurrency).argParser(number(1, true)),
  threads: () => new Option('--threads <线程数>', cli.options.threads).argParser(number(1, true)),
  count: () => new Option('--count <个数>', upkeep.options.count).argParser(number(1, true)).default(10),
  maxPages: () => new Option('--max-pages <页数>', cli.options.maxPages).argParser(number(1, true)),
  format: (choices: readonly string[]) =>
    new Option('--format <格式>', cli.options.format(choices)).choices(choices).default(choices[0]),
  importAs: () =>
    new Option('--as <种类>', cli.options.importAs).choices([
      'units',
      'portals',
      'accounts',
      'columns',
      'exemptions',
      'ledger',
    ]),
  /** Several formats at once, `html,csv`; checked by the renderer's own list. */
  formats: (choices: readonly string[]) =>
    new Option('--format <格式>', cli.options.formats(choices)).argParser((text: string) => {
      const wanted = collectIds(text);
      const unknown = wanted.filter((format) => !choices.includes(format));
      if (unknown.length > 0) throw new InvalidArgumentError(cli.badFormat(unknown, choices));
      return wanted;
    }),
};

export interface CrawlOptions {
  rate?: number;
  concurrency?: number;
  maxPages?: number;
  threads?: number;
}
