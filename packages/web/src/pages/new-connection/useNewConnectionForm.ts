import { computed, ref, toRef, watch } from 'vue';
import { isIdentifier } from '@landbridge/server/identifier-rules';
import { parseTenantReference } from '@landbridge/server/tenant-reference';
import type { AddConnectionInput, ConnectionType, UserErrorCode } from '../../graphql/generated/graphql.js';
import { emptyDraft, newKey, openDraftStore, type Draft } from './draft.js';
import {
  fieldOrder,
  mailboxProblem,
  nameProblem,
  noteProblem,
  type FieldName,
  type FormErrors,
} from './form-errors.js';
import { useIdentifier } from './useIdentifier.js';
import { useRegistrationChoices } from './useRegistrationChoices.js';
import { useTenantCheck } from './useTenantCheck.js';
import { useEntraIdConnection } from './useEntraIdConnection.js';

const mailTypes: readonly (ConnectionType | null)[] = ['MAIL_IMAP', 'MAIL_SMTP'];

/** Whether somebody typed anything that would be lost. */
function isTouched({ name, identifier, note, tenantId, type, mailbox }: Draft): boolean {
  return (
    [name, identifier ?? '', note, tenantId, mailbox].some((text) => text.trim() !== '') || type !== null
  );
}

/** The content of the form of a new connection, its checks, and what is sent. */
export function useNewConnectionForm() {
  const store = openDraftStore();
  const draft = ref<Draft>(store.load() ?? emptyDraft());
  const errors = ref<FormErrors>({});

  const identifier = useIdentifier(toRef(draft.value, 'name'), toRef(draft.value, 'identifier'));
  const tenant = useTenantCheck(toRef(draft.value, 'tenantId'), toRef(draft.value, 'takenFrom'));
  const foundTenant = computed(() =>
    tenant.check.value.kind === 'found' ? tenant.check.value.tenant : null,
  );
  const existing = useEntraIdConnection(computed(() => foundTenant.value?.id ?? null));
  const cloud = computed(() => foundTenant.value?.cloud ?? null);
  const registrations = useRegistrationChoices(
    cloud,
    computed(() => draft.value.type),
  );
  const hasMailbox = computed(() => mailTypes.includes(draft.value.type));

  watch(draft, (now) => store.save(now), { deep: true });
  watch(existing, (connection) => {
    if (connection && draft.value.type === 'ENTRA_ID') draft.value.type = null;
  });
  for (const field of fieldOrder) {
    // What is being mended is no longer wrong; leaving the field looks again.
    watch(
      () => draft.value[field],
      () => (errors.value = { ...errors.value, [field]: undefined }),
      { flush: 'sync' },
    );
  }
  // Where a mailbox is no longer needed, one that is missing is no error any more.
  watch(
    () => draft.value.access,
    () => (errors.value = { ...errors.value, mailbox: undefined }),
  );
  if (draft.value.tenantId !== '') void tenant.leave();

  function identifierProblem(): UserErrorCode | undefined {
    const typed = draft.value.identifier?.trim();
    if (typed === undefined) return undefined;
    if (typed === '') return 'REQUIRED';
    return isIdentifier(typed) ? undefined : 'IDENTIFIER_MALFORMED';
  }

  function tenantProblem(): UserErrorCode | undefined {
    if (draft.value.tenantId.trim() === '') return 'REQUIRED';
    if (parseTenantReference(draft.value.tenantId).kind === 'malformed') return 'TENANT_ID_MALFORMED';
    if (tenant.check.value.kind === 'notFound') return 'TENANT_NOT_FOUND';
    return tenant.check.value.kind === 'otherCloud' ? 'TENANT_IN_OTHER_CLOUD' : undefined;
  }

  function problemOf(field: FieldName): UserErrorCode | undefined {
    const { name, note, type, access, mailbox } = draft.value;
    switch (field) {
      case 'name':
        return nameProblem(name);
      case 'identifier':
        return identifierProblem();
      case 'note':
        return noteProblem(note);
      case 'tenantId':
        return tenantProblem();
      case 'type':
        return type === null ? 'REQUIRED' : undefined;
      case 'mailbox':
        return hasMailbox.value ? mailboxProblem(mailbox, access) : undefined;
      case 'appRegistrationId':
        return undefined;
    }
  }

  /**
   * Looks at a field that was left. An empty one is not an error yet: it is said on saving, and then stays said. Taken
   * back on leaving, it would move what is below away from under the click that leaves.
   */
  async function leave(field: FieldName): Promise<void> {
    // Emptied by hand, the identifier goes on following.
    if (field === 'identifier' && draft.value.identifier?.trim() === '') draft.value.identifier = null;
    if (field === 'tenantId') await tenant.leave();
    const problem = problemOf(field);
    const isEmpty = problem === 'REQUIRED' && (field === 'type' || !draft.value[field]);
    errors.value = { ...errors.value, [field]: isEmpty ? errors.value[field] : problem };
  }

  /** Looks at everything; returns the uppermost field that is wrong, or null. */
  async function validate(): Promise<FieldName | null> {
    const found: FormErrors = {};
    for (const field of fieldOrder) {
      const problem = problemOf(field);
      if (problem) found[field] = problem;
    }
    errors.value = found;
    return fieldOrder.find((field) => found[field]) ?? null;
  }

  /** The domain that was typed rather than its GUID: the hub keeps it and shows it until the name is known. */
  function tenantReference(): string {
    const { tenantId, takenFrom } = draft.value;
    return takenFrom !== null && foundTenant.value?.id === tenantId ? takenFrom : tenantId;
  }

  /** One that cannot be seen, such as that of another cloud than the tenant's, is not chosen. */
  function chosenRegistration(): string | null {
    const choices = registrations.choices.value;
    const found = choices.length > 1 && choices.find(({ id }) => id === draft.value.appRegistrationId);
    return found ? found.id : null;
  }

  /** What is sent; valid after `validate` only. Null without a type. */
  function input(): AddConnectionInput | null {
    const { name, note, type, access, mailbox } = draft.value;
    if (type === null) return null;
    const content = {
      name,
      tenantId: tenantReference(),
      type,
      access: hasMailbox.value ? access : null,
      identifier: draft.value.identifier,
      note: note.trim() === '' ? null : note,
      mailbox: hasMailbox.value && mailbox.trim() !== '' ? mailbox : null,
      appRegistrationId: chosenRegistration(),
    };
    // Back from Microsoft and saved again, the same content is the same connection; other content is another one.
    const digest = JSON.stringify(content);
    if (draft.value.savedAs !== null && draft.value.savedAs !== digest) draft.value.idempotencyKey = newKey();
    return { ...content, idempotencyKey: draft.value.idempotencyKey };
  }

  function markSaved({ idempotencyKey: _, ...content }: AddConnectionInput): void {
    draft.value.savedAs = JSON.stringify(content);
    store.save(draft.value);
  }

  return {
    draft,
    errors,
    identifier,
    tenant,
    foundTenant,
    existing,
    registrations,
    hasMailbox,
    isTouched: () => isTouched(draft.value),
    leave,
    validate,
    input,
    markSaved,
    discard: store.clear,
  };
}
