/** A piece of text where it stands on the page. */
export interface TextPiece {
  readonly text: string;
  /** From the left and from the bottom, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Written from left to right. */
  readonly isLevel: boolean;
}

interface Row {
  readonly y: number;
  readonly height: number;
  readonly pieces: TextPiece[];
}

/**
 * The text of a page, row by row as it is seen: the order in which a program wrote the pieces may be any. Blanks
 * stand where there is room between pieces, two where a column ends.
 */
export function pageText(pieces: readonly TextPiece[]): string {
  const rows: Row[] = [];
  const level = pieces.filter((piece) => piece.isLevel && piece.text.trim() !== '');
  for (const piece of level.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const isInRow = row !== undefined && row.y - piece.y < Math.min(row.height, piece.height) / 2;
    if (isInRow) row.pieces.push(piece);
    else rows.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  const turned = pieces.filter((piece) => !piece.isLevel).map((piece) => piece.text.trim());
  const lines = [...rows.map(rowText), ...turned].map(readable).filter((line) => line !== '');
  return lines.join('\n');
}

function rowText({ pieces }: Row): string {
  let text = '';
  let end: number | undefined;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    const gap = end === undefined ? 0 : piece.x - end;
    if (gap > piece.height * 1.5) text += '  ';
    else if (gap > piece.height * 0.15) text += ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  return text;
}

/** Without what has no glyph: control characters, soft hyphens, the private signs of symbol fonts. */
function readable(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\t\r\n\f\v]+/g, ' ')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/ {3,}/g, '  ')
    .trim();
}
