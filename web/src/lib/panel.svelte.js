// Which evidence is open. The address holds it (#ev/…), so that Back, reload and a sent link all work; focus goes back
// to the figure it came from. One listener serves all links, those inside drawings too.
import { fromHash, reference } from './evidence.js';

const XLINK = 'http://www.w3.org/1999/xlink';
const address = (link) => link.getAttribute('href') ?? link.getAttributeNS(XLINK, 'href');

export function makePanel() {
  let open = $state(fromHash(location.hash));
  let opener = null;

  function show(names, from) {
    opener = from ?? null;
    open = names;
    history.replaceState(null, '', reference(names));
  }
  function close() {
    if (!open) return;
    open = null;
    history.replaceState(null, '', location.pathname + location.search);
    opener?.focus?.({ preventScroll: true });
    opener = null;
  }
  // A plain click opens the panel; a click with a key held does what the browser does.
  function follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0) return;
    const link = event.target.closest?.('a');
    const names = link && fromHash(address(link));
    if (!names) return;
    event.preventDefault();
    show(names, link);
  }
  addEventListener('hashchange', () => { open = fromHash(location.hash); });
  document.addEventListener('click', follow);

  return {
    get open() { return open; },
    get address() { return open ? reference(open) : ''; },
    close,
  };
}
