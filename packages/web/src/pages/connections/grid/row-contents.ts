import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { isPill, statusPaths } from '../../../components/status-paths.js';
import { connectionTypePaths } from '../../../connection-types/icons.js';
import { doomedIds } from '../../../deletion/pending-deletions.js';
import { useFailureSentences } from '../../../failures/useFailureSentences.js';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { useNow } from '../../../time/now.js';
import { agoOrDate, exactTime, momentOf } from '../../../time/relative-time.js';
import {
  accountWord,
  lacksNewTokens,
  tenantWord,
  wholeOrganization,
  type VerificationWord,
} from '../list/connection-words.js';
import type { GridLayout } from './grid-columns.js';

export interface RowProps {
  connection: ConnectionFieldsFragment;
  /** Its place in the list, from 0. */
  index: number;
  /** Where it is drawn below the top of the list, in pixels. */
  top: number;
  verification: VerificationWord;
  /** Whether it is the row with the tab stop. */
  active: boolean;
  last: boolean;
  selected: boolean;
  /** Just turned green. */
  flashing: boolean;
  /** Was deleted and is fading. */
  leaving: boolean;
  /** Matches the filter no more; stays where it is until the list is read anew. */
  faded: boolean;
  layout: GridLayout;
  describe: DescribeRow;
}

export interface TimeWords {
  /** ISO 8601. */
  at: string;
  /** How long ago, or the day. */
  ago: string;
  exact: string;
}

export type RowContents = ReturnType<DescribeRow>;
export type DescribeRow = ReturnType<typeof useRowDescription>;

type Facts = Pick<RowProps, 'connection' | 'verification' | 'faded'>;

/**
 * Says what a connection shows in its row or card, in the language in use and at the present moment. Made once for the
 * whole list: a row has no words, no clock and no parts of its own that would have to be set up when it scrolls in.
 */
export function useRowDescription() {
  const { t, locale } = useI18n();
  const router = useRouter();
  const now = useNow();
  const { failureOf } = useFailureSentences();
  const words = useFixedWords();
  const waitingOf = useWaiting();

  const timeWords = (at: string): TimeWords => ({
    at,
    ago: agoOrDate(at, locale.value, now.value) ?? words.value.justNow,
    exact: exactTime(at, locale.value),
  });

  function verificationOf({ connection, verification }: Facts) {
    const { status, lastVerifiedAt, verification: test } = connection.authorization;
    const isStale = status !== 'AUTHORIZED';
    return {
      isStale,
      word: verification,
      when: lastVerifiedAt === null ? null : timeWords(lastVerifiedAt),
      /** The remedy of the step that failed, in the server's words. */
      reason: test?.steps.find((step) => !step.ok)?.detail ?? undefined,
    };
  }

  return (facts: Facts) => {
    const { connection, faded } = facts;
    const { id, name, type, tenant, authorization, updatedAt } = connection;
    const { status } = authorization;
    const account = accountWord(connection);
    const isDoomed = doomedIds.value.has(id);
    const isFailure = status === 'FAILED' || status === 'NEEDS_REAUTHORIZATION';
    const waiting = waitingOf(connection);
    return {
      href: router.resolve({ name: 'connection', params: { id } }).href,
      isDoomed,
      /** What is to be said of it first, in place of its identifier. */
      note: isDoomed ? words.value.doomed : faded ? words.value.noMatch : null,
      select: t('connections.row.select', { name }),
      actions: t('connections.row.actions', { name }),
      type: { path: connectionTypePaths[type], ...words.value.types[type] },
      tenant: tenantWord(tenant),
      account: account === wholeOrganization ? words.value.wholeOrganization : account,
      status: {
        path: statusPaths[status],
        word: words.value.statuses[status],
        isPill: isPill(status),
        /** Why it failed, or until when it waits and for whom. */
        title: waiting?.title ?? (isFailure ? failureOf(connection)?.title : undefined),
      },
      waiting,
      /** Authorized, and something is wrong with it all the same. */
      warning: lacksNewTokens(connection)
        ? { word: words.value.noNewTokens, title: failureOf(connection)?.title }
        : null,
      verification: verificationOf(facts),
      modified: timeWords(updatedAt),
      words: words.value,
    };
  };
}

/** Until when somebody who was sent a link, or a sign-in, is waited for, and who asked for it. */
function useWaiting() {
  const { t, locale } = useI18n();
  const now = useNow();
  return ({ authorization: { status, awaitingUntil, link } }: ConnectionFieldsFragment) => {
    const isAwaiting = status === 'AWAITING_SIGN_IN';
    const until = link?.expiresAt ?? (isAwaiting ? awaitingUntil : null);
    if (!until) return null;
    const time = momentOf(until, locale.value, now.value);
    const exact = exactTime(until, locale.value);
    const name = link?.requestedBy;
    if (name === undefined) {
      return {
        long: t('status.until', { time }),
        short: time,
        title: t('status.awaitingUntil', { time: exact }),
      };
    }
    return {
      long: t('status.linkUntil', { time, name }),
      /** Where there is room for little: the time first. */
      short: `${time} · ${name}`,
      title: isAwaiting ? t('status.awaitingLink', { time: exact, name }) : undefined,
    };
  };
}

/** The words that do not depend on the connection, looked up once for each language. */
function useFixedWords() {
  const { t } = useI18n();
  return computed(() => ({
    types: ofEach(connectionTypePaths, (type) => ({
      short: t(`connectionTypes.${type}.short`),
      label: t(`connectionTypes.${type}.label`),
    })),
    statuses: ofEach(statusPaths, (status) => t(`status.${status}`)),
    justNow: t('common.time.justNow'),
    never: t('common.time.never'),
    doomed: t('connections.row.doomed'),
    noMatch: t('connections.row.noMatch'),
    noAccount: t('connections.row.noAccount'),
    wholeOrganization: t('connections.row.wholeOrganization'),
    verified: t('status.verified'),
    notVerified: t('status.notVerified'),
    noNewTokens: t('status.noNewTokens'),
  }));
}

function ofEach<Key extends string, Value>(
  table: Readonly<Record<Key, string>>,
  value: (key: Key) => Value,
): Record<Key, Value> {
  const keys = Object.keys(table) as Key[];
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}
