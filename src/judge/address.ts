/** Whether two addresses are on the same host, `www.` or not. */
export function isSameSite(url: string, other: string): boolean {
  const bare = (each: string): string | undefined => URL.parse(each)?.hostname.replace(/^www\./, '');
  return bare(url) !== undefined && bare(url) === bare(other);
}
