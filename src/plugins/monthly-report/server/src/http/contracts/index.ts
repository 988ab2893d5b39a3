/**
 * The contract of the plugin's public addresses: the possible questions and answers. The OpenAPI document is made
 * from it, and the tests check real answers against it. Strapi itself enforces none of it.
 */
export * from './questions';
export { report, reportList } from './report';
export { series, seriesOrPeriod, sources, totals } from './totals';
