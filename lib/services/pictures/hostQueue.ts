/** Lets work on sites begin: a few at a time in all, fewer at one host, in the order of their places where that is possible. */
export interface HostQueue {
  /** Settles as `work` does, once it has had its turn. `place` says who goes first. */
  run<Result>(host: string, place: number, work: () => Promise<Result>): Promise<Result>;
  /** Nothing more begins at a host for so many ms. */
  rest(host: string, ms: number): void;
  /** Lets begin what `mayBegin` has held back. */
  lookAgain(): void;
}

interface Options {
  readonly perHost: number;
  readonly inAll: number;
  readonly wait: (ms: number) => Promise<void>;
  readonly mayBegin?: (place: number) => boolean;
}

interface Waiting {
  readonly host: string;
  readonly place: number;
  begin(): void;
}

export function createHostQueue({ perHost, inAll, wait, mayBegin = () => true }: Options): HostQueue {
  /** By place. */
  const waiting: Waiting[] = [];
  const running = new Map<string, number>();
  const resting = new Map<string, number>();
  let runningInAll = 0;

  function lookAgain(): void {
    for (let index = 0; index < waiting.length && runningInAll < inAll; index++) {
      const next = waiting[index];
      if (next === undefined || !isFree(next)) continue;
      waiting.splice(index--, 1);
      runningInAll++;
      add(running, next.host, 1);
      next.begin();
    }
  }

  function isFree({ host, place }: Waiting): boolean {
    return !resting.has(host) && (running.get(host) ?? 0) < perHost && mayBegin(place);
  }

  return {
    lookAgain,
    async run(host, place, work) {
      await new Promise<void>((begin) => {
        const behind = waiting.findLastIndex((other) => other.place <= place);
        waiting.splice(behind + 1, 0, { host, place, begin });
        lookAgain();
      });
      try {
        return await work();
      } finally {
        runningInAll--;
        add(running, host, -1);
        lookAgain();
      }
    },
    rest(host, ms) {
      add(resting, host, 1);
      void wait(ms).then(() => {
        add(resting, host, -1);
        lookAgain();
      });
    },
  };
}

function add(counts: Map<string, number>, host: string, change: number): void {
  const count = (counts.get(host) ?? 0) + change;
  if (count === 0) counts.delete(host);
  else counts.set(host, count);
}
