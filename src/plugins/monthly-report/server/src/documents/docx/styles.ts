/** The styles of the document: to change the look, users change these in Word, and not the paragraphs. */
import type { Locale } from '../../../../shared/vocabulary';
import { NAMESPACES } from './namespaces';
import { TEXT_WIDTH } from './page';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

/** East Asian fonts under the names that Word knows everywhere; other programs replace them. */
const BODY_FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体', cs: 'Calibri' };
const HEADING_FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '黑体', cs: 'Calibri' };
const CODE_FONT = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: '等线', cs: 'Consolas' };

const SOFT = '595959';
/** Behind every second figure. */
export const BAND = 'F2F7F5';

/** Half points. */
const BODY_SIZE = 22;

interface StyleLook {
  readonly paragraph?: readonly XmlElement[];
  readonly run?: readonly XmlElement[];
  readonly basedOn?: string;
  readonly next?: string;
}

function paragraphStyle(id: string, name: string, look: StyleLook): XmlElement {
  const { paragraph = [], run = [], basedOn = 'Normal', next } = look;
  return w('style', { type: 'paragraph', styleId: id }, [
    w('name', { val: name }),
    w('basedOn', { val: basedOn }),
    ...(next === undefined ? [] : [w('next', { val: next })]),
    w('qFormat'),
    ...(paragraph.length === 0 ? [] : [w('pPr', {}, paragraph)]),
    ...(run.length === 0 ? [] : [w('rPr', {}, run)]),
  ]);
}

const spacing = (before: number, after: number, line = 300) =>
  w('spacing', { before, after, line, lineRule: 'auto' });
const size = (halfPoints: number) => [w('sz', { val: halfPoints }), w('szCs', { val: halfPoints })];
const color = (rgb: string) => w('color', { val: rgb });

/** Bold Chinese headings at sizes that step down with the level. */
const HEADING_SIZES = [36, 30, 26, 24, 22] as const;

const headingStyles = (brand: string): XmlElement[] =>
  HEADING_SIZES.map((halfPoints, level) =>
    paragraphStyle(`Heading${level + 1}`, `heading ${level + 1}`, {
      next: 'BodyText',
      paragraph: [
        w('keepNext'),
        w('keepLines'),
        spacing(level === 0 ? 480 : 240, 120),
        w('outlineLvl', { val: level }),
      ],
      run: [w('rFonts', HEADING_FONT), w('b'), ...(level === 0 ? [color(brand)] : []), ...size(halfPoints)],
    }),
  );

const contentsStyles = (): XmlElement[] =>
  HEADING_SIZES.map((_, level) =>
    paragraphStyle(`TOC${level + 1}`, `toc ${level + 1}`, {
      paragraph: [
        w('tabs', {}, [w('tab', { val: 'right', leader: 'dot', pos: TEXT_WIDTH })]),
        spacing(level === 0 ? 80 : 0, 20, 264),
        w('ind', { left: level * 280 }),
      ],
      ...(level === 0 ? { run: [w('b')] } : {}),
    }),
  );

/** Chinese paragraphs begin two characters in. */
const bodyIndent = (locale: Locale): XmlElement[] =>
  locale === 'zh-Hans' ? [w('ind', { firstLineChars: 200, firstLine: BODY_SIZE * 20 })] : [];

const ruled = (side: 'left' | 'bottom', rgb: string, thickness: number) =>
  w('pBdr', {}, [w(side, { val: 'single', sz: thickness, space: side === 'left' ? 8 : 4, color: rgb })]);

/** @param colour #rrggbb of headings and other highlights. */
export function styles(locale: Locale, colour: string): XmlElement {
  const brand = colour.slice(1).toUpperCase();
  const language = locale === 'en' ? 'en-GB' : 'en-US';
  return xml('w:styles', NAMESPACES, [
    w('docDefaults', {}, [
      w('rPrDefault', {}, [
        w('rPr', {}, [
          // Quotation marks are as wide as Chinese characters in Chinese, and narrow in English.
          w('rFonts', locale === 'zh-Hans' ? { hint: 'eastAsia', ...BODY_FONT } : BODY_FONT),
          ...size(BODY_SIZE),
          w('lang', { val: language, eastAsia: 'zh-CN', bidi: 'ar-SA' }),
        ]),
      ]),
      w('pPrDefault', {}, [w('pPr', {}, [spacing(0, 120)])]),
    ]),
    w('style', { type: 'paragraph', default: 1, styleId: 'Normal' }, [
      w('name', { val: 'Normal' }),
      w('qFormat'),
    ]),
    w('style', { type: 'character', default: 1, styleId: 'DefaultParagraphFont' }, [
      w('name', { val: 'Default Paragraph Font' }),
      w('uiPriority', { val: 1 }),
      w('semiHidden'),
    ]),
    w('style', { type: 'table', default: 1, styleId: 'TableNormal' }, [
      w('name', { val: 'Normal Table' }),
      w('uiPriority', { val: 99 }),
      w('semiHidden'),
      w('tblPr', {}, [
        w('tblInd', { w: 0, type: 'dxa' }),
        w('tblCellMar', {}, [
          w('top', { w: 40, type: 'dxa' }),
          w('left', { w: 60, type: 'dxa' }),
          w('bottom', { w: 40, type: 'dxa' }),
          w('right', { w: 60, type: 'dxa' }),
        ]),
      ]),
    ]),
    paragraphStyle('Title', 'Title', {
      next: 'BodyText',
      paragraph: [ruled('bottom', brand, 12), spacing(240, 200), w('jc', { val: 'center' })],
      run: [w('rFonts', HEADING_FONT), w('b'), color(brand), ...size(44)],
    }),
    paragraphStyle('Signature', 'Signature', { paragraph: [spacing(360, 120)] }),
    paragraphStyle('Subtitle', 'Subtitle', {
      paragraph: [w('jc', { val: 'center' })],
      run: [color(SOFT), ...size(20)],
    }),
    ...headingStyles(brand),
    paragraphStyle('TOCHeading', 'TOC Heading', {
      paragraph: [w('keepNext'), spacing(360, 120)],
      run: [w('rFonts', HEADING_FONT), w('b'), ...size(30)],
    }),
    ...contentsStyles(),
    paragraphStyle('BodyText', 'Body Text', { paragraph: [...bodyIndent(locale), w('jc', { val: 'both' })] }),
    paragraphStyle('Lead', 'Lead', { paragraph: [w('keepNext'), spacing(120, 60)], run: [w('b')] }),
    paragraphStyle('InlineHeading', 'Inline Heading', {
      paragraph: [w('keepNext'), spacing(160, 80)],
      run: [w('rFonts', HEADING_FONT), w('b')],
    }),
    paragraphStyle('Details', 'Details', { run: [color(SOFT), ...size(20)] }),
    paragraphStyle('ListParagraph', 'List Paragraph', { paragraph: [spacing(0, 60)] }),
    paragraphStyle('Quote', 'Quote', {
      paragraph: [ruled('left', brand, 18), w('ind', { left: 400, right: 200 })],
      run: [color(SOFT)],
    }),
    paragraphStyle('CodeBlock', 'Code Block', {
      paragraph: [
        w('shd', { val: 'clear', color: 'auto', fill: 'F3F3F3' }),
        w('ind', { left: 200, right: 200 }),
      ],
      run: [w('rFonts', CODE_FONT), ...size(19)],
    }),
    paragraphStyle('Notice', 'Notice', {
      paragraph: [
        ruled('left', 'B45309', 24),
        w('shd', { val: 'clear', color: 'auto', fill: 'FEF3C7' }),
        spacing(60, 120),
      ],
      run: [w('b')],
    }),
    paragraphStyle('Photo', 'Photo', { paragraph: [spacing(120, 60, 240), w('jc', { val: 'center' })] }),
    paragraphStyle('Caption', 'caption', {
      paragraph: [spacing(0, 200), w('jc', { val: 'center' })],
      run: [color(SOFT), ...size(19)],
    }),
    paragraphStyle('MissingPicture', 'Missing Picture', {
      paragraph: [w('jc', { val: 'center' })],
      run: [w('i'), color(SOFT)],
    }),
    paragraphStyle('TableText', 'Table Text', { paragraph: [spacing(0, 0, 264)], run: size(18) }),
    paragraphStyle('TableFigure', 'Table Figure', {
      basedOn: 'TableText',
      paragraph: [w('jc', { val: 'right' })],
    }),
    paragraphStyle('AfterTable', 'After Table', { paragraph: [spacing(0, 0, 240)], run: size(12) }),
    paragraphStyle('Header', 'header', {
      paragraph: [w('jc', { val: 'right' })],
      run: [color(SOFT), ...size(18)],
    }),
    paragraphStyle('Footer', 'footer', {
      paragraph: [w('jc', { val: 'center' })],
      run: [color(SOFT), ...size(18)],
    }),
    w('style', { type: 'character', styleId: 'Hyperlink' }, [
      w('name', { val: 'Hyperlink' }),
      w('basedOn', { val: 'DefaultParagraphFont' }),
      w('rPr', {}, [color('0B5394'), w('u', { val: 'single' })]),
    ]),
    w('style', { type: 'character', styleId: 'CodeText' }, [
      w('name', { val: 'Code Text' }),
      w('basedOn', { val: 'DefaultParagraphFont' }),
      w('rPr', {}, [w('rFonts', CODE_FONT)]),
    ]),
    tableStyle(brand),
    keyFiguresStyle(brand),
  ]);
}

/** Only a line above, and quiet words. */
function keyFiguresStyle(brand: string): XmlElement {
  return w('style', { type: 'table', styleId: 'KeyFigures' }, [
    w('name', { val: 'Key Figures' }),
    w('basedOn', { val: 'TableNormal' }),
    w('tblPr', {}, [w('tblBorders', {}, [w('top', { val: 'single', sz: 8, space: 0, color: brand })])]),
    w('tcPr', {}, [w('shd', { val: 'clear', color: 'auto', fill: BAND })]),
    w('tblStylePr', { type: 'firstRow' }, [w('rPr', {}, [color(SOFT)])]),
  ]);
}

function tableStyle(brand: string): XmlElement {
  const line = (name: string) => w(name, { val: 'single', sz: 4, space: 0, color: 'BFBFBF' });
  return w('style', { type: 'table', styleId: 'ReportTable' }, [
    w('name', { val: 'Report Table' }),
    w('basedOn', { val: 'TableNormal' }),
    w('tblPr', {}, [
      w('tblStyleRowBandSize', { val: 1 }),
      w('tblBorders', {}, ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line)),
    ]),
    w('tblStylePr', { type: 'firstRow' }, [
      w('rPr', {}, [w('b'), color('FFFFFF')]),
      w('tcPr', {}, [w('shd', { val: 'clear', color: 'auto', fill: brand }), w('vAlign', { val: 'center' })]),
    ]),
    w('tblStylePr', { type: 'band2Horz' }, [
      w('tcPr', {}, [w('shd', { val: 'clear', color: 'auto', fill: BAND })]),
    ]),
  ]);
}
