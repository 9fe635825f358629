// Draws a red frame around each of the wanted links, or around what still shows of it, and says where they are.
(wanted) => {
  const fold = (text) => (text ?? '').replace(/\s+/g, '');
  const plain = (address) =>
    (address ?? '')
      .split('#')[0]
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '');
  const leads = [
    ...document.querySelectorAll('a, area, button, img, input, [onclick], h1, h2, h3, h4, li, span, div'),
  ].slice(0, 20_000);
  // biome-ignore lint/performance/useDomNodeTextContent: what a visitor reads, not what the markup holds
  const labelOf = (element) => fold(element.innerText || element.value || element.title || element.alt);
  const seenOf = (elements) => elements.find((element) => element.getClientRects().length > 0) ?? elements[0];
  const find = ({ url, label }) => {
    const byAddress =
      url === null
        ? []
        : leads.filter((element) => typeof element.href === 'string' && plain(element.href) === plain(url));
    const words = fold(label);
    const isNamed = (element) => words !== '' && labelOf(element) === words;
    // Two links to one address are told apart by what they say.
    const both = byAddress.filter(isNamed);
    if (both.length > 0) return seenOf(both);
    // The address of the page itself, whose parts are told apart by their label, is no link to look for.
    if (byAddress.length > 0 && plain(url) !== plain(location.href)) return seenOf(byAddress);
    return seenOf(leads.filter(isNamed));
  };
  const shown = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      if (box.width >= 2 && box.height >= 2) return box;
    }
    return null;
  };
  const frames = [];
  for (const each of wanted) {
    const element = find(each);
    const box = element ? shown(element) : null;
    if (!box) continue;
    frames.push([box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round));
    const frame = document.createElement('div');
    frame.style.cssText = `all:initial;position:absolute;z-index:2147483647;pointer-events:none;box-sizing:border-box;border:3px solid #d4001a;box-shadow:0 0 0 3px #ffe14d;background:rgba(212,0,26,.08);left:${box.left + scrollX - 4}px;top:${box.top + scrollY - 4}px;width:${box.width + 8}px;height:${box.height + 8}px`;
    document.documentElement.append(frame);
  }
  return {
    frames,
    height: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
  };
};
