import { useApolloClient, useMutation, useQuery } from '@vue/apollo-composable';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { usePlaceBefore } from '../../layout/place-before.js';
import { useConnectionChanges, type ConnectionChange } from '../../graphql/connection-changes.js';
import {
  ConnectionDocument,
  ConnectionMeanwhileDocument,
  UpdateConnectionDocument,
  type EditedConnectionFragment,
  type UpdateConnectionInput,
  type UserErrorCode,
} from '../../graphql/generated/graphql.js';
import { useRegistrationChoices } from '../new-connection/useRegistrationChoices.js';
import {
  differingFields,
  editableFields,
  fieldsOf,
  mergeChanges,
  problemOf,
  type EditableField,
  type EditableFields,
} from './editable-fields.js';
import { lastChangeOf, type LastChange } from './last-change.js';

/** What somebody else stored meanwhile, and who it was; null where that is not known any more. */
export interface Conflict {
  connection: EditedConnectionFragment;
  change: LastChange | null;
}

/** The content of the form of a stored connection, and what its buttons do. */
export function useEditConnection(id: string, focusField: (field: EditableField) => void) {
  const { t } = useI18n();
  const router = useRouter();
  const places = ['/connections', `/connections/${id}`];
  const placeBefore = usePlaceBefore((path) => places.includes(path), { name: 'connections' });
  const { client } = useApolloClient();
  const { mutate } = useMutation(UpdateConnectionDocument);
  const { result, loading } = useQuery(ConnectionDocument, { id }, { fetchPolicy: 'cache-and-network' });

  const isDeleted = ref(false);
  /** Null when it happened while nothing could be heard. */
  const deletion = shallowRef<ConnectionChange | null>(null);
  const isSaving = ref(false);
  const problem = ref<string | null>(null);
  const fields = ref<EditableFields>({ name: '', note: '', mailbox: '', appRegistrationId: '' });
  const errors = ref<Partial<Record<EditableField, UserErrorCode>>>({});
  /** The connection as it was when the form was filled: what the server is asked to compare with. */
  const base = ref<EditedConnectionFragment | null>(null);
  const conflict = shallowRef<Conflict | null>(null);

  const connection = computed(() => result.value?.connection ?? null);
  const isGone = computed(() => isDeleted.value || (!loading.value && result.value?.connection === null));
  const hasMailbox = computed(() => base.value?.type === 'MAIL_IMAP' || base.value?.type === 'MAIL_SMTP');
  const registrations = useRegistrationChoices(
    computed(() => base.value?.tenant.cloud ?? null),
    computed(() => base.value?.type ?? null),
  );
  const isTouched = () =>
    base.value !== null && differingFields(fieldsOf(base.value), fields.value).length > 0;

  function fill(now: EditedConnectionFragment): void {
    base.value = now;
    fields.value = fieldsOf(now);
    errors.value = {};
    conflict.value = null;
  }
  // What is pushed is taken over as long as nothing was typed; after that it is shown as a conflict on saving.
  watch(
    connection,
    (now) => {
      if (now && (base.value === null || !isTouched())) fill(now);
    },
    { immediate: true },
  );
  useConnectionChanges().onConnectionChange((change) => {
    if (change.kind !== 'DELETED' || change.connectionId !== id) return;
    isDeleted.value = true;
    deletion.value = change;
  });

  function problemAt(field: EditableField): UserErrorCode | undefined {
    return problemOf(field, fields.value[field], base.value?.access ?? 'DELEGATED');
  }

  function leave(field: EditableField): void {
    errors.value = { ...errors.value, [field]: problemAt(field) };
  }

  function isRight(): boolean {
    for (const field of editableFields) leave(field);
    const first = editableFields.find((field) => errors.value[field]);
    if (first) focusField(first);
    return first === undefined;
  }

  /** Somebody was faster: what each changed alone is put together, what both changed is shown side by side. */
  async function compare(): Promise<void> {
    const { data } = await client.query({
      query: ConnectionMeanwhileDocument,
      variables: { id },
      // The history of the connection's own page has more of each entry: this one must not take its place.
      fetchPolicy: 'no-cache',
    });
    const now = data.connection;
    if (!now || !base.value) {
      isDeleted.value = !now;
      return;
    }
    const { merged, clashes } = mergeChanges(fieldsOf(base.value), fields.value, fieldsOf(now));
    fields.value = merged;
    if (clashes.length > 0) {
      conflict.value = { connection: now, change: lastChangeOf(now.history, clashes) };
      return;
    }
    base.value = now;
    await store();
  }

  async function refuse(
    userErrors: readonly { code: UserErrorCode; field: string[] | null }[],
  ): Promise<void> {
    if (userErrors.some(({ code }) => code === 'CONNECTION_NOT_FOUND')) isDeleted.value = true;
    else if (userErrors.some(({ code }) => code === 'CHANGED_MEANWHILE')) await compare();
    for (const { code, field } of userErrors) {
      const known = editableFields.find((name) => name === field?.at(-1));
      if (known) errors.value = { ...errors.value, [known]: code };
    }
    const first = editableFields.find((field) => errors.value[field]);
    if (first) focusField(first);
  }

  async function store(): Promise<void> {
    if (!base.value) return;
    const { name, note, mailbox, appRegistrationId } = fields.value;
    const isChosenAnew = appRegistrationId !== fieldsOf(base.value).appRegistrationId;
    const input: UpdateConnectionInput = {
      id,
      name,
      note: note.trim() === '' ? null : note,
      expectedUpdatedAt: base.value.updatedAt,
      ...(hasMailbox.value ? { mailbox: mailbox.trim() === '' ? null : mailbox } : {}),
      ...(isChosenAnew ? { appRegistrationId: appRegistrationId === '' ? null : appRegistrationId } : {}),
    };
    const payload = (await mutate({ input }))?.data?.updateConnection;
    if (!payload) problem.value = t('editConnection.unanswered');
    else if (payload.connection && payload.userErrors.length === 0) {
      base.value = payload.connection;
      fields.value = fieldsOf(payload.connection);
      await router.push(placeBefore);
    } else await refuse(payload.userErrors);
  }

  async function save(): Promise<void> {
    if (isSaving.value || !isRight()) return;
    isSaving.value = true;
    problem.value = null;
    try {
      await store();
    } catch (error) {
      console.info('The connection was not changed, or that is not known.', error);
      problem.value = t('editConnection.unanswered');
    }
    isSaving.value = false;
  }

  async function keepMine(): Promise<void> {
    base.value = conflict.value?.connection ?? null;
    conflict.value = null;
    await save();
  }
  function takeTheirs(): void {
    if (conflict.value) fill(conflict.value.connection);
  }

  return {
    placeBefore,
    base,
    fields,
    errors,
    conflict,
    problem,
    isSaving,
    isGone,
    isDeleted,
    deletion,
    hasMailbox,
    registrations,
    isTouched,
    leave,
    save,
    keepMine,
    takeTheirs,
  };
}
