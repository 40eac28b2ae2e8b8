import { Maximize, PanelBottom, PanelLeft, PanelRight } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Settings } from '../../lib/state/settings.ts';
import { Menu } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';

/** In the order of their places on the screen. */
const DOCKS = [
  { value: 'left', label: 'Dock left', icon: PanelLeft },
  { value: 'bottom', label: 'Dock bottom', icon: PanelBottom },
  { value: 'right', label: 'Dock right', icon: PanelRight },
  { value: 'full', label: 'Full window', icon: Maximize },
] as const;

export interface DockChoiceProps {
  readonly settings: Settings;
  readonly folded: boolean;
}

/** Where the panel stands. */
export function DockChoice({ settings, folded }: DockChoiceProps) {
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  const { dock } = settings.all.value;

  // A choice changes the panel's width, by which this control takes its other form under the focus.
  useLayoutEffect(() => {
    if (!focused.current) return;
    place.current?.querySelector<HTMLElement>('button:not([aria-checked="false"])')?.focus({ preventScroll: true });
  }, [folded]);

  function onFocusOut({ target }: FocusEvent): void {
    queueMicrotask(() => {
      // What was taken away did not lose the focus to anything else.
      if (target instanceof Node && target.isConnected) {
        focused.current = place.current?.matches(':focus-within') ?? false;
      }
    });
  }

  return (
    <div ref={place} class="lg-dock-choice" onFocusIn={() => (focused.current = true)} onFocusOut={onFocusOut}>
      {folded ? (
        <Popover
          kind="menu"
          label="Dock"
          icon={DOCKS.find(({ value }) => value === dock)?.icon ?? Maximize}
          align="end"
        >
          {(close) => (
            <Menu
              label="Dock"
              items={DOCKS.map(({ value, label, icon }) => ({
                label,
                icon,
                choice: { kind: 'radio', checked: value === dock },
                run() {
                  close();
                  settings.change({ dock: value });
                },
              }))}
            />
          )}
        </Popover>
      ) : (
        <Segmented
          label="Dock"
          segments={DOCKS}
          iconsOnly
          value={dock}
          onChange={(next) => settings.change({ dock: next })}
        />
      )}
    </div>
  );
}
