import { z } from 'zod';
import { booksProblems } from './problems.ts';
import type { Named } from './documents.ts';
import type { MasterData } from './master-data.ts';

/** How a tool names a company: its id, or its exact name as Odoo shows it. */
export const companyArgument = z.union([z.int().positive(), z.string().min(1).max(200)]);
export type CompanyArgument = z.output<typeof companyArgument>;

/**
 * The one company that a write is for.
 * @param asked what the tool was told; undefined is enough for a user of one company
 * @throws Problem company_needed or company_not_allowed, both with the list
 */
export async function pickCompany(
  masterData: Pick<MasterData, 'companies'>,
  asked: CompanyArgument | undefined,
): Promise<Named> {
  const companies = await masterData.companies();
  const [first, ...others] = companies;
  if (asked === undefined) {
    if (first !== undefined && others.length === 0) return first;
    throw booksProblems.companyNeeded(companies);
  }
  const chosen = companies.filter((company) => company.id === asked || company.name === asked);
  const [company] = chosen;
  if (company === undefined || chosen.length > 1) throw booksProblems.companyNotAllowed(companies);
  return company;
}

/**
 * The context of a read: the named company alone, or all that the user may see. The first one is Odoo's current
 * company, and decides for example which account codes are shown.
 */
export async function readingContext(
  masterData: MasterData,
  asked: CompanyArgument | undefined,
): Promise<{ allowed_company_ids: number[] }> {
  if (asked !== undefined) {
    return { allowed_company_ids: [(await pickCompany(masterData, asked)).id] };
  }
  const companies = await masterData.companies();
  return { allowed_company_ids: companies.map((company) => company.id) };
}
