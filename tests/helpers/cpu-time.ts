/** Milliseconds of processor time that some work takes in this process: a busy machine makes it no longer. */
export function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
