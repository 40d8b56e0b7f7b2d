/** What lies in the inbox of a new mailbox, oldest first. */
export function welcomeMessages(
  owner: { readonly address: string; readonly displayName: string },
  now: Date,
): readonly Buffer[] {
  const domain = owner.address.split('@').at(-1) ?? 'contoso.com';
  const header = (number: number, subject: string, type: string): string[] => [
    `From: "Microsoft 365 simulator" <simulator@${domain}>`,
    `To: ${owner.address}`,
    `Subject: ${subject}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <welcome-${number}.${owner.address.replace('@', '.')}@simulator.example>`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
  ];
  const welcome = [
    ...header(1, 'Welcome', 'text/plain; charset=utf-8'),
    '',
    'This mailbox lives in the simulator. What is sent in it stays in it.',
    '',
  ];
  const boundary = 'simulated-boundary';
  const invoice = [
    ...header(2, '=?utf-8?Q?Faktura_=C4=8D=2E_1?=', `multipart/mixed; boundary="${boundary}"`),
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'V p=C5=99=C3=ADloze je faktura.',
    '',
    `--${boundary}`,
    'Content-Type: text/csv; name="faktura-1.csv"',
    'Content-Disposition: attachment; filename="faktura-1.csv"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('item,price\r\npaper,100\r\n').toString('base64'),
    `--${boundary}--`,
    '',
  ];
  return [welcome, invoice].map((lines) => Buffer.from(lines.join('\r\n')));
}
