/** Addresses of sections: readable, stable over compilations, unique in a report. */

/** Gives each id once; the second claim on one gets -2, as the order of the content is stable. */
export function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = slugOf(wanted);
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    return id;
  };
}

/** Letters, digits, _ and - alone: a fragment that needs no escaping anywhere. */
function slugOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]+/gu, '-');
}
