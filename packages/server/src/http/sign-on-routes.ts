import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessService, SignedIn } from '../access/index.js';
import { globalIdOf, idFromGlobalId } from '../connections/index.js';
import {
  ApplicationNotSetUpError,
  MicrosoftUnavailableError,
  TenantUnknownError,
} from '../microsoft/index.js';
import {
  type SignOnRefusal,
  type SignOnResult,
  type SingleSignOn,
  tripCookieName,
  tripLifetimeMs,
} from '../single-sign-on/index.js';
import { clientAddress } from './client-address.js';
import { SessionCookies } from './session-cookies.js';
import { refuse } from './session-refusals.js';

export interface SignOnRouteOptions {
  readonly access: AccessService;
  readonly singleSignOn: SingleSignOn<SignedIn>;
  readonly publicUrl: string;
}

/** What the rest of the HTTP server needs of it. */
export type SignOnDoor = Pick<SignOnRoutes, 'register' | 'registerAccount' | 'choices'>;

const connectBody = z.object({ connectionId: z.string() });
const longestValue = 8_192;

/** `/auth/sign-on/…`: to Microsoft and back, for people who sign in to this hub by their work account. */
export class SignOnRoutes {
  private readonly cookies: SessionCookies;

  constructor(private readonly options: SignOnRouteOptions) {
    this.cookies = new SessionCookies(options.access.sessions.cookieName);
  }

  register(app: FastifyInstance): void {
    app.get<{ Params: { connection: string } }>(
      '/auth/sign-on/:connection',
      { exposeHeadRoute: false },
      async (request, reply) => {
        const begun = await this.begin(reply, request.params.connection, null);
        return typeof begun === 'string'
          ? this.refuseAtSignIn(reply, begun)
          : reply.header('cache-control', 'no-store').redirect(begun.location, 302);
      },
    );
  }

  /** What somebody who is signed in does with the own Microsoft account; below `/session`, whose guard is its guard. */
  registerAccount(app: FastifyInstance): void {
    const { access, singleSignOn } = this.options;

    app.get('/session/microsoft-account', async (request, reply) => {
      const person = await access.administratorOf(request.headers.cookie);
      if (!person) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
      const identity = await singleSignOn.identities.of(person.id);
      return { account: identity && { username: identity.username }, choices: await this.choices() };
    });

    app.post('/session/microsoft-account', async (request, reply) => {
      const body = connectBody.safeParse(request.body);
      if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
      const session = await access.sessions.find(request.headers.cookie);
      if (!session) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
      const begun = await this.begin(reply, body.data.connectionId, session.idHash);
      return typeof begun === 'string' ? refuse(reply, 409, { code: begun }) : { location: begun.location };
    });

    app.delete('/session/microsoft-account', async (request, reply) => {
      const person = await access.administratorOf(request.headers.cookie);
      if (!person) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
      await singleSignOn.signOn.disconnect(person);
      return reply.code(204).send();
    });
  }

  /** By which organisations people may sign in. */
  async choices(): Promise<{ id: string; name: string }[]> {
    const choices = await this.options.singleSignOn.settings.choices();
    return choices.map(({ connectionId, name }) => ({ id: globalIdOf('Connection', connectionId), name }));
  }

  /** Answers `/auth/callback` where this browser's trip comes back. @returns whether it was one */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const query = textsOf(request.query);
    const state = query.get('state') ?? '';
    const cookie = request.cookies[tripCookieName(state)];
    if (state === '' || cookie === undefined) return false;
    void reply.clearCookie(tripCookieName(state), { path: '/auth' });
    const { singleSignOn } = this.options;
    const trip = singleSignOn.trips.open(state, cookie);
    if (!trip) {
      this.refuseAtSignIn(reply, 'SIGN_ON_EXPIRED');
      return true;
    }
    const [code = null, error = null, iss = null] = ['code', 'error', 'iss'].map((name) => query.get(name));
    const from = { address: clientAddress(request), cookieHeader: request.headers.cookie };
    const result = await singleSignOn.signOn.finish(trip, { code, error, iss }, from);
    if (trip.sessionHash === null) this.answer(reply, result);
    else this.answerAccount(reply, result);
    return true;
  }

  private answer(reply: FastifyReply, result: SignOnResult<SignedIn>): void {
    if (result.kind === 'signed-in') this.cookies.set(reply, result.signedIn.session);
    if (result.kind === 'refused') this.refuseAtSignIn(reply, result.reason);
    else this.leadTo(reply, '/connections');
  }

  private answerAccount(reply: FastifyReply, result: SignOnResult<SignedIn>): void {
    const outcome = result.kind === 'refused' ? `refused=${result.reason}` : 'connected=microsoft';
    this.leadTo(reply, `/account?${outcome}`);
  }

  private refuseAtSignIn(reply: FastifyReply, reason: SignOnRefusal): FastifyReply {
    return this.leadTo(reply, `/sign-in?refused=${reason}`);
  }

  private leadTo(reply: FastifyReply, place: string): FastifyReply {
    return reply.header('cache-control', 'no-store').redirect(`${this.options.publicUrl}${place}`, 303);
  }

  /** The cookie that the return is checked against stays with this browser; Lax, since Microsoft sends it back by GET. */
  private async begin(
    reply: FastifyReply,
    globalId: string,
    sessionHash: string | null,
  ): Promise<{ location: string } | SignOnRefusal> {
    const { singleSignOn, publicUrl } = this.options;
    const connectionId = idFromGlobalId('Connection', globalId);
    if (connectionId === null) return 'SIGN_ON_OFF';
    try {
      const begun = await singleSignOn.signOn.begin(connectionId, sessionHash);
      if (typeof begun === 'string') return begun;
      void reply.setCookie(tripCookieName(begun.state), begun.cookie, {
        path: '/auth',
        httpOnly: true,
        sameSite: 'lax',
        secure: publicUrl.startsWith('https:'),
        maxAge: tripLifetimeMs / 1000,
      });
      return begun;
    } catch (error) {
      if (
        error instanceof MicrosoftUnavailableError ||
        error instanceof TenantUnknownError ||
        error instanceof ApplicationNotSetUpError
      )
        return 'SIGN_ON_UNAVAILABLE';
      throw error;
    }
  }
}

/** The parameters that are there once and no longer than any of Microsoft's. */
function textsOf(query: unknown): ReadonlyMap<string, string> {
  if (typeof query !== 'object' || query === null) return new Map();
  const entries = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= longestValue,
  );
  return new Map(entries);
}
