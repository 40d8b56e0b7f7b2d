import { randomBytes } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.js';
import type { Account } from '../accounts/index.js';
import type { Clock } from '../clock.js';

/** A person on the way through the pages; each step moves it on. */
export interface Interaction {
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly startedAt: Date;
  account: Account | null;
  isPasswordRight: boolean;
  isCodeRight: boolean;
}

const lifetimeMs = 60 * 60 * 1000;
const limit = 10_000;

/** The interactions that are open, an hour at most. */
export class Interactions {
  readonly #interactions = new Map<string, Interaction>();

  constructor(private readonly clock: Clock) {}

  begin(request: AuthorizationRequest): Interaction {
    const interaction: Interaction = {
      id: randomBytes(24).toString('base64url'),
      request,
      startedAt: this.clock.now(),
      account: null,
      isPasswordRight: false,
      isCodeRight: false,
    };
    const oldest = this.#interactions.keys().next().value;
    if (this.#interactions.size >= limit && oldest !== undefined) this.#interactions.delete(oldest);
    this.#interactions.set(interaction.id, interaction);
    return interaction;
  }

  find(id: string): Interaction | undefined {
    const interaction = this.#interactions.get(id);
    if (interaction === undefined) return undefined;
    if (this.clock.now().getTime() - interaction.startedAt.getTime() <= lifetimeMs) return interaction;
    this.end(interaction);
    return undefined;
  }

  end(interaction: Interaction): void {
    this.#interactions.delete(interaction.id);
  }

  clear(): void {
    this.#interactions.clear();
  }
}
