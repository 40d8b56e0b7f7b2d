// Refreshes connections by the hub's own refresher, in a process without anything else:
// `node refresh.mjs rate DATA_DIR COUNT ROUNDS LOGIN_URL REDIRECT_URI CLIENT_ID CLIENT_SECRET` against bare MSAL on the
// same stand-in, `node refresh.mjs day DATA_DIR COUNT HOURS` in simulated time without a network, or
// `node refresh.mjs planning DATA_DIR 0`: how long it looks for what is due on a file that is filled already.
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';

const build = path.resolve(import.meta.dirname, '../../server/build');
const require = createRequire(path.join(build, 'main.js'));
await import(require.resolve('reflect-metadata'));
const part = (name) => import(path.join(build, name));
const [{ createAuditLog, theHub }, { ConnectionService }, { openDatabase }, { createEventLog }] =
  await Promise.all(['audit', 'connections', 'database', 'events'].map((name) => part(`${name}/index.js`)));
const { createMicrosoft } = await part('microsoft/index.js');
const { createTokens } = await part('tokens/index.js');
const { systemAmbient } = await part('system-ambient.js');

const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
const oid = 'aaaaaaaa-1111-4222-8333-444444444444';
const scopes = ['https://outlook.office.com/IMAP.AccessAsUser.All'];
const running = new AbortController().signal;
setMaxListeners(1_000, running);
const [mode, dataDir, countText, ...rest] = process.argv.slice(2);
const count = Number(countText);

/** The hub as far as it has to do with tokens. */
async function openHub({ ambient, microsoft, registration }) {
  const database = await openDatabase({ url: null, dataDir, encryptionKeys: [], ambient });
  const audit = createAuditLog({ ambient });
  const connections = new ConnectionService({
    database,
    events: createEventLog({ database, ambient }),
    audit,
    ambient,
    tenants: {
      lookUp: async () => ({ kind: 'found', tenantId, displayName: null, domain: null, cloud: 'global' }),
    },
    registrations: { isSetUp: async () => true, serves: async () => true },
    dependents: [],
  });
  const tokens = createTokens({
    database,
    ambient,
    audit,
    connections,
    microsoft,
    registrationOf: async () => registration,
    etokenScope: null,
    reportError: (error) => {
      throw error;
    },
  });
  return { database, connections, tokens };
}

/** So many connections, all authorized at the same time. */
async function fill({ database, connections, tokens }, { cacheOf, account }) {
  const attempts = { plan: () => ({ authorizationUrl: '', expiresAt: '', storeFirst: async () => {} }) };
  const added = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      connections.add(
        { name: `Invoices ${index}`, tenantId, type: 'MAIL_IMAP' },
        { actor: theHub, attempts },
      ),
    ),
  );
  await Promise.all(
    added.map(({ connection: { id } }) =>
      database.unitOfWork.run(async (tx) => {
        await tokens.store.save(tx, id, cacheOf());
        await connections.recordAuthorization(tx, id, { kind: 'GRANTED', account, scopes }, theHub);
      }),
    ),
  );
}

async function rate([roundsText, loginUrl, redirectUri, clientId, secret]) {
  const ambient = systemAmbient;
  const registration = { clientId, credential: { kind: 'secret', secret } };
  const microsoft = createMicrosoft({
    settings: { cloud: 'global', loginUrl, graphUrl: `${loginUrl}/graph` },
    ambient,
  });
  const hub = await openHub({ ambient, microsoft, registration });
  const grant = await signedIn({ microsoft, registration, loginUrl, redirectUri });
  await fill(hub, { cacheOf: () => grant.tokenCache, account: grant.account });
  const bare = await bareRefresh({ microsoft, registration, tokenCache: grant.tokenCache });
  const results = { product: [], floor: [] };
  for (let round = 0; round <= Number(roundsText); round += 1) {
    await hub.database.unitOfWork.run((tx) =>
      tx.execute('UPDATE token_caches SET refresh_at = ?', [new Date(0).toISOString()]),
    );
    const product = await perSecond(() => hub.tokens.refresher.sweep(running));
    const floor = await perSecond(() => inParallel(32, bare));
    if (round > 0) {
      results.product.push(product);
      results.floor.push(floor);
    }
  }
  const due = 'SELECT count(*) AS n FROM token_caches WHERE version < ?';
  const [{ n }] = await hub.database.query(due, [Number(roundsText) + 2]);
  await hub.database.close();
  return { ...results, notRefreshed: n };
}

async function perSecond(work) {
  const began = performance.now();
  await work();
  return (count / (performance.now() - began)) * 1_000;
}

async function inParallel(width, work) {
  let left = count;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) await work();
    }),
  );
}

async function signedIn({ microsoft, registration, loginUrl, redirectUri }) {
  const verifier = systemAmbient.randomToken(32);
  const asked = {
    cloud: microsoft.cloud,
    registration,
    tenantId,
    redirectUri,
    scopes: [...scopes, 'openid', 'profile', 'email', 'offline_access'],
    nonce: 'nonce',
  };
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const url = await microsoft.identity.authorizationUrl({ ...asked, state: 'state', codeChallenge });
  const answer = await fetch(`${loginUrl}/simulator/authorize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url, account: 'faktury@contoso.com' }),
  });
  const { location } = await answer.json();
  const code = new URL(location).searchParams.get('code');
  const redeemed = await microsoft.identity.redeemCode({ ...asked, code, codeVerifier: verifier });
  const metadata = await microsoft.identity.metadata(microsoft.cloud, tenantId);
  const expected = { metadata, tenantId, clientId: registration.clientId, nonce: 'nonce' };
  return {
    tokenCache: redeemed.tokenCache,
    account: await microsoft.idTokens.verify(redeemed.idToken, expected),
  };
}

/** What a refresh costs at least: a new MSAL application, as its own throttling demands, and one request. */
async function bareRefresh({ microsoft, registration, tokenCache }) {
  const { ConfidentialClientApplication } = require('@azure/msal-node');
  const metadata = await microsoft.identity.metadata(microsoft.cloud, tenantId);
  const [{ secret: refreshToken }] = Object.values(JSON.parse(tokenCache).RefreshToken);
  const auth = {
    clientId: registration.clientId,
    clientSecret: registration.credential.secret,
    authority: `https://login.microsoftonline.com/${tenantId}`,
    knownAuthorities: ['login.microsoftonline.com'],
    authorityMetadata: JSON.stringify({
      issuer: metadata.issuer,
      authorization_endpoint: metadata.authorizationEndpoint,
      token_endpoint: metadata.tokenEndpoint,
      jwks_uri: metadata.jwksUri,
    }),
  };
  return () =>
    new ConfidentialClientApplication({ auth }).acquireTokenByRefreshToken({ refreshToken, scopes });
}

/** Time in the program's hands; everything else is real. */
function simulatedTime() {
  let now = Date.now();
  return {
    ...systemAmbient,
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
}

async function day([hoursText]) {
  const ambient = simulatedTime();
  let asked = 0;
  // entra-docs, configurable-token-lifetimes.md: access tokens live for 60 to 90 minutes, at random.
  const cacheOf = () => {
    const expiresAt = new Date(ambient.now().getTime() + (60 + 30 * Math.random()) * 60_000);
    const token = {
      secret: `token ${asked}`,
      target: scopes[0],
      expires_on: String(Math.floor(expiresAt.getTime() / 1_000)),
      client_id: 'client',
    };
    return {
      tokenCache: JSON.stringify({ AccessToken: { one: token } }),
      expiresAt,
      scopes,
      accessToken: token.secret,
    };
  };
  const microsoft = {
    cloudOf: () => ({
      mailResource: 'https://outlook.office.com',
      graphResource: 'https://graph.microsoft.com',
    }),
    identity: {
      silent: async () => {
        asked += 1;
        return cacheOf();
      },
      clientCredentials: () => Promise.reject(new Error('Nobody acts as the application here.')),
    },
  };
  const registration = { clientId: 'client', credential: { kind: 'secret', secret: 'secret' } };
  const hub = await openHub({ ambient, microsoft, registration });
  const account = { oid, tid: tenantId, username: 'faktury@contoso.com', displayName: null };
  await fill(hub, { cacheOf: () => cacheOf().tokenCache, account });
  const perMinute = [];
  let leastLeftSeconds = Number.POSITIVE_INFINITY;
  for (let minute = 0; minute < Number(hoursText) * 60; minute += 1) {
    const before = asked;
    for (let second = 0; second < 60; second += 10) {
      ambient.advance(10_000);
      await hub.tokens.refresher.sweep(running);
    }
    perMinute.push(asked - before);
    const [{ soonest }] = await hub.database.query(
      'SELECT min(access_expires_at) AS soonest FROM token_caches',
    );
    leastLeftSeconds = Math.min(leastLeftSeconds, (Date.parse(soonest) - ambient.now().getTime()) / 1_000);
  }
  const [{ n }] = await hub.database.query(
    "SELECT count(*) AS n FROM connections WHERE status = 'AUTHORIZED'",
  );
  await hub.database.close();
  return { perMinute, leastLeftSeconds, authorized: n };
}

/** Nothing is due, nothing is asked: what is left is the looking. */
async function planning() {
  const unasked = { cloudOf: () => ({}), identity: {} };
  const hub = await openHub({ ambient: systemAmbient, microsoft: unasked, registration: null });
  const planningMs = [];
  for (let time = 0; time < 200; time += 1) {
    const began = performance.now();
    await hub.tokens.refresher.sweep(running);
    planningMs.push(performance.now() - began);
  }
  await hub.database.close();
  return { planningMs };
}

const modes = { day, rate, planning };
console.log(JSON.stringify(await modes[mode](rest)));
