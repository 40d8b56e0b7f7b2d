import { expect, it } from 'vitest';
import { isLoopbackHost } from './loopback.js';

it.each(['localhost', 'hub.localhost', '127.0.0.1', '127.8.9.1', '[::1]'])(
  '%s is this machine',
  (hostname) => {
    expect(isLoopbackHost(hostname)).toBe(true);
  },
);

it.each(['localhost.example.com', 'notlocalhost', '127.0.0.1.example.com', '128.0.0.1', '[::2]', ''])(
  '%s is not',
  (hostname) => {
    expect(isLoopbackHost(hostname)).toBe(false);
  },
);
