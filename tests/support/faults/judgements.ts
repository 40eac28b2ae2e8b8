import type { Reaction } from '../../../lib/core/judging/reaction.ts';

/** A judgement on its way from a gallery to the library. */
export interface SentJudgement {
  readonly operationId: string;
  readonly key: string;
  readonly liked: Reaction;
}

/** What became of a message: `torn` is one that nobody answered, `taken` when the background had it already. */
export type Outcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'torn'; readonly taken: boolean };

/** `message` numbers the messages of one gallery. */
export type JudgementNews =
  | { readonly message: number; readonly sent: readonly SentJudgement[] }
  | { readonly message: number; readonly outcome: Outcome };

interface JudgementMessage {
  readonly judgements: readonly SentJudgement[];
  readonly outcome: Promise<Outcome>;
  readonly settle: (outcome: Outcome) => void;
}

/** What a gallery has asked of the library and what it was told, as it happens. */
export interface Judgements {
  /** The last intent for each picture, by its key. */
  readonly last: ReadonlyMap<string, SentJudgement>;
  /** The last judgement of each picture that the library has confirmed, by its key. */
  readonly stored: ReadonlyMap<string, SentJudgement>;
  readonly sentIds: ReadonlySet<string>;
  /** What was sent and never confirmed, by its operation: it may be stored or not. */
  readonly unconfirmed: ReadonlyMap<string, SentJudgement>;
  readonly storedIds: ReadonlySet<string>;
  /** How many messages are under way. */
  underWay(): number;
  /** Resolves at the next message that is sent, or stored. */
  next(what: 'sent' | 'stored'): Promise<void>;
  /** Resolves when it is known what became of what is under way now; hands that back. */
  outcomes(): Promise<Outcome[]>;
}

export interface JudgementLog extends Judgements {
  add(news: JudgementNews): void;
}

export function createJudgementLog(): JudgementLog {
  const last = new Map<string, SentJudgement>();
  const stored = new Map<string, SentJudgement>();
  const sentIds = new Set<string>();
  const storedIds = new Set<string>();
  const unconfirmed = new Map<string, SentJudgement>();
  const underWay = new Set<JudgementMessage>();
  const messages = new Map<number, JudgementMessage>();
  const waiting: { what: string; heard: () => void }[] = [];

  function tell(what: string): void {
    const isMeant = (listener: { what: string }): boolean => listener.what === what;
    for (const { heard } of waiting.filter(isMeant)) heard();
    waiting.splice(0, waiting.length, ...waiting.filter((listener) => !isMeant(listener)));
  }

  function send(number: number, judgements: readonly SentJudgement[]): void {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const message = { judgements, outcome: promise, settle: resolve };
    messages.set(number, message);
    underWay.add(message);
    for (const judgement of judgements) {
      // An intent is as old as its first attempt.
      if (!sentIds.has(judgement.operationId)) last.set(judgement.key, judgement);
      sentIds.add(judgement.operationId);
      if (!storedIds.has(judgement.operationId)) unconfirmed.set(judgement.operationId, judgement);
    }
  }

  function settle(number: number, outcome: Outcome): void {
    const message = messages.get(number);
    if (message === undefined) return;
    underWay.delete(message);
    message.settle(outcome);
    if (outcome.kind !== 'stored') return;
    for (const judgement of message.judgements) {
      stored.set(judgement.key, judgement);
      storedIds.add(judgement.operationId);
      unconfirmed.delete(judgement.operationId);
    }
  }

  return {
    last,
    stored,
    sentIds,
    unconfirmed,
    storedIds,
    underWay: () => underWay.size,
    outcomes: () => Promise.all([...underWay].map(({ outcome }) => outcome)),
    next: (what) => new Promise((heard) => waiting.push({ what, heard })),
    add(news) {
      if ('sent' in news) send(news.message, news.sent);
      else settle(news.message, news.outcome);
      tell('sent' in news ? 'sent' : news.outcome.kind);
    },
  };
}
