import { describe, expect, it } from 'vitest';
import { describeFailures, failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

const passed = { fullName: 'adds is fine', status: 'passed', failureMessages: [] };
const failed = {
  fullName: 'adds keeps both',
  status: 'failed',
  failureMessages: ['Error: expected 1\nto be 2\n    at /repository/packages/server/src/a.test.ts:2:64'],
};

function ofVitest(...testResults) {
  return failuresOfVitest({ testResults }, '/repository');
}

function ofPlaywright({ status, errors = [] }) {
  const spec = { title: 'turns green', tests: [{ status, results: [{ errors }] }] };
  const described = { title: 'the strip', specs: [spec] };
  return failuresOfPlaywright({
    suites: [{ title: 'a.spec.ts', specs: [], suites: [described] }],
    errors: [],
  });
}

describe('what failed, at the end of the log', () => {
  it('names each failed test of Vitest in full, with the first lines of its message and without the stack', () => {
    const file = { name: '/repository/packages/server/src/a.test.ts', status: 'failed', message: '' };
    expect(describeFailures(ofVitest({ ...file, assertionResults: [passed, failed] }))).toEqual([
      '✗ packages/server/src/a.test.ts › adds keeps both',
      '    Error: expected 1',
      '    to be 2',
    ]);
  });

  it('names a file that could not be loaded, and one whose hook failed', () => {
    const file = { name: '/repository/b.test.ts', status: 'failed', assertionResults: [] };
    const skipped = { ...passed, status: 'skipped' };
    const failures = ofVitest(
      { ...file, message: "Cannot find module './nothing.js'" },
      { ...file, message: '', assertionResults: [skipped] },
    );
    expect(failures).toEqual([
      { name: 'b.test.ts', message: ["Cannot find module './nothing.js'"] },
      { name: 'b.test.ts', message: ['failed outside its tests: the lines of its runner say where'] },
    ]);
  });

  it('keeps the beginning and the end of a long message', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const [{ message }] = ofPlaywright({ status: 'unexpected', errors: [{ message: lines.join('\n') }] });
    expect(message).toEqual([...lines.slice(0, 4), '…', ...lines.slice(30)]);
  });

  it('cuts a line that would fill the log', () => {
    const [line = ''] = describeFailures([{ name: 'x'.repeat(10_000), message: [] }]);
    expect(line).toHaveLength(301);
  });

  it('says nothing of files that passed', () => {
    expect(
      ofVitest({ name: '/repository/c.test.ts', status: 'passed', message: '', assertionResults: [passed] }),
    ).toEqual([]);
  });

  it('names each test that failed or wavered in the browser, without colours', () => {
    const errors = [{ message: '\u001b[31mError: not visible\u001b[39m\n\nLocator: strip' }];
    const name = 'a.spec.ts › the strip › turns green';
    expect(ofPlaywright({ status: 'unexpected', errors })).toEqual([
      { name, message: ['Error: not visible', 'Locator: strip'] },
    ]);
    expect(ofPlaywright({ status: 'flaky' })).toEqual([{ name, message: ['flaky'] }]);
    expect(ofPlaywright({ status: 'expected' })).toEqual([]);
    expect(ofPlaywright({ status: 'skipped' })).toEqual([]);
  });

  it('names what went wrong in the browser tests before any of them', () => {
    expect(failuresOfPlaywright({ suites: [], errors: [{ message: 'Error: No tests found' }] })).toEqual([
      { name: 'e2e', message: ['Error: No tests found'] },
    ]);
  });
});
