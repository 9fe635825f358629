// Runs in every frame before the page's own scripts. No windows open, nothing asks, nothing prints; what was tried is
// written on the root element, where the reader finds it.
(() => {
  const note = (name, add) => {
    const root = document.documentElement;
    if (!root) return;
    const key = `data-xunjian-${name}`;
    const known = root.getAttribute(key) ?? '';
    if (known.length < 4000) root.setAttribute(key, add(known));
  };
  const opened = (address) => {
    try {
      const { href } = new URL(String(address), document.baseURI);
      note('opened', (known) => `${known} ${href}`.trim());
    } catch {
      // What is no address opens nothing.
    }
  };
  const asked = () => note('dialogs', (known) => String(Number(known) + 1));
  const stub = () => {
    const location = { assign: opened, replace: opened };
    Object.defineProperty(location, 'href', { get: () => 'about:blank', set: opened });
    const nothing = () => {};
    const page = { write: nothing, writeln: nothing, open: nothing, close: nothing };
    const view = {
      closed: false,
      close: nothing,
      focus: nothing,
      blur: nothing,
      postMessage: nothing,
      document: page,
    };
    Object.defineProperty(view, 'location', { get: () => location, set: opened });
    return view;
  };
  window.open = (address) => {
    if (address) opened(address);
    return stub();
  };
  window.alert = asked;
  // Yes only to our own clicks, which lead nowhere: many links ask whether a visitor wants to leave the site.
  window.confirm = () => {
    asked();
    return document.documentElement?.hasAttribute('data-xunjian-held') === true;
  };
  window.prompt = () => {
    asked();
    return null;
  };
  window.print = asked;
  // Connections past the proxy: refused, and noted with the servers they were to use.
  const refused = (settings) => {
    const servers = [settings?.iceServers ?? []]
      .flat()
      .flatMap((server) => server?.urls ?? server?.url ?? []);
    for (const address of servers.length > 0 ? servers : ['webrtc:'])
      note('refused', (known) => `${known} ${String(address).replace(/\s/g, '')}`.trim());
    throw new DOMException('refused', 'NotAllowedError');
  };
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
    window[name] = function RTCPeerConnection(settings) {
      refused(settings);
    };
  delete window.RTCDataChannel;
})();
