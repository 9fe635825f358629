// Writes the page down as it stands: open shadow roots and frames of the same origin in place, scripts without their
// code (given apart, for shields are told by it), and on what leads somewhere the box it is drawn in. Runs in a world of its own, so that the page cannot
// change what it does. `at` says where the page stands when it is itself a frame. Bounded in nodes, characters, frames and elements measured.
(at) => {
  const MOST = {
    nodes: 80_000,
    characters: 6_000_000,
    frames: 30,
    measured: 4_000,
    clickables: 200,
    value: 4_000,
    script: 20_000,
  };
  const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
  const EMPTIED = /^(script|style|svg|canvas|noscript|template|object|video|audio)$/;
  const LEADS = 'a, area, button, img, input, iframe, [onclick], [role=link], [role=button]';
  const out = [];
  const clickables = [];
  const elements = [];
  const away = [];
  let script = '';
  let nodes = 0;
  let characters = 0;
  let frames = 0;
  let measured = 0;

  const emit = (text) => {
    characters += text.length;
    out.push(text);
  };
  const escaped = (text) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

  // Where a view stands on the whole page, and an element on it.
  const spotOf = (element, { view, left, top }) => {
    const box = element.getBoundingClientRect();
    return { left: left + box.left + view.scrollX, top: top + box.top + view.scrollY };
  };
  const boxOf = (element, place) => {
    if (++measured > MOST.measured) return '';
    // The areas of a picture are never drawn themselves.
    if (!element.matches('area') && !element.checkVisibility({ visibilityProperty: true }))
      return ' data-xunjian-hidden="1"';
    const { width, height } = element.getBoundingClientRect();
    if (width < 1 || height < 1) return '';
    const { left, top } = spotOf(element, place);
    return ` data-xunjian-box="${[left, top, width, height].map(Math.round).join(',')}"`;
  };

  const leadsNowhere = (anchor) => /^\s*(#.*|javascript:.*)?$/i.test(anchor.getAttribute('href') ?? '');
  const labelOf = (element) => {
    // biome-ignore lint/performance/useDomNodeTextContent: what a visitor reads, not what the markup holds
    const text = fold(element.innerText);
    if (text !== '') return text.length <= 24 ? text : '';
    const image = element.matches('img') ? element : element.querySelector('img');
    return fold(
      element.title || element.getAttribute('aria-label') || element.value || image?.alt || image?.title,
    );
  };
  const isClickable = (element, view) => {
    if (element.matches('a')) return leadsNowhere(element);
    if (element.closest('a') || element.matches('html, body, option, label, select, textarea')) return false;
    if (element.querySelector('a[href]')) return false;
    if (
      element.matches('button, [onclick], [role=link], [role=button], input[type=button], input[type=image]')
    )
      return true;
    if (view.getComputedStyle(element).cursor !== 'pointer') return false;
    const above = element.parentElement;
    return !above || view.getComputedStyle(above).cursor !== 'pointer';
  };
  const clickOf = (element, view) => {
    if (clickables.length >= MOST.clickables || measured > MOST.measured || !isClickable(element, view))
      return '';
    const label = labelOf(element);
    if (label === '') return '';
    clickables.push({ id: elements.length, label });
    elements.push(element);
    return ` data-xunjian-click="${elements.length - 1}"`;
  };

  const attributesOf = (element, framed) => {
    let text = '';
    for (const { name, value } of element.attributes) {
      if (name.startsWith('data-xunjian') || !/^[^\s"'<>/=]+$/.test(name)) continue;
      if (value.length > MOST.value) continue;
      const whole =
        framed &&
        (name === 'href' || name === 'src') &&
        typeof element[name] === 'string' &&
        !/^[#]/.test(value);
      text += ` ${name}="${escaped(whole ? element[name] : value)}"`;
    }
    return text;
  };
  const documentOf = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };

  // Text, elements to open, and closing tags wait on one stack: hostile pages nest deeper than calls may.
  const stack = [{ node: document.documentElement, place: { view: window, ...at } }];
  const push = (list, place) => {
    for (let index = list.length - 1; index >= 0; index--) stack.push({ node: list[index], place });
  };
  const enterFrame = (frame, place) => {
    const inner = ++frames <= MOST.frames ? documentOf(frame) : null;
    const spot = spotOf(frame, place);
    if (inner?.body && inner.defaultView) {
      emit('<div data-xunjian-frame="1">');
      stack.push({ close: '</div>' });
      push([...inner.body.childNodes], { view: inner.defaultView, framed: true, ...spot });
    } else if (inner === null && frame.src && frames <= MOST.frames) {
      emit(`<div data-xunjian-frame="away-${away.length}"></div>`);
      away.push({ url: frame.src, ...spot });
    }
  };
  while (stack.length > 0 && characters < MOST.characters) {
    const { node, place, close } = stack.pop();
    if (close !== undefined) {
      emit(close);
      continue;
    }
    if (++nodes > MOST.nodes) break;
    if (node.nodeType === 3) emit(escaped(node.data));
    if (node.nodeType !== 1) continue;
    const name = node.localName;
    if (!/^[a-z][\w:-]*$/i.test(name)) continue;
    const box = measured < MOST.measured && node.matches(LEADS) ? boxOf(node, place) : '';
    const click = node.namespaceURI === 'http://www.w3.org/1999/xhtml' ? clickOf(node, place.view) : '';
    emit(`<${name}${click}${attributesOf(node, place.framed)}${box}>`);
    if (VOID.test(name)) continue;
    if (name === 'iframe' || name === 'frame') {
      emit(`</${name}>`);
      enterFrame(node, place);
      continue;
    }
    stack.push({ close: `</${name}>` });
    if (name === 'script' && script.length < MOST.script) script += node.textContent.slice(0, MOST.script);
    if (EMPTIED.test(name)) continue;
    push(node.childNodes, place);
    if (node.shadowRoot) {
      stack.push({ close: '</div>' });
      push(node.shadowRoot.childNodes, place);
      emit('<div data-xunjian-shadow="1">');
    }
  }
  const root = document.documentElement;
  const noted = (name) =>
    (root.getAttribute(`data-xunjian-${name}`) ?? '').split(' ').filter((address) => address !== '');
  const dialogs = Number(root.getAttribute('data-xunjian-dialogs') ?? 0);
  // What stands outside and cannot be pushed into view, such as a menu waiting to slide in, is not in anybody's way.
  const clips = (element) => /^(hidden|clip)$/.test(element ? getComputedStyle(element).overflowX : '');
  const isHeld = clips(root) || (getComputedStyle(root).overflowX === 'visible' && clips(document.body));
  globalThis.xunjianElements = elements;
  return {
    html: `<!doctype html>${out.join('')}`,
    script,
    clickables,
    away,
    opened: noted('opened').slice(0, 20),
    refused: noted('refused').slice(0, 20),
    dialogs: Number.isFinite(dialogs) ? dialogs : 0,
    overflow: isHeld ? 1 : root.scrollWidth / Math.max(1, root.clientWidth),
    loadedMs:
      Math.round(performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd ?? 0) || null,
  };
};
