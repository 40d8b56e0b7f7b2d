import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EncryptionKeyError } from './database.errors.js';
import {
  generateKeyFile,
  newKey,
  parseEncryptionKeys,
  readKeyFile,
  replaceKeyFile,
} from './encryption-keys.js';

const [one, two] = [newKey(), newKey()];
const textOf = ({ id, key }: { id: string; key: Buffer }) => `${id}:${key.toString('base64')}`;
const short = randomBytes(31).toString('base64');

describe('a list of keys', () => {
  it.each([', ', ',', ' ', '\n', '\r\n', ',\n\n'])('may be separated by %j', (between) => {
    expect(parseEncryptionKeys(`${textOf(one)}${between}${textOf(two)}${between}`)).toEqual({
      keys: [one, two],
    });
  });

  it.each([
    ['', ['it holds no key']],
    [' \n', ['it holds no key']],
    [`short:${short}`, ['entry 1 is not "id:key" with a key of 32 bytes in base64']],
    [
      `${textOf(one)} ${one.key.toString('base64')}`,
      ['entry 2 is not "id:key" with a key of 32 bytes in base64'],
    ],
    [
      `${'i'.repeat(33)}:${one.key.toString('base64')}`,
      ['entry 1 is not "id:key" with a key of 32 bytes in base64'],
    ],
    [`${textOf(one)},${one.id}:${two.key.toString('base64')}`, [`the key id "${one.id}" appears twice`]],
    [
      `short:${short},${textOf(one)},${textOf(one)}`,
      ['entry 1 is not "id:key" with a key of 32 bytes in base64', `the key id "${one.id}" appears twice`],
    ],
  ])('is refused with all that is wrong, and no key in the words', (text, problems) => {
    expect(parseEncryptionKeys(text)).toEqual({ problems });
  });
});

describe('the key file', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'landbridge-test-'));
  });
  afterEach(() => rm(directory, { recursive: true }));
  const file = () => path.join(directory, 'encryption-keys');

  it('is none where there is no file, and where the directory is none', async () => {
    expect(await readKeyFile(directory)).toBeNull();
    await writeFile(path.join(directory, 'file'), '');
    expect(await readKeyFile(path.join(directory, 'file'))).toBeNull();
  });

  it('says in words what is wrong with it', async () => {
    await writeFile(file(), `short:${short}`);
    const damaged = readKeyFile(directory);
    await expect(damaged).rejects.toThrow(EncryptionKeyError);
    await expect(damaged).rejects.toThrow(`${file()} is damaged: entry 1 is not "id:key"`);
    await rm(file());
    await mkdir(file());
    const unreadable = readKeyFile(directory);
    await expect(unreadable).rejects.toThrow(EncryptionKeyError);
    await expect(unreadable).rejects.toThrow(`The encryption keys in ${file()} cannot be read: `);
    await expect(unreadable).rejects.toMatchObject({ cause: { code: 'EISDIR' } });
  });

  it('is made once, however many make it at the same time, and its owner alone can read it', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => generateKeyFile(directory)));
    const kept = await readKeyFile(directory);
    expect(kept).toHaveLength(1);
    expect(made).toEqual(Array.from({ length: 5 }, () => kept));
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['encryption-keys']);
  });

  it('is not made where it cannot be linked, and nothing is left behind', async () => {
    await mkdir(file());
    await expect(generateKeyFile(directory)).rejects.toThrow(EncryptionKeyError);
    expect(await readdir(directory)).toEqual(['encryption-keys']);
  });

  it('is replaced whole', async () => {
    await generateKeyFile(directory);
    await replaceKeyFile(directory, [two, one]);
    expect(await readKeyFile(directory)).toEqual([two, one]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['encryption-keys']);
  });
});
