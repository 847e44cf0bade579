import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  /** Without its prefix: all that is read here is of one vocabulary, which the root tells. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without blanks around it. */
  readonly text: string;
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[];
  text: string;
}

/** Real invoices are far below all of these. */
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_DEPTH = 40;
const MOST_ELEMENTS = 100_000;

const CHUNK = 65_536;

/** Why an XML document was not taken; completes the sentence "The XML cannot be read: ...". */
export class XmlError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'XmlError';
  }
}

/**
 * Parses XML without what makes it dangerous: document types, and with them entities, are refused.
 * @throws XmlError
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root = parse(bytes, false);
  if (root === undefined) throw new XmlError('it is empty');
  return root;
}

/** The root without what is in it, for telling what kind of document this is; undefined when it is no XML. */
export function rootOf(bytes: Uint8Array): XmlElement | undefined {
  try {
    return parse(bytes, true);
  } catch (thrown) {
    if (thrown instanceof XmlError) return undefined;
    throw thrown;
  }
}

function parse(bytes: Uint8Array, rootOnly: boolean): XmlElement | undefined {
  if (bytes.length > MOST_BYTES) throw new XmlError('it is too large');
  const text = decode(bytes);
  const open: GrowingElement[] = [];
  const roots: GrowingElement[] = [];
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => fail('it is not well-formed'));
  parser.on('doctype', () => fail('it has a document type, which is not taken'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS) fail('it has too many elements');
    if (open.length >= MOST_DEPTH) fail('it is nested too deeply');
    const values = Object.values(attributes).map(({ local: name, value }) => [name, value] as const);
    const element = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(values),
      children: [],
      text: '',
    };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  for (let start = 0; start < text.length; start += CHUNK) {
    parser.write(text.slice(start, start + CHUNK));
    if (rootOnly && roots.length > 0) return roots[0];
  }
  parser.close();
  return roots[0];
}

function fail(why: string): never {
  throw new XmlError(why);
}

/** By its byte order mark or its own declaration; UTF-8 without either. */
function decode(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["'](?<label>[\w.-]{1,40})["']/.exec(start)?.groups
    ?.label;
  const marked = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    // An encoding that does not exist, or text that is in another one.
    if (thrown instanceof RangeError || thrown instanceof TypeError)
      return fail('its characters cannot be read');
    throw thrown;
  }
}
