/** Why a next page could not be read: no answer, no HTML, more than is read, or an answer that says no. */
export type NextPageProblem = 'network' | 'not-html' | 'too-large' | 'status';

/** How fetching a page fails when more is known than that there was no answer. */
export class NextPageError extends Error {
  override readonly name = 'NextPageError';
  readonly problem: NextPageProblem;
  /** The HTTP status where that is the problem. */
  readonly status: number | undefined;

  constructor(problem: NextPageProblem, status?: number) {
    super(status === undefined ? problem : `${problem} ${status}`);
    this.problem = problem;
    this.status = status;
  }
}
