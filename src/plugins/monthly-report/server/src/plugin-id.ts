export const PLUGIN_ID = 'monthly-report';
