import type { Said } from './registry.ts';

const said = (message: string, mend: string): Said => ({ message, mend });

/** What is said of the `watch:` part of city.yaml. */
export const watchWording = {
  cron: () =>
    said(
      '不是可用的时间表达式',
      '写五段“分 时 日 月 星期”，例如 "30 1 * * *" 表示每天 01:30；日与星期不能同时限定',
    ),
  reference: () => said('密钥、口令和机器人地址不能直接写在这里', '写 env:环境变量名 或 file:文件路径'),
  url: () => said('不是网址', '写完整网址，例如 https://example.gov.cn/hook'),
  hours: () => said('不是时段', '写成 "22:00-07:00" 的样子'),
  moment: () => said('不是时间', '写成 "2026-11-23 10:00" 的样子（北京时间）'),
  planTwice: () => said('计划编号重复', '每个计划用不同的 id'),
  otherYear: (date: string, file: string) =>
    said(`${date} 不属于 ${file} 的年份`, '每年一个文件，文件名即年份'),
  unknownTarget: (id: string) =>
    said(`名录中没有监测对象“${id}”`, '改成 portals.csv 或 accounts.csv 中的编号'),
  backwards: () => said('结束时间不晚于开始时间', '检查 from 与 to'),
};
