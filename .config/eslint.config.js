import js from '@eslint/js';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { house } from './house.js';

const root = path.resolve(import.meta.dirname, '..');

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'packages/server/build/**',
      '**/node_modules/**',
      '**/generated/**',
      '**/coverage/**',
      '**/test-results/**',
      '**/data/**',
      'packages/bench/peers/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,vue}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.vue'] },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Nest-like classes without members are how type-graphql and TypeORM declare things.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/unbound-method': 'off',
      // type-graphql's classes say what an object looks like; nobody constructs them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A method that must be asynchronous for its interface need not await.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='transaction']",
          message:
            'Write through unitOfWork.run: TypeORM’s sqlite3 driver has one connection for all requests.',
        },
      ],
    },
  },
  { files: ['packages/server/src/database/**'], rules: { 'no-restricted-syntax': 'off' } },
  ...house,
  {
    files: ['packages/web/**/*.vue'],
    extends: [...vue.configs['flat/recommended']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    plugins: { '@intlify/vue-i18n': vueI18n },
    rules: {
      'vue/multi-word-component-names': 'off',
      // Without vue-tsc nobody sees into other components; it checks these types in the same run of CI.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[-–—#:()&+/·…›×✔*\\s\\d]+$' }],
    },
  },
  {
    files: ['packages/web/src/{main,router}.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['packages/web/src/**/*.graphql'],
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: {
        graphQLConfig: {
          schema: path.join(root, 'packages/server/schema.graphql'),
          documents: path.join(root, 'packages/web/src/**/*.graphql'),
        },
      },
    },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      '@graphql-eslint/require-selections': ['error', { fieldName: 'id' }],
      '@graphql-eslint/known-type-names': 'error',
    },
  },
  {
    files: ['**/*.test.ts', '**/test/**/*.ts', 'packages/e2e/**/*.ts', 'packages/bench/**/*.ts'],
    rules: {
      // Answers of the API are looked into as they come; what is asserted says what they must be.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Each holds one subject around one long set-up that a second file would have to repeat.
    files: [
      'packages/server/src/microsoft/identity/identity-client.test.ts',
      'packages/server/test/connections.integration.test.ts',
      'packages/server/test/verification.integration.test.ts',
    ],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  prettier,
);
