import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EncryptionKey } from './encryption-keys.js';
import { FileKeyRing, FixedKeyRing, keyFileCheckMs } from './key-ring.js';

const keyOf = (id: string): EncryptionKey => ({ id, key: randomBytes(32) });
const [first, second, third] = [keyOf('first'), keyOf('second'), keyOf('third')];

it('cannot be without a key', () => {
  expect(() => new FixedKeyRing([])).toThrow(RangeError);
});

describe('the keys of a file that changes', () => {
  let directory: string;
  let file: string;
  let now: number;
  let warnings: string[];
  let ring: FileKeyRing;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'landbridge-test-'));
    file = path.join(directory, 'encryption-keys');
    now = Date.parse('2026-11-27T12:00:00Z');
    warnings = [];
    await write(first);
    const log = { warn: (_facts: object, message: string) => void warnings.push(message) };
    ring = new FileKeyRing(file, [first], { now: () => new Date(now) }, log);
    ring.sealing();
  });
  afterEach(() => rm(directory, { recursive: true }));

  const write = (...keys: EncryptionKey[]) =>
    writeFile(file, keys.map(({ id, key }) => `${id}:${key.toString('base64')}\n`).join(''));
  const sealingLater = () => {
    now += keyFileCheckMs;
    return ring.sealing().id;
  };

  it('seal with a new first key within five seconds, and not before the file is looked at', async () => {
    await write(second, first);
    now += keyFileCheckMs - 1;
    expect(ring.sealing().id).toBe('first');
    now += 1;
    expect(ring.sealing().id).toBe('second');
    expect(ring.find('first')).toEqual(first);
  });

  it('are looked at when the clock was set back as well', async () => {
    await write(second, first);
    now -= keyFileCheckMs;
    expect(ring.sealing().id).toBe('second');
  });

  it('open at once what another process has sealed with a new key', async () => {
    await write(second, first);
    expect(ring.find('second')).toEqual(second);
    expect(ring.sealing().id).toBe('second');
    expect(ring.find('third')).toBeUndefined();
  });

  it.each([
    { what: 'is damaged', write: () => writeFile(file, 'first:AAAA') },
    { what: 'is empty', write: () => writeFile(file, '\n') },
    { what: 'holds none of the keys of before', write: () => write(second, third) },
    { what: 'holds another key under a known id', write: () => write({ ...first, key: second.key }) },
    { what: 'holds one that it held and another under a known id', write: () => replacedAmongOthers() },
    { what: 'is gone', write: () => unlink(file) },
  ])('stay what they were while the file $what, which is said once', async ({ write: writeWrongly }) => {
    await writeWrongly();
    expect(sealingLater()).toBe('first');
    expect(sealingLater()).toBe('first');
    expect(ring.find('first')).toEqual(first);
    expect(ring.find('third')).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`The encryption keys in ${file} are not taken over: `);
    await write(second, first);
    expect(sealingLater()).toBe('second');
  });

  async function replacedAmongOthers(): Promise<void> {
    await write(first, second);
    expect(sealingLater()).toBe('first');
    await write(second, { ...first, key: third.key });
  }

  it('are warned of again when something else is wrong, or the same after all was well', async () => {
    await unlink(file);
    sealingLater();
    await writeFile(file, 'nothing of the kind');
    sealingLater();
    await write(second, first);
    sealingLater();
    await unlink(file);
    sealingLater();
    expect(warnings).toHaveLength(3);
    expect(warnings[1]).toContain('entry 1 is not "id:key"');
  });
});
