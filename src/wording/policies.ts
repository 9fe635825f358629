/** What is wrong with a set of policies as a whole. */
export const policyWording = {
  lacking: (file: string) => ({
    message: `指标要用到 ${file}，但没有一个指标体系提供它`,
    mend: `从程序的原始文件恢复 ${file}；缺了它，合规的网站也会被判为不合规，所以不能巡检`,
  }),
};
