/** The network's mark, instead of Strapi's: 月 on a ground, drawn so that it needs no font. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f7a4d"/><g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"><path d="M22 13v22c0 8-2 12-6 16M22 13h24v34c0 3-1 4-4 4h-5M22 25h24M22 36h24"/></g></svg>`;

export const LOGO = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
