import { expect, test } from '../hub/fixtures.js';

const words = {
  'en-GB': {
    title: 'This link does not work any more',
    body: 'It was used already, it has expired, or it is not complete. Whoever runs Landbridge makes a new one on the server.',
    signIn: 'Go to sign-in',
  },
  'cs-CZ': {
    title: 'Tento odkaz už nefunguje',
    body: 'Někdo ho už použil, vypršel, nebo není úplný. Nový vytvoří na serveru ten, kdo Landbridge provozuje.',
    signIn: 'Přejít na přihlášení',
  },
};

for (const [locale, { title, body, signIn }] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a one-time link that was used, or never was, says so before anything is typed', async ({
      page,
      context,
      hub,
    }) => {
      await context.clearCookies();
      for (const link of [hub.setupUrl ?? '', '/setup#never-was']) {
        await page.goto(link);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(page.getByRole('alert')).toContainText(body);
        await expect(page.getByRole('textbox')).toHaveCount(0);
        expect(new URL(page.url()).hash).toBe('');
      }
      await page.getByRole('link', { name: signIn }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
    });
  });
}
