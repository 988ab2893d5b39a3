/**
 * Quotation marks of Chinese by GB/T 15834—2011: “ ” outside, ‘ ’ within, and so on in turns. A sentence of ours
 * quotes what somebody typed, which has marks of its own.
 */
const PAIRS = [
  ['“', '”'],
  ['‘', '’'],
] as const;

const MARKS = /[“”‘’]/g;

/** The same text where its marks come in pairs; as it is where an excerpt cut one of them off. */
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
