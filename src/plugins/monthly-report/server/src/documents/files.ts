/**
 * The formats that are files, each with its renderer. Threads make them: only threads load
 * this module.
 */
import type { FileFormat } from '../../../shared/vocabulary';
import { docxRenderer } from './docx/render-docx';
import { pdfRenderer } from './pdf/render-pdf';
import { printed } from './printed';
import type { FileRenderer } from './renderer';
import { xlsxRenderer } from './xlsx/render-xlsx';

export const fileRenderers = {
  pdf: { ...pdfRenderer, render: printed(pdfRenderer.render) },
  docx: { ...docxRenderer, render: printed(docxRenderer.render) },
  xlsx: { ...xlsxRenderer, render: printed(xlsxRenderer.render) },
} as const satisfies Record<FileFormat, FileRenderer>;
