import type { Language } from '../../languages.js';
import { cs } from './cs.js';
import { en } from './en.js';
import type { NoticeTexts } from './texts.js';

export type { NoticeTexts } from './texts.js';

export const noticeTexts: Readonly<Record<Language, NoticeTexts>> = { en, cs };
