export { type ClientPatience, createHttpServer, type HttpServerOptions } from './http-server.js';
export { Guard } from './guard.js';
export { renderPage, sendPage, type ServerPage } from './pages.js';
export { createLog, type LogStream } from './logging.js';
export { SignOnRoutes } from './sign-on-routes.js';
