/**
 * The arrows of docs/architecture.md: each room may import itself and the rooms named here, nothing else.
 */
const may = {
  common: [],
  odoo: ['common'],
  journal: ['common'],
  accounting: ['common', 'odoo', 'journal'],
  posting: ['common', 'odoo', 'journal', 'accounting'],
  approvals: ['common', 'journal', 'accounting', 'posting'],
  mcp: ['common', 'accounting', 'posting'],
  office: ['common', 'odoo', 'journal', 'accounting', 'posting'],
  relay: ['common', 'journal', 'mcp'],
  vscode: ['common', 'odoo', 'journal', 'accounting', 'posting', 'mcp', 'office', 'relay', 'demo'],
  stdio: [
    'common',
    'odoo',
    'accounting',
    'journal',
    'posting',
    'mcp',
    'office',
    'relay',
    'approvals',
    'demo',
  ],
  demo: [],
};

const arrows = Object.entries(may).map(([room, others]) => ({
  name: `arrows-of-${room}`,
  comment: `src/${room}/ may import ${others.length === 0 ? 'no other room' : others.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'approvers-out-of-reach-of-mcp',
      comment: 'What agents see must not be able to name an approver.',
      severity: 'error',
      from: { path: '^src/mcp/' },
      to: { path: '^src/(posting/approver|vscode/)' },
    },
    {
      name: 'not-in-the-bundle',
      comment: 'The product imports only its three dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/vscode|^vscode$' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/@types/vscode' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
