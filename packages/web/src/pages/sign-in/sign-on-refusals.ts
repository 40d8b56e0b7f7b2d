/** Why nobody was signed in by a Microsoft account, in the hub's codes. */
export const signOnRefusals = [
  'SIGN_ON_OFF',
  'SIGN_ON_CANCELLED',
  'SIGN_ON_REFUSED',
  'SIGN_ON_EXPIRED',
  'SIGN_ON_UNAVAILABLE',
  'SIGN_ON_NOT_INVITED',
  'SIGN_ON_NOT_CONNECTED',
  'SIGN_ON_TAKEN',
] as const;
export type SignOnRefusal = (typeof signOnRefusals)[number];
