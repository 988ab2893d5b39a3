const config = [
  // First, so that what the router itself answers (405, an unknown address) is JSON as well.
  'plugin::monthly-report.json-errors',
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::query',
  // Reads JSON everywhere, and forms where an address takes files.
  'plugin::monthly-report.bodies',
  // Strapi insists on it: with everything off it reads nothing more.
  { name: 'strapi::body', config: { json: false, urlencoded: false, text: false, multipart: false } },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
