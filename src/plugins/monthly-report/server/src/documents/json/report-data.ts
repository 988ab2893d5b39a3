/**
 * The `data` of a report's JSON. Keys are listed one by one in the order of the design,
 * so a new field of the model does not leak into a public answer.
 */
import type { Link, Photo } from '../../entries/rules/facts';
import type {
  CorrectionNode,
  EntryNode,
  FigureNode,
  ProgrammeNode,
  ProgressNode,
  PublisherNode,
  Report,
  SideNode,
  StoryNode,
  TargetNode,
  TotalNode,
} from '../../report/rules/model';
import { RATIO_DECIMALS } from '../../totals/rules/ratio';
import type { Address } from './address';
import { breakdownData } from './breakdown-data';
import { explanationData, findingData } from './findings-data';
import { richTextData } from './rich-text-data';
import { figureNumber, percentNumber } from './figure-number';
import { TARGET_KEYS, targetData } from './target-data';
import { Decimal, type JsonValue } from './write-json';

export function reportData(report: Report, address: Address): JsonValue {
  return {
    month: report.month,
    locale: report.locale,
    title: report.title.text,
    status: report.status,
    revision: report.revision,
    publishedAt: report.publishedAt,
    correction: report.correction === null ? null : correctionData(report.correction, ratiosOf(report)),
    programmes: report.programmes.map((programme) => programmeData(programme, address)),
    note: report.note?.text ?? null,
    explanations: report.explanations.map(explanationData),
    findings: report.findings?.map(findingData),
    publisher: report.publisher === undefined ? undefined : publisherData(report.publisher, address),
  };
}

function publisherData(publisher: PublisherNode, address: Address): JsonValue {
  const { network, logo, cover, colour, contact, licence, citation, imprint, filingNumber } = publisher;
  return {
    network: network.text,
    publisher: publisher.publisher?.text ?? null,
    logo: logo === null ? null : photoData(logo, address),
    cover: cover === null ? null : photoData(cover, address),
    colour,
    contact: contact?.text ?? null,
    licence: licence && { text: licence.text.text, url: licence.url },
    citation: citation?.text ?? null,
    imprint: imprint?.text ?? null,
    filingNumber,
  };
}

/** A ratio has more decimals in JSON than are printed. */
function ratiosOf({ programmes }: Report): ReadonlySet<string> {
  return new Set(
    programmes.flatMap(({ code, totals }) =>
      totals.flatMap(({ indicator, ratio }) => (ratio === undefined ? [] : [`${code} ${indicator}`])),
    ),
  );
}

function correctionData(
  { revision, previousRevision, reason, figures, texts }: CorrectionNode,
  ratios: ReadonlySet<string>,
): JsonValue {
  return {
    revision,
    previousRevision,
    reason,
    figures: figures.map(({ programme, indicator, label, unit, basis, stated, correct, difference }) => {
      const figure = ratios.has(`${programme.code} ${indicator}`) ? ratioData : figureData;
      return {
        programme: programme.code,
        indicator,
        label: label.text,
        unit: unit?.text ?? null,
        basis,
        stated: figure(stated),
        correct: figure(correct),
        difference: figure(difference),
      };
    }),
    texts: texts.map(({ programme, change, name }) => ({
      programme: programme?.code ?? null,
      change,
      name: name.text,
    })),
  };
}

function programmeData(programme: ProgrammeNode, address: Address): JsonValue {
  const { expected, actual, rate } = programme.reporting;
  return {
    code: programme.code,
    name: programme.name.text,
    overview: richTextData(programme.overview?.body ?? [], address),
    summary: programme.summary.text,
    reporting: { expected, actual, rate: rate === null ? null : new Decimal(rate) },
    totals: programme.totals.map(totalData),
    progress: programme.progress.map((update) => progressData(update, address)),
    stories: programme.stories.map(({ region, partners }) => ({
      region:
        region === null ? null : { code: region.code, name: region.name.text, heading: region.heading.text },
      partners: partners.map(({ code, name, stories }) => ({
        code,
        name: name?.text ?? null,
        stories: stories.map((story) => storyData(story, address)),
      })),
    })),
    summaryNodes: programme.summary.nodes.map((node) =>
      node.kind === 'text'
        ? { kind: node.kind, text: node.text }
        : { kind: node.kind, indicator: node.indicator, basis: node.basis, text: node.text },
    ),
  };
}

function totalData(total: TotalNode): JsonValue {
  const { ratio } = total;
  const figure = ratio === undefined ? figureData : ratioData;
  return {
    indicator: total.indicator,
    label: total.label.text,
    unit: total.unit?.text ?? null,
    value: figure(total.value),
    previous: figure(total.previous),
    yearToDate: figure(total.yearToDate),
    toDate: figure(total.toDate),
    stated: total.stated === null ? null : figure(total.stated),
    sameMonthLastYear: figure(total.sameMonthLastYear),
    change: { value: figure(total.change.value), percent: percentNumber(total.change.percent) },
    ...(total.carried && { carried: { partners: total.carried.partners, since: total.carried.since } }),
    ...(total.breakdown && {
      breakdown: total.breakdown.map(({ dimension, name, options, unknown }) =>
        breakdownData(
          {
            dimension,
            name: name.text,
            options: options.map(({ option, label, figure: { value } }) => ({
              option,
              label: label.text,
              value,
            })),
            unknown: unknown?.value ?? null,
          },
          ratio === undefined ? total.value.decimals : RATIO_DECIMALS,
        ),
      ),
    }),
    ...(ratio && {
      ratio: { numerator: sideData(ratio.numerator), denominator: sideData(ratio.denominator) },
    }),
    ...targetData(TARGET_KEYS.value, targetOf(total.targets?.month)),
    ...targetData(TARGET_KEYS['year-to-date'], targetOf(total.targets?.['year-to-date'])),
    ...targetData(TARGET_KEYS['to-date'], targetOf(total.targets?.['to-date'])),
  };
}

function targetOf(node: TargetNode | undefined) {
  if (node === undefined || node.target.value === null) return undefined;
  const { target, achievement } = node;
  return { target: node.target.value, decimals: target.decimals, achievement: achievement.rate };
}

const sideData = ({ indicator, label, unit, figure }: SideNode): JsonValue => ({
  indicator,
  label: label.text,
  unit: unit?.text ?? null,
  value: figureData(figure),
});

const ratioData = ({ value }: FigureNode): JsonValue => figureNumber(value, RATIO_DECIMALS);

const figureData = ({ value, decimals }: FigureNode): JsonValue => figureNumber(value, decimals);

function progressData(update: ProgressNode, address: Address): JsonValue {
  return {
    documentId: update.documentId,
    slug: update.slug,
    title: update.title.text,
    occurredOn: update.occurredOn,
    eventStatus: update.eventStatus,
    plannedFrom: update.plannedFrom,
    plannedTo: update.plannedTo,
    newDate: update.newDate,
    body: richTextData(update.body, address),
    links: update.links.map(({ group, title, url }) => ({ group, title, url })),
    photos: update.photos.map((photo) => photoData(photo, address)),
    videos: update.videos.map(videoData),
    children: update.children.map((child) => progressData(child, address)),
    ...marks(update),
  };
}

function storyData(story: StoryNode, address: Address): JsonValue {
  return {
    documentId: story.documentId,
    slug: story.slug,
    title: story.title.text,
    occurredOn: story.occurredOn,
    communities: story.communities.map(({ code, name }) => ({ code, name: name.text })),
    body: richTextData(story.body, address),
    photos: story.photos.map((photo) => photoData(photo, address)),
    videos: story.videos.map(videoData),
    ...marks(story),
  };
}

/** The language really shown, and `"status": "draft"` only on drafts. */
function marks({ title, status }: EntryNode) {
  return { locale: title.language, status: status === 'draft' ? status : undefined };
}

function photoData(photo: Photo, address: Address): JsonValue {
  return {
    url: address(photo.url),
    width: photo.width,
    height: photo.height,
    alternativeText: photo.alternativeText,
    caption: photo.caption,
    credit: photo.credit,
    formats: Object.fromEntries(
      Object.entries(photo.formats).map(([name, { url, width, height }]) => [
        name,
        { url: address(url), width, height },
      ]),
    ),
    missing: photo.missing,
  };
}

function videoData({ title, url }: Link): JsonValue {
  return { title, url };
}
