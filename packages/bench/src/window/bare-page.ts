import { compiled } from '../paths.js';
import { startNode } from '../processes/child.js';
import { freePort } from '../processes/free-port.js';
import type { Cleanup } from '../report/run-command.js';

/** Serves the page of one small script that shows the same rows; returns its address. */
export async function startBarePage(answerFile: string, onEnd: Cleanup): Promise<string> {
  const port = await freePort();
  const child = await startNode(compiled('programs/bare-page'), [String(port), answerFile], {
    readyWhen: /ready/,
  });
  onEnd(() => child.stop());
  return `http://localhost:${port}/`;
}
