import { livingSheet } from '../../components/overlay/host/livingSheet.ts';
import {
  injectScript,
  insertSheet,
  registeredPatterns,
  registerScripts,
  type PageScript,
} from '../../lib/platform/scripting.ts';

/** In the order they run in a page. */
const marksScripts = [
  { id: 'marks-first', file: '/marks-first.js', runAt: 'document_start' },
  { id: 'marks', file: '/marks.js', runAt: 'document_idle' },
] as const satisfies readonly PageScript[];

/** What is put into pages beside the overlay itself. */
export function createPageScripts(report: (error: unknown) => void) {
  /** Without it everything works all the same. */
  async function keepAlive(tabId: number): Promise<void> {
    if (import.meta.env['FIREFOX']) await insertSheet(tabId, livingSheet).catch(report);
  }

  return {
    marks: {
      registered: () => registeredPatterns(marksScripts[0]),
      register: (patterns: readonly string[]) => registerScripts(marksScripts, patterns),
      inject: async (tabId: number): Promise<void> => {
        for (const { file } of marksScripts) await injectScript(tabId, file);
      },
    },
    keepAlive,
    async extendOverlay(tabId: number): Promise<void> {
      await keepAlive(tabId);
      await injectScript(tabId, '/overlay-extras.js');
    },
  };
}
