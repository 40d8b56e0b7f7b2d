/** In which every window is looked at. */
export const looks = [
  { name: 'light-1280', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'dark-1280', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  { name: 'light-390', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark-390', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  {
    name: 'cs-light-1280',
    colorScheme: 'light',
    viewport: { width: 1280, height: 860 },
    locale: 'cs-CZ',
  },
  { name: 'cs-dark-390', colorScheme: 'dark', viewport: { width: 390, height: 844 }, locale: 'cs-CZ' },
] as const;

/** In which the windows are only pictured: what axe finds in them, it finds in one of those above. */
export const furtherLooks = [
  { name: 'cs-dark-1280', colorScheme: 'dark', viewport: { width: 1280, height: 860 }, locale: 'cs-CZ' },
  { name: 'cs-light-390', colorScheme: 'light', viewport: { width: 390, height: 844 }, locale: 'cs-CZ' },
] as const;
