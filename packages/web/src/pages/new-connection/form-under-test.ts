import { flushPromises } from '@vue/test-utils';
import type { Component } from 'vue';
import { mountAtHub, tenantId, type Answers, type Hub } from '../../testing/hub.js';

export const contoso = {
  __typename: 'Tenant',
  id: tenantId,
  displayName: 'Contoso',
  domain: 'contoso.com',
  cloud: 'global',
};
export const found: Answers = { Tenant: () => ({ data: { tenant: contoso } }) };
export const added = (payload: object) => ({
  data: {
    addConnection: {
      __typename: 'AddConnectionPayload',
      connection: null,
      authorizationUrl: null,
      userErrors: [],
      ...payload,
    },
  },
});
export const refused = (code: string, field: string | null) =>
  added({
    userErrors: [{ __typename: 'UserError', code, field: field ? [field] : null, message: 'English' }],
  });

/** How a test opens the form, with what the hub answers. */
export const openerOf =
  (page: Component) =>
  (answers: Answers = {}) =>
    mountAtHub(page, '/connections/new', answers);

export async function type({ wrapper }: Hub, id: string, text: string): Promise<void> {
  const field = wrapper.get(`#${id}`);
  await field.trigger('focusin');
  await field.setValue(text);
  await field.trigger('blur');
  await flushPromises();
}
export async function fill(hub: Hub): Promise<void> {
  await type(hub, 'name', 'Invoices');
  await type(hub, 'tenant-id', 'contoso.com');
  await hub.wrapper.get('#type-SSO').setValue(true);
  await flushPromises();
}
export const valueOf = ({ wrapper }: Hub, id: string) =>
  wrapper.get<HTMLInputElement>(`#${id}`).element.value;
