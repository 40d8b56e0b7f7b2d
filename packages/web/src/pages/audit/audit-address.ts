import { auditActions, type AuditAction } from '@landbridge/server/audit-actions';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { ActorKind, AuditEntryFilter } from '../../graphql/generated/graphql.js';

/** Actors that are no person and no key, as the choice of actors offers them. */
export const otherActors = ['AUTHORIZATION_LINK', 'SYSTEM'] as const satisfies readonly ActorKind[];
type OtherActor = (typeof otherActors)[number];

/** Which entries the window shows, as the address bar holds it; empty: whichever. */
export interface AuditAddress {
  /** The id of a person or of an API key, or one of `otherActors`. */
  who: string;
  act: AuditAction | '';
  /** The id of a connection. */
  connection: string;
  /** The first day and the last one, such as `2026-11-25`, by the reader's clock. */
  from: string;
  to: string;
}

export const everything: AuditAddress = { who: '', act: '', connection: '', from: '', to: '' };

function one(value: LocationQuery[string] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return (first ?? '').slice(0, 200);
}

function dayOf(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** Whether it is a word of the log that this window knows. */
export function isAct(action: string): action is AuditAction {
  return (auditActions as readonly string[]).includes(action);
}

function isOtherActor(who: string): who is OtherActor {
  return (otherActors as readonly string[]).includes(who);
}

/** Reads the filter from the address; what makes no sense there is left out. */
export function readAuditAddress(query: LocationQuery): AuditAddress {
  const act = one(query['act']);
  return {
    who: one(query['who']),
    act: isAct(act) ? act : '',
    connection: one(query['connection']),
    from: dayOf(one(query['from'])),
    to: dayOf(one(query['to'])),
  };
}

/** Writes the filter into the address. */
export function writeAuditAddress(address: AuditAddress): LocationQueryRaw {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ''));
}

/** The first moment of a day by the reader's clock, or of the day after it. */
function startOf(day: string, daysLater = 0): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** The filter that the server applies. */
export function filterOf({ who, act, connection, from, to }: AuditAddress): AuditEntryFilter {
  const actor = isOtherActor(who) ? { actorKind: who } : { actorId: who };
  return {
    ...(who === '' ? {} : actor),
    ...(act === '' ? {} : { action: act }),
    ...(connection === '' ? {} : { subjectKind: 'connection', subjectId: connection }),
    ...(from === '' ? {} : { from: startOf(from) }),
    ...(to === '' ? {} : { to: startOf(to, 1) }),
  };
}

/** Where the entries that match are downloaded. */
export function exportAddress(format: 'csv' | 'ndjson', address: AuditAddress): string {
  const { actorKind, ...filter } = filterOf(address);
  // The export speaks of actors as the log itself does.
  const kind = actorKind && { actorKind: actorKind.toLowerCase().replace('_', '-') };
  const parameters = new URLSearchParams({ ...filter, ...kind } as Record<string, string>).toString();
  return `/export/audit.${format}${parameters === '' ? '' : `?${parameters}`}`;
}
