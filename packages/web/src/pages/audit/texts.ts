import { audit } from '../../locales/en/audit.js';
import { i18n } from '../../locales/i18n.js';
import '../people/texts.js';

// English is spoken from the first page on; what only this window says comes with it. Every other language is whole.
i18n.global.mergeLocaleMessage('en', { audit });
