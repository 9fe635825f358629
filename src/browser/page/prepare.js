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
  window.confirm = () => {
    asked();
    return false;
  };
  window.prompt = () => {
    asked();
    return null;
  };
  window.print = asked;
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) delete window[name];
})();
