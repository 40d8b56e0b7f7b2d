import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { aConnection } from '../../../testing/connection.js';
// The window fetches it when it is needed; how long that takes is not what is tested here.
import '../toolbar/TypeMenu.vue';
import { leaveListPage, openListPage } from '../../../testing/list-page.js';

afterEach(leaveListPage);

const many = (count: number, status: ConnectionFieldsFragment['authorization']['status'] = 'FAILED') =>
  Array.from({ length: count }, (_, n) =>
    aConnection({ id: `c${n}`, name: `Row ${n}`, authorization: { status } }),
  );

/** Answers a page of `rows` as the server does. */
function pageOf(rows: ConnectionFieldsFragment[], variables: Record<string, unknown>) {
  const after = variables['after'];
  const from = typeof after === 'string' ? rows.findIndex(({ id }) => id === after) + 1 : 0;
  const page = rows.slice(from, from + Number(variables['first']));
  return {
    connections: {
      edges: page.map((node) => ({ cursor: node.id, node })),
      pageInfo: { hasNextPage: from + page.length < rows.length, endCursor: page.at(-1)?.id ?? null },
    },
  };
}

describe('the list', () => {
  it('fades a row in its place that matches no more, and drops it with the next reading of the list', async () => {
    const rows = many(3);
    const { page, push, names, server } = await openListPage(rows, {}, '/connections?status=FAILED');
    const green = { ...rows[1], authorization: { ...rows[1]?.authorization, status: 'AUTHORIZED' } };
    server.rows = rows.filter((_, n) => n !== 1);
    push('AUTHORIZED', green as ConnectionFieldsFragment);
    await flushPromises();
    expect(page.get('[data-index="1"]').text()).toContain('Authorized');
    expect(page.get('[data-index="1"]').text()).toContain('Matches no more');
    expect(page.get('[data-index="1"]').classes()).toContain('faded');
    await vi.waitFor(() => expect(names()).toEqual(['Row 0', 'Row 1', 'Row 2']));
    await page.get('[role=columnheader].type .sort').trigger('click');
    await vi.waitFor(() => expect(names()).toEqual(['Row 0', 'Row 2']));
  });

  it('keeps the old rows until the new ones have come', async () => {
    let release: () => void = () => undefined;
    const { page, names } = await openListPage(many(2), {
      Connections: (variables) => {
        const filter = variables['filter'] as { types?: string[] };
        if (!filter.types) return pageOf(many(2), variables);
        return new Promise((resolve) => (release = () => resolve(pageOf(many(1), variables))));
      },
    });
    const menu = page.get('button[aria-label="Type: filter"]');
    await menu.trigger('click');
    const item = await vi.waitFor(() => {
      const found = document.querySelector<HTMLElement>('[role=menuitemcheckbox]');
      if (!found) throw new Error('The menu has not come yet.');
      return found;
    });
    item.click();
    await flushPromises();
    expect(names()).toEqual(['Row 0', 'Row 1']);
    expect(page.get('.card').attributes('aria-busy')).toBe('true');
    release();
    await vi.waitFor(() => expect(names()).toEqual(['Row 0']));
  });

  it('says that further rows could not be read, and reads them on Try again', async () => {
    const rows = many(80);
    let isBroken = true;
    const { page } = await openListPage(rows, {
      Connections: (variables) => {
        if (isBroken && variables['after'] !== null) throw new Error('refused');
        return pageOf(rows, variables);
      },
    });
    await vi.waitFor(() => expect(page.text()).toContain('More connections could not be read.'));
    isBroken = false;
    await page
      .findAll('button')
      .find((button) => button.text() === 'Try again')
      ?.trigger('click');
    await vi.waitFor(() => expect(page.get('.body').attributes('style')).toContain('height: 4000px'));
    expect(page.text()).not.toContain('More connections could not be read.');
  });
});
