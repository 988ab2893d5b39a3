/** How wide a text is, in Chinese characters; every other one is taken for half as wide. */
export function widthOf(text: string): number {
  const wide = text.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0;
  return wide + ([...text].length - wide) / 2;
}
