import { Initial1764028800000 } from './0001-initial.js';
import { ListOrders1764115200000 } from './0002-list-orders.js';

/** Every migration, oldest first. */
export const migrations = [Initial1764028800000, ListOrders1764115200000];
