import { z } from 'zod';
import type { Cloud } from '../clouds.js';
import { ForeignHostError, GraphRefusedError, MicrosoftUnavailableError } from '../errors.js';
import { jsonObject, type HttpAnswer, type MicrosoftHttp } from '../http.js';

// Microsoft Graph documentation, errors.md: `{ error: { code, message, innerError: { request-id } } }`.
const graphError = z.object({
  error: z.object({
    code: z.string().optional(),
    message: z.string().optional(),
    innerError: z.object({ 'request-id': z.string().optional() }).optional(),
  }),
});

/** Reads from Microsoft Graph, and gives a token to no other host. */
export class GraphClient {
  readonly #baseUrl: string;
  readonly #http: MicrosoftHttp;

  constructor({ cloud, http }: { cloud: Cloud; http: MicrosoftHttp }) {
    this.#baseUrl = `${cloud.graphUrl}/v1.0`;
    this.#http = http;
  }

  /**
   * The JSON at `path`: `/organization`, or the whole address of a following page (`@odata.nextLink`).
   * @throws GraphRefusedError with Graph's own words (4xx).
   * @throws MicrosoftUnavailableError when it did not answer, or with 429 or 5xx.
   * @throws ForeignHostError when the address leads to another host; nothing is sent.
   */
  async get(path: string, accessToken: string, signal?: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
    const url = path.startsWith('/') ? `${this.#baseUrl}${path}` : path;
    if (!url.startsWith(`${this.#baseUrl}/`)) throw new ForeignHostError(hostOf(url));
    const answer = await this.#http.send(url, { bearer: accessToken, signal });
    const body = jsonObject(answer.text);
    if (answer.status === 200 && body !== null) return body;
    throw errorOf(answer, body, hostOf(url));
  }
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
  return new MicrosoftUnavailableError(`${host} answered ${answer.status}${error?.code ? ` ${error.code}` : ''}.`);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an unknown host';
}
