/** A text that becomes a formula when somebody edits its cell and leaves it, unless the cell is formatted as text. */
export const LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]/;
