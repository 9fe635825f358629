import type { FindingText } from './findings.ts';

/** What is found out about how a home page can be used, and what to do about it. */
export const USABILITY_FINDINGS = {
  load_slow: {
    message:
      '首页从打开到文字可读用了 {seconds} 秒（{visits} 次取中位数，不含图片，已扣除本系统的排队时间），超过 {limitSeconds} 秒。',
    suggestion: '压缩合并脚本和样式文件，清理失效的外部引用，检查服务器响应速度和带宽。',
  },
  phone_unfit: {
    message:
      '首页没有按手机的宽度显示（未设置 viewport，或固定为电脑的宽度），手机上文字过小，也没有手机版入口。',
    suggestion: '改为自适应页面，或建设手机版并在首页设置入口。',
  },
  phone_overflows: {
    message: '首页内容的宽度是手机屏幕的 {percent}%，需要左右拖动才能看全。',
    suggestion: '调整页面布局，使内容在手机屏幕宽度内完整显示。',
  },
  accessibility_absent: {
    message: '首页没有找到无障碍浏览或适老化（长者模式、关怀版）的入口。',
    suggestion: '在首页显著位置设置无障碍浏览或适老化入口。',
  },
  mixed_active: {
    message: '首页用 https 打开，却引用了 {count} 个未加密的脚本、样式或框架，浏览器会拦截：{urls}。',
    suggestion: '把这些引用改为 https 地址。',
  },
  mixed_passive: {
    message: '首页用 https 打开，却引用了 {count} 个未加密的图片或音视频，浏览器可能提示不安全：{urls}。',
    suggestion: '把这些引用改为 https 地址。',
  },
  script_dead: {
    message: '首页引用的本站脚本或样式文件打不开（状态 {status}）：{file}。',
    suggestion: '恢复该文件，或删除引用。',
  },
  script_error: {
    message: '首页脚本每次打开都出错：{text}（{file}）。',
    suggestion: '请技术运维人员按出错位置修正脚本。',
  },
} as const satisfies Record<string, FindingText>;
