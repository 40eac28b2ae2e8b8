import type { AccessibleNode, AccessibleSurface } from './accessibilityTree.ts';
import type { DevTools } from './chromiumTarget.ts';
import { PATIENCE } from './until.ts';

type AxNode = Awaited<ReturnType<typeof fullTree>>[number];

/** As a bit of DevTools' `modifiers`. */
const SHIFT = 8;

/** The accessibility tree of one Chromium page; closed shadow roots hide from scripts, not from it. */
export function chromiumSurface(devTools: DevTools): AccessibleSurface {
  return {
    async read() {
      const nodes = await fullTree(devTools);
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const root = nodes.find((node) => node.parentId === undefined);
      if (!root) throw new Error('The page has no accessibility tree.');
      return toNode(root, byId);
    },
    async click(node, withShift) {
      const { x, y } = await middle(devTools, node);
      const modifiers = withShift ? SHIFT : 0;
      await devTools.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, modifiers });
      const press = { x, y, button: 'left', clickCount: 1, modifiers } as const;
      await devTools.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
      await devTools.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
    },
    async focus(node) {
      await devTools.send('DOM.focus', { backendNodeId: node.handle });
    },
  };
}

async function fullTree(devTools: DevTools) {
  const { nodes } = await devTools.send('Accessibility.getFullAXTree');
  return nodes;
}

function toNode(node: AxNode, byId: ReadonlyMap<string, AxNode>): AccessibleNode {
  const states = new Map((node.properties ?? []).map(({ name, value }) => [name, value.value as unknown]));
  const truth = (name: Parameters<typeof states.get>[0]): boolean | undefined => {
    const value = states.get(name);
    return value === undefined ? undefined : value === true || value === 'true';
  };
  const pressed = truth('pressed');
  const checked = truth('checked');
  const expanded = truth('expanded');
  const selected = truth('selected');
  return {
    role: roleNames.get(text(node.role?.value)) ?? text(node.role?.value),
    name: text(node.name?.value),
    ...(node.value === undefined ? {} : { value: text(node.value.value) }),
    ...(node.description?.value ? { description: text(node.description.value) } : {}),
    ...(pressed === undefined ? {} : { pressed }),
    ...(checked === undefined ? {} : { checked }),
    ...(expanded === undefined ? {} : { expanded }),
    ...(selected === undefined ? {} : { selected }),
    disabled: truth('disabled') ?? false,
    focused: truth('focused') ?? false,
    handle: node.backendDOMNodeId ?? 0,
    children: children(node, byId),
  };
}

/** The children, those of ignored nodes in their place. */
function children(node: AxNode, byId: ReadonlyMap<string, AxNode>): AccessibleNode[] {
  return (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    if (!child) return [];
    if (child.ignored) return children(child, byId);
    return innerText.has(text(child.role?.value)) ? [] : [toNode(child, byId)];
  });
}

const innerText = new Set(['InlineTextBox', 'ListMarker']);

/** Chromium's names for what ARIA calls otherwise. */
const roleNames = new Map([
  ['RootWebArea', 'document'],
  ['StaticText', 'text'],
  ['image', 'img'],
]);

/** The middle of a node that lies still and that a click there would hit. */
async function middle(devTools: DevTools, node: AccessibleNode): Promise<{ x: number; y: number }> {
  const backendNodeId = node.handle;
  const deadline = Date.now() + PATIENCE;
  await devTools.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  let before = '';
  for (;;) {
    const { quads } = await devTools.send('DOM.getContentQuads', { backendNodeId });
    const [quad] = quads;
    if (!quad) throw new Error(`${node.role} ${JSON.stringify(node.name)} has no box to click.`);
    const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = quad;
    const [x, y] = [(x1 + x3) / 2, (y1 + y3) / 2];
    // Smooth scrolling and animations move it for a while, and may bring something else under the pointer.
    if (quad.join() === before && (await isHit(devTools, node, x, y))) return { x, y };
    if (Date.now() > deadline) throw new Error(`${node.role} ${JSON.stringify(node.name)} is covered or never still.`);
    before = quad.join();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function isHit(devTools: DevTools, node: AccessibleNode, x: number, y: number): Promise<boolean> {
  const inside = await devTools.send('DOM.describeNode', { backendNodeId: node.handle, depth: -1, pierce: true });
  // Boxes are told in the window's coordinates, but nodes are asked for in the document's.
  const { cssLayoutViewport } = await devTools.send('Page.getLayoutMetrics');
  const location = { x: Math.round(x + cssLayoutViewport.pageX), y: Math.round(y + cssLayoutViewport.pageY) };
  const { backendNodeId } = await devTools
    .send('DOM.getNodeForLocation', { ...location, includeUserAgentShadowDOM: true })
    .catch(() => ({ backendNodeId: 0 }));
  const holds = (within: typeof inside.node): boolean =>
    within.backendNodeId === backendNodeId ||
    [...(within.children ?? []), ...(within.shadowRoots ?? []), ...(within.pseudoElements ?? [])].some(holds);
  return holds(inside.node);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
