import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aConnection } from '../../../testing/connection.js';
import { leaveListPage, openListPage } from '../../../testing/list-page.js';
// Loaded when they are opened; here they are there already, however busy the machine is.
import './LookMenu.vue';
import './TenantMenu.vue';

const fabrikam = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const tenants = [
  { id: 'b410305f-3ebe-474a-a83f-4add9acd47d1', displayName: 'Contoso', domain: 'contoso.com', count: 12 },
  { id: fabrikam, displayName: 'Fabrikam', domain: 'fabrikam.com', count: 3 },
];

/** Answers as the hub does: by the words, or by the ids. */
function answerTenants(variables: Record<string, unknown>) {
  const filter = (variables['filter'] ?? {}) as { text?: string; ids?: string[] };
  const found = tenants.filter(
    ({ id, displayName }) =>
      (filter.ids?.includes(id) ?? true) &&
      displayName.toLowerCase().includes((filter.text ?? '').toLowerCase()),
  );
  return {
    tenants: {
      edges: found.map(({ count, ...node }) => ({ connectionCount: count, cursor: node.id, node })),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  };
}

afterEach(() => {
  leaveListPage();
  localStorage.clear();
});

const button = (page: VueWrapper, label: string) => page.get(`button[aria-label="${label}"]`);
const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];

describe('the toolbar of the list', () => {
  it('finds a tenant by its name and filters by it, however few rows are loaded', async () => {
    const { page, router, asked } = await openListPage([aConnection()], { Tenants: answerTenants });
    await button(page, 'Tenant: filter').trigger('click');
    await vi.waitFor(() =>
      expect(options().map((option) => option.textContent)).toEqual([
        'Contosocontoso.com12',
        'Fabrikamfabrikam.com3',
      ]),
    );
    const search = page.get<HTMLInputElement>('input[aria-label="Search tenants"]');
    await search.setValue('fabri');
    await vi.waitFor(() => expect(options()).toHaveLength(1));
    options()[0]?.click();
    await flushPromises();
    expect(router.currentRoute.value.query['tenant']).toBe(fabrikam);
    expect(asked.filter(({ operation }) => operation === 'Connections').at(-1)?.variables['filter']).toEqual({
      tenantIds: [fabrikam],
    });
    expect(page.find('button[aria-label="Remove the filter Fabrikam"]').exists()).toBe(true);
  });

  it('names the tenant of a copied link though none of its connections is loaded', async () => {
    const { page, router } = await openListPage(
      [aConnection()],
      { Tenants: answerTenants },
      `/connections?tenant=${fabrikam}`,
    );
    await vi.waitFor(() =>
      expect(page.find('button[aria-label="Remove the filter Fabrikam"]').exists()).toBe(true),
    );
    await button(page, 'Remove the filter Fabrikam').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections');
  });

  it('sorts by every column, and says so to those who do not see the arrow', async () => {
    const { page, asked } = await openListPage([aConnection()]);
    const orders = [];
    for (const head of ['Tenant', 'Account', 'Last verified', 'Last verified']) {
      const sort = page.findAll('.sort').find((candidate) => candidate.text() === head);
      await sort?.trigger('click');
      await flushPromises();
      orders.push(asked.filter(({ operation }) => operation === 'Connections').at(-1)?.variables['orderBy']);
    }
    expect(orders).toEqual([
      { field: 'TENANT', direction: 'ASC' },
      { field: 'ACCOUNT', direction: 'ASC' },
      { field: 'LAST_VERIFIED_AT', direction: 'DESC' },
      { field: 'LAST_VERIFIED_AT', direction: 'ASC' },
    ]);
    expect(page.get('[role=columnheader].verified').attributes('aria-sort')).toBe('ascending');
    expect(page.get('[role=columnheader].tenant').attributes('aria-sort')).toBe('none');
  });

  it('shows the columns chosen, and remembers them', async () => {
    const { page } = await openListPage([aConnection({ tenant: { ...tenants[1], id: fabrikam } as never })]);
    expect(page.get('[data-index="0"]').text()).toContain('Fabrikam');
    await button(page, 'Columns and row height').trigger('click');
    const item = await vi.waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]')].find(
        (candidate) => candidate.textContent.trim() === 'Tenant',
      );
      if (!found) throw new Error('The menu has not come yet.');
      return found;
    });
    item.click();
    await flushPromises();
    expect(page.get('[data-index="0"]').text()).not.toContain('Fabrikam');
    expect(page.find('[role=columnheader].tenant').exists()).toBe(false);
    leaveListPage();
    const again = await openListPage([aConnection()]);
    expect(again.page.find('[role=columnheader].tenant').exists()).toBe(false);
  });

  it('gives the identifier a column of its own in compact rows', async () => {
    localStorage.setItem('landbridge.density', 'compact');
    const { page } = await openListPage([aConnection()]);
    expect(page.get('[role=columnheader].identifier').text()).toBe('Identifier');
    expect(page.get('[data-index="0"] .name-cell').text()).not.toContain('identifier-of');
  });
});
