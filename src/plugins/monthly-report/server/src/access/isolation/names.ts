/** The accounts that made or changed an entry: an answer of the panel gives their id and name only. */
const AUTHORS: readonly string[] = ['createdBy', 'updatedBy'];

type Entry = Record<string, unknown>;

/** True for plain data only; a stream or the bytes of a file are sent unchanged. */
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

function named(account: unknown): unknown {
  // In an answer that describes a schema, the attribute of that name has no id.
  if (!isEntry(account) || account.id === undefined) return account;
  const { id, firstname = null, lastname = null } = account;
  return { id, firstname, lastname };
}

/**
 * Leaves only id and name of every author in an answer, at any depth; login names and addresses are taken out. Works
 * on a copy: some answers hold the server's own schemas, where `createdBy` is an attribute.
 */
export function withShortAuthors(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withShortAuthors);
  if (!isEntry(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      AUTHORS.includes(name) ? named(value) : withShortAuthors(value),
    ]),
  );
}
