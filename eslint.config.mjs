import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.{ts,tsx}', '**/test/**', '**/fixtures/**', 'plugin/e2e/**'];
const TOOLS = ['scripts/**', 'collector/bench/**', '**/*.config.{js,mjs,ts}', 'plugin/jest-setup.js'];

const environment = {
  object: 'process',
  property: 'env',
  message: 'Only collector/src/config.ts reads the environment; take the value as an argument.',
};

const database = { name: 'pg', message: 'Only collector/src/store/ speaks to the database.' };

const backend = {
  name: '@grafana/runtime',
  importNames: ['getBackendSrv'],
  message: 'Only plugin/src/api/ and plugin/src/alerting/ make calls.',
};

const sizes = {
  'max-lines': ['error', 300],
  'max-lines-per-function': ['error', 60],
  complexity: ['error', 12],
};

const imports = {
  'import-x/no-default-export': 'error',
  'import-x/no-cycle': ['error', { ignoreExternal: true }],
  'import-x/order': ['error', { groups: ['builtin', 'external', 'parent', 'sibling', 'index'] }],
};

const types = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
};

const typeAware = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '**/*.gen.ts', '**/.aicost/', 'plugin/.config/']),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      // NodeNext sources name the compiled file, and the test runner reads the source.
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js', '.mjs'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
    },
    rules: {
      ...sizes,
      ...imports,
      ...types,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', environment],
    },
  },
  {
    files: ['collector/**/*.ts', 'plugin/{src,e2e}/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typeAware,
  },
  {
    files: ['plugin/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: { '@typescript-eslint/no-deprecated': 'warn' },
  },
  {
    files: ['collector/src/**/*.ts'],
    ignores: ['collector/src/store/**', ...TESTS],
    rules: { 'no-restricted-imports': ['error', database] },
  },
  {
    files: ['plugin/src/**/*.{ts,tsx}'],
    ignores: ['plugin/src/{api,alerting}/**', ...TESTS],
    rules: { 'no-restricted-imports': ['error', backend] },
  },
  {
    files: ['collector/src/config.ts', ...TESTS, ...TOOLS],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      complexity: ['error', 16],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Tools that load these files ask for a default export.
    files: ['**/*.config.{js,mjs,ts}', 'collector/test/global*.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['scripts/**', 'collector/bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['plugin/*.config.js'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
