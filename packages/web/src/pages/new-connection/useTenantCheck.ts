import { ApolloError } from '@apollo/client/core/index.js';
import { useApolloClient } from '@vue/apollo-composable';
import { parseTenantReference } from '@landbridge/server/tenant-reference';
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { TenantDocument, type TenantQuery } from '../../graphql/generated/graphql.js';

export type FoundTenant = NonNullable<TenantQuery['tenant']>;
export type TenantCheck =
  | { kind: 'idle' }
  | { kind: 'malformed' }
  | { kind: 'checking' }
  | { kind: 'found'; tenant: FoundTenant; takenFrom: string | null }
  | { kind: 'notFound' }
  | { kind: 'otherCloud'; cloud: string }
  | { kind: 'unavailable' };

const pauseMs = 300;

/** How the hub's refusal to look a tenant up is shown. */
function checkOf(error: unknown): TenantCheck {
  const extensions = error instanceof ApolloError ? error.graphQLErrors[0]?.extensions : undefined;
  if (extensions?.['code'] === 'TENANT_ID_MALFORMED') return { kind: 'malformed' };
  if (extensions?.['code'] === 'TENANT_IN_OTHER_CLOUD') {
    const cloud = extensions['cloud'];
    return { kind: 'otherCloud', cloud: typeof cloud === 'string' ? cloud : '' };
  }
  return { kind: 'unavailable' };
}

/**
 * The live check of the field Tenant ID: after a pause in typing or on leaving the field. What cannot be a tenant is
 * never asked for. While somebody still types, only good news is told: half a domain is no error.
 *
 * @param text the field's content; takes the GUID when a domain was found and the field is left
 * @param takenFrom the domain whose GUID the field has taken
 */
export function useTenantCheck(text: Ref<string>, takenFrom: Ref<string | null>) {
  const { client } = useApolloClient();
  const check = ref<TenantCheck>({ kind: 'idle' });
  let isTyping = false;
  let asked = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ownChange: string | null = null;

  function settle(): void {
    if (isTyping || check.value.kind !== 'found') return;
    const { tenant } = check.value;
    if (text.value === tenant.id) return;
    ownChange = tenant.id;
    asked = tenant.id;
    text.value = tenant.id;
  }

  async function ask(reference: string, domain: string | null): Promise<void> {
    asked = reference;
    check.value = { kind: 'checking' };
    let result: TenantCheck;
    try {
      const { data } = await client.query({
        query: TenantDocument,
        variables: { idOrDomain: reference },
        fetchPolicy: 'no-cache',
      });
      result = data.tenant
        ? { kind: 'found', tenant: data.tenant, takenFrom: domain ?? takenFrom.value }
        : { kind: 'notFound' };
    } catch (error) {
      result = checkOf(error);
    }
    if (asked !== reference) return;
    check.value = result;
    if (result.kind === 'found') takenFrom.value = result.takenFrom;
    settle();
  }

  /** Looks at what the field holds now; asks Microsoft unless the answer is known. */
  async function look(again = false): Promise<void> {
    clearTimeout(timer);
    if (text.value.trim() === '') {
      check.value = { kind: 'idle' };
      return;
    }
    const reference = parseTenantReference(text.value);
    if (reference.kind === 'malformed') {
      check.value = isTyping ? { kind: 'idle' } : { kind: 'malformed' };
      return;
    }
    const key = reference.kind === 'guid' ? reference.tenantId : reference.domain;
    const isKnown = check.value.kind !== 'idle' && check.value.kind !== 'malformed' && asked === key;
    if (isKnown && !again) settle();
    else await ask(key, reference.kind === 'domain' ? reference.domain : null);
  }

  watch(text, (now) => {
    if (now === ownChange) {
      ownChange = null;
      return;
    }
    clearTimeout(timer);
    asked = '';
    takenFrom.value = null;
    check.value = { kind: 'idle' };
    timer = setTimeout(() => void look(), pauseMs);
  });
  onScopeDispose(() => clearTimeout(timer));

  return {
    check,
    /** The caret is in the field. */
    enter: () => (isTyping = true),
    /** The field was left. */
    leave: () => {
      isTyping = false;
      return look();
    },
    checkAgain: () => look(true),
  };
}
