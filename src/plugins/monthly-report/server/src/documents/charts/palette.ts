/** Colours of the drawings: a contrast of 4.5 : 1 and more on white; a picture keeps its white in dark mode too. */
export const INK = '#1f2a28';
export const QUIET = '#5a6864';
export const ACCENT = '#17694d';
/** The colour of titles on paper, if the network has chosen none. */
export const BRAND = '#1f5c4d';
