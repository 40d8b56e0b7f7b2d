import type { Ambient } from '../ambient.js';
import type { Gauge } from '../metrics/index.js';
import type { Registration } from './registration.js';

/** What monitoring asks about app registrations: how long each is still good for. */
export function registrationGauges({
  ambient,
  registrations,
}: {
  ambient: Pick<Ambient, 'now'>;
  registrations: () => Promise<readonly Registration[]>;
}): Gauge[] {
  return [
    {
      name: 'landbridge_app_registration_expiry_seconds',
      help: 'Seconds until the last of its secrets and certificates runs out whose expiry is known; below zero: it has.',
      labels: ['client_id'],
      async read() {
        const now = ambient.now().getTime();
        return (await registrations()).flatMap(({ clientId, credentials }) => {
          const ends = credentials.map(({ expiresAt }) =>
            expiresAt === null ? Infinity : Date.parse(expiresAt),
          );
          const last = Math.max(...ends);
          return Number.isFinite(last)
            ? [{ labels: { client_id: clientId }, value: (last - now) / 1_000 }]
            : [];
        });
      },
    },
  ];
}
