/** What `xunjian doctor` says: a line for each thing a scan stands on, and what to do about it. */

const SHAPES = { ok: '✓', warn: '▲', bad: '✕' } as const;

const SOURCES: Record<string, string> = {
  env: '环境变量 CHROMIUM_PATH',
  playwright: 'Playwright 自带',
  bundled: '随程序安装',
  system: '系统自带',
};

export const doctor = {
  line: (state: keyof typeof SHAPES, title: string, detail: string, mend: string) =>
    `${SHAPES[state]} ${title}：${detail}\n${mend === '' ? '' : `    → ${mend}\n`}`,
  conclusion: (broken: boolean) =>
    broken
      ? '\n有 ✕ 的项目必须先处理，否则不能巡检。\n'
      : '\n可以巡检。▲ 的项目会使部分检查“未能判定”，不影响其余结果。\n',

  node: 'Node.js',
  nodeMend: (major: number) => `需要 Node.js ${major} 或更高版本：在项目目录执行 npm ci，或自行安装`,

  browser: '浏览器',
  browserFound: (version: string, source: string, sandbox: boolean) =>
    `Chromium ${version}，${SOURCES[source] ?? source}，已试开网页${sandbox ? '' : '；未启用沙箱（以 root 运行或系统不支持，建议用普通用户运行）'}`,
  browserNone: (tried: string) => `没有可用的浏览器，需要浏览器的检查将“未能判定”（${tried}）`,
  browserTried: (source: string, outcome: 'absent' | 'broken', why: string) =>
    `${SOURCES[source] ?? source}：${outcome === 'absent' ? '没有' : `不能使用，${why}`}`,
  browserMend: '执行 npm ci，或安装 chromium 后设置环境变量 CHROMIUM_PATH',

  fonts: '中文字体',
  fontsFound: '已试显示汉字',
  fontsNone: '没有中文字体，截图和 PDF 中的汉字会是空白',
  fontsUnknown: '没有浏览器，未检查',
  fontsMend: 'Debian/Ubuntu：apt-get install fonts-noto-cjk；其他系统请安装任一中文字体',

  registry: (place: string) => (place === '' ? '监测名录' : `监测名录 ${place}`),
  registryFound: (units: number, portals: number, unverified: number, policies: string[]) =>
    `${units} 个单位，${portals} 个网站${unverified > 0 ? `（其中 ${unverified} 个网址未核实，不参加评价）` : ''}；指标体系 ${policies.join('、')}`,
  registryBroken: (count: number, first: string) => `有 ${count} 处问题，例如 ${first}`,
  registryMend: (place: string) => `运行 xunjian targets validate ${place} 查看全部问题及改法`,

  reports: (place: string) => `报告目录 ${place}`,
  freeSpace: (gigabytes: number) => `可以写入，剩余空间 ${gigabytes.toFixed(1)} GB`,
  notWritable: (why: string) => `不能写入（${why}）`,
  spaceMend: '剩余空间不足 1 GB，请清理旧批次或换用更大的磁盘',
  writeMend: '请为当前用户开通该目录的写权限，或用 --reports 另选目录',

  network: '外网',
  networkUp: (host: string) => `能解析并连接 ${host}`,
  noDns: (host: string) => `不能解析域名 ${host}`,
  noConnection: (host: string) => `能解析 ${host}，但不能连接`,
  networkMend: '请检查 DNS、代理和防火墙；没有外网时只能运行 xunjian demo，巡检外网网站会全部“未能判定”',
};
