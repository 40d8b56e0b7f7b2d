import { Initial1764028800000 } from './0001-initial.js';

/** Every migration, oldest first. */
export const migrations = [Initial1764028800000];
