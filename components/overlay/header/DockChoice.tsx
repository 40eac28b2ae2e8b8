import { Maximize, PanelBottom, PanelLeft, PanelRight } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../../lib/core/text.ts';
import type { Settings } from '../../../lib/state/settings.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

/** In the order of their places on the screen. */
const DOCKS = [
  { value: 'left', name: 'overlay_dock_left', icon: PanelLeft },
  { value: 'bottom', name: 'overlay_dock_bottom', icon: PanelBottom },
  { value: 'right', name: 'overlay_dock_right', icon: PanelRight },
  { value: 'full', name: 'overlay_dock_full', icon: Maximize },
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
  const docks = DOCKS.map(({ value, name, icon }) => ({ value, label: text(name), icon }));

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
          label={text('overlay_dock')}
          icon={DOCKS.find(({ value }) => value === dock)?.icon ?? Maximize}
          align="end"
        >
          {(close) => (
            <Menu
              label={text('overlay_dock')}
              items={docks.map(({ value, label, icon }) => ({
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
          label={text('overlay_dock')}
          segments={docks}
          iconsOnly
          value={dock}
          onChange={(next) => settings.change({ dock: next })}
        />
      )}
    </div>
  );
}
