import type { MicrosoftAccounts } from './microsoft-accounts.js';
import { SettingsRepository } from './settings.repository.js';
import { SignOnSettingsService, type SignOnSettingsDependencies } from './settings.service.js';
import { SignOn, type SignOnDependencies } from './sign-on.js';
import { Trips } from './trip.js';

export interface SingleSignOn<Entered> {
  readonly settings: SignOnSettingsService;
  readonly accounts: MicrosoftAccounts;
  readonly trips: Trips;
  readonly signOn: SignOn<Entered>;
}

/** Puts the part together. */
export function createSingleSignOn<Entered>(
  options: SignOnDependencies<Entered> & Omit<SignOnSettingsDependencies, 'settings'> & Accounts,
): SingleSignOn<Entered> {
  const { accounts } = options;
  const settings = new SettingsRepository(options.database);
  const trips = new Trips(options);
  return {
    settings: new SignOnSettingsService({ ...options, settings }),
    accounts,
    trips,
    signOn: new SignOn(options, { settings, accounts, trips }),
  };
}

interface Accounts {
  readonly accounts: MicrosoftAccounts;
}
