import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import type { CompanyName } from '../contract/sample.ts';
import type { Reference } from './planned-call.ts';

/** What documents and calls are made of: ordinary values, and those at the edges of what Odoo accepts. */
const DATES = [
  '2025-11-10',
  '2025-12-31',
  '2026-01-31',
  '2026-02-28',
  '2026-07-15',
  '2026-10-12',
  '2026-11-03',
  '2026-11-20',
  '2027-02-01',
];
const PRICES = [
  '0',
  '1',
  '24.95',
  '100',
  '0.335',
  '14.375',
  '89.9',
  '1184.2',
  '333.33',
  '0.01',
  '-20',
  '19.99',
];
const QUANTITIES = ['1', '2', '3', '0.5', '7', '12', '0', '-1', '0.333'];
export const DISCOUNTS = ['0', '5', '10', '33.33', '100'];
const PARTNERS = [
  'Azure Interior',
  'Stadtwerke Leipzig',
  'Meubles Dupont',
  'Papier & Mehr OHG',
  'Holzwerk Alpenrand',
  'Ready Mat',
  'Galerie Montmartre',
  'Brandon Freeman',
  'Netzwerk Telekom',
];
export const PRODUCTS = [
  'Office Chair',
  'Desk Lamp',
  'Handbook of Woods',
  'Interior Design, per Hour',
  'Web Hosting, per Month',
];
export const ACCOUNTS = ['600000', '610000', '620000', '625000', '660000', '500000', '400000', '150000'];
export const PURCHASE = [
  'purchase 19%',
  'purchase 7%',
  'purchase 19% incl.',
  'purchase 0% Foreign',
  'purchase 5% Levy',
];
export const SALE = ['sale 19%', 'sale 7%', 'sale 19% incl.', 'sale 0% Export'];
export const TERMS = ['Immediate Payment', '15 Days', '30 Days', '60 Days'];
export const REFERENCES = ['A-1', 'a-1', 'RE-26', 'F "quoted"; 2', 'AI-10588'];

export const company = fc.constantFrom<CompanyName>(FIRST, FIRST, FIRST, SECOND);
export const date = fc.constantFrom(...DATES);
export const partner = fc.constantFrom(...PARTNERS).map((name): Reference => ({ $: 'partner', name }));
export const price = fc.constantFrom(...PRICES);
export const quantity = fc.constantFrom(...QUANTITIES);
