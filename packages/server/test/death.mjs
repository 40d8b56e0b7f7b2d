import process from 'node:process';
import { RunnerTransaction } from '../build/database/statements.js';

/**
 * This process ends itself by SIGKILL at one line: before or after the commit of the first transaction that runs a
 * statement with this beginning, and before anybody is told of it.
 * @param {'before' | 'after'} side
 * @param {string} statement
 */
export function dieAt(side, statement) {
  const doomed = new WeakSet();
  const { execute, end, runEffects } = RunnerTransaction.prototype;

  RunnerTransaction.prototype.execute = async function (sql, params) {
    const result = await execute.call(this, sql, params);
    if (sql.startsWith(statement)) doomed.add(this);
    return result;
  };

  RunnerTransaction.prototype.end = function () {
    if (side === 'before' && doomed.has(this)) die();
    end.call(this);
  };

  RunnerTransaction.prototype.runEffects = function () {
    if (side === 'after' && doomed.has(this)) die();
    runEffects.call(this);
  };
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}
