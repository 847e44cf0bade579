import tseslint from 'typescript-eslint';

/** @type {import('typescript-eslint').ConfigArray[number]['rules']} */
const houseRules = {
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  'no-empty': ['error', { allowEmptyCatch: false }],
  'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
    { selector: 'ExportAllDeclaration', message: 'No barrels.' },
    { selector: "Program > VariableDeclaration[kind='let']", message: 'No module-level mutable state.' },
    {
      selector: "Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
      message: 'No module-level mutable state.',
    },
  ],
  'no-console': 'error',
};

/** @param {string} name @param {string} where */
const onlyHere = (name, where) => ({ name, message: `Only ${where} may import ${name}.` });

export default tseslint.config(
  { ignores: ['dist/**', 'dist-npm/**', 'node_modules/**', 'test/reports/**', 'test/screenshots/**'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: houseRules,
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            onlyHere('vscode', 'src/vscode/ and src/extension.ts'),
            onlyHere('axios', 'src/odoo/http.ts'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/vscode/**/*.ts', 'src/extension.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [onlyHere('axios', 'src/odoo/http.ts')] }],
    },
  },
  {
    files: ['src/odoo/http.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [onlyHere('vscode', 'src/vscode/ and src/extension.ts')] }],
    },
  },
  {
    files: ['*.mjs', '*.ts', 'scripts/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // Vitest's asymmetric matchers (expect.stringContaining) are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'max-lines': ['error', { max: 360, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['*.mjs', '*.config.ts', 'test/**/global-setup.ts', 'test/setup/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
