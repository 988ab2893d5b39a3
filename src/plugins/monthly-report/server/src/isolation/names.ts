/** Of the accounts that made or changed an entry, an answer of the panel tells the name. */
const AUTHORS: readonly string[] = ['createdBy', 'updatedBy'];

type Entry = Record<string, unknown>;

/** Plain data; a stream or a file's bytes are sent as they are. */
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

function named(account: unknown): unknown {
  if (!isEntry(account)) return account;
  const { id, firstname = null, lastname = null } = account;
  return { id, firstname, lastname };
}

/** Leaves id and name of every author in an answer, at any depth; login names and addresses go. In place. */
export function shortenAuthors(answer: unknown): void {
  if (Array.isArray(answer)) return answer.forEach(shortenAuthors);
  if (!isEntry(answer)) return;
  for (const [name, value] of Object.entries(answer)) {
    if (AUTHORS.includes(name)) answer[name] = named(value);
    else shortenAuthors(value);
  }
}
