import type { SignOnRefusal } from '../../pages/sign-in/sign-on-refusals.js';

export const session = {
  signIn: {
    title: 'Sign in',
    over: 'Your session is over. Sign in to go on where you were.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    wrong: 'This e-mail and password do not belong together.',
    secondStepOver: 'The second step took too long, or went wrong too often. Sign in again.',
    tooMany: 'Too many attempts. Try again in 1 second. | Too many attempts. Try again in {n} seconds.',
    unreachable: 'Landbridge cannot be reached. Check the network, then try again.',
    required: { email: 'Type your e-mail address.', password: 'Type your password.' },
    setupRequired:
      'There is no administrator yet. Open the one-time link that Landbridge printed when it was started.',
  },
  signOn: {
    choice: 'Sign in with Microsoft ({name})',
    orPassword: 'or by password',
    refused: {
      SIGN_ON_OFF: 'Signing in with this Microsoft account is switched off.',
      SIGN_ON_CANCELLED: 'You cancelled the sign-in at Microsoft.',
      SIGN_ON_REFUSED: 'Microsoft did not confirm who you are. Try again.',
      SIGN_ON_EXPIRED: 'The sign-in took too long, or another one began meanwhile. Start again.',
      SIGN_ON_UNAVAILABLE:
        'Microsoft cannot be reached at the moment. Try again later, or sign in by password.',
      SIGN_ON_NOT_INVITED: 'You have not been invited to this installation. Ask one of its administrators.',
      SIGN_ON_NOT_CONNECTED:
        'There is an account with your address already. Sign in by password, then connect your Microsoft account in Your account.',
      SIGN_ON_TAKEN: 'This Microsoft account, or yours here, is connected already.',
    } satisfies Record<SignOnRefusal, string>,
  },
  setup: {
    title: 'Create the first administrator',
    intro:
      'You will sign in with this e-mail address and password. The link that brought you here works once.',
    another: {
      title: 'Become an administrator',
      intro:
        'You will sign in with this e-mail address and password. If it is the address of an administrator, the new password takes the place of the old one. The link that brought you here works once.',
      submit: 'Become an administrator',
      submitting: 'Storing…',
      invalid:
        'It was used already, it has expired, or it is not complete. Whoever runs Landbridge makes a new one on the server.',
    },
    invited: {
      title: 'Set up your account',
      intro:
        'You were invited to Landbridge. You will sign in with this e-mail address and a password of yours.',
      submit: 'Set up account',
      submitting: 'Setting up…',
      invalid:
        'It was used already, it has expired, or it was withdrawn. Ask whoever invited you for a new one.',
    },
    reset: {
      title: 'Choose a new password',
      intro:
        'It takes the place of the old one. You are signed out wherever you are signed in. The link that brought you here works once.',
      submit: 'Store new password',
      submitting: 'Storing…',
      invalid:
        'It was used already, it has expired, or your password has been changed since. Whoever runs Landbridge makes a new one on the server.',
    },
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 12 characters. A sentence is easier to keep in mind than signs.',
    submit: 'Create administrator',
    submitting: 'Creating…',
    invalidTitle: 'This link does not work any more',
    invalid:
      'It was used already, or it is not complete. Whoever runs Landbridge makes a new one by starting it again as long as there is no administrator.',
    unreachable: 'Landbridge cannot be reached. Check the network, then try again.',
    existsTitle: 'There is an account with this address already',
    exists: 'It was made while you were here. Sign in with it.',
    toSignIn: 'Go to sign-in',
    errors: {
      name: {
        REQUIRED: 'Type your name.',
        TOO_LONG: 'A name has 200 characters at most.',
        TOO_SHORT: 'Type your name.',
        MALFORMED: 'A name cannot hold invisible or control characters.',
      },
      email: {
        REQUIRED: 'Type your e-mail address.',
        TOO_LONG: 'This address is too long.',
        TOO_SHORT: 'This address is too short.',
        MALFORMED: "An e-mail address looks like hana{'@'}contoso.com.",
      },
      password: {
        REQUIRED: 'Type a password.',
        TOO_LONG: 'This password is too long.',
        TOO_SHORT: 'A password has at least 12 characters.',
        MALFORMED: 'A password cannot hold control characters.',
      },
    },
  },
};
