import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { line } from '../inline';
import { linkList } from '../list';
import { paragraph } from '../paragraph';
import type { PrintedBlock } from '../tree';

export const videos = ({ label, videos: listed }: BlockOf<'videos'>, context: PdfContext): PrintedBlock[] => [
  paragraph('lead', line(label)),
  linkList(listed, context),
];
