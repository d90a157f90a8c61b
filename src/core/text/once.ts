/** Answers that are kept, so that a thousand findings cost what one costs. */

/** A function of an object whose answer is kept as long as the object is. */
export function onceFor<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

/** Answers kept by a text: what a site's locales, markets and days ask for; a page that brings more has them made anew. */
const mostKept = 500;

/** A function of words whose last answers are kept. */
export function onceForWords<Words extends readonly (string | undefined)[], Answer>(
  make: (...words: Words) => Answer,
): (...words: Words) => Answer {
  const known = new Map<string, Answer>();
  return (...words) => {
    const key = JSON.stringify(words);
    if (!known.has(key)) {
      if (known.size >= mostKept) known.clear();
      known.set(key, make(...words));
    }
    return known.get(key)!;
  };
}
