export { ImapServer } from './imap-server.js';
