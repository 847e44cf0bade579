import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkAccess } from '../orm/access.ts';
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
import { recordMethod } from '../orm/types.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';
import type { Json } from '../orm/value.ts';
import { mayUseDocument } from './document-access.ts';
import { showAsMain } from './main-file.ts';

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
    res_name: char('Resource Name', { readonly: true, compute: documentName }),
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
        const { name, mimetype, datas = false } = each;
        if (datas !== false && !isBase64(datas)) throw notModelled('a file that is not base64');
        const isGiven = typeof mimetype === 'string' && mimetype !== '';
        const known = isGiven ? harmless(mimetype) : mimetypeOf(typeof name === 'string' ? name : '');
        return { ...each, mimetype: known };
      }),
    ),
  write: (_files, values, base) => {
    // Odoo then guesses from the content what kind of file it is.
    if ('datas' in values || 'mimetype' in values) throw notModelled('other content for a file');
    base(values);
  },
  methods: {
    register_as_main_attachment: recordMethod(z.strictObject({}), (files) => {
      checkAccess(files, 'read');
      if (files.length > 1) throw notModelled('several main files at once');
      for (const file of files) register(file);
      return undefined;
    }),
  },
};

/** What the record is called that the file hangs on. */
function documentName(file: ModelRecord): Json {
  const model = file.text('res_model');
  const id = file.value('res_id');
  if (model === undefined || typeof id !== 'number' || id === 0) return false;
  const [document] = file.env.model(model).browse([id]);
  return document?.text('display_name') ?? false;
}

/** Who may not change the document is told nothing. */
function register(file: ModelRecord): void {
  const model = file.text('res_model');
  const id = file.value('res_id');
  if (model === undefined || typeof id !== 'number' || !mayUseDocument(file, model, 'write')) return;
  for (const document of file.env.model(model).browse([id])) showAsMain(document, [file], true);
}

/** What could run in a browser becomes plain text, unless an administrator adds it (`_check_contents`). */
function harmless(mimetype: string): string {
  const given = mimetype.toLowerCase();
  if (given === 'application/octet-stream')
    throw notModelled('guessing from its content what kind of file it is');
  const isOffice = given.startsWith('application/vnd.openxmlformats');
  return given.includes('ht') || (given.includes('xml') && !isOffice) ? 'text/plain' : given;
}

/** Without blanks or anything else that Python passes over. */
function isBase64(datas: Json): boolean {
  return typeof datas === 'string' && Buffer.from(datas, 'base64').toString('base64') === datas;
}

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
