export { ConfiguredRegistrations, type RegistrationSettings } from './configured-registrations.js';
