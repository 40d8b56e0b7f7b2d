import { z } from 'zod';
import { startSimulator } from './index.js';

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(5000),
  IMAP_PORT: z.coerce.number().int().min(0).max(65_535).default(5143),
  SMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(5587),
  PUBLIC_URL: z.url().optional(),
  SIMULATOR_STATE_FILE: z.string().min(1).optional(),
  MICROSOFT_CLIENT_ID: z.guid().default('11111111-2222-4333-8444-555555555555'),
  MICROSOFT_CLIENT_SECRET: z.string().min(1).default('simulated-secret'),
  /** Separated by spaces. The port of a loopback address does not matter. */
  REDIRECT_URIS: z
    .string()
    .min(1)
    .default('http://localhost:4000/auth/callback http://127.0.0.1:4000/auth/callback'),
  MICROSOFT_CLOUD: z.enum(['global', 'usgov']).default('global'),
});

async function main(): Promise<void> {
  const environment = environmentSchema.safeParse(process.env);
  if (!environment.success) throw new Error(z.prettifyError(environment.error));
  const settings = environment.data;
  const simulator = await startSimulator({
    host: settings.HOST,
    port: settings.PORT,
    imapPort: settings.IMAP_PORT,
    smtpPort: settings.SMTP_PORT,
    clientId: settings.MICROSOFT_CLIENT_ID,
    clientSecret: settings.MICROSOFT_CLIENT_SECRET,
    redirectUris: settings.REDIRECT_URIS.split(' ').filter((uri) => uri !== ''),
    cloud: settings.MICROSOFT_CLOUD,
    ...(settings.PUBLIC_URL === undefined ? {} : { publicUrl: settings.PUBLIC_URL }),
    ...(settings.SIMULATOR_STATE_FILE === undefined ? {} : { stateFile: settings.SIMULATOR_STATE_FILE }),
  });
  console.log(`The simulator answers at ${simulator.url}, ${simulator.imapUrl} and ${simulator.smtpUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      simulator.stop().catch(fail);
    });
  }
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

main().catch(fail);
