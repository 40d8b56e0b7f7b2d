// The floor of the window: the same rows in a page of one small script, from a server that has the answer at hand.
// `node bare-page.js PORT ANSWER-FILE`
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, answerFile = ''] = process.argv.slice(2);
const answer = readFileSync(answerFile, 'utf8');
const script = `
const { data } = await (await fetch('/graphql')).json();
const table = document.createElement('table');
for (const { node } of data.connections.edges) {
  const row = table.insertRow();
  for (const text of [node.name, node.identifier, node.type, node.tenant.displayName, node.authorization.status, node.updatedAt])
    row.insertCell().textContent = text;
}
document.body.append(table);`;
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><body>
<script type="module" src="/page.js"></script></body></html>`;

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/graphql': ['application/json', answer],
  '/page.js': ['text/javascript', script],
  '/': ['text/html', page],
};

const server = createServer((request, response) => {
  const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
  response.writeHead(text ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(text);
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit());
