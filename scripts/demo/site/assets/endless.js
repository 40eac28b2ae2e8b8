const stream = document.querySelector('[data-stream]');

/** Gives an image its source shortly before it scrolls into view. */
const pictures = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      pictures.unobserve(target);
      target.src = target.dataset.src;
      target.removeAttribute('data-src');
    }
  },
  { rootMargin: '300px' },
);

/** Loads the next batch shortly before its link scrolls into view. */
const ends = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void load(target);
  },
  { rootMargin: '600px' },
);

async function load(link) {
  ends.unobserve(link);
  const place = link.closest('.more');
  place.setAttribute('aria-busy', 'true');
  try {
    const address = new URL(link.href);
    const response = await fetch(`/endless/batch${address.search}`);
    if (!response.ok) throw new Error(`${response.status}`);
    const fragment = document.createElement('template');
    fragment.innerHTML = await response.text();
    place.replaceWith(fragment.content);
    watch();
  } catch {
    // The link still works as a link.
    place.removeAttribute('aria-busy');
    link.textContent = 'More could not be loaded. Try the next page';
  }
}

function watch() {
  for (const picture of stream.querySelectorAll('img[data-src]')) pictures.observe(picture);
  for (const link of stream.querySelectorAll('[data-more]')) ends.observe(link);
}

watch();
