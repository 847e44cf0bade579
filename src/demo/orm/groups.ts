import type { ModelRecord } from './types.ts';

/** The external ids of all groups of a user, with those that they imply. */
export function groupsOf(user: ModelRecord): Set<string> {
  const groups = new Set<number>();
  const visit = (group: ModelRecord): void => {
    if (groups.has(group.id)) return;
    groups.add(group.id);
    for (const implied of group.many('implied_ids')) visit(implied);
  };
  for (const group of user.many('group_ids')) visit(group);
  const names = user.env.model('ir.model.data').search([
    ['model', '=', 'res.groups'],
    ['res_id', 'in', [...groups]],
  ]);
  return new Set(names.map((data) => `${data.text('module') ?? ''}.${data.text('name') ?? ''}`));
}
