/** The other side of workers.mjs. */

/** CPU of this process and all its threads since it started, in microseconds. */
export function cpuMicroseconds() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * Says that the worker is ready and answers questions until it is ended.
 * @param {Record<string, (question: any) => unknown>} answers by the question's `ask`
 */
export function serveQuestions(answers, ready = null) {
  const all = { cpu: cpuMicroseconds, ...answers };
  process.on('message', async (question) => {
    try {
      process.send({ value: (await all[question.ask](question)) ?? null });
    } catch (error) {
      process.send({ error: error instanceof Error ? error.stack : String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  process.send({ value: ready });
}
