/** What the findings of the probe ledger say. */
export const AVAILABILITY_FINDINGS = {
  home_down: {
    message: '近 {days} 天访问首页 {counted} 次，打不开 {failed} 次，占 {share}，达到 {limit}。',
    suggestion: '检查服务器、域名解析和证书，恢复稳定访问；计划内停机的，提前报备。',
  },
  home_down_soon: {
    message: '近 {days} 天访问首页 {counted} 次，打不开 {failed} 次，占 {share}，接近 {limit} 的限值。',
    suggestion: '尽快检查服务器和网络，避免达到限值。',
  },
} as const;
