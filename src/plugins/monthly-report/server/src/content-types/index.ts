import report from './report/schema.json';

export const contentTypes = { report: { schema: report } };
