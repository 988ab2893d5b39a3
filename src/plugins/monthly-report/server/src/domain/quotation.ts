/**
 * Quotation marks of Chinese by GB/T 15834—2011: “ ” outside, ‘ ’ within, and so on in turns. Our sentences
 * quote typed texts, which have their own marks.
 */
const PAIRS = [
  ['“', '”'],
  ['‘', '’'],
] as const;

const MARKS = /[“”‘’]/g;

/** Changes the marks if they come in pairs; leaves the text as it is if an excerpt has cut one mark off. */
export function quoted(text: string): string {
  const open: string[] = [];
  const unpaired: string[] = [];
  const nested = text.replace(MARKS, (mark) => {
    const opens = PAIRS.find(([first]) => first === mark);
    if (opens !== undefined) {
      open.push(opens[1]);
      return PAIRS[(open.length - 1) % 2]?.[0] ?? mark;
    }
    if (open.pop() !== mark) unpaired.push(mark);
    return PAIRS[open.length % 2]?.[1] ?? mark;
  });
  return unpaired.length + open.length === 0 ? nested : text;
}
