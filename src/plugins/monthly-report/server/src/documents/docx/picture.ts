/** A picture, at most as wide as the text, in DrawingML, with its alternative text. */
import { visibleLine } from '../visible-text';
import type { WordContext } from './context';
import { EMU_PER_TWIP, TEXT_WIDTH } from './page';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

/** With its caption less than a third of a page: a picture that moves to the next page leaves no larger gap. */
const MOST_HEIGHT = 4000;
/** At 120 dots per inch a printed picture is still clear; a small picture is not enlarged beyond that. */
const TWIPS_PER_PIXEL = 12;

/** The room a picture may take, in twips. */
export interface PictureRoom {
  readonly width: number;
  readonly height: number;
}

const WHOLE: PictureRoom = { width: TEXT_WIDTH, height: MOST_HEIGHT };

/** Null if there is no picture to print. */
export function pictureRun(
  address: string,
  description: string,
  { parts }: WordContext,
  room = WHOLE,
): XmlElement | null {
  const found = parts.picture(address);
  if (found === null) return null;
  const { width, height } = found.picture;
  return drawingRun(
    { relation: found.relation, width, height, mostWidth: room.width, mostHeight: room.height },
    description,
    parts.nextId(),
  );
}

export interface Drawing {
  readonly relation: string;
  /** The same as SVG, which newer programs show instead. */
  readonly svgRelation?: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Twips; the width of the text by default. */
  readonly mostWidth?: number;
  readonly mostHeight: number;
}

export function drawingRun(
  { relation, svgRelation, width, height, mostWidth = TEXT_WIDTH, mostHeight }: Drawing,
  description: string,
  id: number,
): XmlElement {
  const scale = Math.min(TWIPS_PER_PIXEL, mostWidth / width, mostHeight / height);
  const size = {
    cx: Math.max(1, Math.round(width * scale)) * EMU_PER_TWIP,
    cy: Math.max(1, Math.round(height * scale)) * EMU_PER_TWIP,
  };
  const named = { id, name: `Picture ${id}`, descr: visibleLine(description) };
  return w('r', {}, [
    w('drawing', {}, [
      xml('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
        xml('wp:extent', size),
        xml('wp:docPr', named),
        xml('wp:cNvGraphicFramePr', {}, [xml('a:graphicFrameLocks', { noChangeAspect: 1 })]),
        xml('a:graphic', {}, [
          xml('a:graphicData', { uri: PICTURE }, [
            xml('pic:pic', {}, [
              xml('pic:nvPicPr', {}, [xml('pic:cNvPr', named), xml('pic:cNvPicPr')]),
              xml('pic:blipFill', {}, [
                xml('a:blip', { 'r:embed': relation }, svgRelation === undefined ? [] : [svg(svgRelation)]),
                xml('a:stretch', {}, [xml('a:fillRect')]),
              ]),
              xml('pic:spPr', {}, [
                xml('a:xfrm', {}, [xml('a:off', { x: 0, y: 0 }), xml('a:ext', size)]),
                xml('a:prstGeom', { prst: 'rect' }, [xml('a:avLst')]),
              ]),
            ]),
          ]),
        ]),
      ]),
    ]),
  ]);
}

/** Office's own extension (MS-ODRAWXML): programs that do not know it show the picture around it. */
const svg = (relation: string): XmlElement =>
  xml('a:extLst', {}, [
    xml('a:ext', { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' }, [
      xml('asvg:svgBlip', {
        'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
        'r:embed': relation,
      }),
    ]),
  ]);

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
