import { createHash } from 'node:crypto';
import {
  always,
  binary,
  boolean,
  char,
  integer,
  many2one,
  many2oneReference,
  selection,
  text,
} from '../orm/fields.ts';
import { notModelled } from '../orm/fault.ts';
import { mayUseDocument } from './document-access.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';

const MIMETYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'text/plain',
  zip: 'application/zip',
};

/** Files on records. Who may see the record may see its files; who may change it may add some. */
export const irAttachment: ModelDefinition = {
  name: 'ir.attachment',
  description: 'Attachment',
  order: 'id desc',
  access: { 'base.group_user': 'rcwd' },
  refusal: 'Sorry, you are not allowed to access this document.',
  mayUse: (file, operation) =>
    (operation === 'read' && file.flag('public')) || mayUseDocument(file, file.text('res_model'), operation),
  fields: {
    name: char('Name', { required: true }),
    description: text('Description'),
    res_model: char('Resource Model'),
    res_id: many2oneReference('Resource ID'),
    res_field: char('Resource Field'),
    company_id: many2one('Company', 'res.company', { default: (env) => env.company.id }),
    type: selection(
      'Type',
      [
        ['url', 'URL'],
        ['binary', 'File'],
      ],
      { required: true, default: always('binary') },
    ),
    url: char('Url'),
    public: boolean('Is public document'),
    datas: binary('File Content (base64)', { elsewhere: true }),
    mimetype: char('Mime Type', { readonly: true }),
    checksum: char('Checksum/SHA1', {
      store: true,
      readonly: true,
      depends: ['datas'],
      compute: (file) => {
        const content = contentOf(file);
        return content === undefined ? false : createHash('sha1').update(content).digest('hex');
      },
    }),
    file_size: integer('File Size', {
      store: true,
      readonly: true,
      depends: ['datas'],
      compute: (file) => contentOf(file)?.length ?? 0,
    }),
  },
  create: (_model, values, base) =>
    base(
      values.map((each) => {
        const { name, mimetype } = each;
        const isGiven = typeof mimetype === 'string' && mimetype !== '';
        return { ...each, mimetype: isGiven ? mimetype : mimetypeOf(typeof name === 'string' ? name : '') };
      }),
    ),
};

/** By the end of the name. Odoo takes what could run in a browser for plain text, unless an administrator adds it. */
function mimetypeOf(name: string): string {
  const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  const known = MIMETYPES[ending];
  if (known === undefined) throw notModelled(`guessing what kind of file "${name}" is`);
  return known;
}

function contentOf(file: ModelRecord): Buffer | undefined {
  const base64 = file.text('datas');
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
