import { describe, expect, it } from 'vitest';
import { filterOf, isFiltered, orderOf, readListAddress, writeListAddress } from './list-address.js';

const tenant = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

describe('the list’s address', () => {
  it('is the same after it was written and read', () => {
    const address = readListAddress({
      q: 'fa',
      status: 'FAILED,AUTHORIZED',
      type: 'SSO',
      tenant,
      sort: '-modified',
    });
    expect(address).toEqual({
      text: 'fa',
      statuses: ['AUTHORIZED', 'FAILED'],
      types: ['SSO'],
      tenantIds: [tenant],
      sort: 'modified',
      descending: true,
    });
    expect(readListAddress(writeListAddress(address, {}) as Record<string, string>)).toEqual(address);
  });

  it('leaves out what makes no sense', () => {
    expect(
      readListAddress({ status: 'GREEN', type: '', tenant: "x' or 1", sort: '-toString', q: null }),
    ).toEqual(readListAddress({}));
  });

  it('keeps what belongs to others', () => {
    expect(writeListAddress(readListAddress({}), { connection: 'abc', q: 'old' })).toEqual({
      connection: 'abc',
    });
  });

  it('asks the server for exactly what it says', () => {
    const address = readListAddress({ q: ' fa ', status: 'FAILED', sort: 'authorized' });
    expect(filterOf(address, true)).toEqual({ text: 'fa', statuses: ['FAILED'] });
    expect(filterOf(address, false)).toEqual({ text: 'fa' });
    expect(orderOf(address)).toEqual({ field: 'STATUS', direction: 'ASC' });
    expect(isFiltered(readListAddress({ sort: '-name' }))).toBe(false);
  });
});
