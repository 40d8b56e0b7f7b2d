import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aConnection } from '../../testing/connection.js';
import { leaveListPage, openListPage as setUp } from '../../testing/list-page.js';
// The window fetches it when it is needed; how long that takes is not what is tested here.
import './actions/TestResultsDialog.vue';

afterEach(leaveListPage);

const row = (page: VueWrapper, index: number) => page.get(`[data-index="${index}"]`);

describe('the list of connections', () => {
  it('shows each connection with its state in words, and counts the states', async () => {
    const { page, names } = await setUp([
      aConnection({ id: 'a', name: 'Invoices', authorization: { status: 'AUTHORIZED' } }),
      aConnection({ id: 'b', name: 'Helpdesk', authorization: { status: 'FAILED' } }),
    ]);
    expect(names()).toEqual(['Invoices', 'Helpdesk']);
    expect(row(page, 0).text()).toContain('Authorized');
    expect(row(page, 1).text()).toContain('Failed');
    expect(page.get('[role=grid]').attributes('aria-rowcount')).toBe('3');
    expect(page.findAll('.state').map((state) => state.text())[0]).toBe('All 2');
  });

  it('turns green in place when the hub says so', async () => {
    const waiting = aConnection({ id: 'a', authorization: { status: 'AWAITING_SIGN_IN' } });
    const { page, push } = await setUp([waiting]);
    push('AUTHORIZED', { ...waiting, authorization: { ...waiting.authorization, status: 'AUTHORIZED' } });
    await flushPromises();
    expect(row(page, 0).text()).toContain('Authorized');
    expect(row(page, 0).classes()).toContain('flashing');
  });

  it('shows whose link is waited with and until when, and withdraws it from the row’s menu', async () => {
    const link = {
      requestedBy: 'Hana Nováková',
      createdAt: '2026-11-25T09:00:00Z',
      expiresAt: '2026-11-26T09:00:00Z',
    };
    const waiting = aConnection({ id: 'a', authorization: { status: 'AWAITING_SIGN_IN', link } });
    const { page, asked, push } = await setUp([waiting], {
      WithdrawAuthorizationLink: () => ({
        withdrawAuthorizationLink: { connection: aConnection({ id: 'a' }), userErrors: [] },
      }),
    });
    expect(row(page, 0).get('.status').text()).toMatch(/Awaiting sign-in\s*Link until .* · Hana Nováková/);
    await row(page, 0).get('.menu-button').trigger('click');
    const item = await vi.waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find(
        ({ textContent }) => textContent.trim() === 'Withdraw link',
      );
      if (!found) throw new Error('The menu is not open yet.');
      return found;
    });
    item.click();
    await flushPromises();
    expect(asked.at(-1)?.variables).toEqual({ input: { connectionId: 'a' } });
    push('LINK_WITHDRAWN', aConnection({ id: 'a' }));
    await flushPromises();
    expect(row(page, 0).text()).not.toContain('Hana Nováková');
  });

  it('shows what was added elsewhere and takes away what was deleted, without a refresh', async () => {
    const [first, second] = [
      aConnection({ id: 'a', name: 'First' }),
      aConnection({ id: 'b', name: 'Second' }),
    ];
    const { server, push, names } = await setUp([second]);
    server.rows = [first, second];
    push('ADDED', first);
    await vi.waitFor(() => expect(names()).toEqual(['First', 'Second']));
    push('DELETED', second);
    await vi.waitFor(() => expect(names()).toEqual(['First']));
  });

  it('offers first what the state calls for', async () => {
    const { page } = await setUp([
      aConnection({ id: 'a', authorization: { status: 'NEEDS_REAUTHORIZATION' } }),
    ]);
    await row(page, 0).trigger('click');
    const first = page.get('.toolbar .button');
    expect(first.text()).toBe('Authorize connection');
    expect(first.classes()).toContain('primary');
  });

  it('offers only Test and Delete for several', async () => {
    const { page } = await setUp([aConnection({ id: 'a' }), aConnection({ id: 'b' })]);
    await page.get('.head [role=checkbox]').trigger('click');
    expect(page.findAll('.toolbar .button').map((button) => button.text())).toEqual([
      'Test connections',
      'Delete connections',
    ]);
  });

  it('goes to the sign-in that the hub hands out', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const { page } = await setUp([aConnection({ id: 'a' })], {
      AuthorizeConnection: () => ({
        authorizeConnection: {
          connection: null,
          authorizationUrl: 'http://localhost:4000/auth/start/x',
          userErrors: [],
        },
      }),
    });
    await row(page, 0).trigger('click');
    await page.get('.toolbar .button').trigger('click');
    await flushPromises();
    expect(assign).toHaveBeenCalledWith('http://localhost:4000/auth/start/x');
  });

  it('says in words why a test could not be made', async () => {
    const { page } = await setUp(
      [aConnection({ id: 'a', name: 'Invoices', authorization: { status: 'AUTHORIZED' } })],
      {
        TestConnection: () => ({
          testConnection: {
            connection: null,
            test: null,
            userErrors: [{ __typename: 'UserError', code: 'NEEDS_REAUTHORIZATION', field: [], message: 'x' }],
          },
        }),
      },
    );
    await row(page, 0).trigger('click');
    await page.findAll('.toolbar .button')[1]?.trigger('click');
    await vi.waitFor(() =>
      expect(document.body.textContent).toContain('Invoices needs to be authorized again before'),
    );
  });

  it('asks the server for the states chosen, and keeps them in the address', async () => {
    const { page, router, asked } = await setUp([aConnection({ id: 'a' })]);
    await page.get('.state.FAILED').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections?status=FAILED');
    expect(asked.filter(({ operation }) => operation === 'Connections').at(-1)?.variables['filter']).toEqual({
      statuses: ['FAILED'],
    });
  });

  it('says what is filtered when nothing matches', async () => {
    const { page, router } = await setUp([], {}, '/connections?q=zzz&status=FAILED');
    expect(page.text()).toContain('No connection matches');
    expect(page.text()).toContain('zzz');
    await page
      .findAll('button')
      .find((button) => button.text() === 'Clear filters')
      ?.trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/connections');
  });

  it('explains the first step when there is no connection', async () => {
    const { page } = await setUp([]);
    await vi.waitFor(() => expect(page.text()).toContain('http://localhost:4000/auth/callback'));
    expect(page.text()).toContain('not needed while simulated');
    expect(page.find('[role=grid]').exists()).toBe(false);
  });
});
