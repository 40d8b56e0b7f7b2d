import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { doomedIds } from '../../../deletion/pending-deletions.js';
import { useFailureSentences } from '../../../failures/useFailureSentences.js';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { useNow } from '../../../time/now.js';
import { exactTime, momentOf } from '../../../time/relative-time.js';
import {
  accountWord,
  tenantWord,
  wholeOrganization,
  type VerificationWord,
} from '../list/connection-words.js';
import type { GridLayout } from './grid-columns.js';

export interface RowProps {
  connection: ConnectionFieldsFragment;
  verification: VerificationWord;
  selected: boolean;
  /** Just turned green. */
  flashing: boolean;
  /** Was deleted and is fading. */
  leaving: boolean;
  /** Matches the filter no more; stays where it is until the list is read anew. */
  faded: boolean;
  layout: GridLayout;
}

export interface RowEmits {
  /** Clicked anywhere but on something that acts by itself. */
  choose: [event: MouseEvent];
  /** The circle. */
  toggle: [event: MouseEvent];
  /** ⋯, with the button that the menu opens at. */
  menu: [anchor: HTMLElement];
}

/** What a connection says in its row or card. */
export function useRowContents(props: RowProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const { failureOf } = useFailureSentences();
  /** Somebody at this window decided to delete it, and can still undo that. */
  const isDoomed = computed(() => doomedIds.value.has(props.connection.id));
  const authorization = computed(() => props.connection.authorization);
  return {
    isDoomed,
    /** What is to be said of it first, in place of its identifier. */
    note: computed(() => {
      if (isDoomed.value) return t('connections.row.doomed');
      return props.faded ? t('connections.row.noMatch') : null;
    }),
    tenant: computed(() => tenantWord(props.connection.tenant)),
    account: computed(() => {
      const word = accountWord(props.connection);
      return word === wholeOrganization ? t('connections.row.wholeOrganization') : word;
    }),
    /** Until when somebody who was sent a link, or a sign-in, is waited for, and who asked for it. */
    waiting: computed(() => {
      const { status, awaitingUntil, link } = authorization.value;
      if (link)
        return t('status.linkUntil', {
          time: momentOf(link.expiresAt, locale.value, now.value),
          name: link.requestedBy,
        });
      if (status !== 'AWAITING_SIGN_IN' || !awaitingUntil) return null;
      return t('status.until', { time: momentOf(awaitingUntil, locale.value, now.value) });
    }),
    /** The same where there is room for little: the time first. */
    waitingShort: computed(() => {
      const { status, awaitingUntil, link } = authorization.value;
      const until = link?.expiresAt ?? (status === 'AWAITING_SIGN_IN' ? awaitingUntil : null);
      if (!until) return null;
      const time = momentOf(until, locale.value, now.value);
      return link ? `${time} · ${link.requestedBy}` : time;
    }),
    /** Why it failed, or until when it waits and for whom. */
    statusTitle: computed(() => {
      const { status, awaitingUntil, link } = authorization.value;
      if (status === 'AWAITING_SIGN_IN' && link) {
        return t('status.awaitingLink', {
          time: exactTime(link.expiresAt, locale.value),
          name: link.requestedBy,
        });
      }
      if (status === 'AWAITING_SIGN_IN' && awaitingUntil) {
        return t('status.awaitingUntil', { time: exactTime(awaitingUntil, locale.value) });
      }
      return status === 'FAILED' || status === 'NEEDS_REAUTHORIZATION'
        ? (failureOf(props.connection)?.title ?? undefined)
        : undefined;
    }),
    /** The remedy of the step that failed, in the server's words. */
    verificationReason: computed(
      () => authorization.value.verification?.steps.find((step) => !step.ok)?.detail ?? undefined,
    ),
    isVerificationStale: computed(() => authorization.value.status !== 'AUTHORIZED'),
  };
}
