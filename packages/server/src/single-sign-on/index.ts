export { createSingleSignOn, type SingleSignOn } from './create-single-sign-on.js';
export { MicrosoftAccounts } from './microsoft-accounts.js';
export type { NewPerson, People, PersonAtWork, SignOnOrigin } from './people.js';
export type { SignOnChoice, SignOnInput, SignOnSettingsService } from './settings.service.js';
export type { SignOnRefusal } from './admission.js';
export type { Return, SignOnResult } from './sign-on.js';
export { type SignOnRole, signOnRoles, type SignOnSettings } from './sign-on-settings.js';
export { isTripCookie, tripCookieName, tripLifetimeMs } from './trip.js';
