/** What cannot go on at `/auth/…`, with the HTTP status of the page that says so. */
export const refusalStatuses = {
  CALLBACK_UNKNOWN: 400,
  CALLBACK_OTHER_BROWSER: 400,
  CALLBACK_OTHER_ISSUER: 400,
  START_UNKNOWN: 404,
  START_ENDED: 410,
  START_EXPIRED: 410,
  START_OTHER_BROWSER: 403,
  START_TOO_MANY_OPENINGS: 429,
  LINK_UNKNOWN: 404,
  LINK_USED: 410,
  LINK_WITHDRAWN: 410,
  LINK_REPLACED: 410,
  LINK_NOT_NEEDED: 410,
  LINK_EXPIRED: 410,
  LINK_OTHER_BROWSER: 403,
  APP_REGISTRATION_MISSING: 503,
  TENANT_UNKNOWN: 502,
  MICROSOFT_UNAVAILABLE: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatuses;
export const refusalCodes = Object.keys(refusalStatuses) as RefusalCode[];
