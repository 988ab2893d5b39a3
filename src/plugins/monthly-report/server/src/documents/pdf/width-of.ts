/** The width of a text in Chinese characters; every other character counts as half as wide. */
export function widthOf(text: string): number {
  const wide = text.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0;
  return wide + ([...text].length - wide) / 2;
}
