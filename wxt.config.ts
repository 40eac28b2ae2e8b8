import preact from '@preact/preset-vite';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'terser';
import { defineConfig } from 'wxt';
import { mergeConfig, type Plugin, type UserConfig } from 'vite';

/** The oldest browsers the code is built for; the manifest's minimum versions and Vite's target follow. */
const oldestChrome = 127;
const oldestFirefox = 140;

/** The end-to-end tests' build: an overlay that axe and locators can read into. Nothing else may depend on it. */
const overlayRoot = process.env['OVERLAY_ROOT'] === 'open' ? 'open' : 'closed';

/** The overlay's own libraries, for the script that comes into the page after it. */
const librariesOfOverlay = {
  preact: 'preact.ts',
  'preact/hooks': 'hooks.ts',
  'preact/jsx-runtime': 'jsxRuntime.ts',
  '@preact/signals': 'signals.ts',
};

/**
 * Scripts with a limit that the bundler's own minifier does not keep alone: together with a second one they are two per cent
 * smaller. Not `frame`, whose last expression is its answer: here it would count as unused.
 */
const minifiedAgain: ReadonlySet<string> = new Set(['overlay', 'background']);

/** No function expression without `this` is a constructor anywhere in these scripts, so it may be an arrow. */
function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    apply: (_, { mode }) => mode === 'production',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, { ecma: 2020, module: true, compress: { unsafe_arrows: true } });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}

/** What is said to translators is half of a catalogue, and nothing that a browser reads. */
function withoutDescriptions(path: string): string {
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { message: string }>;
  const messages = Object.entries(catalogue).map(([name, { message }]) => [name, { message }] as const);
  return JSON.stringify(Object.fromEntries(messages));
}

/** Two copies of Preact in one page would not know each other's hooks. */
function shareLibrariesOfOverlay(config: UserConfig): void {
  const folder = resolve('entrypoints/overlay-extras/libraries');
  const alias = Object.entries(librariesOfOverlay).map(([name, file]) => ({
    find: new RegExp(`^${name}$`),
    replacement: join(folder, file),
  }));
  const merged: UserConfig = mergeConfig(config, { resolve: { alias } });
  config.resolve = merged.resolve ?? {};
}

/** Marks draw without Preact: of signals, only what has no need of it. */
function leaveOutPreact(config: UserConfig): void {
  const alias = [{ find: /^@preact\/signals$/, replacement: '@preact/signals-core' }];
  const merged: UserConfig = mergeConfig(config, { resolve: { alias } });
  config.resolve = merged.resolve ?? {};
}

export default defineConfig({
  imports: false,
  outDir: '.output',
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${overlayRoot === 'open' ? '-test' : '{{modeSuffix}}'}`,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_short_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    optional_host_permissions: ['*://*/*'],
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'alarms', 'downloads'],
    commands: {
      'toggle-gallery': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_command_toggle_gallery__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'likeable-gallery@likeable-gallery.org',
              strict_min_version: `${oldestFirefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: String(oldestChrome) }),
  }),
  hooks: {
    'build:publicAssets'(_, files) {
      for (const [index, file] of files.entries()) {
        if (!('absoluteSrc' in file) || !/^_locales[/\\]/.test(file.relativeDest)) continue;
        files[index] = { relativeDest: file.relativeDest, contents: withoutDescriptions(file.absoluteSrc) };
      }
    },
    'vite:build:extendConfig'([entrypoint], config) {
      if (entrypoint && minifiedAgain.has(entrypoint.name)) config.plugins = [...(config.plugins ?? []), minifyAgain()];
      if (entrypoint?.name === 'overlay-extras') shareLibrariesOfOverlay(config);
      if (entrypoint?.name === 'marks') leaveOutPreact(config);
    },
  },
  vite: ({ browser }) => ({
    resolve: {
      // The browser has the texts of its language: see `lib/core/englishCatalogue.ts`.
      alias: [{ find: /^\.\/englishCatalogue\.ts$/, replacement: resolve('lib/platform/browserCatalogue.ts') }],
    },
    define: { OVERLAY_ROOT: JSON.stringify(overlayRoot) },
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: {
      target: browser === 'firefox' ? `firefox${oldestFirefox}` : `chrome${oldestChrome}`,
      modulePreload: { polyfill: false },
    },
  }),
  zip: {
    // What a reviewer needs to build the same file again: the sources, how they are built, and nothing that tests or shows them.
    includeSources: [
      'components/**',
      'docs/stores/building.md',
      'entrypoints/**',
      'lib/**',
      'public/**',
      'scripts/build.ts',
      'scripts/setup.mjs',
      'scripts/sizes.ts',
      'tsconfig/**',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
      'wxt.config.ts',
    ],
  },
});
