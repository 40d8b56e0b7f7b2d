/** What the hub says when it refuses. */
export interface Failure {
  code: string;
  field?: string;
  retryAfterSeconds?: number;
}

/** Asks the hub something over HTTP; null when it did not answer. */
export async function send(method: string, path: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body ? { 'content-type': 'application/json' } : {},
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch (error) {
    console.info('The hub did not answer.', error);
    return null;
  }
}

/** Why the hub refused. */
export async function failureOf(response: Response): Promise<Failure> {
  try {
    const body = (await response.json()) as { error?: Failure };
    return body.error ?? { code: 'UNREACHABLE' };
  } catch (error) {
    // A proxy's own page, for example.
    console.info('The answer is not the hub’s.', error);
    return { code: 'UNREACHABLE' };
  }
}
