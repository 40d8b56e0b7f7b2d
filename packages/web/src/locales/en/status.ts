export const status = {
  NOT_AUTHORIZED: 'Not authorized',
  AWAITING_SIGN_IN: 'Awaiting sign-in',
  AUTHORIZED: 'Authorized',
  NEEDS_REAUTHORIZATION: 'Needs to be authorized again',
  FAILED: 'Failed',
  awaitingUntil: 'Waits until {time}',
  until: 'Until {time}',
  linkUntil: 'Link until {time} · {name}',
  awaitingLink: 'Waits until {time} for who got the authorization link that {name} asked for',
  verified: 'Verified',
  noNewTokens: 'No new access tokens',
  notVerified: 'Not verified',
};
