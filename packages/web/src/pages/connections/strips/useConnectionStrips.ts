import { useApolloClient } from '@vue/apollo-composable';
import { ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { announce } from '../../../announcements/announcements.js';
import { useConnectionChanges, type ConnectionChange } from '../../../graphql/connection-changes.js';
import { ConnectionDocument, type ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { readStrips, storeStrips } from './stored-strips.js';
import { notices, stripKindOf, stripKindOfChange, type Notice, type Strip } from './strip.js';

/**
 * The strips above the list: what the way back from Microsoft brought (by the connection's state, never by the address
 * alone), and what the hub pushes.
 *
 * @param focusStrip puts the focus on the strip of a connection: after the way back, and never otherwise
 */
export function useConnectionStrips(focusStrip: (connectionId: string) => void) {
  const { client } = useApolloClient();
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const strips = ref<Strip[]>([]);
  /** The connection that the way back is about, while it is read: its strip gets the focus, not a second voice. */
  let arriving: string | null = null;

  watch(strips, (now) => storeStrips(now, Date.now()));

  function close(connectionId: string): void {
    strips.value = strips.value.filter(({ connection }) => connection.id !== connectionId);
  }

  function closeAll(): void {
    strips.value = [];
  }

  function show(strip: Strip): void {
    const others = strips.value.filter(({ connection }) => connection.id !== strip.connection.id);
    strips.value = [strip, ...others];
  }

  /** Another strip about the same connection, in the place of the one that is there. */
  function replace(strip: Strip): void {
    strips.value = strips.value.map((one) => (one.connection.id === strip.connection.id ? strip : one));
  }

  /** Keeps a strip in its place and tells it what is new about its connection. */
  function refresh(connection: ConnectionFieldsFragment): void {
    strips.value = strips.value.flatMap((strip): Strip[] => {
      if (strip.connection.id !== connection.id) return [strip];
      const kind = strip.kind === 'waiting' ? stripKindOf(connection) : strip.kind;
      const { error, status } = connection.authorization;
      const isOver = kind === 'failed' || (kind === 'again' && status === 'AUTHORIZED');
      const saysNothing = kind === null || (isOver && !error);
      return saysNothing ? [] : [{ ...strip, kind, connection }];
    });
  }

  function hear({ kind, connectionId, connection }: ConnectionChange): void {
    if (!connection) {
      if (kind === 'DELETED') close(connectionId);
      return;
    }
    const next = stripKindOfChange(kind, connection);
    if (!next) {
      refresh(connection);
      return;
    }
    const isNew = !strips.value.some((strip) => strip.connection.id === connectionId);
    show({ connection, kind: next, notice: null });
    // A red one is an alert, and one that was there already is heard as it changes.
    if (isNew && next === 'authorized' && connectionId !== arriving)
      announce(`${t('strips.authorized.title')} ${connection.name}`);
  }

  async function read(id: string): Promise<ConnectionFieldsFragment | null> {
    try {
      const { data } = await client.query({
        query: ConnectionDocument,
        variables: { id },
        fetchPolicy: 'network-only',
      });
      return data.connection;
    } catch (error) {
      console.info('The connection of a strip cannot be read.', error);
      return null;
    }
  }

  async function stripFor(id: string, notice: Notice | null): Promise<Strip | null> {
    const connection = await read(id);
    if (!connection) return null;
    const kind = notice ? 'notice' : stripKindOf(connection);
    return kind ? { connection, kind, notice } : null;
  }

  async function restore(): Promise<void> {
    const found = await Promise.all(readStrips(Date.now()).map(({ id, notice }) => stripFor(id, notice)));
    const known = new Set(strips.value.map(({ connection }) => connection.id));
    const restored = found
      .filter((strip) => strip !== null)
      .filter(({ connection }) => !known.has(connection.id));
    if (restored.length > 0) strips.value = [...strips.value, ...restored];
  }

  async function arrive(id: string, said: unknown): Promise<void> {
    const notice = notices.find((known) => known === said) ?? null;
    arriving = id;
    const strip = await stripFor(id, notice);
    arriving = null;
    if (strip) {
      show(strip);
      focusStrip(id);
    }
    // Stored by now, it outlives a reload; the address would only show it again after it was closed.
    const query = Object.entries(route.query).filter(([key]) => key !== 'connection' && key !== 'notice');
    await router.replace({ query: Object.fromEntries(query), hash: route.hash });
  }

  useConnectionChanges().onConnectionChange(hear);
  useConnectionChanges().onChangesMissed(() => {
    for (const { connection, notice } of strips.value) {
      // Nobody heard what happened: what each strip says is derived again from the connection's state.
      void stripFor(connection.id, notice).then((strip) => (strip ? replace(strip) : close(connection.id)));
    }
  });
  void restore();
  watch(
    () => route.query['connection'],
    (id) => {
      if (typeof id === 'string' && id !== '') void arrive(id, route.query['notice']);
    },
    { immediate: true },
  );

  return { strips, close, closeAll };
}
