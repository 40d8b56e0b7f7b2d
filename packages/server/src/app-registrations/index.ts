export { expiresSoon } from './expiry-watch.js';
export type { RegistrationSettings } from './configured-registrations.js';
export { createAppRegistrations, type AppRegistrationsPart } from './create-app-registrations.js';
export type { Credential, Registration } from './registration.js';
export type { AddRegistrationInput, CredentialInput } from './registration.input.js';
export type { RegistrationService, UpdateRegistrationInput } from './registration.service.js';
export type { RegistrationUse, UsingConnection } from './registration-use.js';
export { registrationGauges } from './registration.gauges.js';
export type { Registry } from './registry.js';
