import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { homePage, scenarioPage } from './pages/home-page.js';
import { errorResponse, IdentityError } from './identity/index.js';
import { scenarioNames, scenarioSchema, type Scenario } from './scenario/index.js';
import type { Controls } from './controls.js';
import { NoSuchMailboxError } from './mail-controls.js';
import { mailControlRoutes } from './mail-control-routes.js';

const authorizeSchema = z.strictObject({
  url: z.string().min(1).max(20_000),
  account: z.string().min(1).max(320),
  decision: z.enum(['accept', 'deny', 'cancel']).optional(),
  organizationConsent: z.boolean().optional(),
});

const revokeSchema = z.strictObject({
  account: z.string().min(1).max(320),
  /** Also forgets what the account, and its organization, consented to. */
  consents: z.boolean().optional(),
});

const formSchema = z.object({
  return: z.string().optional(),
  name: z.string(),
  times: z.string().optional(),
  tenant: z.string().optional(),
  ms: z.string().optional(),
  retryAfterSeconds: z.string().optional(),
  seconds: z.string().optional(),
});

/** The API for tests below `/simulator`, and the same by page at `/` and `/scenario`. */
export function controlRoutes(app: FastifyInstance, controls: Controls): void {
  app.addHook('onRequest', async (request, reply) => refuseOtherOrigins(controls, request, reply));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    if (error instanceof NoSuchMailboxError) return reply.code(400).send({ error: error.message });
    if (error instanceof IdentityError) {
      return reply.code(400).send(errorResponse(error, { now: controls.now(), url: controls.url() }));
    }
    throw error;
  });
  apiRoutes(app, controls);
  mailControlRoutes(app, controls);
  pageRoutes(app, controls);
}

// A page elsewhere in the same browser must not turn the scenario.
function refuseOtherOrigins(
  controls: Controls,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const { origin } = request.headers;
  if (origin === undefined || request.method === 'GET') return undefined;
  const isOwn =
    origin === new URL(controls.url()).origin || origin === `http://${request.headers.host ?? ''}`;
  return isOwn ? undefined : reply.code(403).send({ error: 'Another origin may not control the simulator.' });
}

function apiRoutes(app: FastifyInstance, controls: Controls): void {
  app.get('/simulator/scenario', () => ({ ...controls.scenario.get(), available: scenarioNames }));
  app.put('/simulator/scenario', (request) => controls.scenario.set(scenarioSchema.parse(request.body)));
  app.delete('/simulator/scenario', (_request, reply) => {
    controls.scenario.clear();
    return reply.code(204).send();
  });
  app.get('/simulator/requests', () => controls.requests());
  app.get('/simulator/accounts', () => ({
    tenants: controls.directory.tenants,
    accounts: controls.directory.accounts,
  }));
  app.post('/simulator/reset', async (_request, reply) => {
    await controls.reset();
    return reply.code(204).send();
  });
  app.post('/simulator/revoke', (request) => controls.revoke(revokeSchema.parse(request.body)));
  app.post('/simulator/authorize', (request) => controls.signIn(authorizeSchema.parse(request.body)));
}

function pageRoutes(app: FastifyInstance, controls: Controls): void {
  const html = (reply: FastifyReply, text: string): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(text);

  app.get('/', (_request, reply) =>
    html(
      reply,
      homePage(controls.directory, controls.scenario.get(), {
        url: controls.url(),
        ...controls.mailAddresses(),
      }),
    ),
  );

  app.get<{ Querystring: { return?: unknown } }>('/scenario', (request, reply) => {
    const page = scenarioPage(
      controls.directory,
      controls.scenario.get(),
      ownPath(request.query.return),
      null,
    );
    return html(reply, page);
  });

  app.post('/scenario', (request, reply) => {
    const form = formSchema.parse(request.body);
    const returnTo = ownPath(form.return);
    const scenario = scenarioSchema.safeParse(scenarioOfForm(form));
    if (scenario.success) {
      controls.scenario.set(scenario.data);
      return reply.redirect(returnTo, 303);
    }
    const problem = z.prettifyError(scenario.error);
    return html(
      reply.code(400),
      scenarioPage(controls.directory, controls.scenario.get(), returnTo, problem),
    );
  });
}

/** A path of the simulator itself; anything else would lead people astray. */
function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(interaction\/[\w-]+|scenario|mailboxes)?$/.test(value)
    ? value
    : '/';
}

function scenarioOfForm(form: z.infer<typeof formSchema>): Record<keyof Scenario, unknown> {
  const number = (text: string | undefined): number | undefined =>
    text === undefined || text.trim() === '' ? undefined : Number(text);
  return {
    name: form.name,
    times: number(form.times),
    tenant: form.tenant === '' ? undefined : form.tenant,
    ms: number(form.ms),
    retryAfterSeconds: number(form.retryAfterSeconds),
    seconds: number(form.seconds),
  };
}
