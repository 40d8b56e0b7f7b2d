export { VerificationService, type VerificationServiceDependencies } from './verification.service.js';
export type { VerificationResult } from './verification.js';
