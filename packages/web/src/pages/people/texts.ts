import { i18n } from '../../locales/i18n.js';
import { people } from '../../locales/en/people.js';

// English is spoken from the first page on; what only this window says comes with it. Every other language is whole.
i18n.global.mergeLocaleMessage('en', { people });
