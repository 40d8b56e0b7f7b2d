export { createSingleSignOn, type SingleSignOn } from './create-single-sign-on.js';
export type { NewPerson, People, SignOnOrigin } from './people.js';
export type { SignOnChoice, SignOnInput, SignOnSettingsService } from './settings.service.js';
export type { Return, SignOnRefusal, SignOnResult } from './sign-on.js';
export { type SignOnRole, signOnRoles, type SignOnSettings } from './sign-on-settings.js';
export { tripCookieName, tripLifetimeMs } from './trip.js';
