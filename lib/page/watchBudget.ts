/** Milliseconds over which costs are summed, and those of one of its steps. */
const windowLength = 10_000;
const stepLength = 100;
/** Mutation records in a window. */
const mostRecords = 100_000;
/** Milliseconds of work in a window. */
const mostTime = 0.3 * windowLength;

interface Step {
  readonly index: number;
  records: number;
  time: number;
}

/** What watching a page has cost within the last ten seconds. Times are milliseconds on one clock. */
export class WatchBudget {
  readonly #steps: Step[] = [];
  #records = 0;
  #time = 0;

  /** Adds work of `time` milliseconds on `records` mutation records, and tells whether it is too much now. */
  spend(at: number, time: number, records: number): boolean {
    const index = Math.floor(at / stepLength);
    for (
      let [oldest] = this.#steps;
      oldest && oldest.index <= index - windowLength / stepLength;
      [oldest] = this.#steps
    ) {
      this.#steps.shift();
      this.#records -= oldest.records;
      this.#time -= oldest.time;
    }
    let step = this.#steps.at(-1);
    if (step?.index !== index) {
      step = { index, records: 0, time: 0 };
      this.#steps.push(step);
    }
    step.records += records;
    step.time += time;
    this.#records += records;
    this.#time += time;
    return this.#records > mostRecords || this.#time > mostTime;
  }
}
