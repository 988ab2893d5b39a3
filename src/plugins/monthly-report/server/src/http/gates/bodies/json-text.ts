/** Two cases of valid JSON that a program must not continue with. */

export type JsonTrouble = 'too-deep' | 'repeated-key';

/**
 * Checks text that JSON.parse has accepted, without recursion. A recursive program would run out of stack on deep
 * data, and two readers would choose different values for a repeated key.
 */
export function troubleInJson(text: string, mostDepth: number): JsonTrouble | null {
  /** The keys of each open object; null for a list. */
  const open: (Set<string> | null)[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    switch (character) {
      case '{':
      case '[':
        open.push(character === '{' ? new Set() : null);
        if (open.length > mostDepth) return 'too-deep';
        isKeyNext = character === '{';
        break;
      case '}':
      case ']':
        open.pop();
        isKeyNext = false;
        break;
      case ',':
        isKeyNext = open.at(-1) instanceof Set;
        break;
      case '"': {
        const end = endOfString(text, at);
        const keys = open.at(-1);
        if (isKeyNext && keys) {
          const key = JSON.parse(text.slice(at, end + 1)) as string;
          if (keys.has(key)) return 'repeated-key';
          keys.add(key);
          isKeyNext = false;
        }
        at = end;
        break;
      }
      default:
    }
  }
  return null;
}

/** The position of the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
