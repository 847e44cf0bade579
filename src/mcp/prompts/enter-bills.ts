import { z } from 'zod';
import { completeCompany } from './complete-company.ts';
import { enterBillsWords } from './enter-bills-words.ts';
import { definePrompt, said } from './prompt.ts';

export const enterBills = definePrompt({
  name: 'enter_bills',
  title: 'Enter bills',
  description: 'Reads papers of the workspace and drafts a bill or credit note of each. Posts nothing.',
  input: z.strictObject({
    papers: said('Files of the workspace, or a folder, such as "bills/november". Left out: what you attach.'),
    company: said('Whose bills they are. Left out: whom each paper is addressed to.'),
  }),
  calls: ['read_paper', 'find_records', 'propose_partner', 'suggest_coding', 'create_draft_invoice'],
  completions: new Map([['company', completeCompany]]),
  words: ({ papers, company }) => enterBillsWords({ papers: papers === undefined ? [] : [papers], company }),
});
