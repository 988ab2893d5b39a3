import { settingsOf } from '../src/settings';

const YEAR = 365 * 24 * 60 * 60;

const config = () => {
  const isHttps = settingsOf(process.env).PUBLIC_URL.startsWith('https:');
  // Browsers get the order to use https only if readers come by https, and only for this host.
  const hsts = isHttps ? { maxAge: YEAR, includeSubDomains: false } : false;
  return [
    // First, so that every answer has a number that is also in the log.
    'plugin::monthly-report.request-log',
    // Early, so that the router's own answers (405, an unknown address) are also JSON.
    'plugin::monthly-report.json-errors',
    'plugin::monthly-report.cors',
    'strapi::errors',
    'plugin::monthly-report.caller-mistakes',
    { name: 'plugin::monthly-report.security', config: { hsts } },
    // Strapi starts with this one only. It allows no origin: monthly-report.cors does, address by address.
    { name: 'strapi::cors', config: { origin: () => [], credentials: false } },
    // After everything that counts, limits or refuses requests: later middlewares see no anonymous readers of reports.
    'plugin::monthly-report.kept-answers',
    // Strapi starts with this one only. It repeats the headers above, and adds what `strapi develop` needs.
    { name: 'strapi::security', config: { hsts } },
    'strapi::query',
    // Reads JSON everywhere, and forms only at addresses that take files.
    'plugin::monthly-report.bodies',
    // Strapi insists on it: with everything off it reads nothing more.
    { name: 'strapi::body', config: { json: false, urlencoded: false, text: false, multipart: false } },
    { name: 'strapi::session', config: { secure: isHttps, sameSite: 'lax' } },
    'strapi::favicon',
    'strapi::public',
  ];
};

export default config;
