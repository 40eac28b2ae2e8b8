import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { SyncAdapter } from '../../../lib/sync/syncAdapter.ts';

/** A server that holds what each machine has sent, in order. */
export interface MemoryServer {
  readonly log: { readonly device: string; readonly like: Like }[];
  /** Called before each request, and after it has taken effect: throws to have it fail. */
  fail: (when: 'before' | 'after') => void;
}

export function createMemoryServer(): MemoryServer {
  return { log: [], fail: () => undefined };
}

export function unreachable(): CodedError {
  return new CodedError('sync-unreachable', 'The server cannot be reached.');
}

/** The least that an engine has to do. */
export function createMemoryAdapter(server: MemoryServer, device: string, piece = 3): SyncAdapter {
  return {
    check: async () => server.fail('before'),
    changePassphrase: async () => server.fail('before'),
    async *pull(state) {
      for (let read = Number(state ?? 0); read < server.log.length;) {
        server.fail('before');
        const entries = server.log.slice(read, read + piece);
        server.fail('after');
        read += entries.length;
        yield { likes: entries.filter((entry) => entry.device !== device).map(({ like }) => like), state: read };
      }
    },
    async *push({ state, position: from, outbox, signal }) {
      for (let position = from; ;) {
        signal.throwIfAborted();
        const read = await outbox.read(position, piece);
        if (read.likes.length > 0) {
          server.fail('before');
          server.log.push(...read.likes.map((like) => ({ device, like: structuredClone(like) })));
          server.fail('after');
        }
        position = read.position;
        yield { position, state, sent: read.likes.length };
        if (read.isEnd) return;
      }
    },
  };
}
