/** What is built into the extension, by the names and licences that each gives itself. */
export const libraries: readonly (readonly [name: string, licence: string])[] = [
  ['@panzoom/panzoom', 'MIT'],
  ['@preact/signals', 'MIT'],
  ['@zip.js/zip.js', 'BSD-3-Clause'],
  ['client-zip', 'MIT'],
  ['fflate', 'MIT'],
  ['htmlparser2', 'MIT'],
  ['hyparquet-writer', 'MIT'],
  ['idb', 'ISC'],
  ['lucide', 'ISC'],
  ['modern-tar', 'MIT'],
  ['papaparse', 'MIT'],
  ['preact', 'MIT'],
  ['uplot', 'MIT'],
  ['valibot', 'MIT'],
  ['virtua', 'MIT'],
  ['webextension-polyfill', 'MPL-2.0'],
];
