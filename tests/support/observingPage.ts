/**
 * In a page: begins to watch everything by which a page can learn what goes on in it, then shows `count` pictures.
 * `observed()` tells what was seen since, without times; `busy()` how the page's own turns were delayed.
 */
export function beginObserving(count: number): string {
  return `(async () => {
    const nameOf = (target) => target === window ? 'window' : target?.nodeName?.toLowerCase() ?? String(target?.constructor?.name);
    const seen = new Map();
    const note = (what) => seen.set(what, (seen.get(what) ?? 0) + 1);
    // Marks begin whenever they are ready.
    while (document.querySelector('likeable-gallery') === null) await new Promise((drawn) => requestAnimationFrame(drawn));
    // A small one: decoding many large ones is all that a slow machine would do.
    const photo = '/photo/friends-320.jpg';
    await Object.assign(new Image(), { src: photo }).decode();
    document.body.innerHTML = '<main style="display:flex;flex-wrap:wrap;gap:4px"></main>';
    localStorage.setItem('own', '1');

    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        if (target.localName === 'main') continue;
        note(['mutation', type, nameOf(target), attributeName ?? '', [...addedNodes].map(nameOf), [...removedNodes].map(nameOf)].join(' '));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

    // How often events come is the driver's affair, and the browser's.
    const events = new Set();
    const types = Object.keys(Object.getOwnPropertyDescriptors(window)).concat(Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype)))
      .filter((name) => name.startsWith('on')).map((name) => name.slice(2));
    for (const type of new Set([...types, 'focusin', 'focusout', 'selectionchange', 'securitypolicyviolation', 'DOMNodeInserted', 'slotchange'])) {
      addEventListener(type, ({ target }) => events.add(type + ' ' + nameOf(target)), true);
    }
    const channel = new BroadcastChannel('likeable-gallery');
    channel.onmessage = () => note('broadcast');

    const entries = [];
    for (const type of PerformanceObserver.supportedEntryTypes.filter((type) => /^(?:resource|longtask|layout-shift|event|element|mark|measure|largest-contentful-paint|long-animation-frame|visibility-state)$/.test(type))) {
      new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type, buffered: false, ...(type === 'event' ? { durationThreshold: 16 } : {}) });
    }

    const main = document.querySelector('main');
    for (let index = 0; index < ${count}; index++) main.append(Object.assign(new Image(90, 60), { alt: 'picture ' + index, src: photo + '?n=' + index }));
    await Promise.all([...document.images].map((image) => image.decode()));

    const visible = new Map();
    const watcher = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting, isVisible } of changes) visible.set(target.alt, [isIntersecting, isVisible ?? null].join());
    }, { trackVisibility: true, delay: 100 });
    for (const image of document.images) watcher.observe(image);

    // Turns of the page's own, one after the other: whatever else runs in its thread delays one.
    let delays = [];
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      if (now - last > 4) delays.push([last, now - last]);
      last = now;
      setTimeout(() => port2.postMessage(0));
    };
    port2.postMessage(0);

    globalThis.turns = (ms) => new Promise((done) => {
      const until = performance.now() + ms;
      const turn = () => performance.now() < until ? requestAnimationFrame(turn) : done(true);
      turn();
    });
    globalThis.busy = () => {
      const taken = delays;
      delays = [];
      return { longest: Math.max(0, ...taken.map(([, ms]) => ms)) };
    };
    globalThis.observed = async (origin) => {
      const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].join(); };
      const points = [];
      for (let x = 5; x < innerWidth; x += 97) for (let y = 5; y < innerHeight; y += 83) points.push(nameOf(document.elementFromPoint(x, y)));
      const found = ['Liked', 'Disliked', 'Like', 'Unrated'].map((word) => globalThis.find?.(word, false, false, true, false, true, false) ?? null);
      getSelection().selectAllChildren(document.documentElement);
      const selected = String(getSelection());
      getSelection().removeAllRanges();
      const reached = await Promise.all(['/overlay.js', '/options.html', '/icon/128.png', '/manifest.json'].map((path) =>
        fetch(origin + path).then(() => true, () => false)));
      const hosts = [...document.querySelectorAll('likeable-gallery')];
      const layoutShift = entries.filter(({ entryType }) => entryType === 'layout-shift').reduce((sum, { value }) => sum + value, 0);
      return {
        seen: [...seen].map(([what, times]) => what + ' × ' + times).toSorted(),
        events: [...events].toSorted(),
        resources: [...new Set(performance.getEntriesByType('resource').map(({ name, initiatorType, transferSize }) => [initiatorType, name, transferSize].join(' ')))].toSorted(),
        marks: performance.getEntriesByType('mark').length + performance.getEntriesByType('measure').length,
        layoutShift,
        visible: [...visible].toSorted(),
        points,
        found,
        selected,
        reached,
        hosts: hosts.map((host) => [host.shadowRoot, host.attributes.length, host.childNodes.length, box(host), getComputedStyle(host).cssText.length]),
        size: [document.documentElement, document.body].map(({ scrollWidth, scrollHeight, scrollTop, clientWidth }) => [scrollWidth, scrollHeight, scrollTop, clientWidth]),
        boxes: [...document.images].map(box),
        styles: [...document.images].map((image) => { const { opacity, visibility, filter, outline } = getComputedStyle(image); return [opacity, visibility, filter, outline].join(); }),
        html: document.documentElement.outerHTML.length,
        active: nameOf(document.activeElement),
        globals: Object.keys(window).toSorted().join(),
        storage: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, (await indexedDB.databases()).map(({ name }) => name), await caches.keys()],
        adopted: document.adoptedStyleSheets.length + document.styleSheets.length,
      };
    };
  })()`;
}
