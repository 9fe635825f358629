/** Edit distance of two short words; a swap of neighbours counts once. */
export function distance(a: string, b: string): number {
  const s = [...a];
  const t = [...b];
  let before: number[] = [];
  let above = t.map((_, j) => j + 1);
  above.unshift(0);
  for (let i = 1; i <= s.length; i++) {
    const row = [i];
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1];
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[t.length] ?? 0;
}

/** The known word somebody probably meant; null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return null;
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const offered = candidate.toLowerCase();
    const limit = Math.max(1, Math.floor(Math.max([...wanted].length, [...offered].length) / 3));
    const inside = [...wanted].length > 1 && (offered.includes(wanted) || wanted.includes(offered));
    const score = Math.min(distance(wanted, offered), inside ? limit : Number.POSITIVE_INFINITY);
    if (offered !== '' && score <= limit && score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
