import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { MicrosoftUnavailableError } from '../errors.js';
import type { HttpAnswer, MicrosoftHttp } from '../http.js';
import { jsonObject } from '../json-object.js';

const secretParameters = ['code', 'code_verifier', 'client_secret', 'client_assertion', 'refresh_token'];

/**
 * MSAL's way to the network: ours, with its bounds and the caller's signal. It remembers the last answer, because
 * MSAL's errors lose the status, the trace id and Retry-After, and what was sent in secret, to keep it out of words.
 */
export class MsalNetwork implements INetworkModule {
  readonly #http: MicrosoftHttp;
  readonly #signal: AbortSignal | undefined;
  lastAnswer: HttpAnswer | null = null;
  failure: unknown = null;
  secrets: readonly string[] = [];

  constructor({ http, signal }: { http: MicrosoftHttp; signal?: AbortSignal | undefined }) {
    this.#http = http;
    this.#signal = signal;
  }

  sendGetRequestAsync<T>(url: string): Promise<NetworkResponse<T>> {
    // Everything MSAL could ask for by GET comes from our own discovery.
    return Promise.reject(new Error(`MSAL was about to ask ${new URL(url).host} by itself.`));
  }

  async sendPostRequestAsync<T>(
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const body = options.body ?? '';
    const form = new URLSearchParams(body);
    this.secrets = secretParameters.flatMap((name) => form.get(name) ?? []);
    try {
      const answer = await this.#http.send(url, {
        method: 'POST',
        body,
        // MSAL names the content type; its headers come in its own capitals, and twice the same name would join both.
        headers: Object.fromEntries(new Headers(options.headers)),
        // MSAL sends it in the form alone.
        correlationId: form.get('client-request-id') ?? undefined,
        signal: this.#signal,
      });
      this.lastAnswer = answer;
      const parsed = jsonObject(answer.text);
      if (parsed === null) throw new MicrosoftUnavailableError(`${new URL(url).host} answered without JSON.`);
      return { headers: { ...answer.headers }, body: parsed as T, status: answer.status };
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
