import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import jsQR from 'jsqr';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { useLanguage } from '../locales/language.js';
import { aConnection, mountAtHub, type Answers } from '../testing/hub.js';
import AuthorizationLinkDialog from './AuthorizationLinkDialog.vue';
import { isLoopbackAddress, mailAddress } from './link-words.js';
import { closeLink, shownLink } from './shown-link.js';
import { useAuthorizationLink } from './useAuthorizationLink.js';

enableAutoUnmount(afterEach);
afterEach(closeLink);

const url = `https://bridge.example.com/auth/link/${'aB3_-'.repeat(8)}xyz`;
const expiresAt = '2026-11-26T09:30:00.000Z';
const write = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  write.mockReset().mockResolvedValue();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
});

type Own = Parameters<typeof aConnection>[0];
const link = { __typename: 'AuthorizationLink', requestedBy: 'Hana', createdAt: expiresAt, expiresAt };
const linked = (own: Own = {}) => aConnection(own, { status: 'AWAITING_SIGN_IN', link });

/** A button that makes a link, and whatever is shown then. */
const Page = defineComponent({
  setup() {
    const { makeLink } = useAuthorizationLink();
    return () => [
      h('button', { class: 'make', onClick: () => void makeLink('Q29ubmVjdGlvbjox') }, 'make'),
      shownLink.value && h(AuthorizationLinkDialog, { link: shownLink.value, key: shownLink.value.url }),
    ];
  },
});

async function open(own: Own = {}, answers: Answers = {}, at = url) {
  const hub = await mountAtHub(Page, '/connections', {
    CreateAuthorizationLink: () => ({
      data: {
        createAuthorizationLink: {
          __typename: 'CreateAuthorizationLinkPayload',
          connection: linked(own),
          url: at,
          expiresAt,
          userErrors: [],
        },
      },
    }),
    ...answers,
  });
  await hub.wrapper.get('.make').trigger('click');
  await vi.waitFor(() => expect(document.querySelector('.qr-code')).not.toBeNull());
  return hub;
}
const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[role=dialog]');
  if (!found) throw new Error('No dialog is open.');
  return found;
};
const button = (name: string) =>
  [...dialog().querySelectorAll<HTMLElement>('button, a')].find((one) => one.textContent.trim() === name);

test('stays with the link, copied and to be selected, for whom it is and until when it works', async () => {
  await open();
  expect(write).toHaveBeenCalledWith(url);
  expect(dialog().querySelector('input')?.value).toBe(url);
  expect(dialog().querySelector('time')?.getAttribute('datetime')).toBe(expiresAt);
  for (const text of ['Authorization link for Invoices', 'Copied.', 'Works once, until ', 'Shown this once'])
    expect(dialog().textContent).toContain(text);
  expect(dialog().textContent).toContain('Send it to a Global Administrator of Contoso.');
  expect(dialog().textContent).not.toContain('this computer only');
});

test.each([
  [{ type: 'MAIL_IMAP' as const }, 'Send it to the owner of the mailbox.'],
  [
    { type: 'MAIL_IMAP' as const, mailbox: 'faktury@contoso.com' },
    'who may open the mailbox faktury@contoso.com.',
  ],
  [{ type: 'SHAREPOINT' as const }, 'Send it to an administrator of Contoso'],
  [{ type: 'ETOKEN' as const }, 'Send it to the signer’s administrator at Contoso.'],
])('says of %o to whom it is to be sent', async (own, sentence) => {
  await open(own);
  expect(dialog().textContent).toContain(sentence);
});

test('says that it has to be copied by hand where the browser refuses, and has the link selected', async () => {
  write.mockRejectedValue(new Error('not allowed'));
  await open();
  expect(dialog().textContent).toContain('copy it by hand');
  expect(document.activeElement).toBe(dialog().querySelector('input'));
});

test('shows a code that a camera reads as the link', async () => {
  await open();
  const svg = dialog().querySelector('svg.qr-code');
  expect(svg?.getAttribute('aria-label')).toBe('QR code of this link');
  const size = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  const runs = (svg?.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1/g);
  for (const [x = 0, y = 0, run = 0] of [...runs].map((found) => found.slice(1).map(Number))) {
    for (let row = y * scale; row < (y + 1) * scale; row += 1) {
      const start = (row * size * scale + x * scale) * 4;
      for (let at = start; at < start + run * scale * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  expect(jsQR(pixels, size * scale, size * scale)?.data).toBe(url);
});

test('writes a mail with the link in the language of who sends it', async () => {
  const { setLanguage } = useLanguage();
  await setLanguage('cs');
  try {
    await open({ type: 'MAIL_IMAP' });
    const address = new URL(button('Napsat e-mail')?.getAttribute('href') ?? '');
    expect(address.searchParams.get('subject')).toBe('Přihlášení k Microsoft 365 pro připojení Invoices');
    const body = address.searchParams.get('body') ?? '';
    expect(body).toContain(`„Pokračovat k Microsoft 365“:\r\n${url}\r\n`);
    expect(body).toMatch(/do 26\. listopadu 2026 .*(?:UTC|SE[LČ]|GMT)/);
  } finally {
    await setLanguage('en');
  }
});

test('is shared only where the browser can', async () => {
  await open();
  expect(button('Share…')).toBeUndefined();
  closeLink();
  const share = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, 'share', { value: share, configurable: true });
  try {
    await open();
    button('Share…')?.click();
    expect(share).toHaveBeenCalledWith(expect.objectContaining({ url }));
  } finally {
    Reflect.deleteProperty(navigator, 'share');
  }
});

test('says that others cannot open an address of this computer', async () => {
  await open({}, {}, 'http://localhost:4000/auth/link/x');
  expect(dialog().textContent).toContain('This address works on this computer only.');
});

test('says in place that the connection was authorized, and shows the link no longer', async () => {
  const hub = await open();
  await hub.push({ kind: 'AUTHORIZED', connection: aConnection({}, { status: 'AUTHORIZED' }) });
  expect(dialog().querySelector('[role=status]')?.textContent).toContain(
    'The connection has been successfully authorized.',
  );
  expect(dialog().querySelector('input')).toBeNull();
});

test('says when another link took its place, and takes no notice of its own or of others’', async () => {
  const hub = await open();
  await hub.push({ kind: 'LINK_CREATED', connection: linked() });
  await hub.push({ kind: 'LINK_WITHDRAWN', connection: aConnection({ id: 'another' }) });
  expect(dialog().querySelector('input')).not.toBeNull();
  const newer = { ...link, expiresAt: '2026-11-26T10:00:00.000Z' };
  await hub.push({ kind: 'LINK_CREATED', connection: aConnection({}, { link: newer }) });
  expect(dialog().textContent).toContain('A newer link has taken the place of this one');
});

test('is withdrawn by one button, or says why not', async () => {
  let code: string | null = 'LINK_NOT_FOUND';
  await open(
    {},
    {
      WithdrawAuthorizationLink: () => ({
        data: {
          withdrawAuthorizationLink: {
            __typename: 'WithdrawAuthorizationLinkPayload',
            connection: aConnection(),
            userErrors: code ? [{ __typename: 'UserError', code, field: null, message: '' }] : [],
          },
        },
      }),
    },
  );
  button('Withdraw link')?.click();
  await flushPromises();
  expect(dialog().textContent).toContain('This connection has no open authorization link.');
  code = null;
  button('Withdraw link')?.click();
  await flushPromises();
  expect(dialog().textContent).toContain('it leads nowhere any more');
  expect(button('Withdraw link')).toBeUndefined();
  button('Done')?.click();
  expect(shownLink.value).toBeNull();
});

test('encodes whatever a name holds into the address of a mail', () => {
  const text = 'Faktury & účty? #1 100% „x“\nza řádkem';
  const address = new URL(mailAddress({ subject: text, body: text }));
  expect(address.searchParams.get('body')).toBe(text.replace('\n', '\r\n'));
});

test.each([
  ['http://localhost:4000/x', true],
  ['http://127.0.0.1/x', true],
  ['http://[::1]:4000/x', true],
  ['https://bridge.example.com/x', false],
  ['https://localhost.example.com/x', false],
])('knows whether only this computer can open %s', (address, isLoopback) => {
  expect(isLoopbackAddress(address)).toBe(isLoopback);
});
