import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { expiredPage } from '../pages/other-pages.js';
import { choose } from './begin-sign-in.js';
import {
  sendHtml,
  sendRedirection,
  sendStep,
  sessionIdOf,
  setSession,
  signedInAccounts,
} from './browser-answers.js';
import { checkParameters } from './check-parameters.js';
import type { IdentityContext } from './identity-context.js';
import type { Interaction } from './interaction.js';
import { cancelRedirection } from './redirection.js';
import { acceptConsent, nextStep, refuse } from './sign-in.js';

interface InteractionParams {
  Params: { id: string };
}

type Handler = (
  interaction: Interaction,
  request: FastifyRequest<InteractionParams>,
  reply: FastifyReply,
) => FastifyReply | Promise<FastifyReply>;

/** The forms of the sign-in. Each answers by a redirect to the page that comes next, so that Back and reload work. */
export function interactionRoutes(app: FastifyInstance, context: IdentityContext): void {
  const route = (method: 'GET' | 'POST', step: string, handler: Handler): void => {
    app.route<InteractionParams>({
      method,
      url: `/interaction/:id${step}`,
      handler: (request, reply) => {
        const interaction = context.interactions.find(request.params.id);
        if (interaction !== undefined) return handler(interaction, request, reply);
        return sendHtml(reply.code(410), expiredPage({ scenario: context.scenario.get() }));
      },
    });
  };
  route('GET', '', (interaction, request, reply) =>
    sendStep(context, reply, interaction, signedInAccounts(context, request)),
  );
  accountRoutes(route, context);
  credentialRoutes(route, context);
  endRoutes(route, context);
}

type Route = (method: 'GET' | 'POST', step: string, handler: Handler) => void;

function next(interaction: Interaction, reply: FastifyReply): FastifyReply {
  return reply.redirect(`/interaction/${interaction.id}`, 303);
}

function accountRoutes(route: Route, context: IdentityContext): void {
  route('POST', '/account', (interaction, request, reply) => {
    const account = context.directory.findAccount(checkParameters(request.body)['username'] ?? '');
    if (account !== undefined) choose(interaction, account, signedInAccounts(context, request));
    return next(interaction, reply);
  });

  route('POST', '/other-account', (interaction, _request, reply) => {
    Object.assign(interaction, { account: null, isPasswordRight: false, isCodeRight: false });
    return next(interaction, reply);
  });
}

function credentialRoutes(route: Route, context: IdentityContext): void {
  const proved = (interaction: Interaction, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { account } = interaction;
    const isWhole = account !== null && (account.code === null || interaction.isCodeRight);
    if (isWhole) setSession(reply, context.sessions.signIn(sessionIdOf(request), account.id));
    return next(interaction, reply);
  };

  route('POST', '/password', (interaction, request, reply) => {
    const typed = checkParameters(request.body)['password'];
    if (interaction.account !== null && typed !== interaction.account.password) {
      const wrong = 'AADSTS50126: The password is not right. It is written below.';
      return sendStep(context, reply, interaction, [], wrong);
    }
    interaction.isPasswordRight = interaction.account !== null;
    return proved(interaction, request, reply);
  });

  route('POST', '/code', (interaction, request, reply) => {
    const typed = checkParameters(request.body)['code']?.trim();
    if (!interaction.isPasswordRight) return next(interaction, reply);
    if (interaction.account !== null && typed !== interaction.account.code) {
      const wrong = 'AADSTS50074: The code is not right. It is written below.';
      return sendStep(context, reply, interaction, [], wrong);
    }
    interaction.isCodeRight = true;
    return proved(interaction, request, reply);
  });
}

function endRoutes(route: Route, context: IdentityContext): void {
  route('POST', '/cancel', (interaction, _request, reply) => {
    context.interactions.end(interaction);
    return sendRedirection(context, reply, cancelRedirection(interaction.request));
  });

  route('POST', '/return', (interaction, _request, reply) => {
    const step = nextStep(context, interaction);
    if (step.kind !== 'refused' && step.kind !== 'approval') return next(interaction, reply);
    context.interactions.end(interaction);
    return sendRedirection(context, reply, refuse(context, interaction, step));
  });

  route('POST', '/consent', async (interaction, request, reply) => {
    const step = nextStep(context, interaction);
    if (step.kind !== 'consent') return next(interaction, reply);
    const { decision, organization } = checkParameters(request.body);
    if (decision !== 'accept' && decision !== 'cancel') return next(interaction, reply);
    context.interactions.end(interaction);
    const redirection =
      decision === 'accept'
        ? await acceptConsent(context, interaction, step, organization === 'yes')
        : refuse(context, interaction, step);
    return sendRedirection(context, reply, redirection);
  });
}
