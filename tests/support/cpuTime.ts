/**
 * Milliseconds that the processor worked for this process since it was asked first: what else runs on the machine does not
 * lengthen them, as it does those of a clock.
 */
export function startCpuTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
