import * as v from 'valibot';
import {
  ACTION_ICONS,
  ACTION_KINDS,
  MAX_ACTION_LABEL,
  MAX_OWN_ACTIONS,
  MAX_TEMPLATE,
} from '../core/actions/actions.ts';
import { COLUMNS, MAX_CUSTOM_CSS } from '../core/settings/gallerySettings.ts';
import { COMMANDS } from '../core/settings/keyBindings.ts';
import { operationId } from './valueSchemas.ts';

/** What lies outside of its edges is put right by `readSettings`. */
const length = v.exactOptional(v.pipe(v.number(), v.finite()));
const chords = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40))), v.maxLength(8));
const flag = v.exactOptional(v.boolean());
export const gallerySettings = v.strictObject({
  theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  dock: v.exactOptional(v.picklist(['full', 'left', 'right', 'bottom'])),
  dockWidth: length,
  dockHeight: length,
  showTitle: flag,
  layout: v.exactOptional(v.picklist(['masonry', 'grid', 'justified'])),
  cardWidth: length,
  columns: v.exactOptional(
    v.nullable(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(COLUMNS.min))), v.nonEmpty(), v.maxLength(6))),
  ),
  gap: v.exactOptional(v.nullable(v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]))),
  fit: v.exactOptional(v.picklist(['cover', 'contain'])),
  captions: v.exactOptional(v.picklist(['below', 'overlay', 'hidden'])),
  allowPreview: flag,
  startInPreview: flag,
  showShareButton: flag,
  showDownloadButton: flag,
  likeable: v.exactOptional(v.picklist(['both', 'like', 'dislike'])),
  autoAdvance: flag,
  interactive: flag,
  action: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  rescanEvery: length,
  customCss: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CUSTOM_CSS))),
  keys: v.exactOptional(v.record(v.picklist(COMMANDS), chords)),
});
export const settingsChanges = v.strictObject({
  gallery: v.exactOptional(gallerySettings),
  sites: v.exactOptional(
    v.record(
      v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
      v.nullable(
        v.strictObject({
          gallery: v.exactOptional(gallerySettings),
          marks: flag,
          disliked: v.exactOptional(v.picklist(['shown', 'dimmed', 'hidden'])),
        }),
      ),
    ),
  ),
  actions: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          id: operationId,
          label: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_ACTION_LABEL)),
          icon: v.picklist(ACTION_ICONS),
          key: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40))),
          does: v.picklist(ACTION_KINDS),
          template: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_TEMPLATE)),
        }),
      ),
      v.maxLength(MAX_OWN_ACTIONS),
    ),
  ),
  badge: flag,
  privateWindows: flag,
});
