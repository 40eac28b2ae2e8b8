/** What reading a page costs, without a clock: how many nodes, attributes and characters are gone through. */
export async function workOf(
  realms: readonly (Window & typeof globalThis)[],
  work: () => Promise<unknown>,
): Promise<number> {
  let done = 0;
  const undo: (() => void)[] = [];
  const count = (
    prototype: object,
    name: string,
    cost: (target: never, argument: never, result: never) => number,
  ): void => {
    const original: unknown = Reflect.get(prototype, name);
    const counted = function counted(this: never, ...args: never[]): unknown {
      const result: unknown = Reflect.apply(original as () => unknown, this, args);
      done += cost(this, args[0] as never, result as never);
      return result;
    };
    Reflect.set(prototype, name, counted);
    undo.push(() => Reflect.set(prototype, name, original));
  };
  for (const { Document, DocumentFragment, Element, Map, Set } of realms) {
    for (const { prototype } of [Document, DocumentFragment, Element]) {
      for (const name of ['querySelectorAll', 'querySelector']) {
        count(prototype, name, (root: ParentNode, selector: string) => descendants(root) + selector.length);
      }
    }
    count(Element.prototype, 'closest', (element: Element) => depth(element));
    // Found by going through all of them.
    count(Element.prototype, 'getAttribute', (element: Element) => attributeCount(element));
    count(Map.prototype, 'set', () => 1);
    count(Set.prototype, 'add', () => 1);
  }
  try {
    await work();
  } finally {
    for (const each of undo.toReversed()) each();
  }
  return done;
}

function descendants(root: ParentNode): number {
  const list = 'getElementsByTagName' in root ? (root as Element).getElementsByTagName('*') : root.children;
  return list.length;
}

function depth(element: Element): number {
  let levels = 0;
  for (let each = element.parentElement; each; each = each.parentElement) levels++;
  return levels;
}

function attributeCount({ attributes }: Element): number {
  return attributes.length;
}
