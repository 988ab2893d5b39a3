/**
 * The contract of the plugin's public addresses: what can be asked and what is answered. It
 * feeds the OpenAPI document, and the tests hold real answers against it; Strapi itself
 * enforces none of it.
 */
export * from './questions';
export { report, reportList } from './report';
export { series, seriesOrPeriod, sources, totals } from './totals';
