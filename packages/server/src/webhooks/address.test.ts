import { describe, expect, it } from 'vitest';
import {
  AddressRefusedError,
  checkWebhookUrl,
  isPublicAddress,
  permittedAddresses,
  type Resolve,
} from './address.js';

const at = (...addresses: string[]): Resolve => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }) as const);
  return async () => found;
};

describe('where webhooks may go', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    'fe80::1',
    'fec0::1',
    'fd00:ec2::254',
    'ff02::1',
    'not an address',
  ])('not to %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '2a00:1450:4014::200e', '::ffff:8.8.8.8'])('to %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'https://0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://169.254.169.254/latest/meta-data',
  ])('not to the literal address of %s', async (url) => {
    const checking = permittedAddresses(new URL(url).hostname, {
      allowPrivate: false,
      resolve: at('8.8.8.8'),
    });
    await expect(checking).rejects.toThrow(AddressRefusedError);
  });

  it('not to a host of which one address is private', async () => {
    const checking = permittedAddresses('a.example', {
      allowPrivate: false,
      resolve: at('8.8.8.8', '10.0.0.1'),
    });
    await expect(checking).rejects.toThrow(AddressRefusedError);
  });

  it('to private addresses when they are allowed', async () => {
    const resolve = at('10.0.0.1');
    expect(await permittedAddresses('a.example', { allowPrivate: true, resolve })).toHaveLength(1);
  });

  it.each([
    ['ftp://example.com/', 'WEBHOOK_URL_MALFORMED'],
    ['example.com', 'WEBHOOK_URL_MALFORMED'],
    ['https://user:secret@example.com/', 'WEBHOOK_URL_MALFORMED'],
    [`https://example.com/${'x'.repeat(2_000)}`, 'WEBHOOK_URL_MALFORMED'],
    ['http://example.com/', 'WEBHOOK_URL_NOT_ALLOWED'],
    ['http://127.0.0.1:5000/', 'WEBHOOK_URL_NOT_ALLOWED'],
  ])('not as %s', (url, problem) => {
    expect(checkWebhookUrl(url, { allowPrivate: false })).toEqual({ ok: false, problem });
  });

  it('without encryption to this machine alone, and only when private addresses are allowed', () => {
    const allowPrivate = true;
    expect(checkWebhookUrl(' http://127.0.0.1:5000/hook#part ', { allowPrivate })).toEqual({
      ok: true,
      url: 'http://127.0.0.1:5000/hook',
    });
    expect(checkWebhookUrl('http://10.0.0.1/', { allowPrivate })).toMatchObject({ ok: false });
  });
});
