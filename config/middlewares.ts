const config = [
  // First, so that what the router itself answers (405, an unknown address) is JSON as well.
  'plugin::monthly-report.json-errors',
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::query',
  'plugin::monthly-report.readable-body',
  // Before the body is parsed, so that a huge picture is refused before it is decoded.
  { name: 'strapi::body', config: { formidable: { maxFileSize: 20 * 1024 * 1024 } } },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
