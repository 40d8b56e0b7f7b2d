import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of ours caused this request. Browsers send cookies whoever causes a request, but say who did: by
 * Origin (Fetch §3.2) or, where that is missing, by Sec-Fetch-Site (Fetch Metadata §2.3). What says neither is no
 * browser of today, and not trusted with a cookie.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === new URL(publicUrl).origin;
  return headers['sec-fetch-site'] === 'same-origin';
}

/** Whether the request says that it was caused by a page of somebody else. */
export function isForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  if (headers.origin === undefined && headers['sec-fetch-site'] === undefined) return false;
  return !isOwnOrigin(headers, publicUrl);
}
