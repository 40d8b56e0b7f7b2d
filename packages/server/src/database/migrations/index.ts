import { Initial1764028800000 } from './0001-initial.js';
import { ListOrders1764115200000 } from './0002-list-orders.js';
import { ConnectionSearch1764115300000 } from './0003-connection-search.js';
import { SearchByTenant1764115400000 } from './0004-search-by-tenant.js';
import { Work1764115500000 } from './0005-work.js';
import { TokenRefresh1764115600000 } from './0006-token-refresh.js';
import { AppRegistrations1764115700000 } from './0007-app-registrations.js';
import { ApplicationAccess1764115800000 } from './0008-application-access.js';
import { Webhooks1764115900000 } from './0009-webhooks.js';
import { VerificationSchedule1764116000000 } from './0010-verification-schedule.js';
import { Notices1764116100000 } from './0011-notices.js';
import { ApiKeys1764116200000 } from './0012-api-keys.js';
import { LinkRequesters1764116300000 } from './0013-link-requesters.js';
import { StoredRegistrations1764116400000 } from './0014-stored-registrations.js';
import { FailingRefreshes1764116500000 } from './0015-failing-refreshes.js';
import { SecondFactors1764116800000 } from './0018-second-factors.js';
import { AuditChain1764116900000 } from './0019-audit-chain.js';
import { Roles1764117000000 } from './0020-roles.js';
import { Account1764117100000 } from './0021-account.js';
import { PasswordResets1764117300000 } from './0023-password-resets.js';
import { SingleSignOn1764117400000 } from './0024-single-sign-on.js';
import { NoticeReceipts1764117600000 } from './0026-notice-receipts.js';
import { PeopleWhoWereRemoved1764117700000 } from './0027-people-who-were-removed.js';

/** Every migration, oldest first. */
export const migrations = [
  Initial1764028800000,
  ListOrders1764115200000,
  ConnectionSearch1764115300000,
  SearchByTenant1764115400000,
  Work1764115500000,
  TokenRefresh1764115600000,
  AppRegistrations1764115700000,
  ApplicationAccess1764115800000,
  Webhooks1764115900000,
  VerificationSchedule1764116000000,
  Notices1764116100000,
  ApiKeys1764116200000,
  LinkRequesters1764116300000,
  StoredRegistrations1764116400000,
  FailingRefreshes1764116500000,
  SecondFactors1764116800000,
  AuditChain1764116900000,
  Roles1764117000000,
  Account1764117100000,
  PasswordResets1764117300000,
  SingleSignOn1764117400000,
  NoticeReceipts1764117600000,
  PeopleWhoWereRemoved1764117700000,
];
