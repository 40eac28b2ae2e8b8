import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { codeOf, type ErrorCode } from '../../core/codedError.ts';
import { sitePattern } from '../../core/settings/sitePattern.ts';
import { SYNC_INTERVALS } from '../../core/sync/syncAccount.ts';
import type { SyncMachine, SyncStatus } from '../../core/sync/syncStatus.ts';
import { text } from '../../core/text.ts';
import type { Client } from '../../protocol/client.ts';
import type { MessageName, Reply, Request } from '../../protocol/messages.ts';
import { problemSentence } from '../problemSentence.ts';
import {
  CHECKED_FIELDS,
  emptySyncForm,
  syncAccountOf,
  syncFormProblems,
  type CheckedField,
  type SyncForm,
  type SyncFormProblems,
} from './syncForm.ts';
import type { SyncReading } from '../syncReading.ts';

/** How far setting up a server is. */
export type Connecting =
  | { readonly kind: 'typing' }
  /** The browser asks the person for the server's site. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'connected' };

/** Requests that go on, for the buttons that have begun them. */
type Pending = 'run' | 'cancel' | 'disconnect' | 'answer' | 'passphrase' | 'machines' | 'takeOver';

/** Syncing with the person's own server, as the options page shows and changes it. */
export interface SyncModel {
  /** `null` while unknown. */
  readonly status: ReadonlySignal<SyncStatus | null>;
  readonly form: ReadonlySignal<SyncForm>;
  /** What is wrong in the form, as far as the person has been there. */
  readonly formProblems: ReadonlySignal<SyncFormProblems>;
  /** Whether the form is shown although there is a server: for another one, or another password. */
  readonly isChanging: ReadonlySignal<boolean>;
  readonly connecting: ReadonlySignal<Connecting>;
  readonly pending: ReadonlySignal<Pending | null>;
  /** What has gone wrong besides connecting, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  now(): number;
  load(): Promise<void>;
  change(changes: Partial<SyncForm>): void;
  /** A field was left: what is wrong with it is said from now on. */
  leave(field: CheckedField): void;
  /** Shows the form, filled with the server there is. */
  beginChange(): void;
  endChange(): void;
  /**
   * Has the browser ask for the server's site, and then the background look at the server: call it synchronously in
   * answer to a press. Answers whether something in the form has to be put right first.
   */
  connect(): 'begun' | 'incomplete';
  run(): void;
  /** Asks for the server's site again, and syncs: call it synchronously in answer to a press. */
  allow(): void;
  cancel(): void;
  disconnect(): void;
  changeInterval(everyMinutes: number): void;
  /** Answers whether it was changed; `problem` says why not. */
  changePassphrase(passphrase: string): Promise<boolean>;
  answerDeletions(isAgreed: boolean): void;
  /** Those with a folder of their own on the server; `null` while nobody has asked. */
  readonly machines: ReadonlySignal<readonly SyncMachine[] | null>;
  readMachines(): void;
  /** Has this machine take over from one that is no longer used. */
  takeOver(device: string): void;
  dismiss(): void;
}

interface Dependencies {
  readonly client: Client;
  readonly reading: SyncReading;
  /** Has the browser ask the person; whether they agreed. */
  readonly requestPatterns: (patterns: readonly string[]) => Promise<boolean>;
  /** How this machine may be called. */
  readonly guessedName: string;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

const [, USUAL_INTERVAL] = SYNC_INTERVALS;
const TYPING: Connecting = { kind: 'typing' };

export function createSyncModel(dependencies: Dependencies): SyncModel {
  const { client, reading, requestPatterns, guessedName, now, report } = dependencies;
  const { status } = reading;
  const form = signal(emptySyncForm(guessedName));
  const touched = signal<ReadonlySet<CheckedField>>(new Set());
  const isChanging = signal(false);
  const connecting = signal(TYPING);
  const pending = signal<Pending | null>(null);
  const failure = signal<string | null>(null);
  const machines = signal<readonly SyncMachine[] | null>(null);
  const found = computed(() => syncFormProblems(form.value));

  /** Browsers ask while the press lasts: nothing may be waited for before. Addresses no pattern can name are not asked for. */
  function ask(address: string): Promise<boolean> {
    const pattern = sitePattern(address);
    return pattern === null ? Promise.resolve(true) : requestPatterns([pattern]);
  }

  function refused(address: string): string {
    return text('sync_not_allowed', { host: new URL(address).host });
  }

  async function connectTo(allowed: Promise<boolean>, account: ReturnType<typeof syncAccountOf>): Promise<void> {
    connecting.value = { kind: 'asking' };
    try {
      if (!(await allowed)) {
        connecting.value = { kind: 'failed', code: 'sync-permission', message: refused(account.address) };
        return;
      }
      connecting.value = { kind: 'checking' };
      await client.request('sync.connect', { account });
    } catch (error) {
      const code = codeOf(error);
      // The library there is encrypted: here is where to say with what.
      if (code === 'sync-passphrase') form.value = { ...form.peek(), isEncrypted: true };
      connecting.value = { kind: 'failed', code, message: problemSentence(error) };
      if (code === 'internal') report(error);
      return;
    }
    await reading.read();
    connecting.value = { kind: 'connected' };
    clearForm();
  }

  function clearForm(): void {
    isChanging.value = false;
    form.value = emptySyncForm(guessedName);
    touched.value = new Set();
  }

  /** Whatever comes of it is read anew. Answers whether it was done. */
  async function attempt<Name extends MessageName>(
    what: Pending | null,
    name: Name,
    request: Request<Name>,
    then: (answer: Reply<Name>) => void = () => {},
  ): Promise<boolean> {
    if (what !== null && pending.peek() !== null) return false;
    failure.value = null;
    if (what !== null) pending.value = what;
    let isDone = true;
    try {
      then(await client.request(name, request));
    } catch (error) {
      isDone = false;
      failure.value = problemSentence(error);
      report(error);
    }
    await reading.read();
    if (what !== null) pending.value = null;
    return isDone;
  }

  async function allow(allowed: Promise<boolean>, address: string): Promise<void> {
    if (await allowed) await attempt('run', 'sync.run', undefined);
    else failure.value = refused(address);
  }

  return {
    status,
    form,
    formProblems: computed(() => {
      const shown = CHECKED_FIELDS.filter((field) => touched.value.has(field) && found.value[field] !== undefined);
      return Object.fromEntries(shown.map((field) => [field, found.value[field]]));
    }),
    isChanging,
    connecting,
    pending,
    problem: computed(() => failure.value ?? reading.problem.value),
    now,
    load: reading.read,
    change(changes) {
      form.value = { ...form.peek(), ...changes };
      if (connecting.peek().kind === 'failed') connecting.value = TYPING;
    },
    leave(field) {
      // Whoever only passes through has not done anything wrong yet.
      if (form.peek()[field] !== '') touched.value = new Set([...touched.peek(), field]);
    },
    beginChange() {
      const account = status.peek()?.account;
      if (!account) return;
      const { kind, address, user, deviceName, isEncrypted } = account;
      const person = account.person ?? '';
      form.value = { ...emptySyncForm(guessedName), kind, address, user, person, deviceName, isEncrypted };
      touched.value = new Set();
      connecting.value = TYPING;
      isChanging.value = true;
    },
    endChange() {
      clearForm();
      connecting.value = TYPING;
    },
    connect() {
      const { kind } = connecting.peek();
      if (kind === 'asking' || kind === 'checking') return 'begun';
      touched.value = new Set(CHECKED_FIELDS);
      if (Object.keys(found.peek()).length > 0) return 'incomplete';
      const every = status.peek()?.account?.everyMinutes ?? USUAL_INTERVAL;
      const account = syncAccountOf(form.peek(), guessedName, every);
      connectTo(ask(account.address), account).catch(report);
      return 'begun';
    },
    run: () => void attempt('run', 'sync.run', undefined).catch(report),
    allow() {
      const address = status.peek()?.account?.address;
      if (address !== undefined) allow(ask(address), address).catch(report);
    },
    cancel: () => void attempt('cancel', 'sync.cancel', undefined).catch(report),
    disconnect() {
      connecting.value = TYPING;
      attempt('disconnect', 'sync.disconnect', undefined, clearForm).catch(report);
    },
    changeInterval(everyMinutes) {
      const present = status.peek();
      // Chosen is chosen: what is read afterwards says how it is.
      if (present?.account) status.value = { ...present, account: { ...present.account, everyMinutes } };
      attempt(null, 'sync.change', { everyMinutes }).catch(report);
    },
    changePassphrase: (passphrase) => attempt('passphrase', 'sync.change', { passphrase }),
    answerDeletions: (isAgreed) => void attempt('answer', 'sync.answerDeletions', { isAgreed }).catch(report),
    machines,
    readMachines: () =>
      void attempt('machines', 'sync.machines', undefined, (read) => (machines.value = read)).catch(report),
    takeOver(device) {
      // Once the run is over, the list is another.
      attempt('takeOver', 'sync.takeOver', { device }, () => (machines.value = null)).catch(report);
    },
    dismiss() {
      failure.value = null;
      if (connecting.peek().kind === 'connected') connecting.value = TYPING;
    },
  };
}
