import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessService, SecondStepNeeded, SignedIn } from '../access/index.js';
import { globalIdOf, idFromGlobalId } from '../connections/index.js';
import {
  ApplicationNotSetUpError,
  MicrosoftUnavailableError,
  TenantUnknownError,
} from '../microsoft/index.js';
import {
  isTripCookie,
  type SignOnRefusal,
  type SignOnResult,
  type SingleSignOn,
  tripCookieName,
  tripLifetimeMs,
} from '../single-sign-on/index.js';
import { registerMicrosoftAccountRoutes } from './microsoft-account-routes.js';
import { originOf } from './own-routes.js';
import { SessionCookies } from './session-cookies.js';

export interface SignOnRouteOptions {
  readonly access: AccessService;
  readonly singleSignOn: SingleSignOn<SignedIn | SecondStepNeeded>;
  readonly publicUrl: string;
}

/** What the rest of the HTTP server needs of it. */
export type SignOnDoor = Pick<SignOnRoutes, 'register' | 'registerAccount' | 'choices'>;

const longestValue = 8_192;
// A header that is too long is refused for every other request as well: nobody has this many windows at Microsoft.
const mostTrips = 5;

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
        const connectionId = request.params.connection;
        const begun = await this.begin(request, reply, { connectionId, sessionHash: null });
        return typeof begun === 'string'
          ? this.refuseAtSignIn(reply, begun)
          : reply.header('cache-control', 'no-store').redirect(begun.location, 302);
      },
    );
  }

  /** What somebody who is signed in does with the own Microsoft account; below `/session`, whose guard is its guard. */
  registerAccount(app: FastifyInstance): void {
    registerMicrosoftAccountRoutes(app, { ...this.options, signOn: this });
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
    const result = await singleSignOn.signOn.finish(trip, { code, error, iss }, originOf(request));
    if (trip.sessionHash === null) this.answer(reply, result);
    else this.answerAccount(reply, result);
    return true;
  }

  private answer(reply: FastifyReply, result: SignOnResult<SignedIn | SecondStepNeeded>): void {
    if (result.kind === 'refused') {
      this.refuseAtSignIn(reply, result.reason);
      return;
    }
    const entered = result.kind === 'entered' ? result.entered : null;
    const needsSecondStep = entered !== null && 'secondStep' in entered;
    if (needsSecondStep) this.cookies.bindSecondStep(reply, entered);
    else if (entered) this.cookies.set(reply, entered.session);
    this.leadTo(reply, needsSecondStep ? '/sign-in?step=second' : '/connections');
  }

  private answerAccount(reply: FastifyReply, result: SignOnResult<SignedIn | SecondStepNeeded>): void {
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
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    { connectionId: globalId, sessionHash }: { connectionId: string; sessionHash: string | null },
  ): Promise<{ location: string } | SignOnRefusal> {
    const { singleSignOn, publicUrl } = this.options;
    const connectionId = idFromGlobalId('Connection', globalId);
    if (connectionId === null) return 'SIGN_ON_OFF';
    try {
      const begun = await singleSignOn.signOn.begin(connectionId, sessionHash);
      if (typeof begun === 'string') return begun;
      // Browsers send the oldest first (RFC 6265 §5.4).
      const trips = Object.keys(request.cookies).filter(isTripCookie);
      for (const name of trips.slice(0, Math.max(0, trips.length - mostTrips + 1)))
        void reply.clearCookie(name, { path: '/auth' });
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
