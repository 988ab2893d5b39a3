/** Colours of the drawings: 4.5 : 1 and more on white, which a picture brings with it, by night too. */
export const INK = '#1f2a28';
export const QUIET = '#5a6864';
export const ACCENT = '#17694d';
/** Of titles on paper, where the network has chosen no colour. */
export const BRAND = '#1f5c4d';
