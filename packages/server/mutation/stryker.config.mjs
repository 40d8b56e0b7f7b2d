import { chosenGroup } from './groups.mjs';

const { name, mutate } = chosenGroup();

export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mjs', related: false },
  mutate: [...mutate, '!src/**/*.test.ts'],
  coverageAnalysis: 'perTest',
  // What runs once at the start would need a process of its own for each mutant.
  ignoreStatic: true,
  // A word is no behaviour: a broken statement fails everything, a broken sentence is the translators' matter.
  mutator: { excludedMutations: ['StringLiteral'] },
  timeoutMS: 20_000,
  concurrency: Number(process.env.MUTATION_PROCESSES ?? 2),
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation-${name}.json` },
  ignorePatterns: ['dist', 'build', 'reports'],
};
