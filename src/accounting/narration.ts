import type { OdooVersion } from '../odoo/session.ts';

/** Up to 14 the terms and conditions are plain text; later versions keep HTML. */
function isHtml(version: OdooVersion): boolean {
  return version.major >= 15;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#34': '"',
  nbsp: ' ',
};

/** A plain text as Odoo keeps the terms and conditions of a document: what looks like markup stays text. */
export function narrationForOdoo(text: string, version: OdooVersion): string {
  if (!isHtml(version)) return text;
  const escaped = text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  return `<p>${escaped.replace(/\r?\n/g, '<br>')}</p>`;
}

/** The terms and conditions as people read them: text, a line where they see one. */
export function narrationText(kept: string, version: OdooVersion): string {
  if (!isHtml(version)) return kept.trim();
  return kept
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?<name>amp|lt|gt|quot|nbsp|#39|#34);/g, (entity, name: string) => CHARACTERS[name] ?? entity)
    .trim();
}
