/** What is broken on the portals of the sample city, and nothing else (`src/demo/sites`): exit code, least number of
 *  pages, broken paths with their state. `links` is held against it, and it against a slow and simple walk. */
export const LINKS_TRUTH: readonly [
  id: string,
  code: number,
  leastPages: number,
  broken: [string, string][],
][] = [
  ['qingshan', 0, 150, []],
  [
    'baishi',
    1,
    20,
    [
      ['/bsx/bsgk/sc.shtml', 'gone'],
      ['/bsx/bszn/2019/hb.shtml', 'gone'],
      ['/bsx/hdjl/index.shtml', 'gone'],
      ['/bsx/spxw/index.shtml', 'server_error'],
      ['/bsx/zt/wsxc.shtml', 'soft_404'],
    ],
  ],
  ['gudu', 0, 150, []],
  ['yuntai', 0, 80, []],
  ['zhongxin', 0, 150, []],
  ['chengguanju', 0, 20, []],
  ['wuling', 2, 0, []],
  ['heping', 2, 0, [['/', 'refused']]],
];
