import type { AccessibleNode, AccessibleSurface } from './accessibilityTree.ts';
import type { ChromeScope } from './firefoxChromeScope.ts';
import { clickAccessible, focusAccessible, readAccessible, type SentNode } from './firefoxFrontEndAccessibility.ts';
import { until } from './until.ts';

/** @param surface the BiDi id of a page, or `null` for the toolbar button's pop-up. */
export function firefoxSurface(chrome: ChromeScope, surface: string | null): AccessibleSurface {
  return {
    async read() {
      // The first question starts Firefox's accessibility service; the tree follows a moment later.
      const root = await until(() => chrome.call(readAccessible, surface), 'The page has no accessibility tree.');
      return toNode(root);
    },
    click: (node, withShift) => chrome.call(clickAccessible, node.handle, withShift),
    focus: (node) => chrome.call(focusAccessible, node.handle),
  };
}

function toNode({
  role,
  toggles,
  name,
  value,
  description,
  states: names,
  handle,
  children,
}: SentNode): AccessibleNode {
  const states = new Set(names);
  const collapses = states.has('expanded') || states.has('collapsed');
  return {
    role: roleNames.get(role) ?? role,
    name,
    ...(value ? { value } : {}),
    ...(description ? { description } : {}),
    ...(toggles ? { pressed: states.has('pressed') } : {}),
    ...(states.has('checkable') && !toggles ? { checked: states.has('checked') } : {}),
    ...(collapses ? { expanded: states.has('expanded') } : {}),
    ...(states.has('selectable') ? { selected: states.has('selected') } : {}),
    disabled: states.has('unavailable'),
    focused: states.has('focused'),
    handle,
    children: children.filter((child) => child.role !== 'list item marker').map(toNode),
  };
}

/** Firefox's names for what ARIA calls otherwise. */
const roleNames = new Map([
  ['text leaf', 'text'],
  ['password text', 'textbox'],
  ['statictext', 'text'],
]);
