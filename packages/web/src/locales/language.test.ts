import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import RelativeTime from '../time/RelativeTime.vue';
import { i18n } from './i18n.js';
import { languageToBeginWith, startLanguage, useLanguage } from './language.js';

afterEach(async () => {
  await useLanguage().setLanguage('en');
  document.cookie = 'landbridge_language=; Path=/; Max-Age=0';
});

describe('the language of the window', () => {
  it.each([
    ['', ['cs-CZ', 'en'], 'cs'],
    ['', ['cs'], 'cs'],
    ['', ['sk-SK', 'cs', 'en-GB'], 'cs'],
    ['', ['en-GB', 'cs'], 'en'],
    ['', ['de-DE', 'fr'], 'en'],
    ['', [], 'en'],
    ['landbridge_language=cs', ['en-GB'], 'cs'],
    ['other=1; landbridge_language=en', ['cs-CZ'], 'en'],
    ['landbridge_language=xx', ['cs-CZ'], 'cs'],
  ] as const)('with the cookies %j and the browser’s languages %j is %s', (cookies, browser, expected) => {
    expect(languageToBeginWith(cookies, browser)).toBe(expected);
  });

  it('is said to the browser, remembered, and spoken at once by what is on the screen', async () => {
    const wrapper = mount(RelativeTime, {
      props: { at: new Date(Date.now() - 2 * 86_400_000 - 1000).toISOString() },
    });
    expect(wrapper.text()).toBe('2 days ago');
    await useLanguage().setLanguage('cs');
    expect(document.documentElement.lang).toBe('cs');
    expect(wrapper.text()).toBe('před 2 dny');
    expect(i18n.global.t('connections.selection.count', 5)).toBe('Vybráno 5');
    expect(document.cookie).toContain('landbridge_language=cs');
    await startLanguage();
    expect(i18n.global.locale.value).toBe('cs');
  });
});
