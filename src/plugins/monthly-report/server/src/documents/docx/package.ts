/** The parts of a document as one file. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Locale } from '../../../../shared/vocabulary';
import { NAMESPACES } from './namespaces';
import { numbering } from './numbering';
import { PICTURE_TYPES, type Parts } from './parts';
import { styles } from './styles';
import { writeXml, xml, type XmlElement } from '../xml';
import { w } from './word-element';

interface Document {
  readonly title: string;
  /** The network that publishes the report; '' if nobody had entered it. */
  readonly author: string;
  /** #rrggbb of headings and other highlights. */
  readonly colour: string;
  readonly locale: Locale;
  /** ISO 8601, UTC. */
  readonly written: string;
  readonly body: readonly XmlElement[];
  readonly header: readonly XmlElement[];
  readonly footer: readonly XmlElement[];
  readonly parts: Parts;
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The first time that archives can hold, in local time: given field by field, it is the same on every machine. */
const ARCHIVE_TIME = new Date(1980, 0, 1);

export function writeDocument(document: Document): Uint8Array {
  const { locale, body, header, footer, parts } = document;
  const files: Zippable = {
    '[Content_Types].xml': text(contentTypes()),
    '_rels/.rels': text(
      relations([
        relation('document', `${OFFICE}/officeDocument`, 'word/document.xml'),
        relation(
          'properties',
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ),
      ]),
    ),
    'docProps/core.xml': text(properties(document)),
    'word/document.xml': text(xml('w:document', NAMESPACES, [w('body', {}, body)])),
    'word/styles.xml': text(styles(locale, document.colour)),
    'word/numbering.xml': text(numbering(parts.lists, locale)),
    'word/settings.xml': text(settings()),
    'word/header1.xml': text(xml('w:hdr', NAMESPACES, header)),
    'word/footer1.xml': text(xml('w:ftr', NAMESPACES, footer)),
    'word/_rels/document.xml.rels': text(documentRelations(parts)),
  };
  for (const { name, bytes } of parts.pictureFiles) {
    // A picture is already compressed.
    files[`word/media/${name}`] = [bytes, { level: 0, mtime: ARCHIVE_TIME }];
  }
  return zipSync(files, { mtime: ARCHIVE_TIME });
}

const text = (root: XmlElement): Uint8Array => strToU8(writeXml(root));

const relation = (id: string, type: string, target: string, isExternal = false): XmlElement =>
  xml('Relationship', {
    Id: id,
    Type: type,
    Target: target,
    ...(isExternal ? { TargetMode: 'External' } : {}),
  });

const relations = (children: readonly XmlElement[]): XmlElement =>
  xml('Relationships', { xmlns: RELATIONS }, children);

/** The names by which the section refers to its header and footer. */
export const HEADER_RELATION = 'header';
export const FOOTER_RELATION = 'footer';

const documentRelations = (parts: Parts): XmlElement =>
  relations([
    relation('styles', `${OFFICE}/styles`, 'styles.xml'),
    relation('numbering', `${OFFICE}/numbering`, 'numbering.xml'),
    relation('settings', `${OFFICE}/settings`, 'settings.xml'),
    relation(HEADER_RELATION, `${OFFICE}/header`, 'header1.xml'),
    relation(FOOTER_RELATION, `${OFFICE}/footer`, 'footer1.xml'),
    ...parts.links.map(([address, id]) => relation(id, `${OFFICE}/hyperlink`, address, true)),
    ...parts.pictureFiles.map(({ relation: id, name }) => relation(id, `${OFFICE}/image`, `media/${name}`)),
  ]);

function contentTypes(): XmlElement {
  const part = (name: string, type: string) => xml('Override', { PartName: name, ContentType: type });
  return xml('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
    xml('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...Object.entries(PICTURE_TYPES).map(([extension, type]) =>
      xml('Default', { Extension: extension, ContentType: type }),
    ),
    part('/word/document.xml', `${WORD}.document.main+xml`),
    part('/word/styles.xml', `${WORD}.styles+xml`),
    part('/word/numbering.xml', `${WORD}.numbering+xml`),
    part('/word/settings.xml', `${WORD}.settings+xml`),
    part('/word/header1.xml', `${WORD}.header+xml`),
    part('/word/footer1.xml', `${WORD}.footer+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  ]);
}

function properties({ title, author, locale, written }: Document): XmlElement {
  const time = { 'xsi:type': 'dcterms:W3CDTF' };
  return xml(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    [
      xml('dc:title', {}, [title]),
      ...(author === '' ? [] : [xml('dc:creator', {}, [author])]),
      xml('dc:language', {}, [locale === 'en' ? 'en' : 'zh-CN']),
      xml('dcterms:created', time, [written]),
      xml('dcterms:modified', time, [written]),
    ],
  );
}

function settings(): XmlElement {
  return xml('w:settings', NAMESPACES, [
    w('zoom', { percent: 100 }),
    w('defaultTabStop', { val: 420 }),
    w('characterSpacingControl', { val: 'compressPunctuation' }),
    w('compat', {}, [
      // Without it Word opens the file as a file of 2007, "in compatibility mode".
      w('compatSetting', {
        name: 'compatibilityMode',
        uri: 'http://schemas.microsoft.com/office/word',
        val: 15,
      }),
    ]),
    w('themeFontLang', { val: 'en-US', eastAsia: 'zh-CN' }),
  ]);
}
