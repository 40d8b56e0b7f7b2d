import { IdentityRepository } from './identity.repository.js';
import { SettingsRepository } from './settings.repository.js';
import { SignOnSettingsService } from './settings.service.js';
import { SignOn, type SignOnDependencies } from './sign-on.js';
import { Trips } from './trip.js';

export interface SingleSignOn<SignedIn> {
  readonly settings: SignOnSettingsService;
  readonly identities: IdentityRepository;
  readonly trips: Trips;
  readonly signOn: SignOn<SignedIn>;
}

/** Puts the part together. */
export function createSingleSignOn<SignedIn>(options: SignOnDependencies<SignedIn>): SingleSignOn<SignedIn> {
  const settings = new SettingsRepository(options.database);
  const identities = new IdentityRepository(options.database);
  const trips = new Trips(options);
  return {
    settings: new SignOnSettingsService({ ...options, settings }),
    identities,
    trips,
    signOn: new SignOn(options, { settings, identities, trips }),
  };
}
