// One round of load with autocannon: `node load.mjs REQUEST-AS-JSON`; prints a figure's raw material as JSON.
// { url, headers, body, connections, seconds }; `{{n}}` in the body becomes a number that no other request has.
import autocannon from 'autocannon';

const { url, headers, body, connections, seconds, firstNumber } = JSON.parse(process.argv[2]);
const isNumbered = body.includes('{{n}}');
const latencies = [];
let number = firstNumber ?? 0;

function numberedBody() {
  number += 1;
  return body.replaceAll('{{n}}', String(number));
}

const first = await fetch(url, { method: 'POST', headers, body: isNumbered ? numberedBody() : body });
const firstAnswer = await first.text();
const instance = autocannon({
  url,
  method: 'POST',
  headers,
  connections,
  duration: seconds,
  ...(isNumbered
    ? { requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, body: numberedBody() }) }] }
    : { body }),
});
instance.on('response', (_client, status, _bytes, milliseconds) => {
  if (status === 200) latencies.push(milliseconds);
});
const result = await instance;
latencies.sort((a, b) => a - b);
const at = (share) => latencies[Math.max(0, Math.ceil(share * latencies.length) - 1)] ?? null;
console.log(
  JSON.stringify({
    perSecond: latencies.length / result.duration,
    p50: at(0.5),
    p99: at(0.99),
    failed: result.errors + result.timeouts + result.non2xx,
    lastNumber: number,
    firstAnswer,
  }),
);
