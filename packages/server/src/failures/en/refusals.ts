import type { FailureTexts } from '../texts.js';

export const refusals: FailureTexts['refusals'] = {
  CALLBACK_UNKNOWN: {
    title: 'This answer belongs to no sign-in of ours',
    explanation: 'Landbridge has not started a sign-in that this answer could end. Nothing was changed.',
    remedy: 'Start again from the Connection window, or from the link you were sent.',
  },
  CALLBACK_OTHER_BROWSER: {
    title: 'This sign-in was started in another browser',
    explanation:
      'For your protection a sign-in can only be finished in the browser in which it was started, with cookies allowed and at the same address. Nothing was changed.',
    remedy:
      'Go back to that browser, or start again here from the Connection window or the link you were sent.',
  },
  CALLBACK_OTHER_ISSUER: {
    title: 'This answer came from somebody else than Microsoft’s tenant',
    explanation: 'It names another issuer than the one that was asked. Nothing was changed.',
    remedy: 'Start again from the Connection window. If it happens again, tell whoever runs Landbridge.',
  },
  START_UNKNOWN: {
    title: 'There is no such sign-in',
    explanation: 'The address is not complete, or the connection has been deleted.',
    remedy: 'Start again from the Connection window.',
  },
  START_ENDED: {
    title: 'This sign-in is over',
    explanation: 'It has been finished, or a newer one has taken its place. Each one works once.',
    remedy: 'Look at the connection in the Connection window; you can authorize it again there.',
  },
  START_EXPIRED: {
    title: 'This sign-in took too long',
    explanation: 'A sign-in can be finished within 15 minutes of its start.',
    remedy: 'Start again from the Connection window.',
  },
  START_OTHER_BROWSER: {
    title: 'This sign-in was started in another browser',
    explanation: 'It was begun with an authorization link, and only the browser that began can go on.',
    remedy: 'Go back to that browser, or ask for a new link.',
  },
  START_TOO_MANY_OPENINGS: {
    title: 'This sign-in has been opened too often',
    explanation: 'Landbridge has stopped it, since no person opens one sign-in so many times.',
    remedy: 'Start again from the Connection window.',
  },
  LINK_UNKNOWN: {
    title: 'There is no such link',
    explanation: 'The address is not complete, or the connection it was made for has been deleted.',
    remedy: 'Check that the whole link was copied, or ask whoever sent it for a new one.',
  },
  LINK_USED: {
    title: 'This link has been used',
    explanation: 'It worked: the connection has been authorized with it. A link works once.',
    remedy: 'There is nothing more to do. You can close this page.',
  },
  LINK_WITHDRAWN: {
    title: 'This link has been withdrawn',
    explanation: 'It leads nowhere any more. Nothing was changed.',
    remedy: 'If you still expect to connect something, ask whoever sent it for a new link.',
  },
  LINK_REPLACED: {
    title: 'A newer link has taken the place of this one',
    explanation: 'A connection has one link at a time, the one made last.',
    remedy: 'Open the newest link that you were sent, or ask whoever sent it for a new one.',
  },
  LINK_NOT_NEEDED: {
    title: 'This link is not needed any more',
    explanation: 'The connection has been authorized another way meanwhile.',
    remedy: 'There is nothing to do. You can close this page.',
  },
  LINK_EXPIRED: {
    title: 'This link has expired',
    explanation: 'A link works for 24 hours.',
    remedy: 'Ask whoever sent it for a new one.',
  },
  LINK_OTHER_BROWSER: {
    title: 'This link belongs to another browser',
    explanation: 'Somebody has begun with it in another browser, or this browser refuses cookies.',
    remedy: 'Go back to that browser, or ask whoever sent the link for a new one.',
  },
  APP_REGISTRATION_MISSING: {
    title: 'Landbridge is not registered with Microsoft for this type',
    explanation: 'No app registration is configured in whose name it could ask. Nothing was changed.',
    remedy:
      'Whoever runs Landbridge sets MICROSOFT_CLIENT_ID, or the variable of this type, and starts it again.',
  },
  TENANT_UNKNOWN: {
    title: 'Microsoft knows no such tenant',
    explanation: 'It did when the connection was added, and says now that it does not. Nothing was changed.',
    remedy:
      'Check the Tenant ID in the Connection window; if it is wrong, delete the connection and add it anew.',
  },
  MICROSOFT_UNAVAILABLE: {
    title: 'Microsoft does not answer',
    explanation: 'Landbridge could not ask Microsoft where this tenant signs in. Nothing was changed.',
    remedy: 'Reload this page in a minute.',
  },
};
