/** What a method of a text looks at, in characters; of all others, the whole text. */
const costs: Record<string, (result: unknown, from: number, length: number) => number> = {
  charAt: () => 1,
  charCodeAt: () => 1,
  codePointAt: () => 1,
  slice: (result) => (result as string).length,
  indexOf: (result, from, length) => ((result as number) < 0 ? length : (result as number)) - from,
};

/**
 * A text that counts how many of its characters are looked at, so that a reader that takes more than linear time is
 * told without a clock.
 */
export function countedText(text: string): { readonly text: string; looks(): number } {
  let looks = 0;
  const counted = new Proxy(Object(text) as object, {
    get(_, name) {
      if (name === 'length') return text.length;
      const method: unknown = Reflect.get(String.prototype, name);
      if (typeof method !== 'function') return Reflect.get(Object(text) as object, name);
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(method, text, args);
        const cost = typeof name === 'string' && Object.hasOwn(costs, name) ? costs[name] : undefined;
        looks += cost ? cost(result, Number(args[1] ?? 0), text.length) : text.length;
        return result;
      };
    },
  });
  return { text: counted as unknown as string, looks: () => looks };
}
