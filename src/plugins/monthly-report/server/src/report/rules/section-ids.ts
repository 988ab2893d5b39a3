/** Addresses of sections: readable, stable over compilations, unique in a report. */

/** Gives each id once; a second section with the id gets -2, which is stable as the order of the content is stable. */
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

/** Only letters, digits, _ and -: such a fragment needs no escaping anywhere. */
function slugOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]+/gu, '-');
}
