import type { SyncAdapter } from '../../../lib/sync/syncAdapter.ts';
import { createCouchdbAdapter, type PassedOver } from '../../../lib/sync/adapters/couchdb.ts';
import { toBase64 } from '../../../lib/core/base64.ts';
import { createSendToServer, type SendToServer } from '../../../lib/sync/serverRequest.ts';
import { FAKE_ADDRESS, type FakeCouchdb } from './fakeCouchdb.ts';
import { createSyncLibrary, type SyncLibrary } from './syncLibrary.ts';

/** Bytes that went to and fro: bodies, and the lines and headers that are not the browser's or the server's own. */
export interface Traffic {
  up: number;
  down: number;
  requests: number;
}

/** One machine with its library, and the server it syncs with. */
export interface CouchdbDevice {
  readonly library: SyncLibrary;
  readonly adapter: SyncAdapter;
  readonly traffic: Traffic;
  readonly passedOver: PassedOver[];
  sync(): Promise<void>;
}

export interface Access {
  readonly address: string;
  readonly user?: string;
  readonly password?: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

interface Options {
  readonly access: Access;
  readonly passphrase?: string | null;
  readonly person?: string | null;
  /** One that is known is taken up again, as after a restart. */
  readonly library?: SyncLibrary;
}

export const fakeAccess = (server: FakeCouchdb): Access => ({
  address: FAKE_ADDRESS,
  user: 'ann',
  password: 'secret',
  fetch: (url, init) => server.fetch(url, init),
});

export function createCouchdbDevice(
  name: string,
  { access, passphrase = null, person = null, library = createSyncLibrary(name) }: Options,
): CouchdbDevice {
  const traffic: Traffic = { up: 0, down: 0, requests: 0 };
  const passedOver: PassedOver[] = [];
  const { address, user = '', password = '' } = access;
  const adapter = createCouchdbAdapter({
    account: { address, passphrase, person },
    send: metered(createSendToServer({ user, password, fetch: access.fetch, now: () => Date.now() }), traffic, access),
    onPassedOver: (documents) => passedOver.push(documents),
  });
  return { library, adapter, traffic, passedOver, sync: () => library.sync(adapter) };
}

function metered(send: SendToServer, traffic: Traffic, { user = '', password = '' }: Access): SendToServer {
  return async (request) => {
    traffic.requests++;
    const { pathname, search } = new URL(request.url);
    traffic.up += `${request.method} ${pathname}${search} HTTP/1.1\r\n`.length + lengthOf(request.body);
    const authorization = user === '' ? {} : { Authorization: `Basic ${btoa(`${user}:${password}`)}` };
    for (const [name, value] of Object.entries({ ...authorization, ...request.headers })) {
      traffic.up += `${name}: ${value}\r\n`.length;
    }
    const answer = await send(request);
    traffic.down += answer.bytes.length;
    return answer;
  };
}

function lengthOf(body: BodyInit | undefined): number {
  if (body instanceof Uint8Array) return body.length;
  return typeof body === 'string' ? new TextEncoder().encode(body).length : 0;
}

/** A database's key for this passphrase, made in no time: what the extension makes takes a tenth of a second to open. */
export async function writeQuickKey(server: FakeCouchdb, passphrase: string): Promise<void> {
  const [keyId, salt, iv] = ['0123456789abcdef', new Uint8Array(16), new Uint8Array(12)];
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(passphrase), 'PBKDF2', false, ['deriveKey']);
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 1 };
  const wrapping = await crypto.subtle.deriveKey(kdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const gcm = { name: 'AES-GCM', iv, additionalData: encoder.encode(keyId) };
  const wrapped = new Uint8Array(await crypto.subtle.encrypt(gcm, wrapping, new Uint8Array(32)));
  const file = JSON.stringify({
    format: 'likeable-gallery-key',
    version: 1,
    keyId,
    kdf: 'PBKDF2-SHA256',
    iterations: 1,
    salt: toBase64(salt),
    iv: toBase64(iv),
    wrapped: toBase64(wrapped),
  });
  server.write(`keys:${keyId}.json`, { file });
}
