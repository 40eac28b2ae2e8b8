/** Where a context's unforeseen failures go: its console, under a name one can filter for. Nothing leaves the browser. */
export type Report = (error: unknown) => void;

export function createReporter(context: string): Report {
  return (error) => console.error(`Likeable Gallery, ${context}:`, error);
}
