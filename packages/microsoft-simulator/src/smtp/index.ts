export { SubmissionServer } from './submission-server.js';
