import type { FileContent } from '../../accounting/reviewing/document-files.ts';
import { shown } from '../../posting/review/shown-text.ts';
import { xmlLines } from '../../posting/review/xml-lines.ts';
import type { PaperContent } from './panel-view.ts';

/** A file as the page draws it. */
export function showPaper(content: FileContent): PaperContent {
  switch (content.type) {
    case 'pdf':
      return { type: 'pdf', bytes: content.bytes };
    case 'png':
    case 'jpeg':
      return { type: 'image', mimetype: `image/${content.type}`, bytes: content.bytes };
    case 'xml':
      return { type: 'text', text: xmlLines(content.bytes) };
    case 'other':
      return { type: 'other', why: shown(content.why) };
  }
}
