import { build, type InlineConfig } from 'vite';

/** A module built for a page, as a script that declares its exports as `name` there. */
export async function buildPageScript(entry: string, name: string, more: InlineConfig = {}): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    ...more,
    build: { write: false, lib: { entry, formats: ['iife'], name, fileName: name } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${entry} was not built.`);
  return chunk.code;
}

/** The same, to stay when the script has ended. */
export async function buildGlobalScript(entry: string, name: string, more?: InlineConfig): Promise<string> {
  const code = await buildPageScript(entry, name, more);
  return code.replace(new RegExp(`^(?:var|const) ${name}\\s*=`), `globalThis.${name} =`);
}
