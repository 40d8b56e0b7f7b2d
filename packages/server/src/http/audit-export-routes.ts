import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AuditEntries, type ExportFormat, exportFormats } from '../audit/index.js';
import { storedIdOf } from '../connections/index.js';
import type { Guard } from './guard.js';
import { refuse } from './session-refusals.js';

const text = z.string().min(1).max(200);
const word = text.optional();
const id = text.transform(storedIdOf).optional();
const moment = z.iso
  .datetime({ offset: true })
  .transform((moment) => new Date(moment).toISOString())
  .optional();
const query = z.strictObject({
  actorKind: z.enum(['administrator', 'api-key', 'authorization-link', 'system']).optional(),
  actorId: id,
  action: word,
  subjectKind: word,
  subjectId: id,
  from: moment,
  to: moment,
});

/** `/export/audit.csv` and `.ndjson`: the audit log to carry away, for whoever has `audit:read`. */
export function registerAuditExports(
  app: FastifyInstance,
  { guard, auditEntries }: { guard: Guard; auditEntries: AuditEntries },
): void {
  app.addHook('onRequest', guard.onRequest);
  for (const [name, format] of Object.entries(exportFormats)) {
    app.get(`/export/audit.${name}`, (request, reply) => {
      const { viewer } = request;
      if (!viewer?.scopes.has('audit:read')) return refuse(reply, 403, { code: 'FORBIDDEN' });
      const filter = query.safeParse(request.query);
      if (!filter.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
      const batches = auditEntries.exported(filter.data, { actor: viewer.actor, format: name });
      return send(request, reply, { name, format, batches });
    });
  }
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    name,
    format,
    batches,
  }: { name: string; format: ExportFormat; batches: ReturnType<AuditEntries['exported']> },
): FastifyReply {
  const stream = Readable.from(linesOf(format, batches));
  // What has begun cannot be refused any more: it is cut off, and the client sees that it is not whole.
  stream.once('error', (error) => request.log.error({ err: error }, 'An export was cut off.'));
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="landbridge-audit.${name}"`)
    .type(format.contentType)
    .send(stream);
}

async function* linesOf(
  format: ExportFormat,
  batches: ReturnType<AuditEntries['exported']>,
): AsyncGenerator<string> {
  yield format.heading;
  for await (const batch of batches) yield batch.map((entry) => format.lineOf(entry)).join('');
}
