import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Controls } from './controls.js';
import { mailboxSettingsSchema } from './mail-controls.js';
import { mailboxesPage } from './pages/mailboxes-page.js';

// A box that is not ticked is not sent.
const formSchema = z.object({
  mailbox: z.string(),
  fullAccess: z.string().optional(),
  sendAs: z.string().optional(),
  imap: z.string().optional(),
  smtp: z.string().optional(),
});

/** What an application may do with a mailbox, and which protocols are on, by API and by page. */
export function mailControlRoutes(app: FastifyInstance, controls: Controls): void {
  app.get('/simulator/mailboxes', () => ({
    ...controls.mailAddresses(),
    mailboxes: controls.mail.mailboxes(),
  }));

  app.put('/simulator/mailboxes', (request) => controls.mail.set(mailboxSettingsSchema.parse(request.body)));

  app.get('/mailboxes', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      mailboxesPage({
        tenants: controls.directory.tenants,
        mailboxes: controls.mail.mailboxes(),
        scenario: controls.scenario.get(),
        ...controls.mailAddresses(),
      }),
    ),
  );

  app.post('/mailboxes', async (request, reply) => {
    const { mailbox, fullAccess, sendAs, imap, smtp } = formSchema.parse(request.body);
    const isTicked = (value: string | undefined): boolean => value !== undefined;
    await controls.mail.set({
      mailbox,
      fullAccess: isTicked(fullAccess),
      sendAs: isTicked(sendAs),
      imap: isTicked(imap),
      smtp: isTicked(smtp),
    });
    return reply.redirect('/mailboxes', 303);
  });
}
