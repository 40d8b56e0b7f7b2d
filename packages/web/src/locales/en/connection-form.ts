import type { ConnectionAccess, UserErrorCode } from '../../graphql/generated/graphql.js';

/** What a hub's refusal says where the field has no sentence of its own. */
const anyField = {
  REQUIRED: 'This is needed.',
  TOO_LONG: 'This text is too long.',
  INVALID_CHARACTERS: 'This text holds invisible characters. Type it anew instead of pasting it.',
  IDENTIFIER_MALFORMED: 'An identifier has a–z, 0–9 and single hyphens between words, 64 characters at most.',
  IDENTIFIER_TAKEN: 'Another connection has this identifier. Change it, or let it follow the name.',
  TENANT_ID_MALFORMED:
    'A Tenant ID has 36 characters, such as b410305f-3ebe-474a-a83f-4add9acd47d1. A domain will do too.',
  TENANT_NOT_FOUND: 'Microsoft knows no such tenant.',
  TENANT_IN_OTHER_CLOUD: 'This tenant is in a national cloud for which no app registration is set up here.',
  TENANT_LOOKUP_UNAVAILABLE:
    'Microsoft did not answer, so the tenant could not be checked. Nothing was stored; try again in a minute.',
  APP_REGISTRATION_MISSING: 'No app registration is set up for connections of this type.',
  APP_REGISTRATION_NOT_FOUND: 'There is no such app registration any more.',
  APP_REGISTRATION_READ_ONLY: 'This app registration is set in the environment. Change it there.',
  APP_REGISTRATION_IN_USE:
    'Connections go on with this app registration. Authorize them with another one first.',
  CLIENT_ID_MALFORMED:
    'An Application (client) ID has 36 characters, such as 6f1a0c1e-0000-4000-8000-000000000001.',
  CLIENT_ID_TAKEN: 'Another app registration has this client ID. Add the secret there.',
  CLOUD_UNKNOWN: 'There is no such cloud.',
  CREDENTIAL_AMBIGUOUS: 'Enter a secret or a certificate, not both.',
  CREDENTIAL_NOT_FOUND: 'This secret or certificate is gone already.',
  LAST_CREDENTIAL: 'This is the only one. Add its successor first, so that nothing stops.',
  SECRET_LOOKS_LIKE_ID: 'This looks like the Secret ID. Copy the Value beside it.',
  CERTIFICATE_MALFORMED: 'This is no certificate in PEM form. It begins with -----BEGIN CERTIFICATE-----.',
  CERTIFICATE_NOT_RSA: 'Microsoft takes certificates with an RSA key only; this one has another kind of key.',
  PRIVATE_KEY_MALFORMED: 'This is no private key in PEM form without a passphrase.',
  PRIVATE_KEY_MISMATCH: 'This key does not belong to the certificate.',
  TOO_MANY: 'There are as many as there can be. Remove one first.',
  ENTRA_ID_CONNECTION_EXISTS:
    'This tenant already has a Microsoft Entra ID connection. A tenant has one at most.',
  MAILBOX_MALFORMED: 'A mailbox’s address has a name, an at sign and a domain.',
  MAILBOX_NOT_APPLICABLE: 'Only the mail types have a mailbox.',
  ACCESS_NOT_APPLICABLE: 'Connections of this type have no such choice.',
  IDEMPOTENCY_KEY_REUSED:
    'This form was saved already, with other content. Look for the connection in the list before you add it again.',
  CONNECTION_NOT_FOUND: 'This connection was deleted meanwhile.',
  CHANGED_MEANWHILE: 'Somebody changed this connection meanwhile.',
  HAS_DEPENDENTS: 'Something depends on this connection.',
  NOT_AUTHORIZED: 'This connection is not authorized yet.',
  NEEDS_REAUTHORIZATION: 'This connection needs to be authorized again.',
  TEMPORARILY_UNAVAILABLE: 'Microsoft did not answer. Try again in a minute.',
  MICROSOFT_REFUSED: 'Microsoft refuses this installation’s app registration. An operator has to mend it.',
  SCOPES_NOT_ALLOWED: 'These permissions were not granted to this connection.',
  LINK_NOT_FOUND: 'This connection has no open authorization link.',
  API_KEY_NOT_FOUND: 'This API key is not in use any more.',
  SCOPE_UNKNOWN: 'This version knows no such scope.',
  SCOPE_RESERVED: 'This scope cannot be given to such a key.',
  EXPIRY_IN_THE_PAST: 'This moment has passed. Choose a later one.',
  WEBHOOK_ENDPOINT_NOT_FOUND: 'This webhook has been deleted.',
  WEBHOOK_ENDPOINT_DISABLED: 'This webhook is switched off. Switch it on first.',
  WEBHOOK_DELIVERY_NOT_FOUND: 'This delivery is no longer there.',
  WEBHOOK_URL_MALFORMED:
    'This is not an address that begins with https:// and holds neither user name nor password.',
  WEBHOOK_URL_NOT_ALLOWED: 'Webhooks are not sent to this address: it is private, or not encrypted.',
  WEBHOOK_HOST_NOT_FOUND: 'There is no host of this name.',
  EVENT_TYPE_UNKNOWN: 'This version knows no such event.',
  DOMAIN_MALFORMED: 'A domain looks like contoso.com.',
  GROUP_ID_MALFORMED:
    'The Object ID of a group is a GUID. It stands on the group’s page in the Microsoft Entra admin center.',
  EMAIL_MALFORMED: "An e-mail address looks like hana{'@'}contoso.com.",
  PERSON_EXISTS: 'Somebody with this address has an account already.',
  PERSON_NOT_FOUND: 'This person has been removed.',
  INVITATION_NOT_FOUND: 'This invitation was accepted or withdrawn meanwhile.',
  LAST_ADMINISTRATOR: 'This is the last administrator. Make somebody else one first.',
} satisfies Record<UserErrorCode, string>;

/** The form of a connection: new, and edited. */
export const connectionForm = {
  title: 'New connection',
  intro: 'Every field is needed unless it says optional.',
  path: 'Connection',
  name: 'Name',
  identifier: {
    label: 'Identifier',
    hint: 'Integrators use it in the API. It cannot be changed later.',
    follows: 'Follows the name',
    followAgain: 'Follow the name again',
  },
  note: 'Note',
  access: {
    label: 'Access',
    DELEGATED: {
      label: 'A person signs in',
      hint: 'The mailbox’s owner, or somebody who may open a shared mailbox.',
    },
    APPLICATION: {
      label: 'Application access: nobody signs in',
      hint: 'A Global Administrator consents once; then an Exchange administrator opens the mailbox to Landbridge, by commands that are shown to copy.',
    },
  } satisfies Record<ConnectionAccess, object> & { label: string },
  mailbox: {
    label: 'Mailbox',
    hintApplication: 'The address of the mailbox that Landbridge is to open.',
    hintRead:
      'Only for a shared mailbox: its address. Left empty, the mailbox of the account that signs in is read.',
    hintSend:
      'Only for a shared mailbox: its address. Left empty, mail goes out from the account that signs in.',
  },
  appRegistration: {
    label: 'App registration',
    hint: 'The application in whose name Landbridge signs in at Microsoft for this connection.',
    usual: 'The usual one: {name}',
    none: 'None is set up for this type: choose one',
  },
  tenant: {
    label: 'Tenant ID',
    hint: 'A GUID, or a verified domain such as contoso.com.',
    help: 'How do I find it?',
    checking: 'Asking Microsoft…',
    found: 'Found:',
    foundWithoutName: 'Found.',
    cloud: '{cloud} cloud',
    takenFrom: 'taken from “{domain}”',
    otherCloud: 'This tenant is in the {cloud} cloud, for which no app registration is set up here.',
    setUp: 'Set it up',
    unavailable:
      'Microsoft did not answer, so the tenant cannot be checked now. Saving has to wait until it can.',
    checkAgain: 'Check again',
    clouds: {
      global: 'global',
      usgov: 'US Government (GCC High)',
      'usgov-dod': 'US Government (DoD)',
      china: 'China (21Vianet)',
    },
  },
  tenantHelp: {
    title: 'How do I find the Tenant ID?',
    simulated: 'Microsoft 365 is simulated here: type contoso.com.',
    domain:
      'The domain of the organization’s e-mail addresses will do: Landbridge looks the ID up. Or, for the ID itself:',
    open: 'Open the {center} and sign in with a work account of the organization.',
    overview: 'Go to Entra ID, then Overview.',
    copy: 'Copy the value beside Tenant ID and paste it here.',
  },
  type: {
    label: 'Type',
    exists: '{tenant} already has one: {connection}. A tenant has one at most.',
    thisTenant: 'This tenant',
    purpose: 'What it is for',
    signer: 'Who signs in',
    asks: 'Microsoft will ask to',
    kinds: {
      delegated: { name: 'Delegated permissions', meaning: ': only what whoever signs in may do.' },
      application: {
        name: 'Application permissions',
        meaning: ': Landbridge acts by itself, as the application.',
      },
    },
    technical: 'Permissions by their technical names',
  },
  next: {
    title: 'What happens next',
    save: '{action} stores it and opens the Microsoft 365 sign-in in this tab.',
    signs: '{signer} signs in and looks through what is asked for.',
    accept: {
      sentence: 'On {page}, tick {consent} if it is offered, then {accept}.',
      page: 'Permissions requested',
      consent: 'Consent on behalf of your organization',
      accept: 'Accept',
    },
    back: 'You are back here, with a green strip. The connection is tested by itself.',
    exchange: 'An Exchange administrator opens the mailbox to Landbridge, by commands that you copy there.',
    anybody: 'The mailbox’s owner or an administrator, as the type says,',
    elseTitle: {
      MAILBOX_OWNER: 'Somebody else owns the mailbox?',
      other: 'Somebody else is the administrator?',
    },
    else: 'Save and copy an authorization link. It works once, for 24 hours, and needs no Landbridge account.',
  },
  actions: {
    save: 'Save connection',
    saving: 'Saving…',
    saveAndCopy: 'Save and copy authorization link',
    hint: 'Save connection takes you to the Microsoft 365 sign-in in this tab.',
  },
  leave: {
    title: 'Leave without saving?',
    body: 'What you typed is lost. Nothing has been stored.',
    stay: 'Keep typing',
    discard: 'Discard',
  },
  unanswered: 'Landbridge did not answer. Save again: the connection is not added twice.',
  errors: {
    any: anyField,
    name: {
      REQUIRED: 'Type a name.',
      TOO_LONG: 'A name has 200 characters at most.',
      INVALID_CHARACTERS:
        'This name holds invisible characters or ones that turn the reading direction. Type it anew instead of pasting it.',
    },
    note: { TOO_LONG: 'A note has 2,000 characters at most.' },
    tenantId: { REQUIRED: 'Type the Tenant ID or a domain.' },
    type: { REQUIRED: 'Choose a type.' },
    mailbox: {
      REQUIRED: 'Type the mailbox’s address.',
      TOO_LONG: 'An address has 254 characters at most.',
    },
  },
};
