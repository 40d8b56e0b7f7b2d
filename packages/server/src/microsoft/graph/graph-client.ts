import { z } from 'zod';
import type { Cloud } from '../clouds.js';
import { ForeignHostError, GraphRefusedError, MicrosoftUnavailableError } from '../errors.js';
import type { HttpAnswer, MicrosoftHttp } from '../http.js';
import { jsonObject } from '../json-object.js';

// Microsoft Graph documentation, errors.md: `{ error: { code, message, innerError: { request-id } } }`.
const graphError = z.object({
  error: z.object({
    code: z.string().optional(),
    message: z.string().optional(),
    innerError: z.object({ 'request-id': z.string().optional() }).optional(),
  }),
});

export interface GraphRequest {
  /** Whose Graph is asked: that of the tenant which issued the token. */
  readonly cloud: Pick<Cloud, 'graphUrl'>;
  /** `/organization`, or the whole address of a following page (`@odata.nextLink`). */
  readonly path: string;
  readonly accessToken: string;
  readonly signal?: AbortSignal | undefined;
}

/** Reads from Microsoft Graph, and gives a token to no other host. */
export class GraphClient {
  readonly #http: MicrosoftHttp;

  constructor({ http }: { http: MicrosoftHttp }) {
    this.#http = http;
  }

  /**
   * The JSON at a path.
   * @throws GraphRefusedError with Graph's own words (4xx).
   * @throws MicrosoftUnavailableError when it did not answer, or with 429 or 5xx.
   * @throws ForeignHostError when the address leads to another host; nothing is sent.
   */
  async get({ cloud, path, accessToken, signal }: GraphRequest): Promise<Readonly<Record<string, unknown>>> {
    const url = resolve(cloud, path);
    const answer = await this.#http.send(url, { bearer: accessToken, signal });
    const body = jsonObject(answer.text);
    if (answer.status === 200 && body !== null) return body;
    throw errorOf(answer, body, new URL(url).host);
  }
}

/** The normalised address, so that neither another host nor `..` leads out of Graph. */
function resolve(cloud: Pick<Cloud, 'graphUrl'>, path: string): string {
  const baseUrl = new URL(`${cloud.graphUrl}/v1.0`).href;
  const address = path.startsWith('/') ? `${baseUrl}${path}` : path;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.href.startsWith(`${baseUrl}/`) !== true)
    throw new ForeignHostError(url?.host ?? 'an unknown host');
  return url.href;
}

function errorOf(answer: HttpAnswer, body: unknown, host: string): Error {
  const parsed = graphError.safeParse(body);
  const error = parsed.success ? parsed.data.error : null;
  const isRefusal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  if (isRefusal) {
    return new GraphRefusedError(
      answer.status,
      error?.code?.slice(0, 200) ?? null,
      error?.message?.slice(0, 2000) ?? null,
      error?.innerError?.['request-id'] ?? answer.headers['request-id'] ?? null,
    );
  }
  return new MicrosoftUnavailableError(
    `${host} answered ${answer.status}${error?.code ? ` ${error.code}` : ''}.`,
  );
}
