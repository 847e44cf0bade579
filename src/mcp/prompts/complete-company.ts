import { plainText } from '../../common/plain-text.ts';
import type { Complete } from './prompt.ts';

/** The companies of the user whose names begin with what was typed. */
export const completeCompany: Complete = async ({ workroom }, typed) => {
  const { books } = await workroom();
  const names = (await books.companies()).map(({ name }) => plainText(name).text);
  return names.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
};
