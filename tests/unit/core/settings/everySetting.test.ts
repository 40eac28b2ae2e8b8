import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../lib/core/settings/gallerySettings.ts';
import { everySetting } from '../../../support/everySetting.ts';

test('the end-to-end test of the settings names each of them', () => {
  expect(Object.keys(everySetting).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted());
});
