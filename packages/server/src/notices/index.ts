export { createNotices, type Notices, type NoticesOptions } from './create-notices.js';
export type { NoticeMail, NoticeReader } from './notice-sender.js';
