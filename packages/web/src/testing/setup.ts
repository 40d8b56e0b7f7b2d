import { config } from '@vue/test-utils';
import { i18n } from '../locales/i18n.js';

config.global.plugins.push(i18n);
