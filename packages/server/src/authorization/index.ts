export {
  createAuthorization,
  type Authorization,
  type AuthorizationOptions,
} from './create-authorization.js';
export type { Page } from './pages/page.js';
