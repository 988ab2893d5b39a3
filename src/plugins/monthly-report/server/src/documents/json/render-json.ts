/** The report as JSON: the fixed shape of design section 4. */
import { absolute } from '../safe-url';
import type { Renderer } from '../renderer';
import { digestOf } from './digest';
import { reportData } from './report-data';
import { writeJson, type JsonValue } from './write-json';

export const jsonRenderer: Renderer = {
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  render: ({ report }, { publicUrl, links }) => {
    const onSite = (url: string) => absolute(url, publicUrl);
    const formats: JsonValue = { html: onSite(links.html), json: onSite(links.json), md: onSite(links.md) };
    // Hashed with root-relative addresses, so that moving the site changes no fingerprint.
    const sha256 = digestOf(reportData(report, (url) => url));
    return `${writeJson({ data: reportData(report, onSite), meta: { sha256, formats } })}\n`;
  },
};
