import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export {
  getDocument,
  InvalidPDFException,
  PasswordException,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
