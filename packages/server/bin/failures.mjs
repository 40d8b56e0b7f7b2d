import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const firstLines = 4;
/** What a browser waited for in vain stands at the end of its message. */
const lastLines = 10;
const longestLine = 300;

/**
 * What failed according to Vitest's JSON report. A file that could not be loaded, or one of whose hooks failed, counts
 * as one failure: its tests are reported as skipped, if at all.
 * @param {object} report as `vitest --reporter=json` writes it
 * @param {string} folder what the files' names are given relative to
 * @returns {{ name: string, message: string[] }[]}
 */
export function failuresOfVitest(report, folder) {
  return report.testResults.flatMap((file) => {
    const name = path.relative(folder, file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')));
    if (file.status !== 'failed') return [];
    return [failure(name, file.message || 'failed outside its tests: the lines of its runner say where')];
  });
}

/**
 * What failed, or passed only at a second attempt, according to Playwright's JSON report.
 * @param {object} report as `playwright test --reporter=json` writes it
 * @returns {{ name: string, message: string[] }[]}
 */
export function failuresOfPlaywright(report) {
  const ofTests = report.suites.flatMap((suite) => failuresOfSuite(suite, []));
  return [...ofTests, ...report.errors.map((error) => failure('e2e', error.message ?? ''))];
}

/** Lines for the log, in the order of the failures. */
export function describeFailures(failures) {
  const bounded = (line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
  return failures.flatMap(({ name, message }) =>
    [`✗ ${name}`, ...message.map((line) => `    ${line}`)].map(bounded),
  );
}

function failuresOfSuite(suite, above) {
  const titles = [...above, suite.title];
  const inner = (suite.suites ?? []).flatMap((child) => failuresOfSuite(child, titles));
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((test) => {
        const errors = test.results.flatMap((result) => result.errors.map((error) => error.message ?? ''));
        return failure([...titles, spec.title].join(' › '), errors[0] ?? test.status);
      }),
  );
  return [...own, ...inner];
}

/** The message's first and last lines that say something; the stack is in the runner's own lines. */
function failure(name, message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const told = lines.slice(0, stack < 0 ? undefined : stack);
  if (told.length <= firstLines + lastLines) return { name, message: told };
  return { name, message: [...told.slice(0, firstLines), '…', ...told.slice(-lastLines)] };
}
