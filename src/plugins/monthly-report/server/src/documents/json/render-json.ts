/** The report as JSON: the fixed shape of design section 4. */
import { absolute } from '../safe-url';
import type { FormatLinks, TextRenderer } from '../renderer';
import type { Address } from './address';
import { digestOf } from './digest';
import { reportData } from './report-data';
import { writeJson, type JsonValue } from './write-json';

export const jsonRenderer: TextRenderer = {
  render: ({ report, history }, { publicUrl, links, revisionLinks }) => {
    const onSite = (url: string) => absolute(url, publicUrl);
    const formats = addressesOf(links, onSite);
    // The hash uses root-relative addresses, so a new site address changes no fingerprint.
    const sha256 = digestOf(reportData(report, (url) => url));
    const revisions = (history?.revisions ?? []).map(({ number, publishedAt, reason }) => ({
      revision: number,
      publishedAt,
      reason,
      links: addressesOf(revisionLinks(number), onSite),
    }));
    const notices = (history?.notices ?? []).map(({ month, revision, text }) => ({
      code: 'earlier-month-corrected',
      month,
      revision,
      message: text,
    }));
    return `${writeJson({ data: reportData(report, onSite), meta: { sha256, formats, revisions, notices } })}\n`;
  },
};

const addressesOf = ({ html, json, md, pdf, docx, xlsx }: FormatLinks, address: Address): JsonValue => ({
  html: address(html),
  json: address(json),
  md: address(md),
  pdf: address(pdf),
  docx: address(docx),
  xlsx: address(xlsx),
});
