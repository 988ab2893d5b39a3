/** Milliseconds of processor time that some work takes in this process: it does not grow on a busy machine. */
export function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
